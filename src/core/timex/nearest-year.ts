import type { Fields } from '../calendar/arithmetic.ts';
import { calendarDate, type CalendarDay } from '../calendar/calendar-value.ts';
import { distance, endOf, startOf, weekdayOf } from '../calendar/operations.ts';
import type { Tense } from './tense.ts';

/**
 * A date on the other side of the anchor than the tense says counts as so many days further away: `far` where the tense is that
 * of another clause, `day` and `month` where the verb stands beside a day or a month. «Решили 5 января собраться 20 февраля»
 * stays near.
 */
const againstTense = { far: 180, day: 335, month: 400 };
/** In years: a day of a month falls on the same weekday again within this time. */
const weekdayReach = 6;

/**
 * The year in which a month, or a day of it, lies nearest to the anchor, on the side that the sentence's tense says and on the
 * weekday named. Null where no year nearby has it on that weekday. `tense` is called only where there is a choice.
 */
export function nearestYear(
  fields: Fields,
  weekday: number | undefined,
  anchor: CalendarDay,
  tense: () => Tense | null,
): number | null {
  const around = anchor.year;
  const reach = weekday === undefined && fields.day !== 29 ? 1 : weekdayReach;
  const ways: { readonly year: number; readonly distance: number; readonly side: number }[] = [];
  for (let year = around - reach; year <= around + reach; year++) {
    const date = calendarDate({ ...fields, year });
    if (date === null || (weekday !== undefined && weekdayOf(startOf(date)) !== weekday)) continue;
    const from = distance(anchor, startOf(date));
    const to = distance(anchor, endOf(date));
    ways.push({ year, distance: from > 0 ? from : to < 0 ? -to : 0, side: from > 0 ? 1 : to < 0 ? -1 : 0 });
  }
  ways.sort((a, b) => a.distance - b.distance);
  const [first, second] = ways;
  if (first === undefined) return null;
  if (second === undefined) return first.year;
  // Unless the tense says otherwise, news speak of last December as past and of next January as the future.
  const told = tense();
  const most =
    told?.isNear !== true ? againstTense.far : fields.day === undefined ? againstTense.month : againstTense.day;
  const against = (side: number): boolean =>
    (told?.side === 'past' && side > 0) || (told?.side === 'future' && side < 0);
  const weight = ({ distance, side }: (typeof ways)[number]): number => distance + (against(side) ? most : 0);
  return ways.reduce((best, way) => (weight(way) < weight(best) ? way : best)).year;
}
