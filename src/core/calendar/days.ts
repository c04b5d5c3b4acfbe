import type { IsoDay } from '../types.ts';

/** An interval of ISO dates to the precision known; both ends belong to it, and an absent end is open. */
export interface Dated {
  readonly from?: string;
  readonly to?: string;
}

/** The first day of a date known to the year, month or day: `2022-02` → `2022-02-01`. */
export function firstDay(date: string): IsoDay {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day of a date known to the year, month or day: `2022-02` → `2022-02-28`. */
export function lastDay(date: string): IsoDay {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length > 7) return date;
  const days = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return `${date}-${String(days).padStart(2, '0')}`;
}

/** Both ends of a calendar value, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `start/end`; null for a duration or anything else. */
export function daysOf(value: string): { readonly from: IsoDay; readonly to: IsoDay } | null {
  const [start = '', end = start] = value.split('/');
  if (!isDate(start) || !isDate(end)) return null;
  return { from: firstDay(start), to: lastDay(end) };
}

/** Is this `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with a month and day that exist? */
export function isDate(date: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) return false;
  if (date.length === 4) return true;
  const month = Number(date.slice(5, 7));
  if (month < 1 || month > 12) return false;
  if (date.length === 7) return true;
  const day = date.slice(8);
  return day >= '01' && date <= lastDay(date.slice(0, 7));
}

/** Is this a whole day, `YYYY-MM-DD`? */
export function isDay(date: string): boolean {
  return date.length === 10 && isDate(date);
}

/** Does the interval include the day? Open ends reach for ever; both days named belong to it. */
export function holds(interval: Dated, on: IsoDay): boolean {
  if (interval.from !== undefined && firstDay(interval.from) > on) return false;
  return interval.to === undefined || lastDay(interval.to) >= on;
}

/**
 * Of what holds on the day, the one that began last: on the day on which an office or a name passes on, the newcomer.
 * Null where nothing holds.
 */
export function inForce<T extends Dated>(intervals: readonly T[], on: IsoDay): T | null {
  let best: T | null = null;
  for (const interval of intervals) {
    if (!holds(interval, on)) continue;
    if (best === null || firstDay(interval.from ?? '0000') >= firstDay(best.from ?? '0000')) best = interval;
  }
  return best;
}
