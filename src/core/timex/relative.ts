import type { TimeUnit } from '../calendar/arithmetic.ts';
import { maxSentenceReach } from '../language/sentences.ts';
import { readBareUnit, readCount, readOneOf } from './count.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import type { Expression } from './timex.ts';

/** Expressions that are counted from somewhere: «вчера», «через два дня», «в прошлом месяце», "two weeks later". */

/** A relative expression that begins at token i, or null. */
export function readRelative(r: Reader, i: number): Match | null {
  if (r.isNumber(i)) return readAhead(r, i) ?? readAgo(r, i);
  return (
    readDayWord(r, i) ??
    readThatDay(r, i) ??
    readAhead(r, i) ??
    readStretch(r, i) ??
    readPeriod(r, i) ??
    readAgo(r, i) ??
    readBeforeThat(r, i) ??
    readEvery(r, i) ??
    readDuration(r, i)
  );
}

/** «вчера», «сегодня утром», "the day before yesterday", «третьего дня». */
function readDayWord(r: Reader, i: number): Match | null {
  if (r.meaning(i).ordinal === 3 && r.word(i) === 'третьего' && r.word(i + 1) === 'дня')
    return offset(i, i + 2, 'day', -2);
  if (r.is(i, 'the') && r.word(i + 1) === 'day' && r.meaning(i + 3).dayOffset !== undefined) {
    const word = r.word(i + 2);
    if (word === 'before' || word === 'after')
      return offset(i, i + 4, 'day', (r.meaning(i + 3).dayOffset ?? 0) + (word === 'after' ? 1 : -1));
  }
  const { dayOffset } = r.meaning(i);
  if (dayOffset === undefined) return null;
  if (isInName(r, i)) return null;
  const eve = r.is(i, 'eve');
  // «накануне саммита» is the eve of something that the text does not date.
  if (eve && r.gap(i) === 'space' && /(а|ия|ов|ей|их|ого)$/.test(r.word(i + 1)) && !r.isCapital(i + 1)) return null;
  const to = r.is(i + 1, 'dayPart') && r.gap(i) === 'space' ? i + 2 : i + 1;
  return offset(i, to, 'day', dayOffset);
}

/** "Russia Today": in English a word with a capital after another such word belongs to a name. */
function isInName(r: Reader, i: number): boolean {
  return /^[a-z]/.test(r.word(i)) && r.isCapital(i) && r.isCapital(i - 1) && r.gap(i - 1) === 'space';
}

/** «в тот же день», «на следующий день», "the same day", "the next day". */
function readThatDay(r: Reader, i: number): Match | null {
  if (r.is(i, 'that') || r.meaning(i).shift === 0) {
    const to = r.is(i + 1, 'emphasis') ? i + 2 : i + 1;
    const emphatic = to > i + 1 || r.word(i) === 'same';
    if (isDayAt(r, to) && (emphatic || r.word(i - 1) === 'в' || r.word(i - 1) === 'on'))
      return yearsAgoAfter(r, i, to + 1) ?? { from: i, to: to + 1, expression: { kind: 'same-day' } };
  }
  if (r.meaning(i).shift === 1 && isDayAt(r, i + 1)) return narrative(i, i + 2, 'day', 1);
  if (r.meaning(i).shift === -1 && isDayAt(r, i + 1) && r.word(i) === 'previous') return narrative(i, i + 2, 'day', -1);
  return null;
}

/** «в этот день 20 лет назад»: what stands after the day. */
function yearsAgoAfter(r: Reader, from: number, at: number): Match | null {
  const counted = r.touches(at - 1) ? readCount(r, at) : null;
  return counted?.unit === 'year' && r.is(counted.to, 'ago')
    ? { from, to: counted.to + 1, expression: { kind: 'same-day-of-year', ago: counted.count } }
    : null;
}

/** «20 лет назад, в этот же день», "20 years ago on this day": what stands after the years; the token after it, or null. */
function sameDayAfter(r: Reader, i: number): number | null {
  if (!['space', 'comma'].includes(r.gap(i - 1)) || (r.word(i) !== 'в' && r.word(i) !== 'on')) return null;
  const that = r.is(i + 1, 'that') || r.meaning(i + 1).shift === 0 ? i + 2 : null;
  const day = that !== null && r.is(that, 'emphasis') ? that + 1 : that;
  return day !== null && isDayAt(r, day) ? day + 1 : null;
}

function isDayAt(r: Reader, at: number): boolean {
  return r.meaning(at).unit === 'day' && isSingular(r.word(at)) && r.touches(at - 1);
}

function isSingular(word: string): boolean {
  return ['день', 'дня', 'дню', 'днем', 'дне', 'day'].includes(word);
}

