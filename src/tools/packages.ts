import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from './zip.ts';

/** The archives: the extension for each store, and the sources from which Mozilla builds the one for Firefox again. */
export const packageNames = ['chrome', 'firefox', 'source'] as const;
export type PackageName = (typeof packageNames)[number];

/** What a build needs, and its instructions. */
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
/** Pictures and texts for the README and the stores' pages; larger than all the rest. */
const excluded = ['assets/pictures', 'assets/store'];

/**
 * The archive of that name for the checkout in the folder `root`, whose dist must be built. Leaves out hidden files, which
 * editors and systems create.
 */
export function makePackage(root: string, name: PackageName): Uint8Array {
  return zip(name === 'source' ? readFiles(root, sources) : readFiles(join(root, 'dist', name), ['']));
}

/** The version of the checkout, from package.json. */
export function readVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version;
}

/** The files at the paths below `base`, those of folders included, by their path with `/`. */
function readFiles(base: string, paths: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const take = (path: string) => {
    if (excluded.includes(path)) return;
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
