import { blockIndexAt } from '../text/blocks.ts';
import type { Block, LanguageTag } from '../types.ts';
import { exists, type Fields } from '../calendar/arithmetic.ts';
import type { Expression, Timex } from './timex.ts';

/** A month is named near enough so many UTF-16 units before. */
const maxDistance = 400;
/** What is told one after the other lies so many days apart at most. */
const maxDaysLater = 20;

/** The day or month named last, and where. */
interface Named {
  readonly fields: Fields;
  readonly end: number;
  /** Was it a day alone, so that what follows can be counted from it? */
  readonly isDay: boolean;
}

/**
 * Settles what a rule cannot, since it sees no more than its own words. «21-го», «с 20-го по 26-е» is a day of the month that the
 * block named last, of which it must be a later day; without one it is left out. Of 05/08/2008 the page's language decides which is the day.
 */
export function settle(
  timexes: readonly Timex[],
  blocks: readonly Block[],
  tellLanguage: () => LanguageTag,
): readonly Timex[] {
  if (!timexes.some(({ expression }) => isOpen(expression))) return timexes;
  const settled: Timex[] = [];
  let named: Named | null = null;
  let block = -1;
  for (const timex of timexes) {
    const inBlock = blockIndexAt(blocks, timex.start);
    if (inBlock !== block) named = null;
    block = inBlock;
    if (timex.expression.kind === 'figures') {
      settled.push({ ...timex, expression: readFigures(timex.expression, tellLanguage()) });
    } else if (isOpen(timex.expression)) {
      const near: Named | null = named !== null && timex.start - named.end <= maxDistance ? named : null;
      const expression = near === null ? null : laterDay(timex.expression, near);
      if (expression !== null) settled.push({ ...timex, expression });
    } else {
      settled.push(timex);
      named = namedBy(timex, named);
    }
  }
  return settled;
}

function isOpen(expression: Expression): boolean {
  return (
    ['later-day', 'figures'].includes(expression.kind) ||
    (expression.kind === 'range' && expression.from.kind === 'later-day')
  );
}

function laterDay(expression: Expression, near: Named): Expression | null {
  if (expression.kind === 'range') {
    const from = laterDay(expression.from, near);
    const to = laterDay(expression.to, near);
    return from === null || to === null ? null : { kind: 'range', from, to };
  }
  if (expression.kind !== 'later-day') return expression;
  const { fields, isDay } = near;
  const { day } = expression;
  if (fields.day !== undefined && (day <= fields.day || day > fields.day + maxDaysLater)) return null;
  if (isDay && fields.day !== undefined)
    return { kind: 'offset', unit: 'day', count: day - fields.day, from: 'narrative' };
  return exists({ ...fields, day }) ? { kind: 'date', fields: { ...fields, day } } : null;
}

/** What an expression names of a month; null after one that names another day by other means. */
function namedBy({ expression, end }: Timex, before: Named | null): Named | null {
  if (expression.kind === 'duration') return before;
  const last = expression.kind === 'range' ? expression.to : expression;
  if (last.kind !== 'date' || last.fields.month === undefined) return null;
  return { fields: last.fields, end, isDay: expression.kind === 'date' && last.fields.day !== undefined };
}

/** Americans put the month first. */
function readFigures(
  { first, second, year }: Extract<Expression, { kind: 'figures' }>,
  language: LanguageTag,
): Expression {
  const [day, month] = /^en(?:-US)?$/i.test(language) ? [second, first] : [first, second];
  return { kind: 'date', fields: { year, month, day } };
}
