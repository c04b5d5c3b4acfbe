import { known, readUnit } from '../text/characters.ts';
import { hashOf, readTokens, tokenFlag, tokenText, type Tokens } from '../text/tokens.ts';
import type { CoreClass } from './core-classes.ts';
import { slotOf, type Languages, type WordTable } from './language-image.ts';
import { numberKind, numberKinds } from './number-shapes.ts';

/** The tokens of a text with what the languages know of each. */
export interface WordTokens extends Omit<Tokens, 'hashes'> {
  readonly languages: Languages;
  /** 0 is a word that no list has. */
  readonly lexemes: Int32Array;
  /** Scratch of `accepts`: the lexeme of the way in which a word ends, 0 where it has not been looked at yet. */
  readonly endingLexemes: Uint16Array;
}

/** The lexeme of a word of which nothing is known. Then come the kinds of numbers, then words. */
export const unknownLexeme = 1;
export const firstNumberLexeme = 2;
export const firstWordLexeme = firstNumberLexeme + numberKinds;

/** Shorter words have no ending that tells of their class: so many letters stand before it at least. */
export const minStem = 2;

/** Reads a whole text, once for all that ask for its words. */
export function readWordTokens(text: string, languages: Languages): WordTokens {
  const tokens = readTokens(text);
  const { count, starts, ends, flags, hashes } = tokens;
  // Once its word is found a hash is of no more use: the lexemes take the place of the hashes.
  fillLexemes(tokens, hashes, languages.table, languages.wordLexemes);
  return { text, count, starts, ends, flags, languages, lexemes: hashes, endingLexemes: new Uint16Array(count) };
}

/** A leaf of small steps, as most words end in its first lines. */
function fillLexemes(tokens: Tokens, lexemes: Int32Array, table: WordTable, wordLexemes: Uint16Array): void {
  const { text, count, starts, ends, flags, hashes } = tokens;
  const { filled } = table;
  const mask = (filled.length << 5) - 1;
  for (let i = 0; i < count; i++) {
    const flag = flags[i]!;
    const hash = hashes[i]!;
    lexemes[i] = 0;
    if ((flag & tokenFlag.number) !== 0) lexemes[i] = firstNumberLexeme + kindAt(text, starts[i]!, ends[i]!);
    else if ((flag & tokenFlag.plain) !== 0) {
      const slot = (hash ^ (hash >>> 15)) & mask;
      if (((filled[slot >> 5]! >> (slot & 31)) & 1) === 0) continue;
      const word = findWord(table, text, starts[i]!, ends[i]!, hash);
      if (word >= 0) lexemes[i] = wordLexemes[word]!;
    } else {
      const folded = tokenText(tokens, i);
      const word = findWord(table, folded, 0, folded.length, hashOf(folded));
      if (word >= 0) lexemes[i] = wordLexemes[word]!;
    }
  }
}

/** The place of a word in the table; -1 where it is none of its words. */
function findWord(table: WordTable, text: string, start: number, end: number, hash: number): number {
  const { slots, hashes } = table;
  for (let slot = slotOf(hash, slots.length); ; slot = (slot + 1) & (slots.length - 1)) {
    const word = slots[slot]! - 1;
    if (word < 0 || (hashes[word] === hash && isWordAt(table, word, text, start, end, known))) return word;
  }
}

function isWordAt(
  { letters, starts }: WordTable,
  word: number,
  text: string,
  start: number,
  end: number,
  units: Uint32Array,
): boolean {
  const from = starts[word]!;
  if (starts[word + 1]! - from !== end - start) return false;
  for (let i = start; i < end; i++)
    if (((units[text.charCodeAt(i)]! || readUnit(text.charCodeAt(i))) & 0xffff) !== letters[from + i - start])
      return false;
  return true;
}

/** A number beyond all shapes, as one in digits of another script is taken for. */
const hugeNumber = 99_999_999;

function kindAt(text: string, start: number, end: number): number {
  return numberKind(numberAt(text, start, end), end - start);
}

/** The value of the digits; a number of more than eight digits, or of digits of another script, is `hugeNumber`. */
export function numberAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9 || value > hugeNumber) return hugeNumber;
    value = 10 * value + digit;
  }
  return Math.min(value, hugeNumber);
}

/** The type of token i as the lists of words have it, see language-image.ts. */
export function typeAt(tokens: WordTokens, i: number): number {
  return tokens.languages.lexemeTypes[3 * tokens.lexemes[i]! + shapeAt(tokens, i)]!;
}

/** Does an atom accept token i: by the lists of words, else by how the word ends? */
export function accepts(tokens: WordTokens, atom: number, i: number): boolean {
  const { languages } = tokens;
  const type = typeAt(tokens, i);
  if (atomAccepts(languages, atom, type)) return true;
  const exception = languages.endings[atom];
  if (exception === undefined || (exception >= 0 && atomAccepts(languages, exception, type))) return false;
  return atomAccepts(languages, atom, languages.lexemeTypes[3 * endingLexemeAt(tokens, i) + shapeAt(tokens, i)]!);
}

/** The lexeme of the way in which token i ends. */
function endingLexemeAt(tokens: WordTokens, i: number): number {
  const known = tokens.endingLexemes[i]!;
  return known === 0 ? (tokens.endingLexemes[i] = lexemeByEnding(tokens, i)) : known;
}

function lexemeByEnding(tokens: WordTokens, i: number): number {
  const { suffixes, maxSuffix } = tokens.languages;
  if ((tokens.flags[i]! & tokenFlag.number) !== 0) return unknownLexeme;
  const word = tokenText(tokens, i);
  for (let length = Math.min(maxSuffix, word.length - minStem); length > 0; length--) {
    const lexeme = suffixes.get(word.slice(-length));
    if (lexeme !== undefined) return lexeme;
  }
  return unknownLexeme;
}

/** 0 for a word written small, 1 with a capital, 2 in capitals. */
function shapeAt({ flags, starts, ends }: WordTokens, i: number): number {
  const flag = flags[i]!;
  if ((flag & tokenFlag.capital) === 0) return 0;
  return (flag & tokenFlag.capitals) !== 0 && ends[i]! - starts[i]! > 1 ? 2 : 1;
}

/** Is token i of a class of words, in any of the languages? False of a token beyond the ends of the text. */
export function isOfClass(tokens: WordTokens, i: number, name: CoreClass): boolean {
  return i >= 0 && i < tokens.count && accepts(tokens, tokens.languages.coreAtoms[name], i);
}

function atomAccepts({ atomBits, types }: Languages, atom: number, type: number): boolean {
  return ((atomBits[atom * ((types + 31) >> 5) + (type >> 5)]! >>> (type & 31)) & 1) !== 0;
}

/** The first token that begins at the offset or after it. */
export function tokenFrom({ starts, count }: Pick<Tokens, 'starts' | 'count'>, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
