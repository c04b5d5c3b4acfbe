import type { Word } from '../text/words.ts';
import { nodeFlagBits, wordHead, type Gazetteer } from './image.ts';

/** Hash of a stretch of folded units: FNV-1a by unit, with its bits mixed so that the low ones are good for a table. */
export function hashLetters(letters: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ letters[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** The place of the word in `words`, or 0 where the gazetteer has no such word. */
export function findWord({ slots, words }: Gazetteer, { length, letters }: Word): number {
  if (length === 0) return 0;
  const mask = slots.length - 1;
  let slot = hashLetters(letters, 0, length) & mask;
  // A sound table has empty slots; the count keeps a damaged one from being searched for ever.
  for (let probes = 0; probes <= mask; probes++) {
    const place = slots[slot]!;
    if (place === 0) return 0;
    if (words[place + 2] === length) {
      let i = 0;
      while (i < length && words[place + wordHead + i] === letters[i]) i++;
      if (i === length) return place;
    }
    slot = (slot + 1) & mask;
  }
  return 0;
}

/** The node at which forms go on that begin with the word in this place, or 0 where none begins so. */
export function findFirstNode({ words }: Gazetteer, place: number): number {
  return words[place]! | (words[place + 1]! << 16);
}

/** The child of `node` under this label, or 0, which is nobody's child. */
export function findChild({ nodes, labels }: Gazetteer, node: number, label: number): number {
  let low = nodes[2 * node]! >> nodeFlagBits;
  let high = nodes[2 * node + 2]! >> nodeFlagBits;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = labels[middle]!;
    if (found === label) return middle;
    if (found < label) low = middle + 1;
    else high = middle;
  }
  return 0;
}
