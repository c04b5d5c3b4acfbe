import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import { readSingle } from './single.ts';
import type { Expression } from './timex.ts';
import { countsNothing, isYearOfEvent } from './year.ts';
import { isTight, monthOfYear } from './year-after.ts';

/** Does an end of a range stand as a date of its own, with its year? */
function isWhole(expression: Expression): boolean {
  return expression.kind === 'date' && expression.fields.year !== undefined;
}

/** «с 2 января по 11 января», "10 August – 12 September", "Monday to Friday", «1992–1994», or one expression alone. */
export function readRange(r: Reader, i: number): Match | null {
  const opened = r.is(i, 'from') && r.gap(i) === 'space';
  if (opened) {
    const years = r.is(i, 'between') ? readYearRange(r, i + 1) : null;
    if (years !== null) return years;
    const first = readSingle(r, i + 1);
    if (first !== null) {
      const second = readRangeEnd(r, first, true);
      // «с» and «по» belong to the span of a range and of nothing else.
      return second === null ? first : rangeOf(r, { ...first, from: i + 1 }, second);
    }
    return readYearRange(r, i + 1);
  }
  const years = readYearRange(r, i);
  if (years !== null) return years;
  const first = readSingle(r, i);
  if (first === null) return null;
  const second = readRangeEnd(r, first, false);
  return second === null ? first : rangeOf(r, first, second);
}

function readRangeEnd(r: Reader, first: Match, opened: boolean): Match | null {
  if (first.type === 'DURATION' || first.expression.kind === 'range' || first.others !== undefined) return null;
  const gap = r.gap(first.to - 1);
  let at = first.to;
  if (gap !== 'dash') {
    if (gap === 'comma' || !r.touches(first.to - 1)) return null;
    if (r.word(at) === 'и' && r.is(at + 1, 'to') && opened) at++;
    // «в ночь с четверга на пятницу»
    const isNight = opened && r.is(at, 'onto') && r.is(first.from - 1, 'from') && r.is(first.from - 2, 'night');
    const joins =
      (r.is(at, 'to') || isNight) &&
      r.gap(at) === 'space' &&
      (opened || r.word(at) === 'по' || r.word(at) === 'to' || r.word(at) === 'until');
    if (!joins) return null;
    at++;
  }
  const second = readSingle(r, at);
  if (second === null || second.type === 'DURATION' || second.expression.kind === 'range') return null;
  // «завтра — 25 июля»: the same day said twice.
  if (gap === 'dash' && first.expression.kind === 'offset' && second.expression.kind === 'date') return null;
  return sameSort(first.expression, second.expression) ? second : null;
}

/** A day ranges to a day, a month to a month; «с 1999 года по март» to anything dated. */
function sameSort(a: Expression, b: Expression): boolean {
  const dated = (expression: Expression) =>
    ['date', 'offset', 'weekday', 'same-day', 'month-of-year'].includes(expression.kind);
  return dated(a) && dated(b);
}

function rangeOf(r: Reader, first: Match, second: Match): Match {
  const begins =
    first.from > 0 &&
    r.is(first.from - 1, 'from') &&
    (first.expression.kind === 'offset' || first.expression.kind === 'weekday');
  return {
    from: begins ? first.from - 1 : first.from,
    to: second.to,
    expression: { kind: 'range', from: inherit(first.expression, second.expression), to: second.expression },
    ends: [first, second].filter(({ expression }) => isWhole(expression)),
  };
}

/** «с 2 по 11 января», "From May to December, 2022": the first takes over what only the second says. */
function inherit(first: Expression, second: Expression): Expression {
  if (first.kind !== 'date') return first;
  if (second.kind === 'month-of-year') return inCountedYear(first, second);
  if (second.kind !== 'date') return first;
  const { month, year } = second.fields;
  const fields = { ...first.fields };
  if (fields.month === undefined && fields.day !== undefined && month !== undefined) Object.assign(fields, { month });
  if (fields.year === undefined && year !== undefined) {
    const wraps = fields.month !== undefined && month !== undefined && fields.month > month;
    Object.assign(fields, { year: wraps ? year - 1 : year });
  }
  return { kind: 'date', fields };
}

/** «с 5 по 7 марта прошлого года»: the first takes over the month and year of the second, where it has none. */
function inCountedYear(
  first: Extract<Expression, { kind: 'date' }>,
  { month: last, shift }: Extract<Expression, { kind: 'month-of-year' }>,
): Expression {
  const { year, month = last, day } = first.fields;
  return year === undefined ? monthOfYear(month, day, month > last ? shift - 1 : shift) : first;
}

/** «1992–1994», «с 1992 по 1994 год», «2002—2003 гг.» */
function readYearRange(r: Reader, i: number): Match | null {
  if (r.digitCount(i) !== 4 || /[-./:+\d]/.test(r.before(i) || ' ')) return null;
  let at = i + 1;
  if (r.is(at, 'yearWord') && r.touches(i)) at++;
  const dashed = r.gap(at - 1) === 'dash';
  const isBetween = r.is(i - 1, 'between') && r.is(at, 'and');
  if (!dashed) {
    if (!isBetween && (!r.is(at, 'to') || r.word(at) === 'and' || !r.is(i - 1, 'from'))) return null;
    at++;
  }
  const from = r.number(i);
  const to = dashed ? lastYear(r, i, at) : r.digitCount(at) === 4 ? r.number(at) : 0;
  if (from >= to || from < 1000 || to > 2100) return null;
  const word = r.is(at + 1, 'yearWord') && r.touches(at);
  const told =
    word ||
    ['in', 'в'].includes(r.word(i - 1)) ||
    ((isBetween || r.is(i - 1, 'yearPreposition') || r.is(i - 1, 'from')) && countsNothing(r, at)) ||
    (r.before(i) === '(' && from > 1700) ||
    (r.digitCount(at) === 4 && isPlainRange(r, i, at, from));
  if (!told) return null;
  const year = (value: number): Expression => ({ kind: 'date', fields: { year: value } });
  const end = word ? at + 2 : at + 1;
  const ends = [
    { from: i, to: i + 1, expression: year(from) },
    ...(r.digitCount(at) === 4 ? [{ from: at, to: end, expression: year(to) }] : []),
  ];
  return { from: i, to: end, expression: { kind: 'range', from: year(from), to: year(to) }, ends };
}

/** "a plan for 2026–2030", "the 2026–2030 strategy": years of our time that count nothing. */
function isPlainRange(r: Reader, i: number, at: number, from: number): boolean {
  if (from < 1900 || !isTight(r, i)) return false;
  return (r.word(i - 1) === 'for' && countsNothing(r, at)) || isYearOfEvent(r, i - 1, at, from);
}

/** The year that a range ends with: «1992–1994», «2010–12»; 0 where none stands. "2010-12-05" is a day. */
function lastYear(r: Reader, i: number, at: number): number {
  if (r.digitCount(at) === 4) return r.number(at);
  const isShort = r.digitCount(at) === 2 && at === i + 1 && isTight(r, i);
  if (!isShort || (r.isNumber(at + 1) && ['dash', 'dot', 'none'].includes(r.gap(at)))) return 0;
  return Math.floor(r.number(i) / 100) * 100 + r.number(at);
}
