import { exists, type Fields } from './calendar.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';

/** Dates by their own fields: «10 января 2022 года», "January 10, 2022", 10.01.2022, «в 2002-м», «январь 2022». */

const earliestYear = 1000;
const latestYear = 2100;

/** A date that begins at token i, or null. The longest reading wins. */
export function readDate(r: Reader, i: number): Match | null {
  return readNumeric(r, i) ?? readDayMonth(r, i) ?? readMonthFirst(r, i) ?? readYear(r, i);
}

function date(from: number, to: number, fields: Fields): Match | null {
  return exists(fields) ? { from, to, expression: { kind: 'date', fields } } : null;
}

/** 2022-01-10, 10.01.2022, 05/08/2008, 2015/05/25; not 4-5-6, 1.1.3 or a number inside a longer row of numbers. */
function readNumeric(r: Reader, i: number): Match | null {
  if (!r.isNumber(i) || isInRow(r, i)) return null;
  const sign = r.after(i);
  if (!'.-/'.includes(sign) || sign === '' || !isTight(r, i)) return null;
  if (!r.isNumber(i + 1)) return readMonthBetween(r, i, sign);
  if (isTight(r, i + 1) && r.after(i + 1) === sign && r.isNumber(i + 2)) {
    if (isTight(r, i + 2) && './-'.includes(r.after(i + 2)) && r.isNumber(i + 3)) return null;
    const [a, b, c] = [r.digits(i), r.digits(i + 1), r.digits(i + 2)];
    if (a.length === 4 && sign !== '.') return date(i, i + 3, { year: Number(a), month: Number(b), day: Number(c) });
    if (a.length > 2 || b.length > 2) return null;
    if (sign === '.' && a.length !== 2 && b.length !== 2) return null;
    if (c.length !== 4 && !(c.length === 2 && sign === '.' && a.length === 2 && b.length === 2)) return null;
    const year = c.length === 4 ? Number(c) : shortYear(Number(c));
    return dayFirst(i, i + 3, Number(a), Number(b), year, sign === '/' && !isCyrillicAround(r, i));
  }
  // 9/2012 is a month; 8/10 says too little in a news text, unless nothing else stands in the block.
  if (sign === '/' && r.digits(i).length <= 2 && r.digits(i + 1).length === 4)
    return date(i, i + 2, { month: r.number(i), year: r.number(i + 1) });
  if (sign === '/' && r.count === 2 && r.digits(i + 1).length === 2 && r.digits(i).length <= 2)
    return date(i, i + 2, { month: r.number(i), day: r.number(i + 1) });
  return null;
}

function dayFirst(from: number, to: number, a: number, b: number, year: number, american: boolean): Match | null {
  const monthFirst = date(from, to, { year, month: a, day: b });
  const dayFirst = date(from, to, { year, month: b, day: a });
  return american ? (monthFirst ?? dayFirst) : (dayFirst ?? (b > 12 ? monthFirst : null));
}

/** 25-янв-2022, August/10/2012. */
function readMonthBetween(r: Reader, i: number, sign: string): Match | null {
  const month = r.meaning(i + 1).month;
  if (month === undefined || sign === '.' || r.after(i + 1) !== sign || !r.isNumber(i + 2) || r.digits(i).length > 2)
    return null;
  return date(i, i + 3, { day: r.number(i), month, year: r.number(i + 2) });
}

