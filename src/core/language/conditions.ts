import { unitFlag, unitTraits } from '../text/characters.ts';
import type { Condition } from './language-image.ts';
import type { Matcher } from './matcher.ts';
import { placeInQuotation } from './quoted-name.ts';

/** Where a name stands beyond its tokens; date rules have no conditions on it. */
export interface NamePlace {
  readonly isInHeading: boolean;
  /** Does another known name end right before it? */
  readonly isAfterName: boolean;
}

/** Does a condition of a rule hold for the tokens from i to `end`? `place` is asked for by context rules only. */
export function holds(
  [wanted, kind, of]: Condition,
  matcher: Matcher,
  i: number,
  end: number,
  place: NamePlace | null = null,
): boolean {
  return isTrue(kind, of, matcher, i, end, place) === wanted;
}

function isTrue(
  kind: Condition[1],
  of: string | number,
  matcher: Matcher,
  i: number,
  end: number,
  place: NamePlace | null,
): boolean {
  const { text, starts, ends } = matcher.tokens;
  switch (kind) {
    case 'left':
      return matcher.hasSignBefore(starts[i]!, of as string);
    case 'right':
      return matcher.hasSignAfter(ends[end - 1]!, of as string);
    case 'before':
      return matcher.matchesBefore(of as number, i);
    case 'after':
      return matcher.matchesAfter(of as number, end);
    case 'first':
      return matcher.matchesFrom(of as number, i);
    case 'last':
      return matcher.matchesUpTo(of as number, end - 1);
    case 'is':
      return matcher.capture(of as number, i, end);
    case 'inside':
      return isInBrackets(text, starts[i]!);
    case 'letters':
      return hasLetterNear(text, of as string, starts[i]!);
    case 'quoted':
      return placeInQuotation(text, starts[i]!, ends[end - 1]!) === of;
    case 'script':
      return (unitTraits(text.charCodeAt(starts[i]!)) & unitFlag[of as 'latin' | 'cyrillic']) !== 0;
    case 'block':
      return place?.isInHeading === true;
    case 'beside':
      return place?.isAfterName === true;
  }
}

/** How far before a match its bracket may be opened, in UTF-16 units. */
const bracketReach = 90;
/** How far from a match the letters are looked for that show its language, in UTF-16 units. */
const letterReach = 200;

/** Does an open bracket stand a little before the offset? */
function isInBrackets(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - bracketReach), offset);
  const open = before.lastIndexOf('(');
  return open >= 0 && !/[)\n]/.test(before.slice(open));
}

/** Does one of the small letters stand near the offset? */
function hasLetterNear(text: string, letters: string, offset: number): boolean {
  const near = text.slice(Math.max(0, offset - letterReach), offset + letterReach).toLowerCase();
  return Array.from(letters).some((letter) => near.includes(letter));
}
