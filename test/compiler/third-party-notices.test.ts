import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolders, writeNotices } from '../../src/compiler/third-party-notices.ts';

describe('packageFolders', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['src/core/article/annotate.ts', 'dataset:virtual:map'], []],
    [['node_modules/tippy.js/dist/tippy.esm.js'], ['node_modules/tippy.js']],
    [['node_modules/@popperjs/core/lib/index.js'], ['node_modules/@popperjs/core']],
    [
      ['node_modules/b/index.js', 'node_modules/a/x.js', 'node_modules/a/y.js'],
      ['node_modules/b', 'node_modules/a'],
    ],
    [['node_modules/a/node_modules/b/index.js'], ['node_modules/a/node_modules/b']],
    [['../elsewhere/node_modules/@s/a/lib/node_modules.js'], ['../elsewhere/node_modules/@s/a']],
  ])('of %j', (paths, folders) => {
    expect(packageFolders(paths)).toEqual(folders);
  });
});

describe('writeNotices', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'csto-context-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function addPackage(name: string, described: object, files: Readonly<Record<string, string>>): string {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'package.json'), JSON.stringify({ name, ...described }));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
    return path;
  }

  it('has every package with address, licence and remark, by name', () => {
    const second = addPackage(
      'zeta',
      { version: '2.0.0', license: 'MIT', repository: { url: 'git+https://example.org/zeta.git' } },
      { 'LICENSE.md': 'Permission of zeta\r\nis granted.\r\n\r\n' },
    );
    const first = addPackage(
      'alpha',
      { version: '1.0.0', license: 'ISC', repository: 'github:x/alpha' },
      { LICENCE: 'Permission of alpha.' },
    );
    const text = writeNotices([second, first], { alpha: 'Its data is old.' });
    expect(text.split(`${'-'.repeat(80)}\n`).slice(1)).toEqual([
      'alpha 1.0.0\nISC\nhttps://github.com/x/alpha\nIts data is old.\n\nPermission of alpha.\n\n',
      'zeta 2.0.0\nMIT\nhttps://example.org/zeta\n\nPermission of zeta\nis granted.\n',
    ]);
    expect(writeNotices([first, second], { alpha: 'Its data is old.' })).toBe(text);
  });

  it('refuses a package without a licence file', () => {
    const bare = addPackage('bare', { version: '1.0.0', license: 'MIT' }, { 'README.md': 'MIT' });
    expect(() => writeNotices([bare])).toThrow('bare');
  });
});
