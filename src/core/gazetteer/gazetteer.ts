/**
 * Finds every surface form of the gazetteer in a text: whole words, the leftmost first, of those that begin together the
 * longest, never one inside another.
 *
 * Nearly every word of an article begins no form, and the scan lives from saying so quickly. `findCandidate` runs an automaton
 * over the units of the text and does nothing else: a unit is looked up in `classes`, its class and the state in `transitions`.
 * The automaton knows the folded first words of all forms, and case where case decides. A word that is none of them falls into a
 * state that stays until the word ends. It calls for attention (`hitState`) in three cases: a first word has just ended; a unit
 * came that wants care, as a soft hyphen or an alphabet beyond the tables; Latin and Cyrillic letters met in one word, which may
 * be a look-alike.
 *
 *     … с президентом Казахстана Касым-Жомартом Токаевым …
 *                   ^ hit: «президентом» is a first word
 *
 * Then `match` goes back to the beginning of the word and reads it with care: readWord folds it and sees through all junk. The
 * word leads to a node of the trie of words, the kind of separator and the next word to a child of it, and so on
 * as long as there are children. The last node on the way with an entry whose capitals are there in the text is the mention.
 * The scan goes on after it, or after the first word where nothing matched.
 *
 * Every unit is read once by the automaton, and by `match` at most once for each word of the longest form; nothing in the
 * text can make it take longer. See image.ts for the tables.
 */

import { isIgnorable, isWordUnit, unitClass, unitFlag, unitTraits } from '../text/characters.ts';
import { makeWord, readWord } from '../text/words.ts';
import type { Span } from '../types.ts';
import { findChild, findFirstNode, findWord } from './dictionary.ts';
import {
  entryCountBits,
  hitState,
  nodeLength,
  separatorFlags,
  separatorShift,
  smallFlag,
  type Gazetteer,
} from './image.ts';
import { readSeparator, separatorBits } from './separators.ts';

export { GazetteerError, openGazetteer, type Gazetteer } from './image.ts';

/** A form found in the source text, with the value that it was compiled with. */
export interface ScannedMention extends Span {
  readonly value: number;
}

/** All mentions, ascending and disjoint. */
export function scan(text: string, gazetteer: Gazetteer): readonly ScannedMention[] {
  const found = scanFlat(text, gazetteer);
  const mentions: ScannedMention[] = [];
  for (let i = 0; i < found.length; i += 3)
    mentions.push({ start: found[i]!, end: found[i + 1]!, value: found[i + 2]! });
  return mentions;
}

/** The same as start, end, value, start, … in a buffer of its own that the next call overwrites. */
export function scanFlat(text: string, gazetteer: Gazetteer): Int32Array {
  const { transitions, classes } = gazetteer;
  const length = text.length;
  let count = 0;
  let at = 0;
  wordStart = -1;
  for (;;) {
    const candidate = findCandidate(text, at, length, transitions, classes);
    if (candidate < 0) return found.subarray(0, count);
    let start = candidate;
    while (start > at && isInsideWord(text.charCodeAt(start - 1))) start--;
    while (start < length && isIgnorable(text.charCodeAt(start))) start++;
    if (start >= length || !isWordUnit(text.charCodeAt(start))) {
      at = Math.max(start, candidate + 1);
      continue;
    }
    match(text, start, gazetteer);
    if (best.end > 0) {
      if (count === found.length) found = doubled(found);
      found[count] = start;
      found[count + 1] = best.end;
      found[count + 2] = best.value;
      count += 3;
    }
    at = best.stop;
  }
}

/** Where a first word has just ended or care is wanted, or -1. A leaf: one call more in this loop halves its speed. */
function findCandidate(text: string, from: number, to: number, transitions: Uint16Array, classes: Uint8Array): number {
  let state = 0;
  for (let at = from; at < to; at++) {
    state = transitions[(state << 7) | classes[text.charCodeAt(at)]!]!;
    if (state === hitState) return at;
  }
  return transitions[state << 7] === hitState ? to : -1;
}

let found = new Int32Array(3 * 256);

/** The word that was last read, with where it begins and its place in the gazetteer. Where a form breaks off, the scan comes to it again. */
const word = makeWord();
let wordStart = -1;
let wordPlace = 0;

/** What `match` found: end and value of the mention, end 0 where there is none; and where the scan goes on. */
const best = { end: 0, value: 0, stop: 0 };

function match(text: string, start: number, gazetteer: Gazetteer): void {
  const { nodes, entries } = gazetteer;
  const first = lookUp(text, start, gazetteer);
  best.end = 0;
  best.stop = word.stop;
  if (first === 0) return;
  const beginsSmall = (unitTraits(text.charCodeAt(start)) & unitFlag.small) !== 0;
  let node = findFirstNode(gazetteer, first);
  while (node > 0) {
    const flags = nodes[nodeLength * node]!;
    if (beginsSmall && (flags & smallFlag) === 0) return;
    const own = nodes[nodeLength * node + 2]!;
    const firstEntry = own >> entryCountBits;
    const lastEntry = firstEntry + (own & ((1 << entryCountBits) - 1));
    for (let entry = firstEntry; entry < lastEntry; entry++) {
      if (!hasCapitals(text, start, word.end, entries[2 * entry]!)) continue;
      best.end = word.end;
      best.stop = word.stop;
      best.value = entries[2 * entry + 1]!;
      break;
    }
    if ((flags & separatorFlags) === 0) return;
    const separator = readSeparator(text, word.stop);
    const kind = separator & ((1 << separatorBits) - 1);
    if (kind === 0 || ((flags >> (kind - 1)) & 1) === 0) return;
    const next = lookUp(text, separator >> separatorBits, gazetteer);
    if (next === 0) return;
    node = findChild(gazetteer, node, (kind << separatorShift) | next);
  }
}

/** Reads the word at `start` and gives its place in the gazetteer, or 0. */
function lookUp(text: string, start: number, gazetteer: Gazetteer): number {
  if (start !== wordStart) {
    readWord(text, start, text.length, word);
    wordStart = start;
    wordPlace = findWord(gazetteer, word);
  }
  return wordPlace;
}

/** Is none of the first `count` letters and digits small? */
function hasCapitals(text: string, start: number, end: number, count: number): boolean {
  let left = count;
  for (let at = start; left > 0 && at < end; at++) {
    const traits = unitTraits(text.charCodeAt(at));
    if ((traits & 15) < unitClass.digit) continue;
    if ((traits & unitFlag.small) !== 0) return false;
    left--;
  }
  return true;
}

function isInsideWord(unit: number): boolean {
  const kind = unitTraits(unit) & 15;
  return kind >= unitClass.digit || kind === unitClass.ignorable;
}

function doubled(full: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * full.length);
  larger.set(full);
  return larger;
}
