import type { Anchor, IsoDay, ResolvedTimex } from '../types.ts';
import { dayAway, exists, isoOf, weekdayOf, type Fields, type shift } from '../calendar/arithmetic.ts';

/** A calendar value with what it was counted from and which of its fields the text left out. */
export interface Value {
  readonly value: string | null;
  readonly anchor: Anchor | null;
  readonly implied: ResolvedTimex['implied'];
}

/** Of what the text does not tell enough. */
export const unresolved: Value = { value: null, anchor: null, implied: [] };

/** In which months a day without one is looked for, counted from the anchor's. */
const monthsAround = [0, -1, 1, -2, 2];
/** A month, or a day of it, of a year; null where there is no such day. */
export function dayInYear(year: number, month: number, day: number | undefined): string | null {
  const fields = { year, month, ...(day === undefined ? {} : { day }) };
  return exists(fields) ? isoOf(fields) : null;
}

/** What is counted from the anchor; unresolved without one. */
export function counted(anchor: Anchor | null, count: (day: IsoDay) => string | null): Value {
  return anchor === null ? unresolved : { value: count(anchor.value), anchor, implied: ['year', 'month', 'day'] };
}

/** «28-го числа»: of the anchor's month, or the one before where that day is far ahead. */
export function dayOfMonth(fields: Fields, anchor: Anchor | null): Value {
  if (anchor === null || fields.day === undefined) return unresolved;
  const year = Number(anchor.value.slice(0, 4));
  const month = Number(anchor.value.slice(5, 7));
  const here = { year, month, day: fields.day };
  const before =
    month === 1 ? { year: year - 1, month: 12, day: fields.day } : { year, month: month - 1, day: fields.day };
  const far = fields.day - Number(anchor.value.slice(8)) > 15;
  const chosen = far && exists(before) ? before : here;
  return exists(chosen) ? { value: isoOf(chosen), anchor, implied: ['year', 'month'] } : unresolved;
}

/** «в среду, 7-го»: of the month nearest to the anchor's in which the day falls on the weekday. */
export function dayOnWeekday(fields: Fields, weekday: number, anchor: Anchor | null): Value {
  if (anchor === null || fields.day === undefined) return unresolved;
  const month = Number(anchor.value.slice(0, 4)) * 12 + Number(anchor.value.slice(5, 7)) - 1;
  for (const by of monthsAround) {
    const here = { year: Math.floor((month + by) / 12), month: ((month + by) % 12) + 1, day: fields.day };
    const value = exists(here) ? isoOf(here) : null;
    if (value !== null && weekdayOf(value) === weekday) return { value, anchor, implied: ['year', 'month'] };
  }
  return unresolved;
}

/** ISO 8601 duration of so many units; null for hours and the like. */
export function durationOf(count: number, unit: string): string | null {
  const letter = { day: 'D', week: 'W', month: 'M', year: 'Y' }[unit];
  return letter === undefined ? (unit === 'decade' ? `P${10 * count}Y` : null) : `P${count}${letter}`;
}

/** From the day on, or back from it where the count is negative. */
export function withinOf(day: IsoDay, count: number, unit: Parameters<typeof shift>[2]): string | null {
  const other = dayAway(day, count, unit);
  if (other === null) return null;
  return count < 0 ? `${other}/${day}` : `${day}/${other}`;
}