/** «через два дня», «спустя неделю», "in five days", "within a month", «в течение двух дней», "-3 года". */
function readAhead(r: Reader, i: number): Match | null {
  if (r.is(i, 'continuation')) return r.word(i - 1) === 'в' && r.touches(i - 1) ? within(r, i - 1, i + 1) : null;
  if (!r.is(i, 'through')) {
    const minus = r.start(i) <= 1 && /[-\u2212]/.test(r.before(i)) ? readCount(r, i) : null;
    return minus === null ? null : offset(i, minus.to, minus.unit, -minus.count);
  }
  // «меньше чем через сутки» tells no day.
  if (r.is(i - 1, 'comparison')) return null;
  const word = r.word(i);
  const isEnglish = word === 'in' || word === 'within';
  const counted = readCount(r, i + 1) ?? (isEnglish ? null : readBareUnit(r, i + 1));
  if (counted === null) return null;
  const { to, unit, count } = counted;
  if (isEnglish && (unit === 'hour' || unit === 'minute' || isOneOfSeries(r, i))) return null;
  // «спустя» counts from what has just been told, «через» from the day of speaking.
  if (word === 'спустя' || r.is(to, 'after')) return narrative(i, to, unit, count);
  return isEnglish
    ? { from: i, to, expression: { kind: 'offset', unit, count, from: 'ahead' } }
    : offset(i, to, unit, count);
}

/** "The second attack in three days", "the worst fighting in two years": the time is that in which the others were. */
function isOneOfSeries(r: Reader, i: number): boolean {
  for (let at = i - 1; at >= i - seriesReach && r.gap(at) === 'space' && !r.is(at, 'scheduled'); at--)
    if (r.is(at, 'series') || r.meaning(at).ordinal !== undefined || isSuperlative(r, at)) return true;
  return false;
}

function isSuperlative(r: Reader, i: number): boolean {
  return /^[a-z]{2,}est$/.test(r.word(i)) && !r.is(i, 'notSuperlative');
}

/** "the second high-level summit in", in tokens. */
const seriesReach = 4;

function within(r: Reader, from: number, i: number): Match | null {
  const counted = readCount(r, i) ?? readOneOf(r, i);
  if (counted === null || counted.unit === 'hour' || counted.unit === 'minute') return null;
  return { from, to: counted.to, expression: { kind: 'within', unit: counted.unit, count: counted.count } };
}

/** «ближайшие три дня», «следующие 2 недели», "last two weeks". */
function readStretch(r: Reader, i: number): Match | null {
  const direction =
    r.meaning(i).stretch ?? (r.meaning(i).shift === 1 || r.meaning(i).shift === -1 ? r.meaning(i).shift : undefined);
  if (direction === undefined || (!r.isNumber(i + 1) && r.meaning(i + 1).cardinal === undefined) || !r.touches(i))
    return null;
  // "will last ten days"
  if (r.word(i) === 'last' && r.is(i - 1, 'beforeVerb')) return null;
  const counted = readCount(r, i + 1);
  if (counted === null || ['hour', 'minute'].includes(counted.unit)) return null;
  return {
    from: i,
    to: counted.to,
    expression: { kind: 'within', unit: counted.unit, count: direction === 1 ? counted.count : -counted.count },
  };
}

/** «прошлый год», «на этой неделе», «прошлой ночью», «в октябре прошлого года», «в прошлый четверг» is read as a weekday. */
function readPeriod(r: Reader, i: number): Match | null {
  const { shift, part, yearOffset } = r.meaning(i);
  if (yearOffset !== undefined)
    return { from: i, to: i + 1, expression: { kind: 'period', unit: 'year', shift: yearOffset } };
  if (shift === undefined || !r.touches(i)) return null;
  const unit = r.meaning(i + 1).unit;
  if (r.is(i + 1, 'night')) return offset(i, i + 2, 'day', shift === 1 ? 0 : shift);
  if (shift === 0 && r.is(i + 1, 'dayPart')) return offset(i, i + 2, 'day', 0);
  // "this September 13" is read as a day.
  if (
    shift === 0 &&
    r.meaning(i + 1).month !== undefined &&
    r.isNumber(i + 2) &&
    r.digitCount(i + 2) < 3 &&
    r.touches(i + 1)
  )
    return null;
  if (r.meaning(i + 1).month !== undefined && (r.isCapital(i + 1) || !/[a-z]/.test(r.word(i + 1)))) {
    const month = r.meaning(i + 1).month ?? 1;
    return { from: i, to: i + 2, expression: { kind: 'named-month', month, shift } };
  }
  if (unit === undefined || unit === 'hour' || unit === 'minute' || unit === 'day' || part !== undefined) return null;
  if (r.is(i + 1, 'plural')) return null;
  // "the past decade": the ten years up to now
  if (unit === 'decade' && r.meaning(i).stretch === -1)
    return { from: i, to: i + 2, expression: { kind: 'within', unit: 'year', count: -10 } };
  return { from: i, to: i + 2, expression: { kind: 'period', unit, shift } };
}

