import { exists } from '../calendar/arithmetic.ts';
import type { Match } from './match.ts';
import { readNumeric } from './numeric-date.ts';
import { readPartOfYear } from './part-of-year.ts';
import type { Reader } from './reader.ts';
import type { Expression } from './timex.ts';
import { afterYearWord, date, earliestYear, isTight, latestYear, withYear } from './year-after.ts';
import { readYear } from './year.ts';

/** Dates by their own fields: «10 января 2022 года», "January 10, 2022", 10.01.2022, «в 2002-м», «январь 2022». */

/** A list of days has at most so many members after its first. */
const daysListedAtMost = 8;

/** A date that begins at token i, or null. The longest reading wins. */
export function readDate(r: Reader, i: number): Match | null {
  return (
    readNumeric(r, i) ??
    readPartOfYear(r, i) ??
    readDayMonth(r, i) ??
    readMonthFirst(r, i) ??
    readYearWordFirst(r, i) ??
    readYear(r, i)
  );
}

/** «2022 жылғы 11 қаңтар», «2022-жылдын 11-январы», «2022 թ. հունվարի 11», «2022 жылғы қаңтар». */
function readYearWordFirst(r: Reader, i: number): Match | null {
  if (r.digitCount(i) !== 4) return null;
  const year = r.number(i);
  const at = afterYearWord(r, i + 1);
  if (year < earliestYear || year > latestYear || !r.is(at - 1, 'yearBeforeDate')) return null;
  if (r.gap(at - 1) !== 'space' && r.gap(at - 1) !== 'dot') return null;
  const rest = readDayMonth(r, at) ?? readMonthDay(r, at);
  if (rest === null) {
    const { month } = r.meaning(at);
    return month === undefined ? null : date(i, at + 1, { year, month });
  }
  const expression = inYear(rest.expression, year);
  return expression === null ? null : { from: i, to: rest.to, expression };
}

/** The same in the year that stands before it; null where it has one of its own. */
function inYear(expression: Expression, year: number): Expression | null {
  if (expression.kind === 'range') {
    const [from, to] = [inYear(expression.from, year), inYear(expression.to, year)];
    return from === null || to === null ? null : { kind: 'range', from, to };
  }
  if (expression.kind !== 'date' || expression.fields.year !== undefined) return null;
  return { kind: 'date', fields: { ...expression.fields, year } };
}

/** «հունվարի 11-ին», «ապրիլի 13-14-ը»: in Armenian too the month comes first. */
function readMonthDay(r: Reader, i: number): Match | null {
  const { month } = r.meaning(i);
  const first = month !== undefined && r.gap(i) === 'space' && isArmenian(r.word(i)) ? readDayNumber(r, i + 1) : null;
  if (month === undefined || first === null) return null;
  const listed = readFurtherDays(r, first);
  const last = listed.at(-1) ?? first;
  const end = date(i, last.to, { month, day: last.day });
  return listed.length === 0 ? end : daysOfMonth(r, [first, ...listed], end);
}

function isArmenian(word: string): boolean {
  return /^[ա-և]/.test(word);
}

/** «10 января [2022 [года]]», «10-го января», «десятое января», "10th of January, 2022"; with a range or list of days before. */
function readDayMonth(r: Reader, i: number): Match | null {
  const first = readDayNumber(r, i);
  if (first === null) return null;
  const listed = readFurtherDays(r, first);
  const last = listed.at(-1) ?? first;
  const month = monthAfter(r, last.to);
  if (month === null) return null;
  const end = withYear(r, i, month.to, { day: last.day, month: month.month });
  return listed.length === 0 ? end : daysOfMonth(r, [first, ...listed], end);
}

