import type { PartOfPeriod } from '../language/language-pack.ts';
import type { TimeTokens } from '../language/time-tokens.ts';
import type { Block } from '../types.ts';
import { monthNamedBy, readBareDay, type MonthNamed } from './day-of-month.ts';
import type { Match } from './match.ts';
import { readRange } from './range.ts';
import { Reader } from './reader.ts';
import { readThisUnit } from './relative.ts';
import type { Expression, Timex } from './timex.ts';

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
