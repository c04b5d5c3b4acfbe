import { exists } from './calendar.ts';
import type { Match } from './match.ts';
import { readNumeric } from './numeric-date.ts';
import type { Reader } from './reader.ts';
import { date, withYear, yearAfter } from './year-after.ts';
import { readYear } from './year.ts';

/** Dates by their own fields: «10 января 2022 года», "January 10, 2022", 10.01.2022, «в 2002-м», «январь 2022». */

/** A date that begins at token i, or null. The longest reading wins. */
export function readDate(r: Reader, i: number): Match | null {
  return readNumeric(r, i) ?? readDayMonth(r, i) ?? readMonthFirst(r, i) ?? readYear(r, i);
}

/** «10 января [2022 [года]]», «10-го января», «десятое января», "10th of January, 2022"; with a range or list of days before. */
function readDayMonth(r: Reader, i: number): Match | null {
  const first = readDayNumber(r, i);
  if (first === null) return null;
  const { day, to } = first;
  const month = monthAfter(r, to);
  if (month !== null) return withYear(r, i, month.to, { day, month: month.month });
  const joint = jointAfter(r, to);
  const second = joint === null ? null : readDayNumber(r, joint);
  if (second === null || second.day <= day) return null;
  const secondMonth = monthAfter(r, second.to);
  if (secondMonth === null) return null;
  const end = withYear(r, i, secondMonth.to, { day: second.day, month: secondMonth.month });
  if (end?.expression.kind !== 'date') return null;
  const from = { kind: 'date', fields: { ...end.expression.fields, day } } as const;
  return exists(from.fields) ? { ...end, expression: { kind: 'range', from, to: end.expression } } : null;
}

/** «и», «по», "to", a dash or a comma between two days of one month. */
function jointAfter(r: Reader, to: number): number | null {
  const gap = r.gap(to - 1);
  if (gap === 'dash') return to;
  if (gap === 'comma') return null;
  if (gap === 'space' && (r.is(to, 'to') || r.is(to, 'and') || r.word(to) === 'на') && r.gap(to) === 'space')
    return to + 1;
  return null;
}

function readDayNumber(r: Reader, i: number): { readonly day: number; readonly to: number } | null {
  if (r.isNumber(i)) {
    const day = r.number(i);
    if (r.digits(i).length > 2 || day < 1 || day > 31 || /[.,:$€/]/.test(r.before(i)) || /\d/.test(r.before(i)))
      return null;
    const gap = r.gap(i);
    // «10-го», «10го», "10th"
    if ((gap === 'dash' || gap === 'none') && isTightSuffix(r, i)) return { day, to: i + 2 };
    return { day, to: i + 1 };
  }
  const { ordinal, cardinal } = r.meaning(i);
  if (ordinal !== undefined) return { day: ordinal, to: i + 1 };
  const unit = r.meaning(i + 1).ordinal;
  if ((cardinal === 20 || cardinal === 30) && unit !== undefined && unit < 10)
    return { day: cardinal + unit, to: i + 2 };
  return null;
}

function isTightSuffix(r: Reader, i: number): boolean {
  return r.start(i + 1) - r.end(i) <= 1 && r.is(i + 1, 'daySuffix');
}

function monthAfter(r: Reader, i: number): { readonly month: number; readonly to: number } | null {
  let at = i;
  if (r.word(at) === 'of') at++;
  const { month } = r.meaning(at);
  if (month === undefined || !['space', 'none', 'dash', 'dot'].includes(r.gap(at - 1))) return null;
  if (r.gap(at - 1) === 'dot' && at === i) return null;
  return { month, to: at + 1 };
}

/** "January 10[, 2022]", «январь 2022», «в январе», "Sept. 2012", "2012 March 18" is read by readYear. */
function readMonthFirst(r: Reader, i: number): Match | null {
  const { month, monthNeedsContext } = r.meaning(i);
  if (month === undefined) return null;
  const latin = /[a-z]/.test(r.word(i));
  const gap = r.gap(i);
  const near = gap === 'space' || (gap === 'dot' && r.end(i) - r.start(i) <= 4) || gap === 'slash';
  if (latin && near) {
    const day = readDayNumber(r, i + 1);
    const isDay = day !== null && !(r.isNumber(i + 1) && r.is(day.to, 'yearWord'));
    if (isDay && (!monthNeedsContext || r.isCapital(i))) {
      const end = dayRangeEnd(r, day.to, day.day);
      const found = withYear(r, i, end?.to ?? day.to, { month, day: end?.day ?? day.day });
      if (end === null || found?.expression.kind !== 'date') return found;
      return {
        ...found,
        expression: {
          kind: 'range',
          from: { kind: 'date', fields: { ...found.expression.fields, day: day.day } },
          to: found.expression,
        },
      };
    }
  }
  const year = yearAfter(r, i + 1);
  if (year !== null && (!monthNeedsContext || r.isCapital(i))) return date(i, year.to, { month, year: year.year });
  return isMonthByContext(r, i) ? date(i, i + 1, { month }) : null;
}

/** "10 to 22", "10–22" after an English month. */
function dayRangeEnd(r: Reader, to: number, day: number): { readonly day: number; readonly to: number } | null {
  const joint = jointAfter(r, to);
  if (joint === null || r.is(to, 'and')) return null;
  const second = readDayNumber(r, joint);
  return second !== null && second.day > day && r.meaning(second.to).month === undefined ? second : null;
}

function isMonthByContext(r: Reader, i: number): boolean {
  const { monthNeedsContext } = r.meaning(i);
  const word = r.word(i);
  if (r.is(i, 'monthAbbreviation')) return false;
  const alone = r.count === 1;
  const latin = /[a-z]/.test(word);
  if (latin && !r.isCapital(i)) return false;
  if (alone) return true;
  const preposition =
    r.gap(i - 1) === 'space' &&
    (r.is(i - 1, 'monthPreposition') || r.meaning(i - 1).shift !== undefined || r.meaning(i - 1).part !== undefined);
  if (preposition) return true;
  return (
    !latin &&
    monthNeedsContext !== true &&
    !r.isCapital(i) &&
    r.gap(i - 1) === 'dash' &&
    r.meaning(i - 1).month !== undefined
  );
}
