import { daysOf } from '../calendar/days.ts';
import type { PublicationDate, ResolvedTimex, StatedDay } from '../types.ts';
import { dayNumber } from '../calendar/arithmetic.ts';
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
  const here = dayNumber(published.value);
  if (dateline !== null)
    return Math.abs(dayNumber(dateline.value) - here) > datelineApartAtMost
      ? { value: dateline.value, basis: 'dateline' }
      : null;
  let nearest: string | null = null;
  let least = Infinity;
  for (const [at, { expression }] of timexes.entries()) {
    const value = resolved[at]?.value ?? null;
    if (expression.kind !== 'date' || expression.weekday === undefined || expression.fields.year !== undefined)
      continue;
    const day = value === null ? null : (daysOf(value)?.from ?? null);
    if (day === null) continue;
    const apart = Math.abs(dayNumber(day) - here);
    if (apart < least) [nearest, least] = [day, apart];
  }
  return nearest !== null && least > weekdayApartAtMost ? { value: nearest, basis: 'inferred' } : null;
}
