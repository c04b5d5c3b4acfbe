import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a package.json that the notices show. */
interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url: string };
}

const heading = `Third-party notices

CSTO Context contains parts of the packages below, each under its own licence, which follows it.
The address of each is that of its source.`;
const line = '-'.repeat(80);

/**
 * The folders of the packages that contain the paths, each once, in the order of their first path. Paths outside of node_modules
 * are ignored. Paths have `/`, as in esbuild's metafile.
 */
export function packageFolders(paths: readonly string[]): readonly string[] {
  const folders = paths.flatMap((path) => {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0) return [];
    const inside = path.slice(at).split('/');
    return [path.slice(0, at) + inside.slice(0, inside[1]?.startsWith('@') === true ? 3 : 2).join('/')];
  });
  return [...new Set(folders)];
}

/**
 * The text that ships with the extension: name, version, licence, address and licence file of every package, sorted by name. `remarks`
 * adds a sentence by package name. Throws where a package has no licence file.
 */
export function writeNotices(folders: readonly string[], remarks: Readonly<Record<string, string>> = {}): string {
  const notices = folders.map((folder) => {
    const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
    const { name, version, license = '' } = described;
    const head = [`${name} ${version}`, license, addressOf(described), remarks[name] ?? ''];
    const text = `${line}\n${head.filter((part) => part !== '').join('\n')}\n\n${readLicence(folder, name)}`;
    return { key: `${name} ${version}`, text };
  });
  notices.sort((a, b) => (a.key < b.key ? -1 : 1));
  return `${[heading, ...notices.map(({ text }) => text)].join('\n\n')}\n`;
}

function readLicence(folder: string, name: string): string {
  const [file] = readdirSync(folder)
    .filter((entry) => /^licen[cs]e/i.test(entry))
    .sort();
  if (file === undefined) throw new Error(`the package ${name} ships, but has no licence file`);
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** The address for a browser of `git+https://host/a/b.git` or npm's short form `github:a/b`. */
function addressOf({ repository = '' }: PackageFile): string {
  const url = typeof repository === 'string' ? repository : repository.url;
  return url
    .replace(/^github:/, 'https://github.com/')
    .replace(/^git\+/, '')
    .replace(/\.git$/, '');
}
