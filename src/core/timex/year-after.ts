import { exists, type Fields } from './calendar.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';

/** Four digits are a year from here … */
export const earliestYear = 1000;

/** … to here. */
export const latestYear = 2100;

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
  if (r.is(to, 'yearWordBefore') && r.gap(to - 1) === 'space' && r.gap(to) === 'space') return yearAfter(r, to + 1);
  const gap = r.gap(to - 1);
  const hasDot = gap === 'dot' && r.end(to - 1) - r.start(to - 1) <= 4;
  if (!r.isNumber(to) || !(hasDot || ['space', 'comma', 'none', 'dash', 'slash'].includes(gap))) return null;
  const length = r.digitCount(to);
  if (length <= 4 && isEraAfter(r, to)) return { year: yearOfEra(r, to), to: to + 2 };
  const isShort = length === 2 && gap === 'space' && !r.touches(to) && !'-:.'.includes(r.after(to) || ' ');
  const isShortAtEnd = length === 2 && ['space', 'comma'].includes(gap) && to + 1 >= r.count && r.after(to) !== '%';
  if (length !== 4 && !isShort && !isShortAtEnd) return null;
  const year = length === 4 ? r.number(to) : shortYear(r.number(to));
  if (year < earliestYear || year > latestYear) return null;
  return { year, to: afterYearWord(r, to + 1) };
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

/** Adds the year that follows, if one does: «2022 [года|г.]», ", 2022", "'96". */
export function withYear(r: Reader, from: number, to: number, fields: Fields): Match | null {
  const year = yearAfter(r, to);
  return year === null ? date(from, to, fields) : date(from, year.to, { ...fields, year: year.year });
}
