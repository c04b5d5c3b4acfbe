import { pastEndings } from '../language/language-pack.ts';
import { meaningOf, tokenFrom, type TimeTokens } from '../language/time-tokens.ts';
import { blockAt } from '../text/blocks.ts';
import { tokenFlag, tokenText } from '../text/tokens.ts';
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

const fullStop = 0x2e;

/** A full stop after an abbreviation or an initial, or inside a number, ends nothing. */
function endsSentence(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  if (sign !== fullStop) return sign === 0x21 || sign === 0x3f || sign === 0x0a || sign === 0x2026; // «!», «?», «\n», «…»
  const after = text.slice(at + 1, at + 3);
  if (!/^[\s»"”)]/.test(after) && after !== '') return false;
  return (
    /[\p{L}\d»")]{4}$/u.test(text.slice(Math.max(0, at - 4), at)) || after.trim() === '' || /^\s\p{Lu}/u.test(after)
  );
}

/** Does the sentence around the span tell of what was, or of what is to come? Null where it does not say. The nearest verb decides. */
export function tenseAround(
  tokens: TimeTokens,
  blocks: readonly Block[],
  { start, end }: Span,
): 'past' | 'future' | null {
  const sentence = sentenceAround(tokens.text, blocks, start);
  let tense: 'past' | 'future' | null = null;
  let nearest = Infinity;
  for (let i = tokenFrom(tokens, sentence.start); i < tokens.count && tokens.ends[i]! <= sentence.end; i++) {
    const told = tenseOf(tokens, i);
    if (told === null) continue;
    const at = tokens.starts[i]!;
    const distance = at >= end ? at - end : start - tokens.ends[i]! + 1;
    if (distance < nearest) {
      nearest = distance;
      tense = told;
    }
  }
  return tense;
}

function tenseOf(tokens: TimeTokens, i: number): 'past' | 'future' | null {
  if ((tokens.flags[i]! & tokenFlag.number) !== 0) return null;
  const { roles } = meaningOf(tokens, i);
  if (roles?.has('future') === true) return 'future';
  return roles?.has('past') === true || isPast(tokenText(tokens, i)) ? 'past' : null;
}

function isPast(word: string): boolean {
  return word.length > 4 && pastEndings.some((ending) => word.endsWith(ending));
}
