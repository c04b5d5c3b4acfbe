import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine } from '../../../src/core/text/plain-line.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';

/** Ranges of characters that must not be in a line, first and last. */
const refused: readonly (readonly [string, number, number])[] = [
  ['C0 controls', 0x00, 0x1f],
  ['DEL and C1 controls, NEL among them', 0x7f, 0x9f],
  ['line and paragraph separator', 0x2028, 0x2029],
  ['the Arabic letter mark', 0x61c, 0x61c],
  ['left-to-right and right-to-left mark', 0x200e, 0x200f],
  ['embeddings and overrides', 0x202a, 0x202e],
  ['isolates', 0x2066, 0x2069],
];
const unitsOf = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));

describe('a plain line', () => {
  it.each(refused)('has no %s', (_, first, last) => {
    for (const unit of unitsOf(first, last)) expect(plainLine(`a${unit}b`)).toMatch(/^a ?b$/);
  });
  it.each([
    [
      'keeps letters, joiners of emoji, no-break spaces',
      '\u{1f468}\u200d\u{1f469} «ОДКБ»\u00a0é',
      '\u{1f468}\u200d\u{1f469} «ОДКБ»\u00a0é',
    ],
    ['has one space for a line end and the spaces around it', 'two \r\n\u2028 lines', 'two lines'],
    ['does not grow a space from a direction mark', 'a\u202eb', 'ab'],
    ['has no spaces at its ends', '\n a \u0085', 'a'],
  ])('%s', (_, text, expected) => expect(plainLine(text)).toBe(expected));
  it(
    'stays as it is when it is made plain again',
    () => {
      const odd = fc.constantFrom(...refused.flatMap(([, first, last]) => unitsOf(first, last)), ' ', 'a');
      fc.assert(
        fc.property(fc.string({ unit: fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 1 })) }), (text) => {
          expect(plainLine(plainLine(text))).toBe(plainLine(text));
        }),
        fuzzRuns(),
      );
    },
    fuzzTimeoutMs,
  );
});
