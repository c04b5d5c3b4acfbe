import { calendarDate, interval, parseDate, type CalendarInterval } from '../../core/calendar/calendar-value.ts';
import { contains } from '../../core/calendar/operations.ts';
import type { Identified, Inspection } from './inspection.ts';
import type { Texts, WrittenEvent } from './records.ts';
import { statedDays, type StatedDay } from './stated-days.ts';

/** Words that date a text to the day of writing. */
const todayWords = /(?<!\p{L})(now|currently|today|at present|сейчас|ныне|сегодня|в настоящее время)(?!\p{L})/iu;

/** Warns of words that are true only on the day of writing. */
export function checkTimeless(record: Identified, field: string, texts: Texts, inspection: Inspection): void {
  for (const [language, text] of Object.entries(texts)) {
    const word = todayWords.exec(text)?.[1];
    if (word !== undefined)
      inspection.warn(record, `${field}.${language}`, `«${word}» is true only on the day of writing`);
  }
}

/** Warns where the Russian and the English text name different days or years. */
export function checkLanguages(record: Identified, field: string, texts: Texts, inspection: Inspection): void {
  const { ru = '', en = '' } = texts;
  const russian = statedIn(ru, 'ru');
  const english = statedIn(en, 'en');
  const only = [
    ...without(russian, english).map((stated) => `${stated} only in Russian`),
    ...without(english, russian).map((stated) => `${stated} only in English`),
  ];
  if (only.length > 0) inspection.warn(record, field, `the languages differ: ${only.join(', ')}`);
}

function statedIn(text: string, language: string): ReadonlySet<string> {
  // Join thousands («2 030», “2,030”), so that «2,030 troops» does not count as a year.
  const years = text.replace(/(\d)[,\s](?=\d{3}(?!\d))/g, '$1').match(/(?<!\d)(19|20)\d\d(?!\d)/g) ?? [];
  const days = statedDays(text, language).map(
    ({ month, day }) => `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.`,
  );
  return new Set([...years, ...days]);
}

function without(all: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...all].filter((stated) => !others.has(stated));
}

/** Warns where an event's title or text names days, and none of them is the day of the event. */
export function checkEventDates(event: WrittenEvent, inspection: Inspection): void {
  const [start, end] = [parseDate(event.date), parseDate(event.end ?? event.date)];
  const dates = start === null || end === null ? null : interval(start, end);
  if (dates === null) return;
  for (const [field, texts] of Object.entries({ title: event.title, text: event.text })) {
    for (const [language, text] of Object.entries(texts)) {
      const days = statedDays(text, language);
      const own = days.filter(({ start }) => !otherDay.test(text.slice(Math.max(0, start - maxLead), start)));
      if (own.length === 0 || days.some((day) => isWithin(day, dates))) continue;
      const stated = [...new Set(own.map(({ text: words }) => `«${words}»`))].join(', ');
      const dated = event.end === undefined ? event.date : `${event.date}/${event.end}`;
      inspection.warn(event, `${field}.${language}`, `names ${stated}, but the event is dated ${dated}`);
    }
  }
}

/** A preposition before a day that begins or ends something else. */
const otherDay = /(?<!\p{L})(до|по|с|со|к|на|от|после|перед|until|till|to|from|of|since|by|after|before|effective) $/iu;
const maxLead = 12;

function isWithin({ year, month, day }: StatedDay, dates: CalendarInterval): boolean {
  const years = year === null ? [dates.start.year, dates.end.year] : [year];
  return years.some((each) => {
    const stated = calendarDate({ year: each, month, day });
    return stated?.kind === 'day' && contains(dates, stated);
  });
}
