import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileLanguages } from '../../src/compiler/languages/compile-languages.ts';
import type { DatasetFile } from '../../src/compiler/reference/read-records.ts';
import { LanguagesError, openLanguages } from '../../src/core/language/language-image.ts';
import { readWordTokens } from '../../src/core/language/word-tokens.ts';
import { findClaims } from '../../src/core/timex/recognize.ts';

const schemas = ['words', 'dates'].map((kind): DatasetFile => {
  const path = `schema/${kind}.json`;
  return { path, text: readFileSync(new URL(`../../assets/languages/${path}`, import.meta.url), 'utf8') };
});

function compile(match: string, fields = ''): Uint8Array {
  const text = `rules:\n  - name: one\n    match: ${JSON.stringify(match)}\n    means: silent\n${fields}    yes: { "[a]": silent }\n    no: [b]\n`;
  const words = 'classes:\n  A: a\n  B: b\n  C: c\n  DE: de\n  LY: -ly !fly\n';
  const files = [
    { path: 'xx/words.yaml', text: words },
    { path: 'xx/dates.yaml', text },
  ];
  const { image, problems } = compileLanguages([...schemas, ...files], new Map());
  expect(problems).toEqual([]);
  return image;
}

function claimed(image: Uint8Array, text: string): readonly string[] {
  const tokens = readWordTokens(text, openLanguages(image));
  const claims = findClaims(tokens, [{ start: 0, end: text.length, kind: 'paragraph' }]);
  return claims.map(({ start, end }) => text.slice(start, end));
}

describe('a pattern and its gaps', () => {
  it.each([
    // A space where nothing is written; a no-break space is one too.
    ['A B', ['a b', 'a\u00a0b'], ['ab', 'a-b', 'a, b', 'a. b']],
    ['A ~ N1', ['a1'], ['a 1']],
    ['A - B', ['a-b', 'a–b'], ['a - b', 'a b']],
    ['A – B', ['a-b', 'a – b', 'a — b'], ['a b']],
    ['A — B', ['a—b', 'a - b'], ['a-b']],
    ['A , B', ['a, b', 'a,b'], ['a b']],
    ['A _, B', ['a b', 'a, b'], ['a-b']],
    ['A . B', ['a. b', 'a.b'], ['a b']],
    ['A · B', ['a.b'], ['a. b']],
    ['A [ B', ['a (b', 'a(b'], ['a b', 'a) b']],
    ['A « B', ['a «b'], ['a b']],
    // What is optional, and what brings its own sign.
    ['A B? C', ['a c', 'a b c'], ['a, c', 'a b, c']],
    ['A (, B)? C', ['a c', 'a, b c'], ['a, c', 'a b c']],
    ['A (– | B) C', ['a-c', 'a b c'], ['a c']],
    ['A _, (B)? C', ['a, c', 'a c', 'a, b c'], ['a b, c']],
    ['(A , )? B', ['a, b', 'b'], []],
    ['A (B){1,2}', ['a b', 'a b b'], ['a']],
    ['^A', ['A'], ['a']],
    ['^^DE', ['DE'], ['De', 'de']],
  ])('%s', (match, right, wrong) => {
    const image = compile(match);
    for (const text of right) expect(claimed(image, text)).toEqual([text]);
    for (const text of wrong) expect(claimed(image, text)).not.toContain(text);
  });
});

describe('conditions', () => {
  it.each([
    ['    if: { before: B }\n', ['b a'], ['a', 'b, a', 'c a']],
    ['    if: { before: "B ," }\n', ['b, a'], ['b a']],
    ['    if: { before: "$" }\n', ['a c'], ['c a']],
    ['    if: { after: ";" }\n', ['a, b', 'a. b', 'a'], ['a b']],
    ['    unless: { before: B, after: C }\n', ['a', 'c a b'], ['b a', 'a c']],
    ['    if: { left: "(" }\n', ['(a)'], ['a']],
    ['    if: { after: LY }\n', ['a quickly', 'a QUICKLY'], ['a fly', 'a ly', 'a quick']],
    ['    if: { before: LONG-WORD }\n', ['house a'], ['hous a']],
    ['    if: { inside: brackets }\n', ['(b, a)'], ['(b), a']],
    ['    if: { letters: ғ }\n', ['a Ғ'], ['a g']],
  ])('%s', (fields, right, wrong) => {
    const image = compile('A', fields);
    for (const text of right) expect(claimed(image, text)).toEqual(['a']);
    for (const text of wrong) expect(claimed(image, text)).toEqual([]);
  });
});

describe('openLanguages', () => {
  const image = compile('A');

  it('reads an image at any place of a buffer', () => {
    const moved = new Uint8Array(image.length + 1);
    moved.set(image, 1);
    expect(claimed(moved.subarray(1), 'a')).toEqual(['a']);
  });

  it.each([
    ['cut short', image.subarray(0, image.length - 4)],
    ['without a header', image.subarray(0, 8)],
    ['of another kind', Uint8Array.from(image, (byte, at) => (at === 0 ? 0 : byte))],
    ['of another version', Uint8Array.from(image, (byte, at) => (at === 4 ? 99 : byte))],
  ])('refuses an image %s', (_, bytes) => expect(() => openLanguages(bytes)).toThrow(LanguagesError));
});
