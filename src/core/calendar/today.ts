import type { IsoDay } from '../types.ts';
import type { CalendarDay } from './calendar-value.ts';
import { printCalendar } from './calendar-value.ts';

/** The day that it is at that moment where the reader is: in the time zone of the machine, not in UTC. */
export function today(now: Date): IsoDay {
  return printCalendar(localDay(now));
}

export function localDay(now: Date): CalendarDay {
  return { kind: 'day', year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
