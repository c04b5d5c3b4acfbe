import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const article = join(root, 'test/articles/kazakhstan-2022-01-11/source.html');
let folder = '';

// Each test starts a process or two, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'csto-context-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function spawn(
  words: readonly string[],
  cwd = root,
  input = '',
  variables: Readonly<Record<string, string>> = {},
): Result {
  const env = { ...process.env, ...variables };
  return spawnSync(process.execPath, words, { cwd, input, env, encoding: 'utf8' });
}

function run(command: string, words: readonly string[], input = '', variables: Readonly<Record<string, string>> = {}) {
  return spawn(['src/tools/run.mjs', command, ...words], root, input, variables);
}

/** Exit code 2 and one line on standard error, without a stack. */
function expectMisuse({ status, stdout, stderr }: Result, reason: string): void {
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(reason);
  expect(stderr.trim().split('\n')).toHaveLength(1);
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
  it('prints one object whose quotes match their offsets', () => {
    const { status, stdout, stderr } = run('annotate', ['--format', 'html', article]);
    expect([status, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout) as Annotated;
    expect(answer.language).toBe('ru');
    expect(answer.published).toEqual({ value: '2022-01-11', basis: 'metadata' });
    expect(answer.inScope).toBe(true);
    expect(answer.annotations.length).toBeGreaterThan(20);
    for (const { start, end, quote } of answer.annotations) expect(answer.text.slice(start, end)).toBe(quote);
  });

  it('reads plain text from standard input and keeps it unchanged', () => {
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

  it('resolves only the absolute dates of a text without a date', () => {
    const { stdout } = run('annotate', [], 'Казахстан вступил 2 марта 1992 года. Вчера шёл дождь.');
    const { annotations, published } = JSON.parse(stdout) as Annotated;
    expect(published?.basis ?? null).not.toBe('metadata');
    expect(annotations.map(({ value }) => value)).toContain('1992-03-02');
  });

  it('prints an empty text for a page without an article', () => {
    const page = join(folder, 'empty.html');
    writeFileSync(page, '<!doctype html><title>x</title><nav><a href="/">Home</a></nav>');
    const answer = JSON.parse(run('annotate', ['--format', 'html', page]).stdout) as Annotated;
    expect(answer).toMatchObject({ text: '', blocks: [], annotations: [], inScope: false });
  });

  it('answers line by line with --jsonl, and continues after a bad line', () => {
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

  it('accepts --format=html', () => {
    const { status, stdout, stderr } = run('annotate', ['--format=html', article]);
    expect([status, stderr]).toEqual([0, '']);
    expect((JSON.parse(stdout) as Annotated).published?.basis).toBe('metadata');
  });

  it('reads standard input for -', () => {
    expect(JSON.parse(run('annotate', ['-'], 'ОДКБ').stdout)).toMatchObject({ text: 'ОДКБ' });
  });

  it('ends without an error when its reader does', () => {
    const lines = '{"text":"ОДКБ"}\n'.repeat(2000);
    const { status, stdout, stderr } = spawnSync('sh', ['-c', 'node src/tools/run.mjs annotate --jsonl | head -n 1'], {
      cwd: root,
      input: lines,
      encoding: 'utf8',
    });
    expect([status, stdout.split('\n').length, stderr]).toEqual([0, 2, '']);
  });

  it.each([
    [['--published', '2022-02-30', article], 'annotate: --published 2022-02-30: not a day'],
    [['--language', 'русский', article], 'annotate: --language русский: not a language tag'],
    [['src'], 'annotate: src: is a folder, not a file'],
    [['a.html', 'b.html'], 'annotate: unexpected argument «b.html»'],
  ])('refuses %j and says why', (words, reason) => {
    expectMisuse(run('annotate', words), reason);
  });
});

describe('describe', () => {
  it('prints a card', () => {
    const { status, stdout } = run('describe', ['csto', '--on', '2022-01-11', '--language', 'en']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'csto', wikidata: 'Q318693', on: '2022-01-11', language: 'en' });
  });

  it.each([
    [['atlantis'], 'describe: atlantis: no entity'],
    [['csto', '--on', '11.01.2022'], 'describe: --on 11.01.2022: not a day'],
    [['csto', '--language', 'русский'], 'describe: --language русский: not a language tag'],
    [['csto', 'odkb'], 'describe: unexpected argument «odkb»'],
    [[], 'describe: the usage is'],
  ])('refuses %j and says why', (words, reason) => {
    expectMisuse(run('describe', words), reason);
  });
});

describe('golden', () => {
  it('compares a page without writing', () => {
    const { status, stdout } = run('golden', ['--check', 'cooking']);
    expect(status).toBe(0);
    expect(stdout).toContain('No difference.');
  });

  it('refuses an unknown page', () => {
    expectMisuse(run('golden', ['no-such-page']), 'golden: no-such-page: no such page in test/articles');
  });
});

describe('a command with its own arguments', () => {
  it.each([
    ['package', ['opera'], 'package: opera: unknown package'],
    ['pictures', ['--all', '--store'], 'pictures: --all and --store exclude each other'],
    ['score-articles', [], 'score:articles: name at least one folder'],
    ['score-articles', ['README.md'], 'score:articles: README.md: no such folder'],
    ['test', ['everything'], 'test: unexpected argument «everything»'],
    ['score-articles', ['test', '--worst', 'all'], 'score:articles: --worst all: must be a whole number from 1 on'],
    ['survive', ['nowhere'], 'survive: nowhere: no such folder'],
  ])('%s refuses %j', (command, words, reason) => {
    expectMisuse(run(command, words), reason);
  });

  it.each([
    ['chrome', 'CHROME_PATH', '/no/such/browser', 'no such file'],
    ['firefox', 'FIREFOX_PATH', root, 'is not a file'],
    ['firefox', 'FIREFOX_PATH', join(root, 'README.md'), 'may not be executed'],
  ])('start with %s names a wrong %s=%s', (browser, variable, path, reason) => {
    const result = run('start', [], '', { BROWSER: browser, [variable]: path });
    expectMisuse(result, `start: ${variable}=${path}: ${reason}`);
  });

  it('names a wrong BROWSER', () => {
    expectMisuse(run('start', [], '', { BROWSER: 'opera' }), 'start: BROWSER=opera: must be chrome or firefox');
  });
});

const commands = readdirSync(join(root, 'src/tools/commands')).map((file) => file.replace('.ts', ''));

describe.each([...commands, 'build', 'bench'])('%s', (command) => {
  const runIt = (words: readonly string[]) => {
    const script = { build: ['build.mjs'], bench: ['--import', 'tsx', 'test/bench/run.ts'] }[command];
    return spawn([...(script ?? ['src/tools/run.mjs', command]), ...words]);
  };

  it('prints usage, options and an example for --help', () => {
    const { status, stdout, stderr } = runIt(['--help']);
    expect([status, stderr]).toEqual([0, '']);
    for (const heading of [/^Usage: npm /m, /^Options:$/m, /^ {2}-h, --help /m, /^Example:\n {2}.*\bnpm /m])
      expect(stdout).toMatch(heading);
  });

  it('refuses an unknown option', () => {
    expectMisuse(runIt(['--foo']), "Unknown option '--foo'");
  });
});

describe('the npm scripts', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };

  it('run every command', () => {
    const run = Object.values(scripts).flatMap((script) => /run\.mjs (\S+)/.exec(script)?.[1] ?? []);
    expect([...new Set(run)].sort()).toEqual([...commands].sort());
  });
});

describe('run.mjs', () => {
  it.each([
    ['an unknown command', ['fly'], 'There is no command «fly»'],
    ['a library beside the commands', ['serve'], 'There is no command «serve»'],
    ['a path', ['../browsers'], 'There is no command «../browsers»'],
    ['no command', [], 'Name a command'],
  ])('refuses %s and lists the commands', (_, words, reason) => {
    const { status, stdout, stderr } = spawn(['src/tools/run.mjs', ...words]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('annotate, ');
  });

  /** A checkout with run.mjs and nothing else. */
  function bareCheckout(node: string): string {
    const checkout = mkdtempSync(join(folder, 'checkout-'));
    mkdirSync(join(checkout, 'src/tools/commands'), { recursive: true });
    for (const file of ['run.mjs', 'require-node.mjs'])
      copyFileSync(join(root, 'src/tools', file), join(checkout, 'src/tools', file));
    writeFileSync(join(checkout, 'src/tools/commands/describe.ts'), '');
    writeFileSync(join(checkout, 'package.json'), JSON.stringify({ engines: { node } }));
    writeFileSync(join(checkout, 'package-lock.json'), 'broken');
    return checkout;
  }

  it('says which Node it needs when this one is older', () => {
    const { status, stderr } = spawn(['src/tools/run.mjs', 'describe'], bareCheckout('>=99.7'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^CSTO Context needs Node 99\.7 or newer, but .+ is Node \d+\.\d+\.\d+\. .+\n$/);
  });

  it('says when packages could not be installed', () => {
    const { status, stderr } = spawn(['src/tools/run.mjs', 'describe'], bareCheckout('>=20.19'));
    expect(status).toBe(1);
    expect(stderr).toContain('The packages are not installed: «npm ci» failed with exit code 1.');
    expect(stderr).not.toContain('    at ');
  });

  it.each(['run.mjs', 'require-node.mjs'])('%s has only syntax that old versions of Node can parse', (file) => {
    const text = readFileSync(join(root, 'src/tools', file), 'utf8');
    const { code } = transformSync(text, { target: 'esnext' });
    expect(transformSync(text, { target: 'node12.22' }).code).toBe(code);
  });
});
