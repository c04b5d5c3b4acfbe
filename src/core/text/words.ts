import {
  composeFolded,
  isCombining,
  isWordUnit,
  lookAlike,
  readUnit,
  unitClass,
  unitFlag,
  unitTraits,
} from './characters.ts';

/** No word that anybody looks for is longer; longer ones are skipped in one go and fold to nothing. */
export const wordLengthAtMost = 64;

/** One word as the last `readWord` found it; a scratch value that is overwritten by the next. */
export interface Word {
  /** After the last letter and what is drawn on it: where the word's span ends. */
  end: number;
  /** After the ignorable units that follow: where reading goes on. */
  stop: number;
  /** Number of folded units in `letters`; 0 where there is no word, or one longer than `wordLengthAtMost`. */
  length: number;
  readonly letters: Uint16Array;
}

export function makeWord(): Word {
  return { end: 0, stop: 0, length: 0, letters: new Uint16Array(wordLengthAtMost) };
}

/**
 * Reads the word at `start` into `word`: folds its letters, passes over ignorable units, puts decomposed letters together, and
 * gives a word of mixed script one script where look-alikes allow. Reads nothing at or after `limit`. Where no word begins at
 * `start`, the length is 0 and `end` is `start`.
 */
export function readWord(text: string, start: number, limit: number, word: Word): void {
  const { letters } = word;
  let length = 0;
  let end = start;
  let scripts = 0;
  let at = start;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    const read = readUnit(unit);
    const letter = read & 0xffff;
    if (letter !== 0) {
      if (length < wordLengthAtMost) letters[length] = letter;
      length++;
      scripts |= read;
      end = at + 1;
    } else if (((read >>> 16) & 15) === unitClass.ignorable) {
      if (length === 0 || !isCombining(unit)) continue;
      end = at + 1;
      const composed = length <= wordLengthAtMost ? composeFolded(letters[length - 1]!, unit) : 0;
      if (composed !== 0) letters[length - 1] = composed;
    } else break;
  }
  word.end = end;
  word.stop = length === 0 ? start : at;
  word.length = length > wordLengthAtMost ? 0 : length;
  const mixed = unitFlag.cyrillic | unitFlag.latin;
  if (((scripts >>> 16) & mixed) === mixed && word.length > 0) unmix(text, start, word);
}

/** A word as the gazetteer reads it: its letters folded, «Назарба́ев» → «назарбаев». Empty where the string begins no word. */
export function foldWord(text: string): string {
  readWord(text, 0, text.length, scratch);
  return String.fromCharCode(...scratch.letters.subarray(0, scratch.length));
}

const scratch = makeWord();

/** A word in two scripts is read in the one that can spell it whole; where both can, in that of the more letters. */
function unmix(text: string, start: number, word: Word): void {
  let cyrillic = 0;
  let latin = 0;
  let cyrillicSpells = true;
  let latinSpells = true;
  for (let at = start; at < word.end; at++) {
    const unit = text.charCodeAt(at);
    const traits = unitTraits(unit);
    if ((traits & unitFlag.cyrillic) !== 0) {
      cyrillic++;
      latinSpells &&= lookAlike(unit) !== 0;
    } else if ((traits & unitFlag.latin) !== 0) {
      latin++;
      cyrillicSpells &&= lookAlike(unit) !== 0;
    }
  }
  if (!cyrillicSpells && !latinSpells) return;
  const toCyrillic = cyrillicSpells && (!latinSpells || cyrillic >= latin);
  const foreign = toCyrillic ? unitFlag.latin : unitFlag.cyrillic;
  for (let at = start, i = 0; at < word.end; at++) {
    const unit = text.charCodeAt(at);
    if (!isWordUnit(unit)) continue;
    if ((unitTraits(unit) & foreign) !== 0) word.letters[i] = lookAlike(unit);
    i++;
  }
}
