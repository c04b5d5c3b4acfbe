import type { Word } from '../text/words.ts';
import { endingsShift, nodeFlagBits, nodeLength, wordHead, wordLengthMask, type Gazetteer } from './image.ts';

/** Hash of a stretch of folded units: FNV-1a by unit, with its bits mixed so that the low ones are good for a table. */
export function hashLetters(letters: Uint16Array, from: number, to: number): number {
  let hash = firstHash;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ letters[i]!, hashFactor);
  return mixed(hash);
}

const firstHash = 0x811c9dc5;
const hashFactor = 0x01000193;

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return half ^ (half >>> 13);
}

/** Hashes, not yet mixed, of the beginnings of the word that is looked up, by their lengths. */
const beginnings = new Int32Array(wordLengthMask + 1);

/** A stem is no shorter, an ending no longer. */
export const stemLengthAtLeast = 2;
export const endingLengthAtMost = 8;

/**
 * The place in `words` of the word, or else of the longest stem that with one of its endings makes the word; 0 where the
 * gazetteer knows neither.
 */
export function findWord(gazetteer: Gazetteer, { length, letters }: Word): number {
  if (length === 0) return 0;
  let hash = firstHash;
  for (let i = 0; i < length; i++) beginnings[i + 1] = hash = Math.imul(hash ^ letters[i]!, hashFactor);
  const place = findEntry(gazetteer, letters, length, mixed(hash), false);
  if (place !== 0 || gazetteer.endings.length === 0) return place;
  const shortest = Math.max(stemLengthAtLeast, length - endingLengthAtMost);
  for (let stem = length; stem >= shortest; stem--) {
    const found = findEntry(gazetteer, letters, stem, mixed(beginnings[stem]!), true);
    if (found !== 0 && takesEnding(gazetteer, found, letters, stem, length)) return found;
  }
  return 0;
}

/** A word or stem of the first `length` letters. */
function findEntry(
  { slots, words }: Gazetteer,
  letters: Uint16Array,
  length: number,
  hash: number,
  isStem: boolean,
): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  // A sound table has empty slots; the count keeps a damaged one from being searched for ever.
  for (let probes = 0; probes <= mask; probes++) {
    const place = slots[slot]!;
    if (place === 0) return 0;
    const head = words[place + 2]!;
    if ((head & wordLengthMask) === length && head > wordLengthMask === isStem) {
      let i = 0;
      while (i < length && words[place + wordHead + i] === letters[i]) i++;
      if (i === length) return place;
    }
    slot = (slot + 1) & mask;
  }
  return 0;
}

/** Are the letters from `from` up to `to` an ending of the stem in this place? */
function takesEnding(
  { words, endings }: Gazetteer,
  place: number,
  letters: Uint16Array,
  from: number,
  to: number,
): boolean {
  let at = endings[words[place + 2]! >> endingsShift]!;
  for (let left = endings[at++]!; left > 0; left--) {
    const length = endings[at++]!;
    if (length === to - from) {
      let i = 0;
      while (i < length && endings[at + i] === letters[from + i]) i++;
      if (i === length) return true;
    }
    at += length;
  }
  return false;
}

/** The node at which forms go on that begin with the word in this place, or 0 where none begins so. */
export function findFirstNode({ words }: Gazetteer, place: number): number {
  return words[place]! | (words[place + 1]! << 16);
}

/** The child of `node` under this label, or 0, which is nobody's child. */
export function findChild({ nodes, labels }: Gazetteer, node: number, label: number): number {
  let low = nodes[nodeLength * node]! >> nodeFlagBits;
  let high = low + nodes[nodeLength * node + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = labels[middle]!;
    if (found === label) return middle;
    if (found < label) low = middle + 1;
    else high = middle;
  }
  return 0;
}
