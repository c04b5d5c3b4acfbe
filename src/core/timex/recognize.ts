import type { PartOfPeriod } from '../language/language-pack.ts';
import type { TimeTokens } from '../language/time-tokens.ts';
import type { Block } from '../types.ts';
import { readDate } from './absolute.ts';
import { monthNamedBy, readBareDay, readDayOfMonth, readDayOfWeekday, type MonthNamed } from './day-of-month.ts';
import type { Match } from './match.ts';
import { Reader } from './reader.ts';
import { readRelative, readThisUnit } from './relative.ts';
import type { Expression, Timex } from './timex.ts';
import { isTight, monthOfYear } from './year-after.ts';

/**
 * Every expression of time in the blocks, ascending, none across a block. A range is followed by those of its ends that stand
 * as dates of their own, as TimeML has it. The words of every language that we read are known at
 * once. One pass: a rule is tried only where a token can begin one.
 */
export function recognize(tokens: TimeTokens, blocks: readonly Block[]): readonly Timex[] {
  const found: Timex[] = [];
  let first = 0;
  for (const { start, end } of blocks) {
    while (first < tokens.count && tokens.starts[first]! < start) first++;
    let next = first;
    while (next < tokens.count && tokens.ends[next]! <= end) next++;
    recognizeBlock(new Reader(tokens, first, next - first), found);
    first = next;
  }
  return found;
}

function recognizeBlock(r: Reader, found: Timex[]): void {
  let near: MonthNamed | null = null;
  for (let i = r.nextBeginning(0); i < r.count; i = r.nextBeginning(i)) {
    const dated = readAt(r, i);
    const match: Match | null = dated ?? readBareDay(r, i, near);
    i++;
    if (match === null) continue;
    if (dated !== null) near = monthNamedBy(dated.others?.at(-1) ?? dated, near);
    for (const one of [match, ...(match.others ?? [])]) {
      for (const each of [one, ...(one.ends ?? [])]) found.push(timexOf(r, each));
      i = Math.max(i, one.to);
    }
  }
}

/** The expression that begins at token i: a part of a period, a range, or a single one. */
function readAt(r: Reader, i: number): Match | null {
  const { part } = r.meaning(i);
  return part === undefined ? readRange(r, i) : readPart(r, i, part);
}

/** «в начале февраля», "mid-2021", "the end of the year", «к концу месяца»; not "will end next September". */
function readPart(r: Reader, i: number, mod: PartOfPeriod): Match | null {
  const isOf = r.is(i + 1, 'of');
  if (!['dash', 'space'].includes(r.gap(i))) return null;
  if (
    r.is(i, 'partOrVerb') &&
    !isOf &&
    r.gap(i) !== 'dash' &&
    !r.is(i - 1, 'the') &&
    !r.is(i - 1, 'weekdayPreposition')
  )
    return null;
  const at = isOf ? i + 2 : i + 1;
  const whole = readThisUnit(r, at) ?? readRange(r, r.is(at, 'the') ? at + 1 : at);
  return whole === null || !isPeriod(whole.expression) ? null : { ...whole, from: i, mod };
}

function isPeriod(expression: Expression): boolean {
  if (expression.kind === 'date') return expression.fields.day === undefined;
  if (expression.kind === 'month-of-year') return expression.day === undefined;
  return ['period', 'range', 'season', 'named-month'].includes(expression.kind);
}

/** Does an end of a range stand as a date of its own, with its year? */
function isWhole(expression: Expression): boolean {
  return expression.kind === 'date' && expression.fields.year !== undefined;
}

/** «с 2 января по 11 января», "10 August – 12 September", "Monday to Friday", «1992–1994», or one expression alone. */
function readRange(r: Reader, i: number): Match | null {
  const opened = r.is(i, 'from') && r.gap(i) === 'space';
  if (opened) {
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
  if (!dashed) {
    if (!r.is(at, 'to') || r.word(at) === 'and' || !r.is(i - 1, 'from')) return null;
    at++;
  }
  const from = r.number(i);
  const to = dashed ? lastYear(r, i, at) : r.digitCount(at) === 4 ? r.number(at) : 0;
  if (from >= to || from < 1000 || to > 2100) return null;
  const word = r.is(at + 1, 'yearWord') && r.touches(at);
  const told = word || r.is(i - 1, 'yearPreposition') || r.is(i - 1, 'from') || (r.before(i) === '(' && from > 1700);
  if (!told) return null;
  const year = (value: number): Expression => ({ kind: 'date', fields: { year: value } });
  const end = word ? at + 2 : at + 1;
  const ends = [
    { from: i, to: i + 1, expression: year(from) },
    ...(r.digitCount(at) === 4 ? [{ from: at, to: end, expression: year(to) }] : []),
  ];
  return { from: i, to: end, expression: { kind: 'range', from: year(from), to: year(to) }, ends };
}

/** The year that a range ends with: «1992–1994», «2010–12»; 0 where none stands. "2010-12-05" is a day. */
function lastYear(r: Reader, i: number, at: number): number {
  if (r.digitCount(at) === 4) return r.number(at);
  const isShort = r.digitCount(at) === 2 && at === i + 1 && isTight(r, i);
  if (!isShort || (r.isNumber(at + 1) && ['dash', 'dot', 'none'].includes(r.gap(at)))) return 0;
  return Math.floor(r.number(i) / 100) * 100 + r.number(at);
}

function readSingle(r: Reader, i: number): Match | null {
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

function timexOf(r: Reader, { from, to, expression, type = 'DATE', mod = null }: Match): Timex {
  const last = to - 1;
  const { month, monthNeedsContext } = r.meaning(last);
  const letters = r.isNumber(last) ? 0 : r.end(last) - r.start(last);
  // «г.», «янв.»: the dot belongs to the abbreviation; after «год» and «май» it ends the sentence.
  const abbreviated =
    (letters <= 2 && r.is(last, 'yearWord')) ||
    (letters === 3 && month !== undefined && month !== 5 && monthNeedsContext !== true);
  const dot = abbreviated && r.after(last) === '.' ? 1 : 0;
  return { start: r.start(from), end: r.end(last) + dot, type, expression, mod };
}
