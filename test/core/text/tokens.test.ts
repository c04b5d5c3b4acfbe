import { describe, expect, it } from 'vitest';
import { foldWord } from '../../../src/core/text/words.ts';
import { readTokens, tokenFlag, tokenText } from '../../../src/core/text/tokens.ts';

function tokens(text: string): readonly (readonly [string, string, string])[] {
  const read = readTokens(text);
  return Array.from({ length: read.count }, (_, i) => {
    const flags = Object.entries(tokenFlag).filter(([name, bit]) => name !== 'plain' && (read.flags[i]! & bit) !== 0);
    return [
      text.slice(read.starts[i], read.ends[i]),
      tokenText(read, i),
      flags.map(([name]) => name).join(' '),
    ] as const;
  });
}

describe('readTokens', () => {
  it.each([
    [
      'Утром 5 января',
      [
        ['Утром', 'утром', 'capital'],
        ['5', '5', 'number'],
        ['января', 'января', ''],
      ],
    ],
    [
      'в 2022г. и 10-го',
      [
        ['в', 'в', ''],
        ['2022', '2022', 'number'],
        ['г', 'г', ''],
        ['и', 'и', ''],
        ['10', '10', 'number'],
        ['го', 'го', ''],
      ],
    ],
    [
      'ОДКБ Ё A1',
      [
        ['ОДКБ', 'одкб', 'capital capitals'],
        ['Ё', 'е', 'capital capitals'],
        ['A', 'a', 'capital capitals'],
        ['1', '1', 'number'],
      ],
    ],
    [
      'ян\u00adваря\u0301 2\u200b0',
      [
        ['ян\u00adваря\u0301', 'января', ''],
        ['2\u200b0', '20', 'number'],
      ],
    ],
    ['Январь\u00ad', [['Январь', 'январь', 'capital']]],
    [
      '5\u00adя',
      [
        ['5', '5', 'number'],
        ['я', 'я', ''],
      ],
    ],
    ['Mай', [['Mай', 'май', 'capital']]],
    ['😀 — …', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it('folds a token as foldWord does, whether it is plain or not', () => {
    for (const text of [
      'Май',
      'МАЙ',
      'Ёлка',
      'май\u0301',
      'и\u0306',
      'мaй',
      'Éire',
      'Ǆ',
      'İ',
      'ſ',
      'ẞ',
      'Հունվար',
      '5',
    ])
      expect(tokenText(readTokens(text), 0), text).toBe(foldWord(text));
  });

  it('keeps offsets of the whole text when it reads a part', () => {
    const { count, starts, ends } = readTokens('раз два три', 4, 7);
    expect([count, starts[0], ends[0]]).toEqual([1, 4, 7]);
  });

  it('grows with a text of nothing but tokens', () => {
    expect(readTokens('1а'.repeat(5000)).count).toBe(10_000);
  });

  it('gives no text for a token of 100,000 letters and goes on after it', () => {
    const read = readTokens('я'.repeat(100_000) + ' да');
    expect([read.count, tokenText(read, 0), tokenText(read, 1), tokenText(read, 2)]).toEqual([2, '', 'да', '']);
  });
});
