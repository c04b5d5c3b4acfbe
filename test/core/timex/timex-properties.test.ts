import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWordTokens } from '../../../src/core/language/word-tokens.ts';
import { shippedLanguages } from '../../support/reference.ts';
import { recognize } from '../../../src/core/timex/recognize.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';

const languages = shippedLanguages();

const piece = fc.constantFrom(
  ...[
    '5',
    '05',
    '31',
    '1992',
    '2022',
    'XX',
    'январе',
    'января',
    'мая',
    'May',
    'January',
    'года',
    'год',
    'веке',
    'в',
    'на',
    'с',
    'по',
  ],
  ...[
    'вчера',
    'yesterday',
    'прошлом',
    'last',
    'week',
    'недели',
    'ago',
    'назад',
    'понедельник',
    'Monday',
    'утром',
    'дней',
    'до',
    'н.',
    'э.',
  ],
);
const gap = fc.constantFrom(' ', ' ', ' ', '\u00a0', '-', '–', '.', '/', ', ', '\n', '', '\u00ad');
const likelyText = fc.array(fc.tuple(piece, gap), { maxLength: 16 }).map((parts) => parts.flat().join(''));
const anyText = fc.oneof({ weight: 3, arbitrary: likelyText }, fc.string({ unit: 'binary', maxLength: 80 }));

describe('the date scanner', { timeout: fuzzTimeoutMs }, () => {
  it('reads any string: spans in order and within it, apart or, the ends of a range, inside', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let outerStart = 0;
        let last = 0;
        for (const { start, end } of recognize(readWordTokens(text, languages), [
          { start: 0, end: text.length, kind: 'paragraph' },
        ])) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(outerStart);
          if (start < last) expect(end).toBeLessThanOrEqual(last);
          else [outerStart, last] = [start, end];
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      fuzzRuns(),
    );
  });

  it('finds every written day, wherever it stands', () => {
    const months = [
      'января',
      'февраля',
      'марта',
      'апреля',
      'мая',
      'июня',
      'июля',
      'августа',
      'сентября',
      'октября',
      'ноября',
      'декабря',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom(...months),
        fc.integer({ min: 1991, max: 2030 }),
        (day, month, year) => {
          const written = `${day} ${month} ${year} года`;
          const text = `Об этом стало известно ${written}.`;
          const found = recognize(readWordTokens(text, languages), [{ start: 0, end: text.length, kind: 'paragraph' }]);
          expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([written]);
        },
      ),
      fuzzRuns(),
    );
  });
});
