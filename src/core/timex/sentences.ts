import { pastEndings } from '../language/language-pack.ts';
import { tokenMeaning } from '../language/token-meaning.ts';
import { blockAt } from '../text/blocks.ts';
import { readTokens, tokenFlag, tokenText } from '../text/tokens.ts';
import type { Block, Span } from '../types.ts';

/** The sentence around an offset: from the mark that ends the one before to the mark that ends it, within its block. */
export function sentenceAround(text: string, blocks: readonly Block[], offset: number): Span {
  const block = blockAt(blocks, offset) ?? { start: 0, end: text.length };
  let start = offset;
  while (start > block.start && !endsSentence(text, start - 1)) start--;
  let end = offset;
  while (end < block.end && !endsSentence(text, end)) end++;
  return { start, end };
}

/** A full stop after an abbreviation or an initial, or inside a number, ends nothing. */
function endsSentence(text: string, at: number): boolean {
  const sign = text[at];
  if (sign === '!' || sign === '?' || sign === '…' || sign === '\n') return true;
  if (sign !== '.') return false;
  const after = text.slice(at + 1, at + 3);
  if (!/^[\s»"”)]/.test(after) && after !== '') return false;
  return (
    /[\p{L}\d»")]{4}$/u.test(text.slice(Math.max(0, at - 4), at)) || after.trim() === '' || /^\s\p{Lu}/u.test(after)
  );
}

/** Does the sentence around the span tell of what was, or of what is to come? Null where it does not say. The nearest verb decides. */
export function tenseAround(text: string, blocks: readonly Block[], { start, end }: Span): 'past' | 'future' | null {
  const sentence = sentenceAround(text, blocks, start);
  const tokens = readTokens(text, sentence.start, sentence.end);
  let tense: 'past' | 'future' | null = null;
  let nearest = Infinity;
  for (let i = 0; i < tokens.count; i++) {
    if (((tokens.flags[i] ?? 0) & tokenFlag.number) !== 0) continue;
    const word = tokenText(tokens, i);
    const roles = tokenMeaning(tokens, i)?.roles;
    const told = roles?.has('future') === true ? 'future' : roles?.has('past') === true || isPast(word) ? 'past' : null;
    if (told === null) continue;
    const at = tokens.starts[i] ?? 0;
    const distance = at >= end ? at - end : start - (tokens.ends[i] ?? 0) + 1;
    if (distance < nearest) {
      nearest = distance;
      tense = told;
    }
  }
  return tense;
}

function isPast(word: string): boolean {
  return word.length > 4 && pastEndings.some((ending) => word.endsWith(ending));
}
