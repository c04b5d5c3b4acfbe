import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

it('prints the size of a sound dataset', () => {
  expect(check([], folder)).toEqual({
    status: 0,
    stdout: '5 entities, 1 event, 2 sources, 39 surface forms\n0 errors, 0 new warnings, 0 known\n',
    stderr: '',
  });
});

it('prints every error and warning by file and line, with a suggestion, and fails', () => {
  const edits: readonly Edit[] = [
    ['events/all.yaml', 'place: strelsau', 'place: strelzau'],
    ['entities/all.yaml', '  iso: RR', '  ios: RR'],
    [
      'sources/books.yaml',
      '- { id: annals',
      '- { id: unread, title: U, publisher: P, url: https://u.example/ }\n- { id: annals',
    ],
  ];
  const { status, stdout } = check(edits, folder);
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
2 errors, 1 new warning, 0 known
`);
});

describe('known warnings', () => {
  const unread: Edit = [
    'sources/books.yaml',
    '- { id: annals',
    '- { id: unread, title: U, publisher: P, url: https://u.example/ }\n- { id: annals',
  ];
  const warning = 'unread: warning: no record cites this source';
  const known = 'sources/books.yaml unread: no record cites this source\n';

  it('are not printed, so that a new one stands out', () => {
    const list: Edit = ['known-warnings.txt', '', known];
    const second: Edit = ['entities/all.yaml', 'en: A republic.', 'en: It is now a republic.'];
    const { status, stdout } = check([unread, second, list], folder);
    expect(status).toBe(0);
    expect(stdout).not.toContain(warning);
    expect(stdout).toContain('«now» is true only on the day of writing');
    expect(stdout).toContain('0 errors, 1 new warning, 1 known (shown by --all)\n');
  });

  it('are printed with --all', () => {
    const { stdout } = check([unread, ['known-warnings.txt', '', known]], folder, '--all');
    expect(stdout).toContain(warning);
    expect(stdout).toContain('0 errors, 0 new warnings, 1 known\n');
  });

  it('are recorded with --accept, whatever their line', () => {
    expect(check([unread], folder, '--accept').stdout).toContain('0 new warnings, 1 known');
    expect(readFileSync(join(folder, 'known-warnings.txt'), 'utf8')).toBe(known);
    const moved: Edit = ['sources/books.yaml', '- { id: atlas', '# A comment.\n- { id: atlas'];
    expect(check([unread, moved], folder).stdout).toContain('0 new warnings, 1 known');
  });

  it('that no longer occur are counted', () => {
    const { status, stdout } = check([['known-warnings.txt', '', known]], folder);
    expect(status).toBe(0);
    expect(stdout).toContain('1 warning in known-warnings.txt no longer occurs: run with --accept\n');
  });
});

it('prints one line for a file that is not valid YAML', () => {
  const { status, stdout } = check([['entities/all.yaml', '  kind: state', '\tkind: state']], folder);
  expect(status).toBe(1);
  expect(stdout).toContain(`entities/all.yaml
  line 2, column 2: Unexpected scalar at node end
      indent with spaces; there is a tab at the start of the line
`);
  expect(stdout).toContain('1 error, 0 new warnings');
});

it('finds a name with a wrong sample', () => {
  const { status, stdout } = check([['entities/all.yaml', 'Рассендилов{Иванов}', 'Рассендилов{президент}']], folder);
  expect(status).toBe(1);
  expect(stdout).toContain(
    'lvovich declines «Рассендилов{президент} last» otherwise: Рассендиловым, not Рассендиловом',
  );
});

it.each([
  ['a file instead of a folder', ['README.md'], 'check:reference: README.md: no such folder\n'],
  ['a missing folder', ['nowhere'], 'check:reference: nowhere: no such folder\n'],
])('refuses %s', (_, words, message) => {
  expect(check([], ...words)).toEqual({ status: 2, stdout: '', stderr: message });
});
