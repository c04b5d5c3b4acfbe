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
  return { from: dayNumber(from), to: dayNumber(to), width, margin };
}

/** Does the date, or an interval's beginning, lie on the scale? */
export function isOnScale(value: string, { from, to }: Scale): boolean {
  const at = dayNumber(value);
  return from <= at && at <= to;
}

/** Where a date stands on the line, to a tenth of a pixel; of an interval its beginning. */
export function placeOf(value: string, { from, to, width, margin }: Scale): number {
  const share = (dayNumber(value) - from) / Math.max(1, to - from);
  return Math.round((margin + (width - 2 * margin) * share) * 10) / 10;
}

/** Days since 1970 of a date known to the year, month or day; of an interval its beginning. */
export function dayNumber(value: string): number {
  const [year, month = '1', day = '1'] = (value.split('/')[0] ?? '').split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
}
