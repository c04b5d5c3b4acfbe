import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { smallDataset, type Edit } from '../../compiler/small-dataset.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csto-context-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function check(edits: readonly Edit[], ...words: readonly string[]) {
  for (const { path, text } of smallDataset(...edits)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const command = ['src/tools/run.mjs', 'check-reference', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('prints what a sound dataset holds', () => {
  expect(check([], folder)).toEqual({
    status: 0,
    stdout: '5 entities, 1 event, 2 sources, 39 surface forms\n0 problems, 0 warnings\n',
    stderr: '',
  });
});

it('prints every problem by file and line, with a suggestion, and fails', () => {
  const edits: readonly Edit[] = [
    ['events/all.yaml', 'place: strelsau', 'place: strelzau'],
    ['entities/all.yaml', '  iso: RR', '  ios: RR'],
    [
      'sources/books.yaml',
      '- { id: annals',
      '- { id: unread, title: U, publisher: P, url: https://u.example/ }\n- { id: annals',
    ],
  ];
  const { status, stdout } = check(edits, folder, '--warnings');
  expect(status).toBe(1);
  expect(stdout).toBe(`entities/all.yaml
  line 4  ruritania  ios: unknown field
      did you mean «iso»?

sources/books.yaml
  line 2  unread: warning: no record cites this source

events/all.yaml
  line 8  coup  place: there is no entity «strelzau»
      did you mean «strelsau»?

4 entities, 1 event, 3 sources
2 problems, 1 warning
`);
});

it.each([
  ['an unknown option', ['--loud'], 'check:reference: unknown option --loud; known are --warnings\n'],
  ['a folder that is not there', ['nowhere'], 'check:reference: there is no folder nowhere\n'],
  ['a word too many', ['assets/reference', 'more'], 'check:reference: unexpected «more»\n'],
])('refuses %s', (_, words, message) => {
  expect(check([], ...words)).toEqual({ status: 2, stdout: '', stderr: message });
});
