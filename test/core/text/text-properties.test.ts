import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord } from '../../../src/core/text/words.ts';
import { readTokens } from '../../../src/core/text/tokens.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from('абвЁёЙ dfK0.-\u00ad\u0306\u200bİ')),
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
  ),
  maxLength: 60,
});
const word = fc.stringMatching(/^(?:[а-яё]{1,20}|[a-z]{1,20})$/);
const junk = fc.constantFrom('\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff');

describe('folding', { timeout: fuzzTimeoutMs }, () => {
  it('of what is folded already changes nothing', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text));
      }),
      fuzzRuns(),
    );
  });

  it('minds neither case nor what is not seen', () => {
    fc.assert(
      fc.property(word, junk, fc.nat(20), (text, unseen, at) => {
        const dirty = text.slice(0, at) + unseen + text.slice(at);
        expect(foldWord(dirty)).toBe(foldWord(text));
        expect(foldWord(text.toUpperCase())).toBe(foldWord(text));
      }),
      fuzzRuns(),
    );
  });
});

describe('tokens', { timeout: fuzzTimeoutMs }, () => {
  it('of any string stand in order, within it, and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { starts, ends, count } = readTokens(text);
        let last = 0;
        for (let i = 0; i < count; i++) {
          expect(starts[i]).toBeGreaterThanOrEqual(last);
          expect(ends[i]).toBeGreaterThan(starts[i]!);
          last = ends[i]!;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      fuzzRuns(),
    );
  });
});
