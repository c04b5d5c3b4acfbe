import type { DateModifier } from '../types.ts';
import { parseDates, type CalendarDate, type CalendarInterval } from './calendar-value.ts';

/** A date with what the text says of it besides its value. */
export interface IdentifiedDate extends DateModifier {
  readonly value: CalendarDate | CalendarInterval;
}

/** The id of a date's card: the value, with the modifier after a `#` where the date has one: `2025`, `2025#END-until`. */
export function dateId({ value, mod, bound }: DateModifier & { readonly value: string }): string {
  if (mod === undefined || mod === null) return value;
  return bound === undefined ? `${value}#${mod}` : `${value}#${mod}-${bound}`;
}

/** Reads such an id; null for anything else. */
export function readDateId(id: string): IdentifiedDate | null {
  const found = /^([^#]+)(?:#(START|MID|END|APPROX|BEFORE|AFTER)(?:-(since|until|by))?)?$/.exec(id);
  const value = found === null ? null : parseDates(found[1]!);
  if (value === null) return null;
  const { 2: mod, 3: bound } = found as unknown as { 2?: NonNullable<DateModifier['mod']>; 3?: DateModifier['bound'] };
  return { value, ...(mod === undefined ? {} : { mod }), ...(bound === undefined ? {} : { bound }) };
}
