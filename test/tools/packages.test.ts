import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
const archiveOf = (checkout: string, name: string) =>
  readFileSync(join(checkout, 'dist', 'packages', `csto-context-${version}-${name}.zip`));
const sumOf = (archive: Uint8Array) => createHash('sha256').update(archive).digest('hex');
const filesOf = (archive: Uint8Array) => Object.keys(unzipSync(archive)).sort();

let folder = '';
let plain = '';
let other = '';
let rebuilt = '';
/** Of the packages that `other` made first, before it made them once more with what the first build had left behind. */
let firstSums: readonly string[] = [];
const sumsOf = (checkout: string) => ['chrome', 'firefox', 'source'].map((name) => sumOf(archiveOf(checkout, name)));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csto-context-test-'));
  plain = copyCheckout('plain');
  other = copyCheckout('another place/with spaces и буквами');
  rebuilt = join(folder, 'rebuilt');
  // Hidden files of editors and systems belong in no package.
  writeFileSync(join(other, 'assets', 'icons', '.DS_Store'), 'x');
  writeFileSync(join(other, 'src', '.envrc'), 'x');
  await Promise.all([
    run(plain, [], { TZ: 'America/St_Johns', LC_ALL: 'C' }),
    run(other, [], { TZ: 'Asia/Almaty', LC_ALL: 'tr_TR.UTF-8' }),
  ]);
  unpack(archiveOf(plain, 'source'), rebuilt);
  linkPackages(rebuilt);
  await run(rebuilt, ['firefox', 'source']);
  firstSums = sumsOf(other);
  await run(other, []);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the checkout as a fresh clone has it, without git and without caches. */
function copyCheckout(name: string): string {
  const copy = join(folder, name);
  const hidden = new Set(['.git', 'node_modules', 'dist', 'test']);
  for (const entry of readdirSync(root)) {
    if (!hidden.has(entry)) cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  linkPackages(copy);
  return copy;
}

/** Links the installed packages, and marks them as newer than the lock file. */
function linkPackages(checkout: string): void {
  const packages = join(checkout, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(packages, name), 'junction');
  }
  writeFileSync(join(packages, '.package-lock.json'), '{}');
}

function unpack(archive: Uint8Array, into: string): void {
  for (const [path, content] of Object.entries(unzipSync(archive))) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), content);
  }
}

function run(checkout: string, words: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['src/tools/run.mjs', 'package', ...words], {
    cwd: checkout,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(output))));
  });
}

describe('the packages', () => {
  it.each(['chrome', 'firefox', 'source'])('are the same bytes in another folder, time zone and locale: %s', (name) => {
    expect(sumOf(archiveOf(other, name))).toBe(sumOf(archiveOf(plain, name)));
  });

  it('are the same bytes when they are made twice in one place', () => {
    expect(existsSync(join(other, 'node_modules', '.cache', 'csto-context'))).toBe(true);
    expect(sumsOf(other)).toEqual(firstSums);
  });

  it.each(['firefox', 'source'])('can be built again from the source archive: %s', (name) => {
    expect(sumOf(archiveOf(rebuilt, name))).toBe(sumOf(archiveOf(plain, name)));
  });

  it.each(['chrome', 'firefox'])('contain the extension and nothing else: %s', (name) => {
    const files = filesOf(archiveOf(plain, name));
    expect(files).toEqual(expect.arrayContaining(['manifest.json', 'background.js', '_locales/en/messages.json']));
    expect(files.filter((file) => /(^|\/)\.|\.(ts|md|map|yaml|zip)$/.test(file))).toEqual([]);
    expect(JSON.parse(new TextDecoder().decode(unzipSync(archiveOf(plain, name))['manifest.json']))).toMatchObject({
      version,
    });
  });

  it('contain no pictures, tests or hidden files', () => {
    const files = filesOf(archiveOf(other, 'source'));
    expect(files).toEqual(expect.arrayContaining(['package-lock.json', 'build.mjs', 'src/tools/run.mjs', 'LICENSE']));
    expect(files.filter((file) => /^(test|node_modules|dist|assets\/(pictures|store))\//.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)\./.test(file))).toEqual(['.npmrc']);
  });
});

describe('the third-party notices', () => {
  interface Lock {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>>;
  }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const shipped = Object.keys(packages).filter((path) => path !== '' && packages[path]?.dev !== true);

  it.each([...shipped, 'node_modules/world-atlas'])('contain the licence of %s', (path) => {
    const licence = readdirSync(join(root, path)).find((file) => /^licen[cs]e/i.test(file)) ?? '';
    const words = readFileSync(join(root, path, licence), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim();
    for (const name of ['chrome', 'firefox']) {
      const notices = new TextDecoder().decode(unzipSync(archiveOf(plain, name))['THIRD-PARTY-NOTICES.txt']);
      expect(notices).toContain(`\n${path.replace('node_modules/', '')} ${packages[path]?.version ?? ''}\n`);
      expect(notices).toContain(words);
    }
  });

  it('contain no package that does not ship', () => {
    const notices = new TextDecoder().decode(unzipSync(archiveOf(plain, 'chrome'))['THIRD-PARTY-NOTICES.txt']);
    const listed = [...notices.matchAll(/-{80}\n(\S+) /g)].map(([, name]) => `node_modules/${name ?? ''}`);
    expect(listed.sort()).toEqual([...shipped, 'node_modules/world-atlas'].sort());
  });
});
