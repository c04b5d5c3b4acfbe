import { readDate } from './absolute.ts';
import { readDayOfMonth, readDayOfWeekday } from './day-of-month.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import { readRelative } from './relative.ts';
import type { Expression } from './timex.ts';

/** An expression that is no range and no part of a period: a weekday, what is counted from somewhere, or a date. */
export function readSingle(r: Reader, i: number): Match | null {
  const weekday = r.isNumber(i) ? null : readWeekday(r, i);
  if (weekday !== null) return weekday;
  const relative = readRelative(r, i);
  const date = readDate(r, i);
  if (date !== null && (relative === null || date.to > relative.to)) return isName(r, date) ? null : date;
  return relative ?? readDayOfMonth(r, i) ?? readSplitDay(r, i);
}

/** «с 2» before «по 11 января»: a day whose month the other end tells. */
function readSplitDay(r: Reader, i: number): Match | null {
  if (!r.isNumber(i) || r.digitCount(i) > 2 || !r.is(i - 1, 'from') || !r.is(i + 1, 'to') || r.gap(i) !== 'space')
    return null;
  const end = readDate(r, i + 2);
  if (end === null || !hasDay(end.expression)) return null;
  return { from: i, to: i + 1, expression: { kind: 'date', fields: { day: r.number(i) } } };
}

function hasDay(expression: Expression): boolean {
  if (expression.kind === 'date') return expression.fields.day !== undefined;
  return expression.kind === 'month-of-year' && expression.day !== undefined;
}

/** «улица 8 Марта», «площадь 30 лет…»: a date that is part of a name is written with a capital in Russian. */
function isName(r: Reader, { from, to }: Match): boolean {
  if (r.is(from - 1, 'street') && r.touches(from - 1)) return true;
  if (r.is(to, 'streetAfter') && r.isCapital(to) && r.gap(to - 1) === 'space') return true;
  const month = to - 1;
  return (
    r.isNumber(from) &&
    r.meaning(month).month !== undefined &&
    r.isCapital(month) &&
    /[а-я]/.test(r.word(month)) &&
    !r.is(from - 1, 'from') &&
    r.text.slice(r.start(month), r.end(month)) !== r.text.slice(r.start(month), r.end(month)).toUpperCase() &&
    r.count > 3
  );
}

/** «во вторник», «в прошлый четверг», "on Tuesday", "Tuesday, January 11", "Monday of next week", "Tuesday, next week". */
function readWeekday(r: Reader, i: number): Match | null {
  const by = r.meaning(i).shift;
  const at = by !== undefined && r.touches(i) && r.meaning(i + 1).weekday !== undefined ? i + 1 : i;
  const { weekday, weekdayNeedsContext } = r.meaning(at);
  if (weekday === undefined) return null;
  const latin = /[a-z]/.test(r.word(at));
  if (latin && !r.isCapital(at) && at === i) return null;
  if (
    !latin &&
    (isSurname(r, at) || (r.isNumber(at - 1) && r.before(at - 1) !== ':') || r.meaning(at - 1).cardinal !== undefined)
  )
    return null;
  const date = readWeekdayDate(r, at, weekday);
  if (date !== null)
    return {
      ...date,
      from: i,
      expression: date.expression.kind === 'date' ? { ...date.expression, weekday } : date.expression,
    };
  if (
    weekdayNeedsContext === true &&
    at === i &&
    (latin ||
      !((r.is(i - 1, 'weekdayPreposition') || r.is(i - 1, 'dayPartOf')) && r.gap(i - 1) === 'space') ||
      (r.word(i) === 'среды' && !r.is(i - 1, 'dayPartOf')) ||
      (r.word(i) === 'среде' && r.word(i - 1) !== 'к'))
  )
    return null;
  const skip = r.word(at + 1) === 'of' ? 2 : r.gap(at) === 'comma' || r.gap(at) === 'space' ? 1 : 0;
  const week = skip > 0 && at === i ? r.meaning(at + skip).shift : undefined;
  if (week !== undefined && r.meaning(at + skip + 1).unit === 'week') {
    const monday: Expression = { kind: 'period', unit: 'week', shift: week };
    return {
      from: i,
      to: at + skip + 2,
      expression: { kind: 'offset-from', unit: 'day', count: weekday - 1, base: monday },
    };
  }
  return { from: i, to: at + 1, expression: { kind: 'weekday', weekday, shift: by ?? null } };
}

/** «лікар Степан Субота»: only English writes the days of the week with a capital within a sentence. */
function isSurname(r: Reader, at: number): boolean {
  return (
    r.isCapital(at) &&
    !r.isAllCapitals(at) &&
    r.isCapital(at - 1) &&
    r.gap(at - 1) === 'space' &&
    !r.isAllCapitals(at - 1)
  );
}

function readWeekdayDate(r: Reader, at: number, weekday: number): Match | null {
  const gap = r.gap(at);
  // "Fri. 2 January"; after a whole word the dot ends a sentence.
  if (gap === 'dot' && r.end(at) - r.start(at) > 4) return null;
  if (!['comma', 'space', 'dash', 'dot'].includes(gap) && r.text.slice(r.end(at), r.start(at + 1)).trim() !== '(')
    return null;
  const date = readDate(r, at + 1);
  return date !== null && hasDay(date.expression) ? date : readDayOfWeekday(r, at + 1, weekday);
}
