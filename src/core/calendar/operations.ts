import { daysInMonth } from './arithmetic.ts';
import type { CalendarDate, CalendarDay, CalendarInterval, CalendarValue } from './calendar-value.ts';

const dayMs = 86_400_000;

/** The first day of a date or an interval. */
export function startOf(value: CalendarDate | CalendarInterval): CalendarDay {
  if (value.kind === 'day') return value;
  if (value.kind === 'interval') return startOf(value.start);
  return { kind: 'day', year: value.year, month: value.kind === 'month' ? value.month : 1, day: 1 };
}

/** The last day of a date or an interval. */
export function endOf(value: CalendarDate | CalendarInterval): CalendarDay {
  if (value.kind === 'day') return value;
  if (value.kind === 'interval') return endOf(value.end);
  const month = value.kind === 'month' ? value.month : 12;
  return { kind: 'day', year: value.year, month, day: daysInMonth(value.year, month) };
}

/** Days since 1 January 1970. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  // Date.UTC would take years below 100 for those of the 20th century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / dayMs;
}

/** The day that is so many days after 1 January 1970. */
export function dayOfNumber(number: number): CalendarDay {
  const date = new Date(number * dayMs);
  return { kind: 'day', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  const { year, month } = day;
  const inMonth = day.day + days;
  // Most shifts stay within the month, and a Date costs more than this.
  if (inMonth >= 1 && inMonth <= daysInMonth(year, month)) return { kind: 'day', year, month, day: inMonth };
  return dayOfNumber(dayNumber(day) + days);
}

/** How many days after `from` the day `to` comes; negative where it comes before. */
export function distance(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** For sorting: negative where `a` comes first, 0 for the same day. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** For sorting: by first day; of those that begin on one day the longest first. */
export function compare(a: CalendarDate | CalendarInterval, b: CalendarDate | CalendarInterval): number {
  return compareDays(startOf(a), startOf(b)) || compareDays(endOf(b), endOf(a));
}

/** Is this a day, or an interval from a day to a day? */
export function isOfDays(value: CalendarValue): value is CalendarDay | CalendarInterval {
  return value.kind === 'day' || (value.kind === 'interval' && value.start.kind === 'day' && value.end.kind === 'day');
}

/** Does the day belong to the date or the interval? */
export function contains(value: CalendarDate | CalendarInterval, day: CalendarDay): boolean {
  return compareDays(startOf(value), day) <= 0 && compareDays(day, endOf(value)) <= 0;
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: CalendarDay): number {
  const number = dayNumber(day);
  return ((((number + 3) % 7) + 7) % 7) + 1;
}
