import type { IsoDay } from '../types.ts';
import type { CalendarDay } from './calendar-value.ts';
import { printCalendar } from './calendar-value.ts';

/** The reader's day at that moment: in the time zone of the machine, not in UTC. */
export function today(now: Date): IsoDay {
  return printCalendar(localDay(now));
}

/** The same as a value. */
export function localDay(now: Date): CalendarDay {
  return { kind: 'day', year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
