import { blockAt } from '../text/blocks.ts';
import { isLetter } from '../text/characters.ts';
import { foldWord } from '../text/words.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
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
  if (/[\p{L}\d»")]{4}$/u.test(text.slice(Math.max(0, at - 4), at))) return true;
  if (after.trim() === '' || /^\s\p{Lu}/u.test(after)) return true;
  // «на 25 лет. 10 января …»: before a number or a quotation a short word may be an abbreviation.
  const word = wordBefore(text, at);
  return word !== '' && /^\s[\d«"“„]/.test(after) && !shortened.has(word);
}

const shortened: ReadonlySet<string> = new Set(abbreviations.beforeNumbers);

/** The folded word that ends at the offset. */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
  return foldWord(text.slice(start, end));
}
