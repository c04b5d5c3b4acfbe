import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import { date, isTight, shortYear } from './year-after.ts';

/** 2022-01-10, 10.01.2022, 05/08/2008, 2015/05/25; not 4-5-6, 1.1.3 or a number inside a longer row of numbers. */
export function readNumeric(r: Reader, i: number): Match | null {
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
  // 9/2012 is a month; 8/10 says too little.
  if (sign === '/' && r.digitCount(i) <= 2 && r.digitCount(i + 1) === 4) {
    return date(i, i + 2, { month: r.number(i), year: r.number(i + 1) });
  }
  return null;
}

function dayFirst(from: number, to: number, a: number, b: number, year: number, american: boolean): Match | null {
  const monthFirst = date(from, to, { year, month: a, day: b });
  const dayFirst = date(from, to, { year, month: b, day: a });
  return american ? (monthFirst ?? dayFirst) : (dayFirst ?? (b > 12 ? monthFirst : null));
}

/** 25-янв-2022. */
function readMonthBetween(r: Reader, i: number, sign: string): Match | null {
  const month = r.meaning(i + 1).month;
  if (month === undefined || sign === '.' || r.after(i + 1) !== sign || !r.isNumber(i + 2) || r.digitCount(i) > 2)
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

function isCyrillicAround(r: Reader, i: number): boolean {
  return /[А-яЁё]/.test(r.text.slice(Math.max(0, r.start(i) - 200), r.start(i) + 200));
}
