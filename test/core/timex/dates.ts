import { readWordTokens } from '../../../src/core/language/word-tokens.ts';
import { shippedLanguages } from '../../support/reference.ts';
import { recognize } from '../../../src/core/timex/recognize.ts';
import { resolve } from '../../../src/core/timex/resolve.ts';
import { findSpeechActs, type Speaker } from '../../../src/core/timex/speech.ts';
import type { Block, ResolvedTimex } from '../../../src/core/types.ts';

const languages = shippedLanguages();

/** The text as one block. */
export function wholeBlock(text: string): readonly Block[] {
  return [{ start: 0, end: text.length, kind: 'paragraph' }];
}

/** The dates of a text that appeared on `published`, with the words and the value of each. */
export function datesOf(
  text: string,
  published: string | null,
  speakers: readonly Speaker[] = [],
): readonly ResolvedTimex[] {
  const blocks = wholeBlock(text);
  const tokens = readWordTokens(text, languages);
  const timexes = recognize(tokens, blocks);
  const speech = findSpeechActs(tokens, blocks, timexes, speakers);
  return resolve(timexes, {
    tokens,
    blocks,
    published: published === null ? null : { value: published, basis: 'metadata' },
    speech,
  });
}

/** «words = value» for each date, for tables. */
export function told(
  text: string,
  published: string | null = '2022-01-11',
  speakers: readonly Speaker[] = [],
): readonly string[] {
  return datesOf(text, published, speakers).map(
    ({ start, end, value }) => `${text.slice(start, end)} = ${value ?? '?'}`,
  );
}

/** Where a name stands in the text, as a speaker. */
export function speaker(text: string, name: string, entity: string): Speaker {
  const start = text.indexOf(name);
  return { start, end: start + name.length, entity };
}
