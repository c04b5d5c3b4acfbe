import { daysInMonth, type TimeUnit } from './arithmetic.ts';
import {
  calendarDate,
  interval,
  type CalendarDate,
  type CalendarDay,
  type CalendarDuration,
  type CalendarInterval,
} from './calendar-value.ts';
import { addDays, compareDays, startOf, endOf, weekdayOf } from './operations.ts';

/**
 * The date that lies `count` units from `day`. Days and weeks give a day; months, years and decades only as much as is said:
 * «через месяц» is a month, «год назад» a year. Null for other units and outside the years 1 to 9999.
 */
export function shift(day: CalendarDay, count: number, unit: TimeUnit): CalendarDate | null {
  switch (unit) {
    case 'day':
      return calendarDate(addDays(day, count));
    case 'week':
      return calendarDate(addDays(day, 7 * count));
    case 'month':
      return monthAway(day, count);
    case 'year':
      return calendarDate({ year: day.year + count });
    case 'decade':
      return calendarDate({ year: day.year + 10 * count });
    default:
      return null;
  }
}

function monthAway({ year, month }: CalendarDay, count: number): CalendarDate | null {
  const months = year * 12 + month - 1 + count;
  return calendarDate({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 });
}

/** The same day of the month, month or year that lies `count` units away, or the last of its month where that is shorter. */
export function dayAway(day: CalendarDay, count: number, unit: TimeUnit): CalendarDay | null {
  const date = shift(day, count, unit);
  if (date === null || date.kind === 'day') return date;
  const month = date.kind === 'month' ? date.month : day.month;
  return { kind: 'day', year: date.year, month, day: Math.min(day.day, daysInMonth(date.year, month)) };
}

/** From the day to the one that lies `count` units from it; backwards where the count is negative. */
export function stretchFrom(day: CalendarDay, count: number, unit: TimeUnit): CalendarInterval | null {
  const other = dayAway(day, count, unit);
  if (other === null) return null;
  return count < 0 ? interval(other, day) : interval(day, other);
}

/** The day, week, weekend, month, year or decade that holds `day`, or the one that lies `by` of them away. */
export function periodAround(day: CalendarDay, unit: TimeUnit, by: number): CalendarDate | CalendarInterval | null {
  switch (unit) {
    case 'day':
    case 'month':
    case 'year':
      return shift(day, by, unit);
    case 'week':
    case 'weekend': {
      const monday = addDays(day, 1 - weekdayOf(day) + 7 * by);
      return interval(unit === 'week' ? monday : addDays(monday, 5), addDays(monday, 6));
    }
    case 'decade': {
      const first = Math.floor(day.year / 10) * 10 + 10 * by;
      const [start, end] = [calendarDate({ year: first }), calendarDate({ year: first + 9 })];
      return start === null || end === null ? null : interval(start, end);
    }
    default:
      return null;
  }
}

/** The month of that name that ended last before the day's month, that of the day's year, or the next after the day's month. */
export function monthNamed(day: CalendarDay, month: number, by: -1 | 0 | 1): CalendarDate | null {
  const isOver = (by === -1 && month < day.month) || (by === 1 && month > day.month);
  return calendarDate({ year: day.year + (isOver ? 0 : by), month });
}

/** The three months from `first` on: the last that ended before the day, those of its year, or the next to begin. */
export function seasonAround(day: CalendarDay, first: number, by: -1 | 0 | 1): CalendarInterval | null {
  // A winter is that of the turn of the year which is nearer.
  const year = day.year - (first > 10 && day.month <= 6 ? 1 : 0);
  const season = seasonIn(year, first);
  if (season === null || by === 0) return season;
  const isRight = by === -1 ? compareDays(endOf(season), day) < 0 : compareDays(startOf(season), day) > 0;
  return isRight ? season : seasonIn(year + by, first);
}

function seasonIn(year: number, first: number): CalendarInterval | null {
  const start = calendarDate({ year, month: first, day: 1 });
  const last = start?.kind === 'day' ? monthAway(start, 2) : null;
  return start === null || last === null ? null : interval(start, endOf(last));
}

/** So many units of time; null for hours and the like, which are no calendar value. */
export function durationOf(count: number, unit: TimeUnit): CalendarDuration | null {
  switch (unit) {
    case 'day':
    case 'week':
    case 'month':
    case 'year':
      return { kind: 'duration', count, unit };
    case 'decade':
      return { kind: 'duration', count: 10 * count, unit: 'year' };
    default:
      return null;
  }
}
