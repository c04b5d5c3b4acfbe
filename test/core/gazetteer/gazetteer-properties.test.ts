import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileGazetteer,
  surfaceKey,
  type CaseRule,
  type Surface,
} from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import { openGazetteer, scan } from '../../../src/core/gazetteer/gazetteer.ts';
import { isCombining } from '../../../src/core/text/characters.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { scanNaively } from './naive-matcher.ts';

const word = fc.stringMatching(/^(?:[абвйАБЙ]{1,3}|[dfD]{1,2}|[0-9]|[аб]{1,2}9)$/);
const surface = fc
  .tuple(
    fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '-', '.', "'")), { minLength: 1, maxLength: 3 }),
    fc.constantFrom<CaseRule>('any', 'initial', 'exact'),
  )
  .map(([parts, rule]) => ({ text: parts.map(([text, mark], i) => (i === 0 ? '' : mark) + text).join(''), rule }))
  .filter(({ text, rule }) => rule !== 'exact' || /^\d*\p{Lu}/u.test(text));
const dictionary = fc
  .uniqueArray(surface, { maxLength: 12, selector: ({ text, rule }) => `${rule} ${surfaceKey(text)}` })
  .map((surfaces) => surfaces.map((one, value): Surface => ({ ...one, value })));
const gap = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  '-',
  '.',
  '. ',
  '.-',
  "'",
  ' «',
  '» ',
  '» «',
  '\n',
  ' \n ',
  '\n\n',
  ', ',
  ' - ',
  '😀',
  '—',
);

/** A dictionary, and a text in which its forms and their words are likely. */
const dictionaryAndText = dictionary.chain((surfaces) => {
  const pieces = surfaces.flatMap(({ text }) => [text, text, ...text.split(/[ .'-]/)]).filter((piece) => piece !== '');
  const piece = pieces.length === 0 ? word : fc.oneof(word, fc.constantFrom(...pieces), fc.constantFrom(...pieces));
  const cased = fc
    .tuple(piece, fc.constantFrom('as it is', 'as it is', 'capitals', 'small', 'initial'))
    .map(([text, how]) =>
      how === 'capitals'
        ? text.toUpperCase()
        : how === 'small'
          ? text.toLowerCase()
          : how === 'initial'
            ? text.charAt(0).toUpperCase() + text.slice(1)
            : text,
    );
  const text = fc.array(fc.tuple(cased, gap), { maxLength: 20 }).map((parts) => parts.flat().join(''));
  return fc.tuple(fc.constant(surfaces), text);
});

const runs = fuzzRuns();
/** Compiling a dictionary a run takes its time on a busy machine. */
const timeoutMs = fuzzTimeoutMs;

describe('the automaton', { timeout: timeoutMs }, () => {
  it('finds what a naive matcher finds', () => {
    fc.assert(
      fc.property(dictionaryAndText, ([surfaces, text]) => {
        expect(scan(text, openGazetteer(compileGazetteer(surfaces)))).toEqual(scanNaively(text, surfaces));
      }),
      runs,
    );
  });

  it('finds the same through junk, and at the same letters', () => {
    const junk = fc.string({
      unit: fc.constantFrom('\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\u0301', '\u202a'),
      maxLength: 2,
    });
    const junks = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant('') }, junk), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(dictionaryAndText, junks, ([surfaces, text], inserted) => {
        const gazetteer = openGazetteer(compileGazetteer(surfaces));
        const dirty = insertJunk(text, inserted);
        const expected = scan(text, gazetteer).map(({ start, end, value }) => ({
          start: dirty.offsets[start],
          end: dirty.ends[end - 1],
          value,
        }));
        expect(scan(dirty.text, gazetteer)).toEqual(expected);
      }),
      runs,
    );
  });

  it('finds the same in decomposed text', () => {
    fc.assert(
      fc.property(dictionaryAndText, ([surfaces, text]) => {
        const gazetteer = openGazetteer(compileGazetteer(surfaces));
        const decomposed = text.normalize('NFD');
        const quotes = (of: string): readonly string[] =>
          scan(of, gazetteer).map(({ start, end, value }) => `${value} ${of.slice(start, end).normalize('NFC')}`);
        expect(quotes(decomposed)).toEqual(quotes(text));
      }),
      runs,
    );
  });

  it('reads any string: ascending, disjoint, whole words, each a form', () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('абвй dfD0.-\u00ad\u0306C')),
        fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      ),
    });
    fc.assert(
      fc.property(dictionary, anyText, (surfaces, text) => {
        let last = 0;
        for (const { start, end, value } of scan(text, openGazetteer(compileGazetteer(surfaces)))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(surfaceKey(text.slice(start, end))).toBe(surfaceKey(surfaces[value]!.text));
          last = end;
        }
      }),
      runs,
    );
  });
});

/** The text with junk before each unit and at the end, and where each unit went: its offset, and its end with the marks on it. */
function insertJunk(text: string, junks: readonly string[]): { text: string; offsets: number[]; ends: number[] } {
  let dirty = '';
  const offsets: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i <= text.length; i++) {
    const insidePair = /^[\udc00-\udfff]/.test(text.slice(i));
    const junk = insidePair ? '' : (junks[i % junks.length] ?? '');
    const marks = Array.from(junk).findLastIndex((unit) => isCombining(unit.charCodeAt(0))) + 1;
    if (i > 0) ends.push(dirty.length + marks);
    dirty += junk;
    offsets.push(dirty.length);
    dirty += spelledOtherwise(text.charAt(i), i);
  }
  return { text: dirty, offsets, ends };
}

function spelledOtherwise(unit: string, place: number): string {
  if (place % 3 !== 0) return unit;
  return unit === ' ' ? '\u00a0' : unit === '-' ? '\u2011' : unit;
}
