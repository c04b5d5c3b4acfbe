import type { IsoDay } from '../types.ts';

export type TimeUnit = 'day' | 'week' | 'month' | 'year' | 'decade' | 'hour' | 'minute' | 'weekend';

/** A calendar date to the precision that is known. */
export interface Fields {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

/** Do the fields name a day, month or year that exists? 29 February needs a leap year where the year is known. */
export function exists({ year, month, day }: Fields): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day === undefined) return true;
  if (day < 1 || month === undefined) return false;
  return day <= daysInMonth(year ?? 2000, month);
}

/** ISO text of the fields, from the year down; null where the year is not known or lies before our era. */
export function isoOf({ year, month, day }: Fields): string | null {
  if (year === undefined || year < 1) return null;
  const y = year > 999 ? String(year) : String(year).padStart(4, '0');
  if (month === undefined) return y;
  return day === undefined ? `${y}-${twoDigits(month)}` : `${y}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(day: IsoDay): number {
  return dayNumberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** The same of a year from 100 on, a month and a day; day 0 is the last of the month before, month 13 the next January. */
export function dayNumberOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

export function dayOfNumber(number: number): IsoDay {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

export function addDays(day: IsoDay, days: number): IsoDay {
  return dayOfNumber(dayNumber(day) + days);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: IsoDay): number {
  return weekdayOfNumber(dayNumber(day));
}

/** The weekday of a day told by its number, see `dayNumber`. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/**
 * The day that lies `count` units from `day`. Days and weeks give a day; months, years and decades only as much as is said:
 * «через месяц» is a month, «год назад» a year.
 */
export function shift(day: IsoDay, count: number, unit: TimeUnit): string | null {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (unit) {
    case 'day':
      return addDays(day, count);
    case 'week':
      return addDays(day, 7 * count);
    case 'month': {
      const months = year * 12 + month - 1 + count;
      return isoOf({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 });
    }
    case 'year':
      return isoOf({ year: year + count });
    case 'decade':
      return isoOf({ year: year + 10 * count });
    default:
      return null;
  }
}

/** The day itself so many units away: the same day of another month or year, or the last of its month where that is shorter. */
export function dayAway(day: IsoDay, count: number, unit: TimeUnit): IsoDay | null {
  const to = shift(day, count, unit);
  if (to === null || to.length === 10) return to;
  const [year, month] = [Number(to.slice(0, 4)), Number((to.length === 7 ? to : day).slice(5, 7))];
  return isoOf({ year, month, day: Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)) });
}

/** The week, month, year or weekend that holds `day` or lies `by` of them away, as a calendar value. */
export function periodOf(day: IsoDay, unit: TimeUnit, by: number): string | null {
  if (unit === 'day' || unit === 'month' || unit === 'year') return shift(day, by, unit);
  const monday = addDays(day, 1 - weekdayOf(day) + 7 * by);
  if (unit === 'week') return `${monday}/${addDays(monday, 6)}`;
  if (unit === 'weekend') return `${addDays(monday, 5)}/${addDays(monday, 6)}`;
  if (unit === 'decade') {
    const decade = Math.floor(Number(day.slice(0, 4)) / 10) * 10 + 10 * by;
    return `${decade}/${decade + 9}`;
  }
  return null;
}

/** The month of that name that ended last before the day's month, that of the day's year, or the next after the day's month. */
export function monthNamed(day: IsoDay, month: number, by: -1 | 0 | 1): string | null {
  const here = Number(day.slice(5, 7));
  const isOver = (by === -1 && month < here) || (by === 1 && month > here);
  return isoOf({ year: Number(day.slice(0, 4)) + (isOver ? 0 : by), month });
}

/** The three months from `first` on: the last that ended before the day, the one of its year, or the next to begin. */
export function seasonOf(day: IsoDay, first: number, by: -1 | 0 | 1): string {
  // A winter is that of the turn of the year which is nearer.
  const year = Number(day.slice(0, 4)) - (first > 10 && Number(day.slice(5, 7)) <= 6 ? 1 : 0);
  const [from, to] = seasonIn(year, first);
  const isOver = by === -1 ? to < day : by === 1 ? from > day : true;
  return seasonIn(isOver ? year : year + by, first).join('/');
}

function seasonIn(year: number, first: number): readonly [IsoDay, IsoDay] {
  const from = isoOf({ year, month: first, day: 1 }) ?? '';
  const after = shift(from, 3, 'month');
  return [from, addDays(`${after ?? from}-01`, -1)];
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 28 to 31; in the Gregorian calendar, whatever the year. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (monthLengths[month - 1] ?? 0) + (isLeap ? 1 : 0);
}
