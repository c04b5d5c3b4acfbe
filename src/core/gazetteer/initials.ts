import { foldUnit, isIgnorable, isLetter, isUpper, isWordUnit, unitClass, unitClassOf } from '../text/characters.ts';
import { foldWord } from '../text/words.ts';
import type { Span } from '../types.ts';
import words from './initials.json' with { type: 'json' };

/** A surname with the initials beside it. */
export interface WithInitials extends Span {
  /** Folded, in the order of the text: «К.-Ж. Токаев» → `['к', 'ж']`. Empty where none stand there. */
  readonly initials: readonly string[];
}

/** Nobody is written with more. */
const initialsAtMost = 3;
const twoLetterInitials: ReadonlySet<string> = new Set(words.twoLetterInitials);

/**
 * Extends a surname's span over dotted initials: leftwards («К.-Ж. Токаев», «К. К. Токаев», «V. Putin», «Дж. Байден») or, where
 * none stand on the left, rightwards («Токаев К. К.»). An initial is one capital letter, or two that spell one sound, with a
 * dot; spaces or a hyphen may join it to what follows. On the right they are left alone where a word with a capital follows:
 * they may be that one's.
 */
export function extendByInitials(text: string, start: number, end: number): WithInitials {
  const before = readBackwards(text, start);
  return before.initials.length > 0 ? { ...before, end } : { ...readForwards(text, end), start };
}

function readBackwards(text: string, surname: number): { start: number; initials: string[] } {
  const initials: string[] = [];
  let start = surname;
  while (initials.length < initialsAtMost) {
    let at = skipBackwards(text, start, isSpaceOrIgnorable);
    if (initials.length > 0 && at > 0 && unitClassOf(text.charCodeAt(at - 1)) === unitClass.hyphen)
      at = skipBackwards(text, at - 1, isIgnorable);
    if (at === 0 || text[at - 1] !== '.') break;
    const end = skipBackwards(text, at - 1, isIgnorable);
    const first = skipBackwards(text, end, isWordOrIgnorable);
    const from = skipForwards(text, first, isIgnorable);
    const initial = readInitial(text, from, end);
    if (initial === null) break;
    initials.unshift(initial);
    start = from;
  }
  return { start, initials };
}

function readForwards(text: string, surname: number): { end: number; initials: string[] } {
  const initials: string[] = [];
  let end = surname;
  while (initials.length < initialsAtMost) {
    let at = end;
    const hyphen = skipForwards(text, at, isIgnorable);
    if (initials.length > 0 && hyphen < text.length && unitClassOf(text.charCodeAt(hyphen)) === unitClass.hyphen)
      at = hyphen + 1;
    at = skipForwards(text, at, isSpaceOrIgnorable);
    if (at === surname) break;
    const wordEnd = skipForwards(text, at, isWordOrIgnorable);
    const initial = text[wordEnd] === '.' ? readInitial(text, at, wordEnd) : null;
    if (initial === null) {
      if (initials.length > 0 && at < text.length && isUpper(text.charCodeAt(at)))
        return { end: surname, initials: [] };
      break;
    }
    initials.push(initial);
    end = wordEnd + 1;
  }
  return { end, initials };
}

function readInitial(text: string, start: number, end: number): string | null {
  if (start >= end || end - start > 8 || !isUpper(text.charCodeAt(start))) return null;
  const folded = foldWord(text.slice(start, end));
  if (folded.length === 1) return isLetter(foldUnit(folded.charCodeAt(0))) ? folded : null;
  return twoLetterInitials.has(folded) ? folded : null;
}

function isSpaceOrIgnorable(unit: number): boolean {
  return unitClassOf(unit) === unitClass.space || isIgnorable(unit);
}

function isWordOrIgnorable(unit: number): boolean {
  return isWordUnit(unit) || isIgnorable(unit);
}

/** Nothing that is skipped around an initial is longer; a bound keeps a text of spaces from being read again and again. */
const skipAtMost = 16;

function skipBackwards(text: string, from: number, skips: (unit: number) => boolean): number {
  let at = from;
  while (at > 0 && from - at < skipAtMost && skips(text.charCodeAt(at - 1))) at--;
  return at;
}

function skipForwards(text: string, from: number, skips: (unit: number) => boolean): number {
  let at = from;
  while (at < text.length && at - from < skipAtMost && skips(text.charCodeAt(at))) at++;
  return at;
}
