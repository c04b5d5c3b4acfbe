import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from './zip.ts';

/** What can be packed: the extension for a browser's store, and the source from which Mozilla builds Firefox's again. */
export const packageNames = ['chrome', 'firefox', 'source'] as const;
export type PackageName = (typeof packageNames)[number];

/** All that a build needs, and what says how. */
const sources = [
  'src',
  'assets',
  'build.mjs',
  'manifest.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.npmrc',
  'LICENSE',
  'README.md',
];
/** They are for the stores' pages and the README, and larger than the rest. */
const unneeded = ['assets/pictures', 'assets/store'];

/**
 * The archive of that name for the checkout in the folder `root`, from what lies there: dist has to be built. Throws where it is not.
 * Hidden files, which editors and systems leave behind, are not taken.
 */
export function makePackage(root: string, name: PackageName): Uint8Array {
  return zip(name === 'source' ? readFiles(root, sources) : readFiles(join(root, 'dist', name), ['']));
}

/** The version of the checkout, as package.json says. */
export function readVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version;
}

/** Files and folders below `base` with all that is in them, by their path with `/`. */
function readFiles(base: string, paths: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const take = (path: string) => {
    if (unneeded.includes(path)) return;
    if (!statSync(join(base, path)).isDirectory()) {
      files.set(path, readFileSync(join(base, path)));
      return;
    }
    for (const name of readdirSync(join(base, path))) {
      if (!name.startsWith('.')) take(path === '' ? name : `${path}/${name}`);
    }
  };
  for (const path of paths) take(path);
  return files;
}
