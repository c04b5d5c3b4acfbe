import { calendarDate, printCalendar, type CalendarDay } from '../core/calendar/calendar-value.ts';
import { dayOfNumber, distance } from '../core/calendar/operations.ts';
import { localDay } from '../core/calendar/today.ts';
import type { IsoDay } from '../core/types.ts';
import months from './months.json' with { type: 'json' };

/** The year of the first web page. */
const earliestYear = 1991;
/** How far a page's clock may be ahead of the reader's. */
const maxDaysAhead = 2;

const iso = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)/;
const slashed = /^\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/;
const dayFirst = /(?:^|[^\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;
const dayMonthYear =
  /(?:^|\D)(\d{1,2})(?:st|nd|rd|th|-го|-е)?[\s,.\u00a0-]{1,3}(?:de\s)?(\p{L}{3,12})\.?[\s,.\u00a0-]{1,3}(\d{4})(?!\d)/u;
const monthDayYear = /(?:^|[^\p{L}])(\p{L}{3,12})\.?[\s\u00a0](\d{1,2})(?:st|nd|rd|th)?[,.]?[\s\u00a0](\d{4})(?!\d)/u;
const epoch = /^\s*(\d{10}|\d{13})\s*$/;

/**
 * The calendar day of a timestamp or a date in words, as it is written: a timestamp's own offset is kept, so that 23:30 in Moscow
 * stays on its day; seconds since 1970 give the day in UTC. Null for what is no date, for days before 1991 and for days more
 * than two days after the reader's day at `now`. The separators decide the order of day and month in numbers: `11.01.2022` is
 * European, `1/11/2022` is American.
 */
export function readDay(written: string, now: Date): IsoDay | null {
  const text = written.slice(0, 200);
  const seconds = epoch.exec(text);
  if (seconds !== null)
    return plausible(dayOfNumber(Math.floor(Number(seconds[1]!.padEnd(13, '0')) / 86_400_000)), now);
  const yearFirst = iso.exec(text) ?? slashed.exec(text);
  if (yearFirst !== null) return fromParts(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!, now);
  return readWrittenDay(text, now);
}

/** The same for a line that the reader sees: the first complete date in it, in words or European numbers. */
export function readWrittenDay(text: string, now: Date): IsoDay | null {
  const inWords = dayMonthYear.exec(text);
  if (inWords !== null) {
    const day = fromParts(inWords[3]!, String(monthOf(inWords[2]!)), inWords[1]!, now);
    if (day !== null) return day;
  }
  const american = monthDayYear.exec(text);
  if (american !== null) {
    const day = fromParts(american[3]!, String(monthOf(american[1]!)), american[2]!, now);
    if (day !== null) return day;
  }
  const numbers = dayFirst.exec(text);
  if (numbers === null) return null;
  const [, first, separator, second, year] = numbers as unknown as [string, string, string, string, string];
  const isMonthFirst = (separator === '/' && Number(first) <= 12) || Number(second) > 12;
  return isMonthFirst ? fromParts(year, first, second, now) : fromParts(year, second, first, now);
}

/** The day in an address like `/2022/01/11/` or `/20220111/`; null where it has none. */
export function readDayOfAddress(address: string, now: Date): IsoDay | null {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').slice(0, 500);
  const found = /[/_-](\d{4})([/_-]?)(\d\d)\2(\d\d)(?=[/_.-]|$)/.exec(path);
  if (found !== null) return fromParts(found[1]!, found[3]!, found[4]!, now);
  const reversed = /\/(\d\d)[/.-](\d\d)[/.-](\d{4})(?=[/_.-]|$)/.exec(path);
  return reversed === null ? null : fromParts(reversed[3]!, reversed[2]!, reversed[1]!, now);
}

/** The number of the month that the word names; 0 where it names none. */
function monthOf(word: string): number {
  const small = word.toLowerCase();
  return months.findIndex((stems) => stems.some((stem) => small.startsWith(stem))) + 1;
}

function fromParts(year: string, month: string, day: string, now: Date): IsoDay | null {
  const date = calendarDate({ year: Number(year), month: Number(month), day: Number(day) });
  return date?.kind === 'day' ? plausible(date, now) : null;
}

function plausible(day: CalendarDay, now: Date): IsoDay | null {
  const isAhead = distance(localDay(now), day) > maxDaysAhead;
  return day.year < earliestYear || isAhead ? null : printCalendar(day);
}