/** «(до конца) года», "(the end of) the week": the one that is now; null after another year of the same sentence. */
export function readThisUnit(r: Reader, i: number): Match | null {
  const at = r.is(i, 'the') && r.touches(i) ? i + 1 : i;
  const { unit } = r.meaning(at);
  const isLatin = /[a-z]/.test(r.word(at));
  if (unit === undefined || !['week', 'month', 'year', 'decade'].includes(unit) || r.is(at, 'plural')) return null;
  // «начала неделю» is a verb.
  if (!isLatin && !/[аия]$/.test(r.word(at))) return null;
  if (isLatin !== at > i || r.gap(at) === 'dash' || r.is(at + 1, 'of')) return null;
  if (r.isNumber(at + 1) && r.touches(at)) return null;
  return namesYearBefore(r, i) ? null : { from: i, to: at + 1, expression: { kind: 'period', unit, shift: 0 } };
}

/** Does the sentence up to token i name a year? */
function namesYearBefore(r: Reader, i: number): boolean {
  for (let at = i - 1; at >= 0 && r.start(i) - r.end(at) < maxSentenceReach && !r.endsSentence(at); at--)
    if (r.digitCount(at) === 4 && (r.is(at + 1, 'yearWord') || r.is(at - 1, 'yearPreposition'))) return true;
  return false;
}

/** «два дня назад», «год назад», «две недели спустя», «днём ранее», "two days later", "5 days ago", "2 weeks after yesterday". */
function readAgo(r: Reader, i: number): Match | null {
  const counted = readCount(r, i) ?? readBareUnit(r, i);
  if (counted === null || !r.touches(counted.to - 1)) return null;
  const { unit, count } = counted;
  if (unit === 'hour' || unit === 'minute') return null;
  const to = r.is(counted.to, 'agoFiller') && r.is(counted.to + 1, 'ago') ? counted.to + 1 : counted.to;
  if (r.is(to, 'ago')) {
    const end = unit === 'year' ? sameDayAfter(r, to + 1) : null;
    if (end !== null) return { from: i, to: end, expression: { kind: 'same-day-of-year', ago: count } };
    return offset(i, to + 1, unit, -count);
  }
  if (r.is(to, 'later')) return narrative(i, to + 1, unit, count);
  if (r.is(to, 'earlier')) return narrative(i, to + 1, unit, -count);
  if (r.word(to) === 'from' && r.word(to + 1) === 'now') return offset(i, to + 2, unit, count);
  const direction = r.word(to) === 'after' ? 1 : r.word(to) === 'before' ? -1 : 0;
  if (direction !== 0 && r.is(to + 1, 'that') && r.endsClause(to + 1))
    return narrative(i, to + 2, unit, direction * count);
  const base = r.meaning(to + 1).dayOffset;
  if (direction === 0 || base === undefined) return null;
  const expression: Expression = { kind: 'offset', unit: 'day', count: base, from: 'now' };
  return { from: i, to: to + 2, expression: { kind: 'offset-from', unit, count: direction * count, base: expression } };
}

/** «за два дня до этого». */
function readBeforeThat(r: Reader, i: number): Match | null {
  const counted = r.is(i, 'within') && r.touches(i) ? (readCount(r, i + 1) ?? readBareUnit(r, i + 1)) : null;
  if (counted === null || counted.unit === 'hour' || counted.unit === 'minute') return null;
  if (r.word(counted.to) !== 'до' || !['этого', 'того'].includes(r.word(counted.to + 1))) return null;
  return narrative(i, counted.to + 2, counted.unit, -counted.count);
}

/** «порядка 10 дней», «около двух недель»: a length of time, told by a word of approximation. */
function readDuration(r: Reader, i: number): Match | null {
  if (!r.is(i, 'approx')) return null;
  const counted = readCount(r, i + 1);
  if (counted === null || !r.touches(i) || r.is(counted.to, 'ago') || r.is(counted.to, 'later')) return null;
  if (counted.unit === 'hour' || counted.unit === 'minute' || counted.unit === 'weekend') return null;
  if (counted.unit === 'year' && counted.count > 20) return null;
  return {
    from: i,
    to: counted.to,
    type: 'DURATION',
    mod: 'APPROX',
    expression: { kind: 'duration', unit: counted.unit, count: counted.count },
  };
}

/** «каждый год», «каждую среду», "every week": a set, of which no day is told. */
function readEvery(r: Reader, i: number): Match | null {
  if (!r.is(i, 'every') || !r.touches(i)) return null;
  const { unit, weekday } = r.meaning(i + 1);
  const every = weekday !== undefined ? 'week' : unit;
  if (every === undefined || ['hour', 'minute', 'weekend'].includes(every)) return null;
  return { from: i, to: i + 2, type: 'SET', expression: { kind: 'duration', unit: every, count: 1 } };
}

function offset(from: number, to: number, unit: TimeUnit, count: number): Match {
  return { from, to, expression: { kind: 'offset', unit, count, from: 'now' } };
}

function narrative(from: number, to: number, unit: TimeUnit, count: number): Match {
  return { from, to, expression: { kind: 'offset', unit, count, from: 'narrative' } };
}
