import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const article = join(root, 'test/articles/kazakhstan-2022-01-11/source.html');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'csto-context-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/tools/run.mjs', command, ...words], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

interface Annotated {
  readonly language: string;
  readonly published: { readonly value: string; readonly basis: string } | null;
  readonly inScope: boolean;
  readonly text: string;
  readonly blocks: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
  readonly annotations: readonly {
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly entity?: string;
    readonly value?: string;
  }[];
}

describe('annotate', () => {
  it('prints one object whose quotes stand where they say', () => {
    const { status, stdout, stderr } = run('annotate', ['--format', 'html', article]);
    expect([status, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout) as Annotated;
    expect(answer.language).toBe('ru');
    expect(answer.published).toEqual({ value: '2022-01-11', basis: 'metadata' });
    expect(answer.inScope).toBe(true);
    expect(answer.annotations.length).toBeGreaterThan(20);
    for (const { start, end, quote } of answer.annotations) expect(answer.text.slice(start, end)).toBe(quote);
  });

  it('reads plain text from standard input and leaves it as it is', () => {
    const text = '\nКоротко\n\nПрезидент Казахстана выступил вчера.\n';
    const { stdout } = run('annotate', ['--published', '2022-01-11'], text);
    const answer = JSON.parse(stdout) as Annotated;
    expect(answer.text).toBe(text);
    expect(answer.blocks.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual([
      ['heading', 'Коротко'],
      ['paragraph', 'Президент Казахстана выступил вчера.'],
    ]);
    expect(answer.annotations.map(({ entity, value }) => entity ?? value)).toEqual([
      'tokayev',
      'kazakhstan',
      '2022-01-10',
    ]);
  });

  it('gives a text without a date its absolute dates only', () => {
    const { stdout } = run('annotate', [], 'Казахстан вступил 2 марта 1992 года. Вчера шёл дождь.');
    const { annotations, published } = JSON.parse(stdout) as Annotated;
    expect(published?.basis ?? null).not.toBe('metadata');
    expect(annotations.map(({ value }) => value)).toContain('1992-03-02');
  });

  it('answers a page without an article with an empty text', () => {
    const page = join(folder, 'empty.html');
    writeFileSync(page, '<!doctype html><title>x</title><nav><a href="/">Home</a></nav>');
    const answer = JSON.parse(run('annotate', ['--format', 'html', page]).stdout) as Annotated;
    expect(answer).toMatchObject({ text: '', blocks: [], annotations: [], inScope: false });
  });

  it('answers line by line with --jsonl, and goes on after a bad line', () => {
    const lines = [
      '{"id":1,"text":"ОДКБ"}',
      'not json',
      '{"id":"b","text":5}',
      '{"id":"c","text":"x","date":"2022-13-01"}',
      '{"id":2,"text":"CSTO","lang":"en","date":"2022-01-11"}',
    ];
    const { status, stdout } = run('annotate', ['--jsonl'], lines.join('\n'));
    expect(status).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id?: unknown; error?: string; annotations?: unknown[] });
    expect(answers.map(({ id, error }) => [id, error === undefined])).toEqual([
      [1, true],
      [undefined, false],
      ['b', false],
      ['c', false],
      [2, true],
    ]);
    expect(answers[2]?.error).toContain('text');
    expect(answers[3]?.error).toContain('2022-13-01');
  });

  it.each([
    [['--published', '2022-02-30', article], '2022-02-30'],
    [['--published'], '--published'],
    [['no-such-file.html'], 'no-such-file.html'],
    [['--colour', 'red'], '--colour'],
    [['--format', 'pdf', article], 'pdf'],
    [['a.html', 'b.html'], 'one file'],
  ])('refuses %j and says why', (words, reason) => {
    const { status, stdout, stderr } = run('annotate', words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });
});

describe('describe', () => {
  it('prints a card', () => {
    const { status, stdout } = run('describe', ['csto', '--on', '2022-01-11', '--language', 'en']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'csto', wikidata: 'Q318693', on: '2022-01-11', language: 'en' });
  });

  it.each([
    [['atlantis'], 'atlantis'],
    [['csto', '--on', '11.01.2022'], '11.01.2022'],
    [['csto', '--language', 'русский'], 'русский'],
    [[], 'usage'],
  ])('refuses %j and says why', (words, reason) => {
    const { status, stdout, stderr } = run('describe', words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });
});

describe('golden', () => {
  it('checks a page without writing', () => {
    const { status, stdout } = run('golden', ['--check', 'cooking']);
    expect([status, stdout]).toEqual([0, '1 page, 0 would change\n']);
  });
});

describe.each(['golden', 'dev'])('%s', (command) => {
  it.each([
    [['--colour'], '--colour'],
    [['no-such-page'], 'no-such-page'],
  ])('refuses %j and says why', (words, reason) => {
    const { status, stdout, stderr } = run(command, words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });
});

describe('the runner', () => {
  it('names a command that is not there', () => {
    const { status, stderr } = run('fly', []);
    expect(status).toBe(2);
    expect(stderr).toContain('fly');
  });
});
