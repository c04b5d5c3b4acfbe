import { daysInMonth } from '../calendar/arithmetic.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import { readThisUnit } from './relative.ts';
import type { Expression } from './timex.ts';
import { countedYearAfter, monthOfYear, yearAfter } from './year-after.ts';
import { romanNumber } from './year.ts';

/** First months of winter, spring, summer and autumn. */
const seasonBegins = [12, 3, 6, 9];

/** No part of a year ends in February. */
const anyYear = 2000;

/** Months of a year, from the first on. */
interface Months {
  readonly first: number;
  readonly count: number;
}

/**
 * «летом 2011 года», «этим летом», «осенью прошлого года», «во втором квартале», «I квартал 2024 года», "Q1 2022",
 * "the second half of 2025": an interval, or null. A quarter of no year is the nearest, a season needs one.
 */
export function readPartOfYear(r: Reader, i: number): Match | null {
  return readSeason(r, i) ?? readNumbered(r, i) ?? readLetter(r, i);
}

function readSeason(r: Reader, i: number): Match | null {
  const { shift } = r.meaning(i);
  const at = shift !== undefined && r.gap(i) === 'space' ? i + 1 : i;
  const { season } = r.meaning(at);
  const first = seasonBegins[season ?? -1];
  if (first === undefined) return null;
  // A winter lies in two years, and news do not say which it means.
  const dated = season === 0 ? null : inYearAfter(r, i, at + 1, { first, count: 3 });
  if (dated !== null || at === i || shift === undefined) return dated;
  return { from: i, to: at + 1, expression: { kind: 'season', first, shift } };
}

function readNumbered(r: Reader, i: number): Match | null {
  const at = ordinalEnd(r, i);
  if (at === null || !r.touches(at - 1)) return null;
  const nth = r.isNumber(i) ? r.number(i) : (r.meaning(i).ordinal ?? romanNumber(r.word(i)));
  const months = monthsOf(r.is(at, 'quarter') ? 3 : r.is(at, 'half') ? 6 : 0, nth);
  if (months === null) return null;
  const dated = inYearAfter(r, i, at + 1, months);
  if (dated !== null) return dated;
  const year = readThisUnit(r, r.is(at + 1, 'of') ? at + 2 : at + 1);
  if (year?.expression.kind === 'period' && year.expression.unit === 'year')
    return inCountedYear(i, year.to, months, 0);
  return r.is(at, 'partOfYear') && isInPreposition(r, i)
    ? range(i, at + 1, months, (month, day) => date(month, day))
    : null;
}

/** "Q1 2022", "H2 2021". */
function readLetter(r: Reader, i: number): Match | null {
  const length = r.is(i, 'quarterLetter') ? 3 : r.is(i, 'halfLetter') ? 6 : 0;
  if (length === 0 || !r.isCapital(i) || r.gap(i) !== 'none' || r.digitCount(i + 1) !== 1) return null;
  const months = monthsOf(length, r.number(i + 1));
  return months === null ? null : inYearAfter(r, i, i + 2, months);
}

/** The nth stretch of so many months. */
function monthsOf(count: number, nth: number): Months | null {
  return count > 0 && nth >= 1 && nth * count <= 12 ? { first: count * (nth - 1) + 1, count } : null;
}

/** «в», "in the" right before. */
function isInPreposition(r: Reader, i: number): boolean {
  const at = r.is(i - 1, 'the') ? i - 2 : i - 1;
  return r.is(at, 'yearPreposition') && r.gap(at) === 'space';
}

/** The token after «второй», "second", «2-й», "2nd", «II»; null where no ordinal stands. */
function ordinalEnd(r: Reader, i: number): number | null {
  const { ordinal } = r.meaning(i);
  if (ordinal !== undefined) return ordinal > 0 ? i + 1 : null;
  if (r.isAllCapitals(i) && romanNumber(r.word(i)) > 0) return i + 1;
  const isFigure = r.digitCount(i) === 1 && r.number(i) > 0 && (r.gap(i) === 'dash' || r.gap(i) === 'none');
  return isFigure && r.end(i + 1) - r.start(i + 1) <= 3 ? i + 2 : null;
}

/** With the year that follows, in figures or counted from now; null where none does. */
function inYearAfter(r: Reader, from: number, to: number, months: Months): Match | null {
  if (r.gap(to - 1) === 'comma') return null;
  const year = yearAfter(r, r.is(to, 'of') && r.touches(to - 1) ? to + 1 : to);
  if (year !== null) return range(from, year.to, months, (month, day) => date(month, day, year.year));
  const counted = countedYearAfter(r, to);
  return counted === null ? null : inCountedYear(from, counted.to, months, counted.shift);
}

function inCountedYear(from: number, to: number, months: Months, shift: number): Match {
  return range(from, to, months, (month, day) => monthOfYear(month, day, shift));
}

function range(
  from: number,
  to: number,
  { first, count }: Months,
  on: (month: number, day: number) => Expression,
): Match {
  const last = first + count - 1;
  return { from, to, expression: { kind: 'range', from: on(first, 1), to: on(last, daysInMonth(anyYear, last)) } };
}

function date(month: number, day: number, year?: number): Expression {
  return { kind: 'date', fields: { ...(year === undefined ? {} : { year }), month, day } };
}
