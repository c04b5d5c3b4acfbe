import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileLanguages } from '../../src/compiler/languages/compile-languages.ts';
import type { DatasetFile } from '../../src/compiler/reference/read-records.ts';
import { LanguagesError, openLanguages } from '../../src/core/language/language-image.ts';
import { readWordTokens } from '../../src/core/language/word-tokens.ts';
import { SenseReader } from '../../src/core/linking/senses.ts';
import type { EntityKind } from '../../src/core/reference/data.ts';
import { findClaims } from '../../src/core/timex/recognize.ts';
import type { BlockKind, FormUse, Span } from '../../src/core/types.ts';

const schemas = ['words', 'dates', 'contexts'].map((kind): DatasetFile => {
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
    ['A « B', ['a «b', 'a "b'], ['a b', 'a" b']],
    ['A ’ B', ['a’b', "a'b"], ['a b', 'a ’ b']],
    ['A > B', ['a. b', 'a — b', 'a: b'], ['a b', 'a, b', 'a-b']],
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
    ['    if: { before: UNLISTED }\n', ['x a', 'xly a'], ['b a', 'fly a', '1 a']],
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

describe('conditions of context rules', () => {
  const b = { start: 2, end: 3 };
  const place = { start: 2, end: 5 };

  function senseOf(fields: string, text: string, span: Span, kind: BlockKind = 'paragraph', isAfterName = false) {
    const rule = `rules:\n  - name: one\n    of: [state]\n${fields}    sense: other\n    yes: ["[a]"]\n    no: ["[b]"]\n`;
    const files = [
      { path: 'xx/words.yaml', text: 'classes:\n  A: a\n  B: b\n  C: c\n' },
      { path: 'xx/contexts.yaml', text: rule },
    ];
    const { image, problems } = compileLanguages([...schemas, ...files], new Map());
    expect(problems).toEqual([]);
    const senses = new SenseReader(readWordTokens(text, openLanguages(image)), [{ start: 0, end: text.length, kind }]);
    return senses.read(span, 'state', 'full', isAfterName).sense;
  }

  it.each([
    ['    if: { before: A }\n', 'a b', 'c b', b],
    ['    if: { after: C }\n', 'a b c', 'a b a', b],
    ['    if: { first: B }\n', 'a b c', 'a c b', place],
    ['    if: { last: C }\n', 'a b c', 'a c b', place],
    ['    if: { is: B C }\n', 'a b c', 'a b b', place],
    ['    if: { quoted: part }\n', 'A “B C”', 'a (B C)', { start: 3, end: 4 }],
    ['    if: { quoted: whole }\n', 'A “B C”', 'A “B C D”', { start: 3, end: 6 }],
    ['    if: { script: latin }\n', 'a b', 'а в', b],
    ['    unless: { before: "> A" }\n', 'c, a b', 'c. a b', { start: 5, end: 6 }],
  ] as const)('%s', (fields, right, wrong, span) => {
    expect(senseOf(fields, right, span)).toBe('other');
    expect(senseOf(fields, wrong, span)).toBe('plain');
  });

  it('block: heading', () => {
    expect(senseOf('    if: { block: heading }\n', 'a b', b, 'heading')).toBe('other');
    expect(senseOf('    if: { block: heading }\n', 'a b', b)).toBe('plain');
  });
  it('beside: name', () => {
    expect(senseOf('    if: { beside: name }\n', 'a b', b, 'paragraph', true)).toBe('other');
    expect(senseOf('    if: { beside: name }\n', 'a b', b)).toBe('plain');
  });
  it('speak of the kinds and uses in `of` only', () => {
    const { image } = compileLanguages(
      [
        ...schemas,
        { path: 'xx/words.yaml', text: 'classes:\n  A: a\n' },
        {
          path: 'xx/contexts.yaml',
          text: 'rules:\n  - { name: one, of: [state, common force], sense: other, yes: ["[a]"], no: ["[b]"] }\n',
        },
      ],
      new Map(),
    );
    const senses = new SenseReader(readWordTokens('a', openLanguages(image)), [
      { start: 0, end: 1, kind: 'paragraph' },
    ]);
    const sense = (kind: EntityKind, use: FormUse) => senses.read({ start: 0, end: 1 }, kind, use).sense;
    expect(sense('state', 'full')).toBe('other');
    expect(sense('state', 'adjective')).toBe('plain');
    expect(sense('force', 'common')).toBe('other');
    expect(sense('force', 'full')).toBe('plain');
    expect(sense('person', 'full')).toBe('plain');
  });
});
