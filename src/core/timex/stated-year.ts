import type { Expression } from './timex.ts';

/**
 * The one year that an expression of that value tells of itself, which dates without one in its sentence then share; null where it tells
 * none or several.
 */
export function yearStated(expression: Expression, value: string): number | null {
  if (expression.kind === 'date') return expression.fields.year ?? null;
  if (expression.kind === 'month-of-year') return Number(value.slice(0, 4));
  if (expression.kind === 'offset') return value.length === 4 ? Number(value) : null;
  const [from = '', to = ''] = value.split('/');
  return (expression.kind === 'range' || expression.kind === 'season') && from.slice(0, 4) === to.slice(0, 4)
    ? Number(from.slice(0, 4))
    : null;
}

/** The first end of a range takes the year that the second was given; «декабря – 5 января» begins the year before. */
export function withYearOf(expression: Expression, value: string | null): Expression {
  if (expression.kind !== 'date' || expression.fields.year !== undefined || value === null) return expression;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const wraps = expression.fields.month !== undefined && month > 0 && expression.fields.month > month;
  return { kind: 'date', fields: { ...expression.fields, year: wraps ? year - 1 : year } };
}
