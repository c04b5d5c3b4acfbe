import { blockAt } from '../text/blocks.ts';
import { isLetter, isWordUnit } from '../text/characters.ts';
import { firstIndex } from '../text/spans.ts';
import { foldWord } from '../text/words.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
import type { Block, Span } from '../types.ts';

/** A sentence reaches at most this far to either side of the offset asked for, in UTF-16 units: a transcript may have no full stop. */
export const maxSentenceReach = 1000;

/**
 * The sentence around an offset: from the mark that ends the one before to the mark that ends it, within its block. Cut
 * between two words where it is longer than `maxSentenceReach` on a side.
 */
export function sentenceAround(text: string, blocks: readonly Block[], offset: number): Span {
  const block = blockAt(blocks, offset) ?? { start: 0, end: text.length };
  const marks = endMarks(text, blocks);
  const next = firstIndex(marks.length, (index) => marks[index]! >= offset);
  let start = Math.max(block.start, (marks[next - 1] ?? -1) + 1);
  let end = Math.min(block.end, marks[next] ?? text.length);
  if (start < offset - maxSentenceReach) {
    start = offset - maxSentenceReach;
    while (start < offset && isInsideWord(text, start)) start++;
  }
  if (end > offset + maxSentenceReach) {
    end = offset + maxSentenceReach;
    while (end > offset && isInsideWord(text, end)) end--;
  }
  return { start, end };
}

/** By the blocks of a text, so that each text is searched once, however many of its sentences are asked for. */
const known = new WeakMap<readonly Block[], { readonly text: string; readonly marks: readonly number[] }>();

/** The offsets of all marks that end a sentence, ascending. */
function endMarks(text: string, blocks: readonly Block[]): readonly number[] {
  const read = known.get(blocks);
  if (read?.text === text) return read.marks;
  const marks: number[] = [];
  for (let at = 0; at < text.length; at++) if (endsSentence(text, at)) marks.push(at);
  known.set(blocks, { text, marks });
  return marks;
}

/** Are the units on both sides of the offset parts of a word? */
function isInsideWord(text: string, at: number): boolean {
  return isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));
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
