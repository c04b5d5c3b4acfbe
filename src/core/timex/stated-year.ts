import type { CalendarValue } from '../calendar/calendar-value.ts';
import { startOf } from '../calendar/operations.ts';
import type { Expression } from './timex.ts';

/**
 * The one year that an expression of that value states, which the other dates of its sentence share where they have none. Null
 * where it states no year or several.
 */
export function yearStated(expression: Expression, value: CalendarValue): number | null {
  if (expression.kind === 'date') return expression.fields.year ?? null;
  if (value.kind === 'duration') return null;
  if (expression.kind === 'month-of-year') return startOf(value).year;
  if (expression.kind === 'offset') return value.kind === 'year' ? value.year : null;
  const isOneYear = value.kind === 'interval' && value.start.year === value.end.year;
  return isOneYear && (expression.kind === 'range' || expression.kind === 'season') ? value.start.year : null;
}

/** The first end of a range takes over the year of the second; «декабря – 5 января» begins the year before. */
export function withYearOf(expression: Expression, value: CalendarValue | null): Expression {
  if (expression.kind !== 'date' || expression.fields.year !== undefined) return expression;
  if (value === null || value.kind === 'duration') return expression;
  const end = value.kind === 'interval' ? value.start : value;
  const isYearBefore =
    end.kind !== 'year' && expression.fields.month !== undefined && expression.fields.month > end.month;
  return { kind: 'date', fields: { ...expression.fields, year: isYearBefore ? end.year - 1 : end.year } };
}
