import { ordinalAgreement, pastEndings, verbEndings } from '../language/language-pack.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import {
  afterYearWord,
  date,
  earliestYear,
  isEraAfter,
  isTight,
  latestYear,
  readShortOrdinal,
  yearOfEra,
} from './year-after.ts';

/** A bracket opens at most this far before a year at its end, in UTF-16 units. */
const bracketReach = 80;
/** Letters that tell a language are looked for so far around, in UTF-16 units. */
const lettersReach = 200;
/** A list of years is followed so far. */
const yearsListedAtMost = 8;

/** «2022 год», «2002-м», «в 2014», «1990-е», «XX век», «(1992)», «сезон 2001/02», «ЧМ-2018», "2012 March 18", "the 1990s". */
export function readYear(r: Reader, i: number): Match | null {
  const century = readCentury(r, i);
  if (century !== null) return century;
  const named = r.meaning(i).decade;
  if (named !== undefined) return r.is(i + 1, 'yearWord') || r.is(i - 1, 'the') ? decade(r, i, i + 1, named) : null;
  if (r.is(i, 'yearWordBefore')) return readYearAfterWord(r, i);
  if (!r.isNumber(i) || /[.,:$€₽#№/\d]/.test(r.before(i))) return null;
  const length = r.digitCount(i);
  if (length === 2) return readShortDecade(r, i) ?? readShortYear(r, i);
  if (length !== 4) return null;
  const year = r.number(i);
  if (year < earliestYear || year > latestYear) return null;
  const season = readSeasonYears(r, i, year);
  if (season !== null) return season;
  if (isInRowAfter(r, i)) return null;
  const gap = r.gap(i);
  const isJoined = gap === 'none' || (gap === 'dash' && isTight(r, i));
  if (isJoined && r.is(i + 1, 'decadeSuffix')) return year % 10 === 0 ? decade(r, i, i + 2, year) : null;
  const told = afterYearWord(r, i + 1);
  if (told > i + 1) return isBeforeEra(r, told) ? null : date(i, told, { year });
  const { month } = r.meaning(isEraAfter(r, i) ? i + 2 : i + 1);
  if (month !== undefined && gap === 'space') return readYearFirst(r, i, month);
  if (isEraAfter(r, i)) return date(i, i + 2, { year: yearOfEra(r, i) });
  return isBareYear(r, i, year) ? date(i, i + 1, { year }) : null;
}

/** «соли 2002», which in Russian is so much of salt: letters of its own language must stand near. */
function readYearAfterWord(r: Reader, i: number): Match | null {
  const year = r.gap(i) === 'space' && r.digitCount(i + 1) === 4 ? r.number(i + 1) : 0;
  if (year < earliestYear || year > latestYear) return null;
  const around = r.text.slice(Math.max(0, r.start(i) - lettersReach), r.end(i) + lettersReach);
  return /[ғқӣӯҳҷ]/i.test(around) ? date(i, i + 2, { year }) : null;
}

/** "2012 March 18", "2012 March", "2024 AD August". */
function readYearFirst(r: Reader, i: number, month: number): Match | null {
  const at = isEraAfter(r, i) ? i + 2 : i + 1;
  const year = isEraAfter(r, i) ? yearOfEra(r, i) : r.number(i);
  const hasDay = r.isNumber(at + 1) && r.digitCount(at + 1) <= 2 && r.gap(at) === 'space';
  return hasDay ? date(i, at + 2, { year, month, day: r.number(at + 1) }) : date(i, at + 1, { year, month });
}

/** «сезон 2001/02», «2017/2018», «сезон 1989-90»: two years that follow each other. */
function readSeasonYears(r: Reader, i: number, year: number): Match | null {
  const sign = r.after(i);
  if (!r.isNumber(i + 1) || !isTight(r, i) || !(sign === '/' || r.is(i - 1, 'season'))) return null;
  const digits = r.digits(i + 1);
  const next = year + 1;
  const follows =
    digits.length === 4 ? r.number(i + 1) === next : digits.length === 2 && r.number(i + 1) === next % 100;
  if (!follows || ('/-.'.includes(r.after(i + 1)) && r.isNumber(i + 2) && isTight(r, i + 1))) return null;
  return yearsBetween(i, afterYearWord(r, i + 2), year, next);
}

function yearsBetween(from: number, to: number, first: number, last: number): Match {
  return {
    from,
    to,
    expression: {
      kind: 'range',
      from: { kind: 'date', fields: { year: first } },
      to: { kind: 'date', fields: { year: last } },
    },
  };
}

function isInRowAfter(r: Reader, i: number): boolean {
  const after = r.after(i);
  if ('%°€$₽:'.includes(after) && after !== '') return true;
  return (after === '.' || after === ',' || after === '/') && r.isNumber(i + 1) && isTight(r, i);
}

/** «до н. э.», «до нашей эры»: such years are no news. */
function isBeforeEra(r: Reader, to: number): boolean {
  return r.is(to, 'before') && r.is(to + 1, 'ourEra');
}

/** A year without its word: after a preposition of time, in brackets, in a list of years, or in the name of a contest. */
function isBareYear(r: Reader, i: number, year: number): boolean {
  if (year < 1800) return false;
  if (isInBrackets(r, i) || isContestYear(r, i, year) || isListed(r, i)) return true;
  if (isYearOfEvent(r, i - 1, i, year)) return true;
  // "the start of 2021"
  if (r.is(i - 1, 'of') && r.meaning(i - 2).part !== undefined) return true;
  const isPart = r.meaning(i - 1).part !== undefined;
  if (isPart && r.gap(i - 1) === 'dash' && isTight(r, i - 1)) return true;
  // "between 1950 and 2000 people" is no range of years, and half of it no year.
  if (r.is(i - 1, 'between') && r.is(i + 1, 'and') && r.isNumber(i + 2)) return false;
  const isAfterPreposition = r.is(i - 1, 'yearPreposition') && r.gap(i - 1) === 'space';
  if (!isAfterPreposition && !(isPart && r.touches(i - 1))) return false;
  return countsNothing(r, i);
}

/**
 * "the 2020 war", "a 1997 treaty", "its 2018 elections"; not "the 2000 soldiers", "a 1950 euro fine". `before` is the token before the
 * year, or before the range of years that ends with it at i.
 */
export function isYearOfEvent(r: Reader, before: number, i: number, year: number): boolean {
  if (!r.is(before, 'article') || r.gap(before) !== 'space' || r.gap(i) !== 'space') return false;
  if (year < 1900 || year % 100 === 0) return false;
  const word = r.word(i + 1);
  if (!/^[a-z]{3,}$/.test(word) || r.isCapital(i + 1) || r.meaning(i + 1).unit !== undefined || r.is(i + 1, 'money'))
    return false;
  // "the 2008 electoral precincts" are so many, "the 2018 parliamentary elections" of that year.
  const noun = /(?:al|ary|ive|ic)$/.test(word) && r.gap(i + 1) === 'space' ? i + 2 : i + 1;
  return !/(?<!s)s$/.test(r.word(noun)) || r.is(noun, 'eventPlural');
}

/** Does the number stand before no noun that it would count? */
export function countsNothing(r: Reader, i: number): boolean {
  // «2000–2500 человек»
  if (r.gap(i) === 'dash' && r.isNumber(i + 1)) return false;
  if (r.gap(i) !== 'space' || i + 1 >= r.count || r.is(i + 1, 'afterBareYear') || r.isCapital(i + 1)) return true;
  const word = r.word(i + 1);
  // "in 2020 began", but not "of 2000 wounded"
  if (r.word(i - 1) === 'in' && (r.is(i + 1, 'past') || /^[a-z]{3,}ed$/.test(word))) return true;
  return (
    word.length > 3 && [...pastEndings, ...verbEndings].some((ending) => word.endsWith(ending)) && /[а-я]/.test(word)
  );
}

/** «(1992)», «(1992, …)», «(…, 1999)», «(1984, 1988)». */
function isInBrackets(r: Reader, i: number): boolean {
  const { text } = r;
  let start = r.start(i) - 1;
  while (text[start] === ' ') start--;
  const after = r.after(i);
  if (text[start] === '(') return after === ')' || after === ',' || r.gap(i) === 'dash';
  if (text[start] !== ',' || !(after === ')' || after === ',')) return false;
  for (let at = start; at > start - bracketReach && at >= 0; at--) {
    if (text[at] === '(') return true;
    if (text[at] === ')' || text[at] === '\n') return false;
  }
  return false;
}

/** «ЧМ-2018», «Олимпиада-2016», «„Взаимодействие“-2021»; not «Ту-2000», «Windows-2000». */
function isContestYear(r: Reader, i: number, year: number): boolean {
  if (r.before(i) !== '-' || r.isNumber(i - 1) || r.gap(i) === 'dash' || year < 1900 || year > 2050) return false;
  const sign = r.text.slice(r.end(i - 1), r.start(i));
  if (sign !== '-' && sign !== '»-' && sign !== '“-') return false;
  const word = r.word(i - 1);
  return r.is(i - 1, 'contest') || (word.length >= 5 && /^[а-я]/.test(word));
}

/** «в 2003, 2004 и 2005 годах», «1994 и 1997 годы», "in 2003 and 2004". */
function isListed(r: Reader, i: number): boolean {
  let last = i;
  while (last - i < yearsListedAtMost && r.digitCount(afterJoint(r, last)) === 4) last = afterJoint(r, last);
  if (last > i && r.is(last + 1, 'yearWord') && r.touches(last)) return true;
  let first = i;
  while (i - first < yearsListedAtMost && r.digitCount(beforeJoint(r, first)) === 4) first = beforeJoint(r, first);
  return first < i && r.is(first - 1, 'yearPreposition') && r.gap(first - 1) === 'space' && countsNothing(r, i);
}

function afterJoint(r: Reader, i: number): number {
  if (r.gap(i) === 'comma') return i + 1;
  return r.is(i + 1, 'and') && r.touches(i) && r.touches(i + 1) ? i + 2 : -1;
}

function beforeJoint(r: Reader, i: number): number {
  if (r.gap(i - 1) === 'comma') return i - 1;
  return r.is(i - 1, 'and') && r.touches(i - 1) && r.touches(i - 2) ? i - 2 : -1;
}

/** «90-е годы», «в 90-х», "the 90s"; not «на 40-е место». */
function readShortDecade(r: Reader, i: number): Match | null {
  const value = r.number(i);
  const gap = r.gap(i);
  if (value % 10 !== 0 || !(gap === 'none' || (gap === 'dash' && isTight(r, i))) || !r.is(i + 1, 'decadeSuffix'))
    return null;
  const isTold =
    r.is(i + 2, 'yearWord') ||
    r.is(i - 1, 'the') ||
    ((r.is(i - 1, 'yearPreposition') || r.meaning(i - 1).part !== undefined) && countsNothing(r, i + 1));
  return isTold ? decade(r, i, i + 2, value < 30 ? 2000 + value : 1900 + value) : null;
}

/** «в 93-м», «до 98-го»; not «в 93-м полку», «до 98-го километра». */
function readShortYear(r: Reader, i: number): Match | null {
  const isTold = r.is(i - 1, 'yearPreposition') && r.gap(i - 1) === 'space';
  const year = isTold && isTight(r, i) ? readShortOrdinal(r, i) : null;
  if (year === null || (!r.is(year.to - 1, 'yearWord') && agreesAfter(r, i + 1))) return null;
  return date(i, year.to, { year: year.year });
}

/** Can the ordinal whose suffix is token i belong to the noun that follows: «93-м полку», «21-го полка»? */
export function agreesAfter(r: Reader, i: number): boolean {
  if (r.gap(i) !== 'space' || i + 1 >= r.count || r.is(i + 1, 'past')) return false;
  if (!r.isCapital(i + 1) && countsNothing(r, i)) return false;
  const endings = ordinalAgreement.get(r.word(i));
  return endings === undefined || endings.some((ending) => r.word(i + 1).endsWith(ending));
}

function decade(r: Reader, from: number, to: number, year: number): Match {
  const end = r.is(to, 'yearWord') && r.touches(to - 1) ? to + 1 : to;
  return yearsBetween(from, end, year, year + 9);
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, х: 10 };

/** «XX век», «21-й век», «в девятнадцатом веке». */
function readCentury(r: Reader, i: number): Match | null {
  let to = i + 1;
  let century: number;
  if (r.isNumber(i) && r.digitCount(i) <= 2) {
    century = r.number(i);
    if (r.gap(i) === 'dash' && r.end(i + 1) - r.start(i + 1) <= 2) to = i + 2;
  } else if (r.isCapital(i)) century = romanNumber(r.word(i));
  else century = r.meaning(i).ordinal ?? 0;
  if (century < 1 || century > 21 || !r.is(to, 'centuryWord') || !r.touches(to - 1)) return null;
  return yearsBetween(i, to + 1, (century - 1) * 100 + 1, century * 100);
}

/** The value of a Roman number up to 39, folded, in Latin or Cyrillic letters; 0 for anything else. */
export function romanNumber(word: string): number {
  let total = 0;
  for (let at = 0; at < word.length; at++) {
    const value = romanValues[word[at] ?? ''];
    if (value === undefined) return 0;
    total += value < (romanValues[word[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}
