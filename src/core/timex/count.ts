import type { TimeUnit } from '../calendar/arithmetic.ts';
import type { Reader } from './reader.ts';

/** So many units of time, as text counts them. `to` is the token after them. */
export interface Count {
  readonly to: number;
  readonly count: number;
  readonly unit: TimeUnit;
}

/** A number in figures or words with its unit, or with two: «5 лет и 3 месяца», "2 weeks 3 days", counted in the smaller. */
export function readCount(r: Reader, i: number): Count | null {
  const first = readSimpleCount(r, i);
  if (first === null) return null;
  const joined = r.is(first.to, 'and') && r.gap(first.to - 1) === 'space' ? first.to + 1 : first.to;
  const second = ['space', 'comma'].includes(r.gap(first.to - 1)) ? readSimpleCount(r, joined) : null;
  if (second === null) return first;
  const inSmaller =
    first.unit === 'year' && second.unit === 'month' ? 12 : first.unit === 'week' && second.unit === 'day' ? 7 : 0;
  // Of years and days, or days and hours, no day can be told.
  return inSmaller === 0 ? null : { to: second.to, unit: second.unit, count: first.count * inSmaller + second.count };
}

function readSimpleCount(r: Reader, i: number): Count | null {
  let at = i;
  let count: number | undefined;
  if (r.isNumber(at)) count = r.number(at++);
  else {
    count = r.meaning(at).cardinal;
    if (count === undefined) return null;
    at++;
    const ones = r.meaning(at).cardinal;
    if (count >= 20 && ones !== undefined && ones < 10 && r.touches(at - 1)) {
      count += ones;
      at++;
    }
  }
  // «два с половиной года»
  const isAndHalf = r.word(at) === 'с' && r.word(at + 1) === 'половиной';
  if (isAndHalf) return r.meaning(at + 2).unit === 'year' ? { to: at + 3, count: 12 * count + 6, unit: 'month' } : null;
  const { unit, unitAbbreviation } = r.meaning(at);
  const told = unit ?? (isAbbreviated(r, at) ? unitAbbreviation : undefined);
  if (told === undefined || !['space', 'none', 'dash'].includes(r.gap(at - 1)) || count > 2000) return null;
  return { to: at + 1, count, unit: told };
}

/** "3w", "-3y", "1 mon": one letter right after its figures, more after a space too. */
function isAbbreviated(r: Reader, at: number): boolean {
  return r.isNumber(at - 1) && (r.gap(at - 1) === 'none' || r.word(at).length > 1);
}

/** «через неделю», «месяц назад», «полгода назад»: one of the unit, half a year, a year and a half. */
export function readBareUnit(r: Reader, i: number): Count | null {
  if (r.is(i, 'halfYear')) return { to: i + 1, count: 6, unit: 'month' };
  if (r.is(i, 'oneAndHalf') && r.meaning(i + 1).unit === 'year') return { to: i + 2, count: 18, unit: 'month' };
  return r.is(i, 'one') ? readOneOf(r, i) : null;
}

/** One of the unit that the token names, in Russian and its like; null in English, which says "a week", and for several. */
export function readOneOf(r: Reader, i: number): Count | null {
  const { unit } = r.meaning(i);
  return unit === undefined || /[a-z]/.test(r.word(i)) || r.is(i, 'plural') ? null : { to: i + 1, count: 1, unit };
}
