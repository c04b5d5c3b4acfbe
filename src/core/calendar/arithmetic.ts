export type TimeUnit = 'day' | 'week' | 'month' | 'year' | 'decade' | 'hour' | 'minute' | 'weekend';

/** What a text states of a date. */
export interface Fields {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

/** Do the fields name a day, month or year that exists? 29 February needs a leap year where the year is known. */
export function exists({ year, month, day }: { readonly [Name in keyof Fields]?: number | undefined }): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day === undefined) return true;
  if (day < 1 || month === undefined) return false;
  return day <= daysInMonth(year ?? 2000, month);
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 28 to 31; in the Gregorian calendar, whatever the year. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (monthLengths[month - 1] ?? 0) + (isLeap ? 1 : 0);
}
