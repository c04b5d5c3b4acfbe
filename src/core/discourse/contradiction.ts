import { parseCalendar, parseDay, printCalendar, type CalendarDay } from '../calendar/calendar-value.ts';
import { distance, startOf } from '../calendar/operations.ts';
import type { PublicationDate, ResolvedTimex, StatedDay } from '../types.ts';
import type { Timex } from '../timex/timex.ts';

/** In days: a dateline and the page's date may be in different time zones. */
const maxDatelineDistance = 1;
/** In days: news name days with their weekdays from about the last half year, or the next. */
const maxWeekdayDistance = 190;

/**
 * The day that the text gives itself where it is not the page's, as in a repost: the day of its dateline, or, of the days that
 * it names with weekdays, the nearest one where no nearer year fits the weekday. Null where nothing contradicts the page.
 */
export function findContradiction(
  published: PublicationDate,
  dateline: PublicationDate | null,
  timexes: readonly Timex[],
  resolved: readonly ResolvedTimex[],
): StatedDay | null {
  const here = parseDay(published.value);
  if (here === null) return null;
  if (dateline !== null) {
    const day = parseDay(dateline.value);
    const isApart = day !== null && Math.abs(distance(here, day)) > maxDatelineDistance;
    return isApart ? { value: dateline.value, basis: 'dateline' } : null;
  }
  let nearest: CalendarDay | null = null;
  let least = Infinity;
  for (const [at, { expression }] of timexes.entries()) {
    if (expression.kind !== 'date' || expression.weekday === undefined || expression.fields.year !== undefined)
      continue;
    const value = parseCalendar(resolved[at]?.value ?? '');
    if (value === null || value.kind === 'duration') continue;
    const day = startOf(value);
    const apart = Math.abs(distance(here, day));
    if (apart < least) [nearest, least] = [day, apart];
  }
  return nearest !== null && least > maxWeekdayDistance ? { value: printCalendar(nearest), basis: 'inferred' } : null;
}
