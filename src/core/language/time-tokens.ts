import { readTokens, type Tokens } from '../text/tokens.ts';
import type { WordMeaning } from './language-pack.ts';
import { meaningFrom, placesOf } from './time-words.ts';

/** The tokens of a text with what each may mean in an expression of time or of saying. */
export interface TimeTokens extends Tokens {
  /** Where the meaning stands, for `meaningFrom`: 0 for numbers and nearly every word. */
  readonly meanings: Uint16Array;
}

/** Reads a whole text, once for all that asks for its words of time. */
export function readTimeTokens(text: string): TimeTokens {
  const tokens = readTokens(text);
  return { ...tokens, meanings: placesOf(tokens) };
}

/** What token i may mean; of one beyond the ends, nothing. */
export function meaningOf({ meanings }: TimeTokens, i: number): WordMeaning {
  return meaningFrom(meanings[i] ?? 0);
}

/** The first token that begins at the offset or after it. */
export function tokenFrom({ starts, count }: Tokens, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
