import { readSeparator, separator, separatorBits } from '../../core/gazetteer/separators.ts';
import { isWordUnit, unitFlag, unitTraits } from '../../core/text/characters.ts';
import { makeWord, readWord, wordLengthAtMost } from '../../core/text/words.ts';

/**
 * What capitals a mention must have. `any`: none. `initial`: its first letter. `exact`, for acronyms: every letter up to the
 * form's first small one, so that ОДКБ is found in capitals only and «КСОРом» as «КСОРом» and «КСОРОМ». Digits and letters
 * without case satisfy each of them.
 */
export type CaseRule = 'any' | 'initial' | 'exact';

/** How a word of a form changes: what stays, and what stands after it. Folded. */
export interface Inflection {
  readonly stem: string;
  /** The empty one among them where the stem is a word. */
  readonly endings: readonly string[];
}

/** One surface form as texts write it, with the number that its mentions carry. */
export interface Surface {
  readonly text: string;
  readonly rule: CaseRule;
  /** A whole number from 0 to 2³¹ − 1. */
  readonly value: number;
  /** By word, how it changes in texts; left out where no word does. A form found by an ending is the same form. */
  readonly inflected?: readonly (Inflection | null)[];
}

/** A surface form that cannot be compiled; the message quotes it. */
export class SurfaceError extends Error {
  override readonly name = 'SurfaceError';
  readonly surface: string;

  constructor(surface: string, problem: string) {
    super(`surface form «${surface}»: ${problem}`);
    this.surface = surface;
  }
}

/** A surface form taken apart. */
export interface SurfaceWords {
  /** Folded. */
  readonly words: readonly string[];
  /** Between the words; one less than there are words. */
  readonly separators: readonly number[];
  /** How many letters from the start must not be small in the text. */
  readonly capitals: number;
}

/**
 * Takes a form apart with the same readers that scanning uses, so that a form always finds itself. What stands before the first
 * word and after the last, as quotation marks, is left out. Throws SurfaceError for a form without words, with a separator
 * that scanning does not bridge, with a word of more than 64 letters, with the rule `exact` and no capital at its start.
 */
export function readSurface({ text, rule }: Pick<Surface, 'text' | 'rule'>): SurfaceWords {
  const words: string[] = [];
  const separators: number[] = [];
  let at = 0;
  while (at < text.length && !isWordUnit(text.charCodeAt(at))) at++;
  if (at === text.length) throw new SurfaceError(text, 'has no letter');
  const start = at;
  for (;;) {
    readWord(text, at, text.length, word);
    if (word.length === 0) throw new SurfaceError(text, `has a word of more than ${wordLengthAtMost} letters`);
    words.push(String.fromCharCode(...word.letters.subarray(0, word.length)));
    let rest = word.stop;
    while (rest < text.length && !isWordUnit(text.charCodeAt(rest))) rest++;
    if (rest === text.length) break;
    const read = readSeparator(text, word.stop);
    const kind = read & ((1 << separatorBits) - 1);
    at = read >> separatorBits;
    if (kind === separator.none || at !== rest)
      throw new SurfaceError(text, `has «${text.slice(word.stop, rest)}» between words, which no scan bridges`);
    separators.push(kind);
  }
  const capitals = rule === 'any' ? 0 : rule === 'initial' ? 1 : leadingCapitals(text, start, word.end);
  if (rule === 'exact' && !hasCapital(text, start, capitals))
    throw new SurfaceError(text, 'is to be matched in capitals only, but begins with none');
  return { words, separators, capitals };
}

/**
 * One text for all spellings that scanning does not tell apart: «Нур‑Султан» and «Нур-Султан», «Королёв» and «Королев». Two
 * surfaces of one rule must differ in it. Throws as readSurface does.
 */
export function surfaceKey(text: string): string {
  const { words, separators } = readSurface({ text, rule: 'any' });
  return words.map((folded, i) => folded + (' -.’'[(separators[i] ?? 0) - 1] ?? '')).join('');
}

const word = makeWord();

function leadingCapitals(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const traits = unitTraits(text.charCodeAt(at));
    if ((traits & unitFlag.small) !== 0) break;
    if (isWordUnit(text.charCodeAt(at))) count++;
  }
  return count;
}

function hasCapital(text: string, start: number, letters: number): boolean {
  for (let at = start, left = letters; left > 0; at++) {
    const unit = text.charCodeAt(at);
    if ((unitTraits(unit) & unitFlag.capital) !== 0) return true;
    if (isWordUnit(unit)) left--;
  }
  return false;
}
