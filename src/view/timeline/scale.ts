import { parseCalendar } from '../../core/calendar/calendar-value.ts';
import { dayNumber, startOf } from '../../core/calendar/operations.ts';

/** Places days on a line. */
export interface Scale {
  /** Days since 1970. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly margin: number;
}

/** The scale that puts `from` and `to` (ISO dates) a margin away from the ends of a line of this width. */
export function scaleOf(from: string, to: string, width: number, margin: number): Scale {
  return { from: dayNumberOf(from), to: dayNumberOf(to), width, margin };
}

/** Does the first day of the date or interval lie on the scale? */
export function isOnScale(value: string, { from, to }: Scale): boolean {
  const at = dayNumberOf(value);
  return from <= at && at <= to;
}

/** Where the first day of a date or interval stands on the line, to a tenth of a pixel. */
export function placeOf(value: string, { from, to, width, margin }: Scale): number {
  const share = (dayNumberOf(value) - from) / Math.max(1, to - from);
  return Math.round((margin + (width - 2 * margin) * share) * 10) / 10;
}

/** Days since 1970 of the first day of a date or interval; NaN for other text. */
export function dayNumberOf(text: string): number {
  const value = parseCalendar(text);
  return value === null || value.kind === 'duration' ? NaN : dayNumber(startOf(value));
}
