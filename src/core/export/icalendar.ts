import { dateId } from '../calendar/date-id.ts';
import { dateInWords } from '../calendar/dates-in-words.ts';
import { parseCalendar, printBasicDay, type CalendarDay, type CalendarInterval } from '../calendar/calendar-value.ts';
import { addDays, endOf, isOfDays, startOf } from '../calendar/operations.ts';
import { plainLine } from '../text/plain-line.ts';
import type { Card, SummaryDate } from '../types.ts';
import { eventsOf, keyOfDate, sourcesOf, type ArticleRecord } from './article-record.ts';
import { stableId } from './stable-id.ts';

/** In octets, without the line's end (RFC 5545, 3.1). */
const maxLineLength = 75;

/**
 * The days and intervals of days that the article names, as an iCalendar file (RFC 5545): each an entry of whole days with the
 * record's events then. Months and years are left out, because a calendar cannot show them. The same article gives the same
 * identifiers, so that a second import changes entries and adds none. `now` is the instant of the export, ISO 8601 in UTC.
 */
export function calendarOf(record: ArticleRecord, now: string): string {
  const stamp = `${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CSTO Context//Dates of an article//EN',
    'CALSCALE:GREGORIAN',
    ...record.summary.dates.flatMap((date) => entry(date, record, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** The value of a date that a calendar can show, a day or an interval of days; null for any other. */
function calendarEntry(date: string): CalendarDay | CalendarInterval | null {
  const value = parseCalendar(date);
  return value !== null && isOfDays(value) ? value : null;
}

function entry(date: SummaryDate, record: ArticleRecord, stamp: string): readonly string[] {
  const { value, events: ids } = date;
  const days = calendarEntry(value);
  if (days === null) return [];
  const { language } = record.summary;
  const card = record.cards[keyOfDate(date)];
  const events = card === undefined ? [] : eventsOf(card, ids);
  const dayOf = (of: string) => (of === value ? '' : `${dateInWords(of, language, 'short')}: `);
  const description = [
    ...events.map((event) => `${dayOf(event.date)}${event.title}. ${event.text}`),
    ...sourcesOf(events).map(({ publisher, url }) => `${publisher}: ${url}`),
    `${record.title}: ${record.url}`,
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${stableId(`${record.url} ${dateId(date)}`)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${printBasicDay(startOf(days))}`,
    `DTEND;VALUE=DATE:${printBasicDay(addDays(endOf(days), 1))}`,
    `SUMMARY:${escapeText(nameOf(date, days, events, record))}`,
    `DESCRIPTION:${description.map(escapeText).join('\\n')}`,
    `URL:${plainLine(record.url)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The day's most important event; for an interval an event with exactly that interval; otherwise the article's title. */
function nameOf(
  { value, events: [mostImportant] }: SummaryDate,
  { kind }: CalendarDay | CalendarInterval,
  events: Card['events'],
  { title }: ArticleRecord,
): string {
  const found =
    kind === 'day' ? events.find(({ id }) => id === mostImportant) : events.find(({ date }) => date === value);
  return found?.title ?? title;
}

/** One line as a value of type TEXT (RFC 5545, 3.3.11). */
function escapeText(text: string): string {
  return plainLine(text).replaceAll(/[\\;,]/g, '\\$&');
}

/** Folds a line into lines of at most 75 octets of UTF-8, between characters; those after the first begin with a space. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > maxLineLength) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
