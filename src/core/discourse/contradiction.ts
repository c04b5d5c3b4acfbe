import { parseCalendar, parseDay, printCalendar, type CalendarDay } from '../calendar/calendar-value.ts';
import { distance, startOf } from '../calendar/operations.ts';
import type { PublicationDate, ResolvedTimex, StatedDay } from '../types.ts';
import type { Timex } from '../timex/timex.ts';

/** A dateline may lie a day beside the page's date, which is told in another time zone. */
const datelineApartAtMost = 1;
/** News name days with their weekdays from about the last half year, or the next. */
const weekdayApartAtMost = 190;

/**
 * The day that the text tells of itself where it is not the one that the page gives, as in a repost: that of its dateline, or the
 * day nearest to the page's of those that it names with weekdays that fit no nearer year. Null where nothing contradicts the page.
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
    const isApart = day !== null && Math.abs(distance(here, day)) > datelineApartAtMost;
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
  return nearest !== null && least > weekdayApartAtMost ? { value: printCalendar(nearest), basis: 'inferred' } : null;
}
