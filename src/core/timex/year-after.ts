import { exists, type Fields } from '../calendar/arithmetic.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import type { Expression } from './timex.ts';

/** Four digits are a year from here … */
export const earliestYear = 1000;

/** … to here. */
export const latestYear = 2100;

const lastDayOfMonth = 31;

/** A match of a date from token `from` up to `to`; null where there is no such date. */
export function date(from: number, to: number, fields: Fields): Match | null {
  return exists(fields) ? { from, to, expression: { kind: 'date', fields } } : null;
}

/** Do token i and the next stand with one character between them? */
export function isTight(r: Reader, i: number): boolean {
  return r.start(i + 1) - r.end(i) === 1;
}

/** The year that two digits mean: 49 is 2049, 50 is 1950. */
export function shortYear(year: number): number {
  return year < 50 ? 2000 + year : 1900 + year;
}

/** The year that follows at token `to`, with the token after it; null where none does. A year before our era is below 1. */
export function yearAfter(r: Reader, to: number): { readonly year: number; readonly to: number } | null {
  if (r.is(to, 'yearWordBefore') && r.gap(to - 1) === 'space' && r.gap(to) === 'space' && r.isNumber(to + 1))
    return yearAfter(r, to + 1);
  const gap = r.gap(to - 1);
  const hasDot = gap === 'dot' && r.end(to - 1) - r.start(to - 1) <= 4;
  if (!r.isNumber(to) || !(hasDot || ['space', 'comma', 'none', 'dash', 'slash'].includes(gap))) return null;
  const length = r.digitCount(to);
  if (length === 2 && gap === 'space') {
    const ordinal = readShortOrdinal(r, to);
    if (ordinal !== null) return ordinal;
  }
  if (length <= 4 && isEraAfter(r, to)) return { year: yearOfEra(r, to), to: to + 2 };
  const isShort = length === 2 && gap === 'space' && !r.touches(to) && !'-:.'.includes(r.after(to) || ' ');
  const isShortAtEnd = length === 2 && ['space', 'comma'].includes(gap) && to + 1 >= r.count && r.after(to) !== '%';
  if (length !== 4 && !isShort && !isShortAtEnd) return null;
  const year = length === 4 ? r.number(to) : shortYear(r.number(to));
  if (year < earliestYear || year > latestYear) return null;
  // «первой половине 2010-х»
  if (length === 4 && year % 10 === 0 && isTight(r, to) && r.is(to + 1, 'decadeSuffix') && !r.is(to + 1, 'yearSuffix'))
    return null;
  return { year, to: afterYearWord(r, to + 1) };
}

/** «(в ноябре) 98-го», «(в мае) 14-го года»: what may be a day of the month is a year only where that is said. */
export function readShortOrdinal(r: Reader, i: number): { readonly year: number; readonly to: number } | null {
  const to = afterYearWord(r, i + 1);
  const isOrdinal = r.digitCount(i) === 2 && r.is(i + 1, 'yearSuffix') && to > i + 1;
  if (!isOrdinal || (to === i + 2 && r.number(i) <= lastDayOfMonth) || r.is(to, 'dayOfMonthWord')) return null;
  return { year: shortYear(r.number(i)), to };
}

/** "AD", "BC" in capitals right after the number. */
export function isEraAfter(r: Reader, i: number): boolean {
  return r.touches(i) && r.isCapital(i + 1) && (r.is(i + 1, 'era') || r.is(i + 1, 'eraBefore'));
}

/** The astronomical year, 1 BC being 0. */
export function yearOfEra(r: Reader, i: number): number {
  return r.is(i + 1, 'eraBefore') ? 1 - r.number(i) : r.number(i);
}

/** After «года», «г.», «гг.», «-жылы» or «-го» where they follow the year at token to - 1. */
export function afterYearWord(r: Reader, to: number): number {
  if (r.is(to, 'yearWord') && r.touches(to - 1)) return to + 1;
  const gap = r.gap(to - 1);
  if (r.is(to, 'yearWord') && gap === 'dash' && r.isNumber(to - 1) && isTight(r, to - 1)) return to + 1;
  if (!r.is(to, 'yearSuffix') || !r.isNumber(to - 1) || !(gap === 'none' || (gap === 'dash' && isTight(r, to - 1))))
    return to;
  return r.is(to + 1, 'yearWord') && r.touches(to) ? to + 2 : to + 1;
}

/** The year that follows at token `to` where it is counted from now: «прошлого года», "of last year", «с. г.». */
export function countedYearAfter(r: Reader, to: number): { readonly shift: number; readonly to: number } | null {
  if (r.is(to, 'of') && r.gap(to - 1) === 'space' && !r.is(to + 1, 'of')) return countedYearAfter(r, to + 1);
  if (r.gap(to - 1) !== 'space' && !(r.gap(to - 1) === 'dot' && r.end(to - 1) - r.start(to - 1) <= 4)) return null;
  if (r.is(to, 'thisYearInitial') && r.after(to) === '.')
    return r.is(to + 1, 'yearWord') && r.end(to + 1) - r.start(to + 1) === 1 ? { shift: 0, to: to + 2 } : null;
  const { shift } = r.meaning(to);
  const at = shift !== undefined && r.is(to + 1, 'emphasis') ? to + 2 : to + 1;
  const isYear = r.meaning(at).unit === 'year' && !r.is(at, 'plural') && r.gap(at - 1) === 'space';
  return shift !== undefined && isYear ? { shift, to: at + 1 } : null;
}

/** Adds the year that follows, if one does: «2022 [года|г.]», ", 2022", "'96", «прошлого года». */
export function withYear(r: Reader, from: number, to: number, fields: Fields): Match | null {
  const year = yearAfter(r, to);
  if (year !== null) return date(from, year.to, { ...fields, year: year.year });
  const counted = fields.month === undefined || !exists(fields) ? null : countedYearAfter(r, to);
  if (counted === null || fields.month === undefined) return date(from, to, fields);
  return { from, to: counted.to, expression: monthOfYear(fields.month, fields.day, counted.shift) };
}

/** A month, or a day of it, in a year counted from now. */
export function monthOfYear(month: number, day: number | undefined, shift: number): Expression {
  return { kind: 'month-of-year', month, ...(day === undefined ? {} : { day }), shift };
}
