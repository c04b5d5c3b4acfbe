import { readDayNumber } from './absolute.ts';
import type { Fields } from '../calendar/arithmetic.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import type { Expression } from './timex.ts';
import { isTight } from './year-after.ts';
import { agreesAfter } from './year.ts';

/** A month is named near enough so many tokens before. */
const monthReach = 60;
/** What is told one after the other lies so many days apart at most. */
const daysReach = 20;

/** The month, and the day if one, that the block named last, before token `to`. */
export interface MonthNamed {
  readonly to: number;
  readonly fields: Fields;
  /** Was it a day, so that what follows can be counted from it? */
  readonly isDay: boolean;
}

/** «28-го числа», «десятого числа»: a day of a month that the day of the article tells. */
export function readDayOfMonth(r: Reader, i: number): Match | null {
  const number = readDayNumber(r, i);
  if (number === null || !r.is(number.to, 'dayOfMonthWord') || !r.touches(number.to - 1)) return null;
  // «второе число» counts numbers.
  if (!r.isNumber(i) && r.word(number.to) === 'число') return null;
  return { from: i, to: number.to + 1, expression: { kind: 'date', fields: { day: number.day } } };
}

/** «(в среду,) 7-го»: of the month in which the weekday falls on it. */
export function readDayOfWeekday(r: Reader, i: number, weekday: number): Match | null {
  const number = readOrdinal(r, i);
  return number === null
    ? null
    : { from: i, to: number.to, expression: { kind: 'date', fields: { day: number.day }, weekday } };
}

/** «21-го», «с 20-го по 26-е» after a day or month named before, of which it must be a later day: null where it may be anything else. */
export function readBareDay(r: Reader, i: number, near: MonthNamed | null): Match | null {
  const first = near === null || i - near.to > monthReach ? null : readOrdinal(r, i);
  if (first === null || near === null) return null;
  const { fields, isDay } = near;
  if (fields.day !== undefined && (first.day <= fields.day || first.day > fields.day + daysReach)) return null;
  const on = (day: number): Expression =>
    isDay && fields.day !== undefined
      ? { kind: 'offset', unit: 'day', count: day - fields.day, from: 'narrative' }
      : { kind: 'date', fields: { ...fields, day } };
  const second = r.is(i - 1, 'from') && r.is(first.to, 'to') ? readOrdinal(r, first.to + 1) : null;
  if (second === null || second.day <= first.day) return { ...first, expression: on(first.day) };
  return { from: i, to: second.to, expression: { kind: 'range', from: on(first.day), to: on(second.day) } };
}

/** What a match names of a month, for the days after it; null after an expression that names another day by other means. */
export function monthNamedBy({ expression, to }: Match, before: MonthNamed | null): MonthNamed | null {
  if (expression.kind === 'duration') return before;
  const isDay = expression.kind === 'date' && expression.fields.day !== undefined;
  const last = expression.kind === 'range' ? expression.to : expression;
  return last.kind === 'date' && last.fields.month !== undefined ? { to, fields: last.fields, isDay } : null;
}

/** «21-го», «по 26-е»; not «21-го полка». */
function readOrdinal(
  r: Reader,
  i: number,
): { readonly from: number; readonly to: number; readonly day: number } | null {
  const isOrdinal = r.isNumber(i) && r.gap(i) === 'dash' && isTight(r, i) && r.is(i + 1, 'dayOfMonthSuffix');
  const number = isOrdinal ? readDayNumber(r, i) : null;
  return number === null || agreesAfter(r, i + 1) ? null : number;
}
