import { known } from '../text/characters.ts';
import { hashOf, tokenFlag, tokenText, type Tokens } from '../text/tokens.ts';
import { meanings, type WordMeaning } from './language-pack.ts';

/** The words of time and of saying as a table by the hash of the word. A word's place in it stands for its meaning; 0 is any other word. */

const words: readonly string[] = ['', ...meanings.keys()];
const hashes = Int32Array.from(words, hashOf);
const meaningAt: readonly WordMeaning[] = [{}, ...meanings.values()].map(inOneShape);

/** With every key in the same order: the readers ask for many keys of many words, and objects of one shape answer far quicker. */
function inOneShape(m: WordMeaning): WordMeaning {
  const shaped: { [Key in keyof Required<WordMeaning>]: WordMeaning[Key] | undefined } = {
    month: m.month,
    monthNeedsContext: m.monthNeedsContext,
    weekday: m.weekday,
    weekdayNeedsContext: m.weekdayNeedsContext,
    dayOffset: m.dayOffset,
    yearOffset: m.yearOffset,
    unit: m.unit,
    unitAbbreviation: m.unitAbbreviation,
    season: m.season,
    decade: m.decade,
    cardinal: m.cardinal,
    ordinal: m.ordinal,
    shift: m.shift,
    stretch: m.stretch,
    part: m.part,
    roles: m.roles,
    begins: m.begins,
  };
  return shaped as WordMeaning;
}

/** The places by hash: open addressing, 0 for an empty slot. */
const slots = new Uint16Array(1 << 14);
/** Which slots are not empty, a bit each: so small that it stays at hand. Nearly every word ends here. */
const filled = new Int32Array(slots.length >> 5);
for (let place = 1; place < words.length; place++) {
  let slot = slotOf(hashes[place]!);
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
  slots[slot] = place;
  filled[slot >> 5]! |= 1 << (slot & 31);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (slots.length - 1);
}

/** What the word at a place means; of 0 a meaning without any. */
export function meaningFrom(place: number): WordMeaning {
  return meaningAt[place]!;
}

/** The folded word at a place. */
export function wordFrom(place: number): string {
  return words[place]!;
}

/** The place of each token's word: 0 for numbers and nearly every word. */
export function placesOf(tokens: Tokens): Uint16Array {
  const places = new Uint16Array(tokens.count);
  fillPlaces(tokens, places, filled);
  return places;
}

/** A leaf, as most words end in its first lines. */
function fillPlaces(tokens: Tokens, places: Uint16Array, bits: Int32Array): void {
  const { text, count, starts, ends, flags, hashes: own } = tokens;
  for (let i = 0; i < count; i++) {
    const flag = flags[i]!;
    const hash = own[i]!;
    if ((flag & tokenFlag.plain) !== 0) {
      const slot = (hash ^ (hash >>> 15)) & ((bits.length << 5) - 1);
      if (((bits[slot >> 5]! >> (slot & 31)) & 1) !== 0) places[i] = findPlace(text, starts[i]!, ends[i]!, hash);
    } else if ((flag & tokenFlag.number) === 0) {
      const word = tokenText(tokens, i);
      places[i] = findPlace(word, 0, word.length, hashOf(word));
    }
  }
}

function findPlace(text: string, start: number, end: number, hash: number): number {
  for (let slot = slotOf(hash); ; slot = (slot + 1) & (slots.length - 1)) {
    const place = slots[slot]!;
    if (place === 0 || (hashes[place] === hash && isWordAt(words[place]!, text, start, end, known))) return place;
  }
}

function isWordAt(word: string, text: string, start: number, end: number, units: Uint32Array): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++)
    if ((units[text.charCodeAt(start + i)]! & 0xffff) !== word.charCodeAt(i)) return false;
  return true;
}