/** The days after the first up to the last of a range or list: «по 11», «–11», «и 10», «, 6 и 7», "to 22". */
function readFurtherDays(r: Reader, first: DayNumber): readonly DayNumber[] {
  const days: DayNumber[] = [];
  let last = first;
  while (days.length < daysListedAtMost) {
    const isComma = r.gap(last.to - 1) === 'comma';
    const joint = isComma ? last.to : jointAfter(r, last.to);
    const next = joint === null ? null : readDayNumber(r, joint);
    if (next === null || next.day <= last.day) break;
    days.push(next);
    last = next;
    if (!isComma) return days;
  }
  // A list ends with «и»; commas alone join numbers of any sort.
  return [];
}

/** A range of days, or several days that do not follow each other, of the month and year with which the last of them stands. */
function daysOfMonth(r: Reader, days: readonly DayNumber[], end: Match | null): Match | null {
  const [first, second] = days;
  const last = days.at(-1);
  if (end === null || first === undefined || second === undefined || last === undefined) return null;
  const isBetween = r.is(first.from - 1, 'from') || r.is(first.from - 2, 'from');
  const isList = r.is(last.from - 1, 'and') && !isBetween;
  const isRow = days.every(({ day }, at) => day === first.day + at);
  if (isList && !isRow) {
    const single = ({ day, from, to }: DayNumber): Match => ({
      from,
      to,
      expression: onDay(end.expression, day),
    });
    const others = [...days.slice(1, -1).map(single), { ...end, from: last.from }];
    return { ...single(first), others };
  }
  const from = onDay(end.expression, first.day);
  if (from.kind === 'date' && !exists(from.fields)) return null;
  const isWhole = end.expression.kind === 'date' && end.expression.fields.year !== undefined;
  return {
    ...end,
    expression: { kind: 'range', from, to: end.expression },
    ends: isWhole ? [{ ...end, from: last.from }] : [],
  };
}

/** The same date on another day of its month. */
function onDay(expression: Expression, day: number): Expression {
  if (expression.kind === 'date') return { kind: 'date', fields: { ...expression.fields, day } };
  return expression.kind === 'month-of-year' ? { ...expression, day } : expression;
}

/** «и», «по», "to" or a dash between two days of one month. */
function jointAfter(r: Reader, to: number): number | null {
  const gap = r.gap(to - 1);
  if (gap === 'dash') return to;
  if (gap !== 'space' || r.gap(to) !== 'space') return null;
  return r.is(to, 'to') || r.is(to, 'and') || r.is(to, 'onto') ? to + 1 : null;
}

/** A day of a month in figures or words: tokens `from` up to but not including `to`. */
export interface DayNumber {
  readonly from: number;
  readonly day: number;
  readonly to: number;
}

/** «10», «10-го», «десятое», «двадцать первого», "10th"; null where none begins at token i. */
export function readDayNumber(r: Reader, i: number): DayNumber | null {
  if (r.isNumber(i)) {
    const day = r.number(i);
    if (r.digitCount(i) > 2 || day < 1 || day > 31 || isInsideNumber(r, i)) return null;
    const gap = r.gap(i);
    // «10-го», «10го», "10th"
    if ((gap === 'dash' || gap === 'none') && isTightSuffix(r, i)) return { from: i, day, to: i + 2 };
    return { from: i, day, to: i + 1 };
  }
  const { ordinal, cardinal } = r.meaning(i);
  if (ordinal !== undefined) return { from: i, day: ordinal, to: i + 1 };
  const unit = r.meaning(i + 1).ordinal;
  if ((cardinal === 20 || cardinal === 30) && unit !== undefined && unit < 10)
    return { from: i, day: cardinal + unit, to: i + 2 };
  return null;
}

/** After «3:» or «$» a number is no day; after «Категория:» it may be. */
function isInsideNumber(r: Reader, i: number): boolean {
  const before = r.before(i);
  if (before === ':') return r.isNumber(i - 1);
  if (before === '/') return r.meaning(i - 1).month === undefined;
  return /[.,$€\d]/.test(before);
}

function isTightSuffix(r: Reader, i: number): boolean {
  return r.start(i + 1) - r.end(i) <= 1 && r.is(i + 1, 'daySuffix');
}

