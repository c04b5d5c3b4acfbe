import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import { afterYearWord, date, earliestYear, isTight, latestYear } from './year-after.ts';

/** «2022 год», «2002-м», «в 2014», «1990-е», «XX век», «(1992)», "2012 March 18", "the 1990s". */
export function readYear(r: Reader, i: number): Match | null {
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
