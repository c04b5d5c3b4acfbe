import type { IsoDay } from '../types.ts';
import { parseDate, parseDates, parseDay, printCalendar } from './calendar-value.ts';
import { endOf, startOf } from './operations.ts';

// Dates as text, which is how the dataset, the messages and the cards hold them. Whole days compare as strings.

/** An interval of dates, `YYYY[-MM[-DD]]`. Both ends belong to it, and an absent end is open. */
export interface Dated {
  readonly from?: string;
  readonly to?: string;
}

/** The first day of a date or `start/end`: `2022-02` → `2022-02-01`. Other text is returned as it is. */
export function firstDay(date: string): IsoDay {
  return daysOf(date)?.from ?? date;
}

/** The last day of a date or `start/end`: `2022-02` → `2022-02-28`. Other text is returned as it is. */
export function lastDay(date: string): IsoDay {
  return daysOf(date)?.to ?? date;
}

/** The first and the last day of a date or `start/end`; null for a duration and for other text. */
export function daysOf(text: string): { readonly from: IsoDay; readonly to: IsoDay } | null {
  const value = parseDates(text);
  if (value === null) return null;
  if (value.kind === 'day') return { from: text, to: text };
  return { from: printCalendar(startOf(value)), to: printCalendar(endOf(value)) };
}

/** The year of a date; NaN for other text. */
export function yearOf(date: string): number {
  return parseDate(date)?.year ?? NaN;
}

/** Is this `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with a month and day that exist? */
export function isDate(text: string): boolean {
  return parseDate(text) !== null;
}

/** Is this a whole day, `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  return parseDay(text) !== null;
}

/** The first day of the interval; of one without a beginning a day before all others. */
export function firstDayIn({ from }: Dated): IsoDay {
  return from === undefined ? '0000-01-01' : firstDay(from);
}

/** The last day of the interval; of one without an end a day after all others. */
export function lastDayIn({ to }: Dated): IsoDay {
  return to === undefined ? '9999-12-31' : lastDay(to);
}

/** Does the interval include the day? */
export function holds({ from, to }: Dated, on: IsoDay): boolean {
  // A month's text begins the text of each of its days and sorts before them, so nothing needs to be parsed.
  return (from === undefined || from <= on) && (to === undefined || to >= on || on.startsWith(to));
}

/**
 * The interval that includes the day; of several the one that began last: on the day on which an office passes on, that of the
 * new holder. Null where none includes it.
 */
export function inForce<T extends Dated>(intervals: readonly T[], on: IsoDay): T | null {
  let best: T | null = null;
  for (const interval of intervals) {
    if (!holds(interval, on)) continue;
    if (best === null || firstDayIn(interval) >= firstDayIn(best)) best = interval;
  }
  return best;
}
