import { isIgnorable, unitClass, unitTraits } from '../text/characters.ts';

/** What may stand between two words of one form. A form matches a text only with separators of the same kinds. */
export const separator = {
  none: 0,
  /** Spaces of any kind and at most one line break, with at most one bracket or quotation mark before or after them. */
  space: 1,
  hyphen: 2,
  /** A dot as after an initial, with spaces or one hyphen after it or with nothing: «К. Ж.», «К.-Ж.», «К.Ж.». */
  dot: 3,
  apostrophe: 4,
} as const;

/** The number of bits that hold a separator in what `readSeparator` returns. */
export const separatorBits = 3;

/**
 * Reads what separates the word that ended before `at` from the next: the kind, and shifted left by `separatorBits` the offset
 * at which the next word must begin. Two line breaks part paragraphs and separate nothing within a name.
 */
export function readSeparator(text: string, at: number): number {
  let next = skipIgnorables(text, at);
  const kind = classAt(text, next);
  if (kind === unitClass.space || kind === unitClass.lineBreak) return readSpaces(text, next, true);
  if (kind === unitClass.hyphen) return result(separator.hyphen, text, next + 1);
  if (kind === unitClass.dot) {
    next = skipIgnorables(text, next + 1);
    if (classAt(text, next) === unitClass.hyphen) return result(separator.dot, text, next + 1);
    const spaces = readSpaces(text, next, false);
    return spaces === separator.none
      ? result(separator.dot, text, next)
      : separator.dot | ((spaces >> separatorBits) << separatorBits);
  }
  if (kind !== unitClass.bracket && kind !== unitClass.apostrophe) return separator.none;
  const spaces = readSpaces(text, skipIgnorables(text, next + 1), false);
  if (spaces !== separator.none) return spaces;
  return kind === unitClass.apostrophe ? result(separator.apostrophe, text, next + 1) : separator.none;
}

/** Spaces, and after them one bracket or quotation mark where `withBracket`; none where no space stands there. */
function readSpaces(text: string, from: number, withBracket: boolean): number {
  let breaks = 0;
  let spaces = 0;
  let at = from;
  for (; ; at++) {
    const kind = classAt(text, at);
    if (kind === unitClass.lineBreak) {
      const unit = text.charCodeAt(at);
      if (unit === 0x2029) return separator.none;
      if (unit !== 0x0a || text.charCodeAt(at - 1) !== 0x0d) breaks++;
    } else if (kind !== unitClass.space) {
      if (kind === unitClass.ignorable) continue;
      if (withBracket && (kind === unitClass.bracket || kind === unitClass.apostrophe)) at++;
      break;
    }
    spaces++;
  }
  return spaces === 0 || breaks > 1 ? separator.none : result(separator.space, text, at);
}

function result(kind: number, text: string, at: number): number {
  return kind | (skipIgnorables(text, at) << separatorBits);
}

function skipIgnorables(text: string, from: number): number {
  let at = from;
  while (at < text.length && isIgnorable(text.charCodeAt(at))) at++;
  return at;
}

function classAt(text: string, at: number): number {
  return at < text.length ? unitTraits(text.charCodeAt(at)) & 15 : unitClass.other;
}
