import { readSeparator, separator, separatorBits } from '../../core/gazetteer/separators.ts';
import { isWordUnit, unitFlag, unitTraits } from '../../core/text/characters.ts';
import { makeWord, readWord, wordLengthAtMost } from '../../core/text/words.ts';

/**
 * Which letters of a mention must be capitals. `any`: none. `initial`: the first one. `exact`, for acronyms: every letter before the
 * form's first small one, so that ОДКБ matches in capitals only, and «КСОРом» matches «КСОРом» and «КСОРОМ». Digits and letters
 * without case satisfy every rule.
 */
export type CaseRule = 'any' | 'initial' | 'exact';

/** How a word of a form inflects. Folded. */
export interface Inflection {
  readonly stem: string;
  /** With '' where the stem itself is a word. */
  readonly endings: readonly string[];
}

/** A surface form as texts write it, with the value of its mentions. */
export interface Surface {
  readonly text: string;
  readonly rule: CaseRule;
  /** A whole number from 0 to 2³¹ − 1. */
  readonly value: number;
  /** The inflection of each word, or null; left out where no word inflects. */
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
  /** Between the words, so one fewer than words. */
  readonly separators: readonly number[];
  /** The number of leading letters that must not be small in the text. */
  readonly capitals: number;
}

/**
 * Splits a form with the readers of the scan, so that a form always finds itself. Drops what precedes the first word or follows the
 * last one, such as quotation marks. Throws SurfaceError for a form without letters, with a separator that the scan does not bridge,
 * with a word of more than 64 letters, or with the rule `exact` and no initial capital.
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
      throw new SurfaceError(
        text,
        `has «${text.slice(word.stop, rest)}» between words, which the scan does not bridge`,
      );
    separators.push(kind);
  }
  const capitals = rule === 'any' ? 0 : rule === 'initial' ? 1 : leadingCapitals(text, start, word.end);
  if (rule === 'exact' && !hasCapital(text, start, capitals))
    throw new SurfaceError(text, 'must match in capitals only, but does not begin with one');
  return { words, separators, capitals };
}

/**
 * One key for all spellings that the scan does not distinguish: «Нур‑Султан» and «Нур-Султан», «Королёв» and «Королев». Surfaces of
 * one rule must have different keys. Throws as readSurface does.
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