function monthAfter(r: Reader, i: number): { readonly month: number; readonly to: number } | null {
  let at = i;
  if (r.word(at) === 'of') at++;
  const { month } = r.meaning(at);
  if (month === undefined || !['space', 'none', 'dash', 'dot', 'slash'].includes(r.gap(at - 1))) return null;
  // "18 may march"
  if (r.meaning(at).monthNeedsContext === true && /^[a-z]/.test(r.word(at)) && !r.isCapital(at)) return null;
  if (r.gap(at - 1) === 'dot' && at === i) return null;
  return { month, to: at + 1 };
}

/** "January 10[, 2022]", «январь 2022», «в январе», "Sept. 2012", "2012 March 18" is read by readYear. */
function readMonthFirst(r: Reader, i: number): Match | null {
  const { month, monthNeedsContext } = r.meaning(i);
  if (month === undefined) return null;
  const armenian = readMonthDay(r, i);
  if (armenian !== null) return armenian;
  const latin = /[a-z]/.test(r.word(i));
  const gap = r.gap(i);
  const near =
    gap === 'space' ||
    (gap === 'dot' && r.end(i) - r.start(i) <= 4) ||
    gap === 'slash' ||
    (gap === 'dash' && isTight(r, i));
  if (latin && near) {
    const day = readDayNumber(r, i + 1);
    const isDay = day !== null && !(r.isNumber(i + 1) && (r.is(day.to, 'yearWord') || r.is(day.to, 'era')));
    if (isDay && (!monthNeedsContext || r.isCapital(i))) {
      const listed = readFurtherDays(r, day);
      const last = listed.at(-1) ?? day;
      // "January 9 and 10 February": the second day is of another month.
      if (listed.length === 0 || r.meaning(last.to).month !== undefined)
        return withYear(r, i, day.to, { month, day: day.day });
      const found = daysOfMonth(r, [day, ...listed], withYear(r, i, last.to, { month, day: last.day }));
      return found === null ? withYear(r, i, day.to, { month, day: day.day }) : { ...found, from: i };
    }
  }
  if (isAfterImpossibleDay(r, i)) return null;
  const dated = withYear(r, i, i + 1, { month });
  if (dated !== null && dated.to > i + 1 && (!monthNeedsContext || r.isCapital(i))) return dated;
  return isMonthByContext(r, i) ? date(i, i + 1, { month }) : null;
}

/** «29 февраля 2014 года», "31 June": a day that does not exist is no date, and neither is its month. */
function isAfterImpossibleDay(r: Reader, i: number): boolean {
  const day = r.digitCount(i - 1) <= 2 && r.gap(i - 1) === 'space' ? r.number(i - 1) : 0;
  return day >= 29 && day <= 31;
}

function isMonthByContext(r: Reader, i: number): boolean {
  const { monthNeedsContext } = r.meaning(i);
  const word = r.word(i);
  if (r.is(i, 'monthAbbreviation')) return false;
  const alone = r.count === 1;
  const latin = /[a-z]/.test(word);
  if (latin && !r.isCapital(i)) return false;
  if (alone) return true;
  if (r.meaning(i - 1).part !== undefined) return r.gap(i - 1) === 'space' || isTight(r, i - 1);
  if (r.gap(i - 1) === 'space' && (r.is(i - 1, 'monthPreposition') || r.meaning(i - 1).shift !== undefined))
    return true;
  // "between May and October", «в мае и октябре»
  const isJoined = (r.is(i - 1, 'to') || r.is(i - 1, 'and')) && r.touches(i - 1) && r.touches(i - 2);
  if (isJoined && r.meaning(i - 2).month !== undefined) return true;
  return (
    !latin &&
    monthNeedsContext !== true &&
    !r.isCapital(i) &&
    r.gap(i - 1) === 'dash' &&
    r.meaning(i - 1).month !== undefined
  );
}
