import { dayOfNumber, dayNumber } from './calendar.ts';
import type { Match } from './match.ts';
import type { Reader } from './reader.ts';
import type { Expression } from './timex.ts';
import { yearAfter } from './year-after.ts';

/** First month of spring, summer and autumn; winter lies in two years, and news do not say which it means. */
const seasonBegins: Readonly<Record<number, number>> = { 1: 3, 2: 6, 3: 9 };

/** «летом 2011 года», "summer of 2020", «во втором квартале 2022 года», "the second half of 2025": an interval, or null. */
export function readPartOfYear(r: Reader, i: number): Match | null {
  const { season, ordinal } = r.meaning(i);
  if (season !== undefined) {
    const begins = seasonBegins[season];
    return begins === undefined ? null : months(r, i, i + 1, begins, 3);
  }
  const at = ordinalEnd(r, i);
  if (at === null || !r.touches(at - 1)) return null;
  const nth = r.isNumber(i) ? r.number(i) : (ordinal ?? 0);
  if (r.is(at, 'quarter') && nth <= 4) return months(r, i, at + 1, 3 * nth - 2, 3);
  return r.is(at, 'half') && nth <= 2 ? months(r, i, at + 1, 6 * nth - 5, 6) : null;
}

/** The token after «второй», "second", «2-й», "2nd"; null where no ordinal stands. */
function ordinalEnd(r: Reader, i: number): number | null {
  const { ordinal } = r.meaning(i);
  if (ordinal !== undefined) return ordinal > 0 ? i + 1 : null;
  const isFigure = r.digitCount(i) === 1 && r.number(i) > 0 && (r.gap(i) === 'dash' || r.gap(i) === 'none');
  return isFigure && r.end(i + 1) - r.start(i + 1) <= 3 ? i + 2 : null;
}

function months(r: Reader, from: number, to: number, first: number, count: number): Match | null {
  const year = yearAfter(r, r.is(to, 'of') && r.touches(to - 1) ? to + 1 : to);
  if (year === null || r.gap(to - 1) === 'comma') return null;
  const after = first + count > 12 ? { year: year.year + 1, month: 1 } : { year: year.year, month: first + count };
  const next = `${String(after.year).padStart(4, '0')}-${String(after.month).padStart(2, '0')}-01`;
  const last = dayOfNumber(dayNumber(next) - 1);
  return {
    from,
    to: year.to,
    expression: {
      kind: 'range',
      from: day(year.year, first, 1),
      to: day(year.year, Number(last.slice(5, 7)), Number(last.slice(8))),
    },
  };
}

function day(year: number, month: number, date: number): Expression {
  return { kind: 'date', fields: { year, month, day: date } };
}
