import { exists, type Fields } from './arithmetic.ts';

/**
 * The value of a time expression. Plain data, so that it survives JSON and structured cloning. `parseCalendar` and
 * `calendarDate` make it, `printCalendar` prints it, and nobody else knows what the text looks like. Once the oldest browsers
 * that we support have Temporal, a day can become a PlainDate, a month a PlainYearMonth and a duration a Duration.
 */
export type CalendarValue = CalendarDate | CalendarInterval | CalendarDuration;

/** A date to the precision known, in the proleptic Gregorian calendar and without a time zone. */
export type CalendarDate = CalendarDay | CalendarMonth | CalendarYear;

export interface CalendarDay {
  readonly kind: 'day';
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface CalendarMonth {
  readonly kind: 'month';
  readonly year: number;
  readonly month: number;
}

export interface CalendarYear {
  readonly kind: 'year';
  readonly year: number;
}

/** Both ends belong to it; the last day of `end` does not come before the first of `start`. */
export interface CalendarInterval {
  readonly kind: 'interval';
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

export interface CalendarDuration {
  readonly kind: 'duration';
  /** A whole number, not negative. */
  readonly count: number;
  readonly unit: DurationUnit;
}

export type DurationUnit = 'day' | 'week' | 'month' | 'year';

/**
 * Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, two of these as `start/end`, or a duration of one unit, as `P10D`. Years beyond four
 * digits have a sign and six digits, as in ECMAScript. Null for anything else, for a day that does not exist, and for an
 * interval that ends before it begins.
 */
export function parseCalendar(text: string): CalendarValue | null {
  return text.startsWith('P') ? parseDuration(text) : parseDates(text);
}

/** Reads what `parseCalendar` does except durations: a date, or two of them as `start/end`. */
export function parseDates(text: string): CalendarDate | CalendarInterval | null {
  const slash = text.indexOf('/');
  if (slash < 0) return parseDate(text);
  const start = parseDate(text.slice(0, slash));
  const end = parseDate(text.slice(slash + 1));
  return start === null || end === null ? null : interval(start, end);
}

/** Reads a date to any precision, `YYYY[-MM[-DD]]`; null for anything else. */
export function parseDate(text: string): CalendarDate | null {
  const found = /^(\d{4}|[+-]\d{6})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (found === null) return null;
  const [, year, month, day] = found.map((digits: string | undefined) =>
    digits === undefined ? digits : Number(digits),
  );
  return dateOf(year!, month, day);
}

function dateOf(year: number, month: number | undefined, day: number | undefined): CalendarDate | null {
  if (!exists({ year, month, day })) return null;
  if (month === undefined) return { kind: 'year', year };
  return day === undefined ? { kind: 'month', year, month } : { kind: 'day', year, month, day };
}

/** Reads a day, `YYYY-MM-DD`; null for anything else. */
export function parseDay(text: string): CalendarDay | null {
  const date = parseDate(text);
  return date?.kind === 'day' ? date : null;
}

/** The day of an ISO 8601 timestamp (`2022-01-11T23:50-05:00`) in its own time zone; null for anything else. */
export function parseDayOfTimestamp(text: string): CalendarDay | null {
  const found = /^([^T ]+)(?:[T ]\d\d.*)?$/.exec(text);
  return found === null ? null : parseDay(found[1]!);
}

/** The text that `parseCalendar` reads. */
export function printCalendar(value: CalendarValue): string {
  switch (value.kind) {
    case 'day':
      return `${printYear(value.year)}-${twoDigits(value.month)}-${twoDigits(value.day)}`;
    case 'month':
      return `${printYear(value.year)}-${twoDigits(value.month)}`;
    case 'year':
      return printYear(value.year);
    case 'interval':
      return `${printCalendar(value.start)}/${printCalendar(value.end)}`;
    case 'duration':
      return `P${value.count}${letters[value.unit]}`;
  }
}

/** A day without separators, `YYYYMMDD`: the basic format of ISO 8601. */
export function printBasicDay({ year, month, day }: CalendarDay): string {
  return printYear(year) + twoDigits(month) + twoDigits(day);
}

/**
 * The date that the fields state, from the year down. Null where they state no year, a year outside 1 to 9999, or a day that
 * does not exist.
 */
export function calendarDate({ year, month, day }: Fields): CalendarDate | null {
  return year !== undefined && year >= 1 && year <= 9999 ? dateOf(year, month, day) : null;
}

/** From one date to another, both included; null where it would end before it begins. */
export function interval(start: CalendarDate, end: CalendarDate): CalendarInterval | null {
  return isBefore(end, start) ? null : { kind: 'interval', start, end };
}

/** Is all of the date over before the other begins? */
function isBefore(date: CalendarDate, other: CalendarDate): boolean {
  if (date.year !== other.year) return date.year < other.year;
  if (date.kind === 'year' || other.kind === 'year') return false;
  if (date.month !== other.month) return date.month < other.month;
  return date.kind === 'day' && other.kind === 'day' && date.day < other.day;
}

const letters: Readonly<Record<DurationUnit, string>> = { day: 'D', week: 'W', month: 'M', year: 'Y' };
const units: Readonly<Record<string, DurationUnit>> = { D: 'day', W: 'week', M: 'month', Y: 'year' };

function parseDuration(text: string): CalendarDuration | null {
  const found = /^P(\d{1,9})([DWMY])$/.exec(text);
  const unit = found === null ? undefined : units[found[2]!];
  return unit === undefined ? null : { kind: 'duration', count: Number(found![1]), unit };
}

function printYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return (year < 0 ? '-' : '+') + String(Math.abs(year)).padStart(6, '0');
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
