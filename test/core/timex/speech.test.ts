import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWordTokens } from '../../../src/core/language/word-tokens.ts';
import { actFinder, findSpeechActs, type SpeechAct } from '../../../src/core/timex/speech.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { shippedLanguages } from '../../support/reference.ts';

const languages = shippedLanguages();

function quotationsIn(text: string): readonly string[] {
  const tokens = readWordTokens(text, languages);
  const acts = findSpeechActs(tokens, [{ kind: 'paragraph', start: 0, end: text.length }], [], []);
  return acts.map(({ start, end }) => text.slice(start, end));
}

describe('a quotation', () => {
  const words = 'Мы приедем через два дня и поговорим обо всём';
  it.each([
    ['is what stands between its marks', `Он ответил: «${words}».`, [words]],
    ['begins at the first of several opening marks', `«« ${words}»`, [`« ${words}`]],
    ['needs a closing mark of its kind', `«${words}“ и „${words}»`, [`${words}“ и „${words}`]],
    ['needs a closing mark in its block', `«${words}`, []],
    ['is not so long', `«${'слово '.repeat(1000)}» и «${words}»`, [words]],
  ])('%s', (_title, text, expected) => expect(quotationsIn(text)).toEqual(expected));
});

describe('the speech act that holds a span', { timeout: fuzzTimeoutMs }, () => {
  const span = fc.tuple(fc.nat(30), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
  it('is the first of those that do', () => {
    fc.assert(
      fc.property(fc.array(span), span, (spans, asked) => {
        const acts = spans
          .map((each): SpeechAct => ({ ...each, speaker: null, said: null }))
          .sort((a, b) => a.start - b.start);
        expect(actFinder(acts)(asked)).toBe(acts.find(({ start, end }) => start <= asked.start && asked.end <= end));
      }),
      fuzzRuns(),
    );
  });
});
