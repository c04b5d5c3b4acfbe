import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helpText, positiveNumber, readArguments, UsageError } from '../../src/tools/command-line.ts';
import { readInput, requireFolder } from '../../src/tools/read-input.ts';

const line = {
  name: 'cook',
  about: 'Cooks a dish.',
  words: 'DISH',
  maxWords: 1,
  options: {
    format: { type: 'string', choices: ['soup', 'cake'], about: 'The kind of dish.' },
    guests: { type: 'string', value: 'COUNT', about: 'How many eat.' },
    hot: { type: 'boolean', about: 'Serve it hot.' },
  },
  example: 'npm run cook -- --format soup borscht',
} as const;

describe('arguments', () => {
  it.each([
    [[], {}, []],
    [['--format=cake'], { format: 'cake' }, []],
    [['--format', 'cake'], { format: 'cake' }, []],
    [['borscht', '--hot', '--guests', '4'], { hot: true, guests: '4' }, ['borscht']],
    [['--guests=4', '--guests=5', '--hot', '--hot'], { guests: '5', hot: true }, []],
    [['--guests='], { guests: '' }, []],
    [['--hot', '--', '--hot'], { hot: true }, ['--hot']],
    [['-'], {}, ['-']],
  ])('%j are read', (args, options, words) => {
    const given = readArguments(line, args);
    expect({ ...given.options }).toEqual(options);
    expect(given.words).toEqual(words);
  });

  it.each([
    [['--colour'], "Unknown option '--colour'; --help lists the options"],
    [['--guest', '4'], "Unknown option '--guest' (did you mean «guests»?); --help lists the options"],
    [['-x'], "Unknown option '-x'; --help lists the options"],
    [['--no-hot'], "Unknown option '--no-hot'; --help lists the options"],
    [['--guests'], "Option '--guests <value>' argument missing; --help lists the options"],
    [['--guests', '--hot'], "Option '--guests' argument is ambiguous; --help lists the options"],
    [['--hot=yes'], "Option '--hot' does not take an argument; --help lists the options"],
    [['--format', 'salad'], '--format salad: must be soup or cake'],
    [['borscht', 'kvass', 'tea'], 'unexpected argument «kvass tea»; --help shows the usage'],
  ])('%j are refused in one line', (args, message) => {
    expect(() => readArguments(line, args)).toThrow(new UsageError(message));
  });

  it.each(['--help', '-h'])('%s prints the help, whatever else is given', (flag) =>
    expect(readArguments(line, [flag, 'a', 'b']).help).toBe(true),
  );
});

it('the help shows usage, options with their choices, and an example', () => {
  expect(helpText(line)).toBe(`Usage: npm run cook -- [OPTIONS] DISH

Cooks a dish.

Options:
  --format soup|cake  The kind of dish.
  --guests COUNT      How many eat.
  --hot               Serve it hot.
  -h, --help          Print this help.

Example:
  npm run cook -- --format soup borscht`);
});

it.each(['0', '-1', '1.5', 'all', ''])('%j is not a positive number', (text) => {
  expect(() => positiveNumber('guests', text)).toThrow(`--guests ${text}: must be a whole number from 1 on`);
});

describe('an input file', () => {
  let folder = '';
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'csto-context-input-'));
    writeFileSync(at('text.txt'), 'Ереван');
    writeFileSync(at('picture.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13));
    writeFileSync(at('utf-16.txt'), Buffer.from('ОДКБ yes', 'utf16le'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read', async () => expect(await readInput(at('text.txt'))).toBe('Ереван'));

  it.each([
    ['missing.txt', 'no such file'],
    ['text.txt/more', 'no such file'],
    ['.', 'is a folder, not a file'],
    ['picture.png', 'is not text in UTF-8'],
    ['utf-16.txt', 'is not text in UTF-8'],
  ])('%s is refused', async (name, reason) => {
    await expect(readInput(at(name))).rejects.toThrow(new UsageError(`${at(name)}: ${reason}`));
  });

  it.each(['missing', 'text.txt'])('%s is not a folder', (name) => {
    expect(() => requireFolder(at(name))).toThrow(new UsageError(`${at(name)}: no such folder`));
  });
});