function isInRow(r: Reader, i: number): boolean {
  return (
    /[-./:+$€₽#№\d]/.test(r.before(i)) &&
    r.before(i) !== '' &&
    !(r.before(i) === '-' && !r.isNumber(i - 1)) &&
    !/[(«"]/.test(r.before(i))
  );
}

function isTight(r: Reader, i: number): boolean {
  return r.start(i + 1) - r.end(i) === 1;
}

function isCyrillicAround(r: Reader, i: number): boolean {
  return /[А-яЁё]/.test(r.text.slice(Math.max(0, r.start(i) - 200), r.start(i) + 200));
}

function shortYear(year: number): number {
  return year < 50 ? 2000 + year : 1900 + year;
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

const daySuffixes: ReadonlySet<string> = new Set([
  'го',
  'ого',
  'его',
  'е',
  'ое',
  'м',
  'ом',
  'му',
  'th',
  'st',
  'nd',
  'rd',
]);

function isTightSuffix(r: Reader, i: number): boolean {
  return r.start(i + 1) - r.end(i) <= 1 && daySuffixes.has(r.word(i + 1));
}

function monthAfter(r: Reader, i: number): { readonly month: number; readonly to: number } | null {
  let at = i;
  if (r.word(at) === 'of') at++;
  const { month } = r.meaning(at);
  if (month === undefined || !['space', 'none', 'dash', 'dot'].includes(r.gap(at - 1))) return null;
  if (r.gap(at - 1) === 'dot' && at === i) return null;
  return { month, to: at + 1 };
}

/** Adds the year that follows, if one does: «2022 [года|г.]», ", 2022", "'96". */
function withYear(r: Reader, from: number, to: number, fields: Fields): Match | null {
  const year = yearAfter(r, to);
  return year === null ? date(from, to, fields) : date(from, year.to, { ...fields, year: year.year });
}

function yearAfter(r: Reader, to: number): { readonly year: number; readonly to: number } | null {
  const gap = r.gap(to - 1);
  const hasDot = gap === 'dot' && r.end(to - 1) - r.start(to - 1) <= 4;
  if (
    !r.isNumber(to) ||
    !(gap === 'space' || gap === 'comma' || gap === 'none' || gap === 'dash' || gap === 'slash' || hasDot)
  )
    return null;
  const digits = r.digits(to);
  const isShort =
    digits.length === 2 && gap === 'space' && !r.touches(to) && r.after(to) !== ':' && r.after(to) !== '.';
  const isShortAtEnd =
    digits.length === 2 && (gap === 'space' || gap === 'comma') && to + 1 >= r.count && r.after(to) !== '%';
  if (digits.length !== 4 && !isShort && !isShortAtEnd) return null;
  const year = digits.length === 4 ? r.number(to) : shortYear(r.number(to));
  if (year < earliestYear || year > latestYear) return null;
  return { year, to: afterYearWord(r, to + 1) };
}

/** After «года», «г.», «гг.» where they follow the year at token to - 1. */
function afterYearWord(r: Reader, to: number): number {
  return r.is(to, 'yearWord') && r.touches(to - 1) ? to + 1 : to;
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
  const isAbbreviation =
    word.length <= 4 &&
    ![
      'май',
      'мая',
      'маю',
      'мае',
      'маем',
      'март',
      'июнь',
      'июня',
      'июне',
      'июль',
      'июля',
      'июле',
      'may',
      'june',
      'july',
    ].includes(word);
  if (isAbbreviation) return false;
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

/** «2022 год», «2002-м», «в 2014», «1990-е», «XX век», «(1992)», "2012 March 18", "the 1990s". */
function readYear(r: Reader, i: number): Match | null {
  const century = readCentury(r, i);
  if (century !== null) return century;
  if (!r.isNumber(i)) return null;
  const digits = r.digits(i);
  if (/[.,:$€₽#№/]/.test(r.before(i)) || (r.before(i) !== '' && /\d/.test(r.before(i)))) return null;
  if (digits.length === 2) return readShortDecade(r, i);
  if (digits.length !== 4) return null;
  const year = r.number(i);
  if (year < earliestYear || year > latestYear || isInRowAfter(r, i)) return null;
  const gap = r.gap(i);
  const suffix = gap === 'dash' || gap === 'none' ? r.word(i + 1) : '';
  if (suffix === 'е' || suffix === 'х' || suffix === 's' || suffix === 'ых' || suffix === 'ые') {
    return year % 10 === 0 ? decade(r, i, i + 2, year) : null;
  }
  if (['м', 'го', 'й', 'му', 'ом'].includes(suffix)) return date(i, afterYearWord(r, i + 2), { year });
  if (r.is(i + 1, 'yearWord') && r.touches(i)) return date(i, i + 2, { year });
  const { month } = r.meaning(i + 1);
  if (month !== undefined && gap === 'space') {
    const day =
      r.digits(i + 2).length <= 2 && r.isNumber(i + 2) && r.gap(i + 1) === 'space' ? r.number(i + 2) : undefined;
    return day === undefined ? date(i, i + 2, { year, month }) : date(i, i + 3, { year, month, day });
  }
  return isBareYear(r, i, year) ? date(i, i + 1, { year }) : null;
}

function isInRowAfter(r: Reader, i: number): boolean {
  const after = r.after(i);
  if ('%°€$₽:'.includes(after) && after !== '') return true;
  return (after === '.' || after === ',' || after === '/') && r.isNumber(i + 1) && isTight(r, i);
}

/** A year without its word: after a preposition of time, in brackets, and not before a noun that it would count. */
function isBareYear(r: Reader, i: number, year: number): boolean {
  if (year < 1800) return false;
  const opened = r.before(i) === '(' && (r.after(i) === ')' || r.after(i) === ',' || r.gap(i) === 'dash');
  if (opened) return true;
  if (
    !(r.is(i - 1, 'yearPreposition') && r.gap(i - 1) === 'space') &&
    !(r.meaning(i - 1).part !== undefined && r.touches(i - 1))
  )
    return false;
  const gap = r.gap(i);
  return gap !== 'space' || i + 1 >= r.count || r.is(i + 1, 'afterBareYear') || r.isCapital(i + 1);
}

function readShortDecade(r: Reader, i: number): Match | null {
  const value = r.number(i);
  const gap = r.gap(i);
  if (value % 10 !== 0 || (gap !== 'dash' && gap !== 'none')) return null;
  const suffix = r.word(i + 1);
  if (!['е', 'х', 's'].includes(suffix)) return null;
  const told =
    r.is(i + 2, 'yearWord') ||
    r.is(i - 1, 'yearPreposition') ||
    r.word(i - 1) === 'the' ||
    r.meaning(i - 1).part !== undefined;
  return told ? decade(r, i, i + 2, value < 30 ? 2000 + value : 1900 + value) : null;
}

function decade(r: Reader, from: number, to: number, year: number): Match | null {
  const start = { kind: 'date', fields: { year } } as const;
  return {
    from,
    to: afterYearWord(r, to),
    expression: { kind: 'range', from: start, to: { kind: 'date', fields: { year: year + 9 } } },
  };
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, х: 10 };

/** «XX век», «21-й век», «в девятнадцатом веке». */
function readCentury(r: Reader, i: number): Match | null {
  let to = i + 1;
  let century: number;
  if (r.isNumber(i) && r.digits(i).length <= 2) {
    century = r.number(i);
    if (r.gap(i) === 'dash' && r.end(i + 1) - r.start(i + 1) <= 2) to = i + 2;
  } else if (r.isCapital(i)) century = romanNumber(r.word(i));
  else century = r.meaning(i).ordinal ?? 0;
  if (century < 1 || century > 21 || !r.is(to, 'centuryWord') || !r.touches(to - 1)) return null;
  const from = { kind: 'date', fields: { year: (century - 1) * 100 + 1 } } as const;
  return {
    from: i,
    to: to + 1,
    expression: { kind: 'range', from, to: { kind: 'date', fields: { year: century * 100 } } },
  };
}

function romanNumber(word: string): number {
  let total = 0;
  for (let at = 0; at < word.length; at++) {
    const value = romanValues[word[at] ?? ''];
    if (value === undefined) return 0;
    total += value < (romanValues[word[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}
