import type { Fields } from '../calendar/arithmetic.ts';
import {
  calendarDate,
  parseDay,
  type CalendarDate,
  type CalendarDay,
  type CalendarValue,
} from '../calendar/calendar-value.ts';
import { weekdayOf } from '../calendar/operations.ts';
import { shift } from '../calendar/shift.ts';
import type { Anchor, ResolvedTimex } from '../types.ts';

/** A calendar value with what it was counted from and which of its fields the text left out. */
export interface Value {
  readonly value: CalendarValue | null;
  readonly anchor: Anchor | null;
  readonly implied: ResolvedTimex['implied'];
}

/** The value of an expression for which the text does not say enough. */
export const unresolved: Value = { value: null, anchor: null, implied: [] };

/** The months in which a day without a month is looked for, counted from the anchor's. */
const monthsAround = [0, -1, 1, -2, 2];

/** A month, or a day of it, of a year; null where there is no such day. */
export function dayInYear(year: number, month: number, day: number | undefined): CalendarDate | null {
  return calendarDate({ year, month, ...(day === undefined ? {} : { day }) });
}

/** What is counted from the anchor's day; unresolved without one. */
export function counted(anchor: Anchor | null, count: (day: CalendarDay) => CalendarValue | null): Value {
  const day = dayOf(anchor);
  return day === null ? unresolved : { value: count(day), anchor, implied: ['year', 'month', 'day'] };
}

/** The day that an anchor names; null where it names none. */
export function dayOf(anchor: Anchor | null): CalendarDay | null {
  return anchor === null ? null : parseDay(anchor.value);
}

/** «28-го числа»: in the anchor's month, or in the previous one where the day would be far ahead. */
export function dayOfMonth(fields: Fields, anchor: Anchor | null): Value {
  const { day } = fields;
  const on = dayOf(anchor);
  if (on === null || day === undefined) return unresolved;
  const { year, month } = on;
  const isFar = day - on.day > 15;
  const before = month === 1 ? { year: year - 1, month: 12, day } : { year, month: month - 1, day };
  const value = (isFar ? calendarDate(before) : null) ?? calendarDate({ year, month, day });
  return value === null ? unresolved : { value, anchor, implied: ['year', 'month'] };
}

/** «в среду, 7-го»: in the nearest month in which the day falls on the weekday. */
export function dayOnWeekday(fields: Fields, weekday: number, anchor: Anchor | null): Value {
  const { day } = fields;
  const on = dayOf(anchor);
  if (on === null || day === undefined) return unresolved;
  for (const by of monthsAround) {
    const month = shift(on, by, 'month');
    const value = month?.kind === 'month' ? calendarDate({ ...month, day }) : null;
    if (value?.kind === 'day' && weekdayOf(value) === weekday) return { value, anchor, implied: ['year', 'month'] };
  }
  return unresolved;
}
