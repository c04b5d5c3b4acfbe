import { textLanguage } from '../text/reader-languages.ts';
import type { LanguageTag } from '../types.ts';
import {
  parseDates,
  printCalendar,
  type CalendarDate,
  type CalendarDay,
  type CalendarInterval,
} from './calendar-value.ts';
import { dayNumber, startOf } from './operations.ts';

/**
 * How a date is written: «11 января 2022», «11 янв. 2022» (short), «вторник, 11 января 2022 года» (weekday), «11 янв.»
 * (short-day; a month or year is as in short). `after-preposition` puts a month in the case of «с мая 2008».
 */
export type DateForm = 'plain' | 'short' | 'weekday' | 'short-day' | 'after-preposition';

/** The text of a date or `start/end` in the words of the reader's cards. Other text is returned as it is. */
export function dateInWords(text: string, language: LanguageTag, form: DateForm = 'plain'): string {
  const value = parseDates(text);
  return value === null ? text : inWords(value, language, form);
}

/** The value in the words of the reader's cards: `2022-01` → «январь 2022», an interval with a dash. */
export function inWords(
  value: CalendarDate | CalendarInterval,
  language: LanguageTag,
  form: DateForm = 'plain',
): string {
  if (value.kind !== 'interval') return oneDate(value, language, form);
  const { start, end } = value;
  if (printCalendar(start) === printCalendar(end)) return oneDate(start, language, form);
  if (start.kind !== 'day' || end.kind !== 'day')
    return `${oneDate(start, language, form)} – ${oneDate(end, language, form)}`;
  return withoutYearSign(
    formatOf(language, 'day', form === 'weekday' ? 'plain' : form).formatRange(instantOf(start), instantOf(end)),
  );
}

/** The names of the months in the language itself, in the form that stands beside a day: «января», “January”. */
export function monthsBesideDay(language: LanguageTag): readonly string[] {
  let months = monthsKnown.get(language);
  if (months === undefined) {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long' });
    const day = { kind: 'day', year: 2000, day: 1 } as const;
    months = Array.from({ length: 12 }, (_, month) => monthPart(format, { ...day, month: month + 1 }));
    monthsKnown.set(language, months);
  }
  return months;
}

/** The short name of the day's month, without a dot: «янв», “Jan”. */
export function shortMonthOf(day: CalendarDay, language: LanguageTag): string {
  return monthPart(formatOf(language, 'day', 'short-day'), day).replace('.', '');
}

const monthsKnown = new Map<LanguageTag, readonly string[]>();
const formatsKnown = new Map<string, Intl.DateTimeFormat>();

function oneDate(date: CalendarDate, language: LanguageTag, form: DateForm): string {
  if (form === 'after-preposition' && date.kind === 'month')
    return `${monthPart(formatOf(language, 'day', 'plain'), startOf(date))} ${date.year}`;
  const words = formatOf(language, date.kind, form).format(instantOf(date));
  return form === 'weekday' ? withYearWord(words) : withoutYearSign(words);
}

function formatOf(language: LanguageTag, kind: CalendarDate['kind'], form: DateForm): Intl.DateTimeFormat {
  const key = `${language} ${kind} ${form}`;
  let known = formatsKnown.get(key);
  if (known === undefined) {
    const isDay = kind === 'day';
    const month = form.startsWith('short') ? 'short' : 'long';
    known = new Intl.DateTimeFormat(dateLanguage(language), {
      timeZone: 'UTC',
      year: isDay && form === 'short-day' ? undefined : 'numeric',
      month: kind === 'year' ? undefined : month,
      day: isDay ? 'numeric' : undefined,
      weekday: isDay && form === 'weekday' ? 'long' : undefined,
    });
    formatsKnown.set(key, known);
  }
  return known;
}

/** The language in which Intl writes the dates of a reader's cards. English without a country has the day first, as our texts do. */
function dateLanguage(language: LanguageTag): LanguageTag {
  const tag = textLanguage(language);
  return tag === 'en' ? 'en-GB' : tag;
}

function instantOf(date: CalendarDate): Date {
  return new Date(dayNumber(startOf(date)) * 86_400_000);
}

function monthPart(format: Intl.DateTimeFormat, day: CalendarDay): string {
  return format.formatToParts(instantOf(day)).find(({ type }) => type === 'month')?.value ?? '';
}

/** CLDR writes the Russian year with «г.»; running text leaves it out. */
function withoutYearSign(words: string): string {
  return words.replace(/\sг\./g, '');
}

function withYearWord(words: string): string {
  return words.replace(/\sг\.$/, ' года');
}
