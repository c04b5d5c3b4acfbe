import type { WordTokens } from '../language/word-tokens.ts';
import type { Fields } from '../calendar/arithmetic.ts';
import {
  calendarDate,
  interval,
  printCalendar,
  type CalendarDay,
  type CalendarValue,
} from '../calendar/calendar-value.ts';
import { addDays, compareDays, startOf, weekdayOf } from '../calendar/operations.ts';
import { durationOf, monthNamed, periodAround, seasonAround, shift, stretchFrom } from '../calendar/shift.ts';
import { firstFrom } from '../text/spans.ts';
import type { Anchor, Block, PublicationDate, ResolvedTimex, Span } from '../types.ts';
import { counted, dayInYear, dayOf, dayOfMonth, dayOnWeekday, unresolved, type Value } from './counted-value.ts';
import { modifierOf } from './modifier.ts';
import { nearestYear } from './nearest-year.ts';
import { sentenceAround } from '../language/sentences.ts';
import { actFinder, type SpeechAct } from './speech.ts';
import { withYearOf, yearStated } from './stated-year.ts';
import { tenseOfDate, type Tense } from './tense.ts';
import type { Expression, Timex } from './timex.ts';

export interface ResolveContext {
  readonly tokens: WordTokens;
  readonly blocks: readonly Block[];
  /** Null where the article's day is not known: only complete dates are then resolved. */
  readonly published: PublicationDate | null;
  readonly speech: readonly SpeechAct[];
}

/**
 * Gives every expression its calendar value and keeps how it was counted. What is relative is counted from the day of
 * publication; inside speech from the day of speaking, where the article dates that speaker's words; «на следующий день» from the
 * day last named. Ascending; a value is null where the anchor is not known.
 */
export function resolve(timexes: readonly Timex[], context: ResolveContext): readonly ResolvedTimex[] {
  const resolver = new Resolver(context);
  return timexes.map((timex) => resolver.resolve(timex));
}

/** A year stands beside a date with no more than so many units between: «В 2020 году, 9 ноября». */
const adjacentAtMost = 4;
/** What is told since a year goes on in others. */
const sinceBefore = /(?:^|[\s«(])(?:с|со|since)(?: the)?(?: начала| конца| середины| start of| beginning of)? $/i;
/** Nothing that `sinceBefore` matches is longer. */
const maxSince = 40;
class Resolver {
  readonly #context: ResolveContext;
  readonly #speechAt: (span: Span) => SpeechAct | undefined;
  /** The days of each speaker's words, ascending by where these start. */
  readonly #spoken = new Map<string, { readonly start: number; readonly day: CalendarDay }[]>();
  /** The day last named in the narrative. */
  #narrative: { readonly value: CalendarDay; readonly from: Timex } | null = null;
  /** The day last named in each stretch of speech, of which the same speech goes on to tell. */
  readonly #toldIn = new Map<SpeechAct, { readonly value: CalendarDay; readonly from: Timex }>();
  /** The year last named in the narrative without a day. */
  #yearNamed: { readonly year: number; readonly from: Timex } | null = null;
  /** The year of the date named last. */
  #lastYear: { readonly year: number; readonly from: Timex } | null = null;
  /** The year that the sentence has stated, and whether with a month or more. */
  #stated: { readonly year: number; readonly start: number; readonly end: number; readonly isDated: boolean } | null =
    null;
  /** Where the last range ended: the years that bound it are not what is told of. */
  #rangeEnd = 0;
  /** The weekday last named, which the next of a list follows. */
  #weekdayNamed: { readonly value: CalendarDay; readonly end: number } | null = null;

  constructor(context: ResolveContext) {
    this.#context = context;
    this.#speechAt = actFinder(context.speech);
    for (const { speaker, said, start } of context.speech) {
      if (speaker === null || said === null) continue;
      const { value } = this.#evaluate(said.expression, said, this.#published());
      if (value?.kind !== 'day') continue;
      const spoken = this.#spoken.get(speaker) ?? [];
      this.#spoken.set(speaker, spoken);
      spoken.push({ start, day: value });
    }
  }

  resolve(timex: Timex): ResolvedTimex {
    const { start, end, type, expression, language, rule } = timex;
    const { value, anchor, implied } = this.#evaluate(expression, timex, this.#anchorFor(timex));
    if (value !== null && type === 'DATE') this.#remember(timex, value);
    const printed = value === null ? null : printCalendar(value);
    const modifier = modifierOf(timex, this.#context.tokens.text);
    return { start, end, type, value: printed, ...modifier, anchor, implied, rule: `${language}: ${rule}` };
  }

  #remember(timex: Timex, value: CalendarValue): void {
    const { expression } = timex;
    const act = this.#speechAt(timex);
    if (value.kind === 'day' && act === undefined) this.#narrative = { value, from: timex };
    if (value.kind === 'day' && act !== undefined) this.#toldIn.set(act, { value, from: timex });
    if (expression.kind === 'range') this.#rangeEnd = timex.end;
    if (value.kind === 'year' && timex.start >= this.#rangeEnd) this.#yearNamed = { year: value.year, from: timex };
    if (expression.kind === 'weekday' && value.kind === 'day') this.#weekdayNamed = { value, end: timex.end };
    if (expression.kind !== 'range' && expression.kind !== 'same-year' && value.kind !== 'duration')
      this.#lastYear = { year: startOf(value).year, from: timex };
    const year = yearStated(expression, value);
    if (year !== null && !this.#isAttribute(timex))
      this.#stated = { year, start: timex.start, end: timex.end, isDated: value.kind !== 'year' };
  }

  /** "The 2020 war" tells a year of the war and of nothing else in its sentence. */
  #isAttribute({ start, expression }: Timex): boolean {
    if (expression.kind !== 'date' || expression.fields.month !== undefined) return false;
    return /\b(?:the|a|an|its|his|her|their|this) $/i.test(
      this.#context.tokens.text.slice(Math.max(0, start - 8), start),
    );
  }

  #published(): Anchor | null {
    const { published } = this.#context;
    return published === null
      ? null
      : { value: published.value, basis: published.basis === 'dateline' ? 'dateline' : 'published' };
  }

  /** The day of speaking for what stands inside speech, the day of publication for all else. */
  #anchorFor(timex: Timex): Anchor | null {
    const published = this.#published();
    const act = this.#speechAt(timex);
    if (act === undefined) return published;
    const speaker = act.speaker === null ? {} : { speaker: act.speaker };
    const own = act.said === null ? null : this.#evaluate(act.said.expression, act.said, published).value;
    if (own?.kind === 'day' && act.said !== null)
      return {
        value: printCalendar(own),
        basis: 'speech',
        ...speaker,
        from: { start: act.said.start, end: act.said.end },
      };
    const others = act.speaker === null ? [] : (this.#spoken.get(act.speaker) ?? []);
    const next = firstFrom(others, act.start);
    const nearest = [others[next - 1], others[next]]
      .flatMap((spoken) => spoken ?? [])
      .sort((a, b) => Math.abs(a.start - act.start) - Math.abs(b.start - act.start))[0];
    if (nearest !== undefined) return { value: printCalendar(nearest.day), basis: 'speech', ...speaker };
    return published === null ? null : { ...published, basis: 'speech', ...speaker };
  }

  #evaluate(expression: Expression, timex: Timex, anchor: Anchor | null): Value {
    switch (expression.kind) {
      case 'date':
        return this.#date(expression.fields, expression.weekday, timex, anchor);
      case 'duration':
        return { value: durationOf(expression.count, expression.unit), anchor: null, implied: [] };
      case 'range':
        return this.#range(expression, timex, anchor);
      case 'same-year':
        return this.#yearsAfter(this.#lastYear, 0);
      case 'period-of': {
        const base = this.#evaluate(expression.base, timex, anchor);
        if (base.value === null || base.value.kind === 'duration') return unresolved;
        return { ...base, value: periodAround(startOf(base.value), expression.unit, 0) };
      }
      case 'same-day':
        return this.#fromNarrative(timex, anchor, (day) => day);
      case 'same-day-of-year':
        return this.#fromNarrative(timex, anchor, (day) => dayInYear(day.year - expression.ago, day.month, day.day));
      case 'offset':
        if (expression.from === 'narrative' && expression.unit === 'year' && this.#isYearLast())
          return this.#yearsAfter(this.#yearNamed, expression.count);
        if (expression.from === 'narrative')
          return this.#fromNarrative(timex, anchor, (day) => shift(day, expression.count, expression.unit));
        // «12 июня он выступил. Через два дня МИД уточнил»: what has been is not counted from today.
        if (expression.count > 0 && this.#speechAt(timex) === undefined) {
          const tense = this.#tense(timex);
          if (tense?.side === 'past') return this.#afterNarrative(expression, timex, anchor, tense);
        }
        return counted(anchor, (day) => shift(day, expression.count, expression.unit));
      case 'offset-from': {
        const base = this.#evaluate(expression.base, timex, anchor);
        if (base.value === null || base.value.kind === 'duration') return unresolved;
        return { ...base, value: shift(startOf(base.value), expression.count, expression.unit) };
      }
      case 'period':
        if (expression.of === 'stated') return this.#periodOfStated(expression, timex, anchor);
        return counted(anchor, (day) => periodAround(day, expression.unit, expression.shift));
      case 'month-of-year': {
        const stated = expression.of === 'stated' ? this.#yearInSentence(timex) : null;
        return counted(anchor, (day) =>
          dayInYear((stated ?? day.year) + expression.shift, expression.month, expression.day),
        );
      }
      case 'named-month':
        return counted(anchor, (day) => monthNamed(day, expression.month, expression.shift));
      case 'season':
        return counted(anchor, (day) => seasonAround(day, expression.first, expression.shift));
      case 'weekday':
        return counted(anchor, (day) => this.#weekday(day, expression.weekday, expression.shift, timex));
      case 'figures':
      case 'later-day':
        // `settle` has replaced them.
        return unresolved;
      case 'within':
        // «Он правил в течение десяти лет» is a length of time, and when it was is not said.
        if (expression.count > 0 && this.#tense(timex)?.side === 'past') return unresolved;
        return counted(anchor, (day) => stretchFrom(day, expression.count, expression.unit));
    }
  }

  /** «В 2019 году … до конца года» is of that year; of a week or month of another year nothing is said. */
  #periodOfStated(
    { unit, shift: by }: Extract<Expression, { kind: 'period' }>,
    timex: Timex,
    anchor: Anchor | null,
  ): Value {
    const stated = this.#yearInSentence(timex);
    if (stated === null) return counted(anchor, (day) => periodAround(day, unit, by));
    return unit === 'year' ? { value: calendarDate({ year: stated + by }), anchor, implied: ['year'] } : unresolved;
  }

  /** The year that the sentence has stated before the expression. */
  #yearInSentence({ start }: Timex): number | null {
    const { tokens, blocks } = this.#context;
    if (this.#stated === null || this.#stated.end > start) return null;
    return this.#stated.start >= sentenceAround(tokens.text, blocks, start).start ? this.#stated.year : null;
  }

  /** Was the last date named a year alone? «Основан в 1992 году, через десять лет переименован» is counted in years. */
  #isYearLast(): boolean {
    return this.#yearNamed !== null && this.#yearNamed.from.start > (this.#narrative?.from.start ?? -1);
  }

  /** The year so many years after one that was named. */
  #yearsAfter(named: { readonly year: number; readonly from: Timex } | null, count: number): Value {
    const year = named === null ? null : calendarDate({ year: named.year });
    if (named === null || year === null) return unresolved;
    const { start, end } = named.from;
    return {
      value: calendarDate({ year: named.year + count }),
      anchor: { value: printCalendar(year), basis: 'narrative', from: { start, end } },
      implied: ['year', 'month', 'day'],
    };
  }

  #fromNarrative(timex: Timex, anchor: Anchor | null, count: (day: CalendarDay) => CalendarValue | null): Value {
    const act = this.#speechAt(timex);
    const narrative = (act === undefined ? undefined : this.#toldIn.get(act)) ?? this.#narrative;
    if (narrative === null) return counted(anchor, count);
    const { start, end } = narrative.from;
    return counted({ value: printCalendar(narrative.value), basis: 'narrative', from: { start, end } }, count);
  }

  /** What came so long after the day last named; unresolved where none was, or where that is yet to come. */
  #afterNarrative(
    { count, unit, from }: Extract<Expression, { kind: 'offset' }>,
    timex: Timex,
    anchor: Anchor | null,
    tense: Tense,
  ): Value {
    const fromNow = (): Value => counted(anchor, (day) => shift(day, count, unit));
    if (from === 'ahead' || this.#narrative === null) return tense.isSaying || !tense.isNear ? fromNow() : unresolved;
    const told = this.#fromNarrative(timex, anchor, (day) => shift(day, count, unit));
    const now = dayOf(anchor);
    if (told.value === null || told.value.kind === 'duration' || now === null) return told;
    if (compareDays(startOf(told.value), now) <= 0) return told;
    // "They leave in two days, he said": what is said may be yet to come.
    return tense.isSaying ? fromNow() : unresolved;
  }

  #range(expression: Extract<Expression, { kind: 'range' }>, timex: Timex, anchor: Anchor | null): Value {
    const to = this.#evaluate(expression.to, timex, anchor);
    const from = this.#evaluate(withYearOf(expression.from, to.value), timex, anchor);
    if (from.value === null || to.value === null) return unresolved;
    if (from.value.kind === 'duration' || to.value.kind === 'duration') return unresolved;
    const first = from.value.kind === 'interval' ? from.value.start : from.value;
    let last = to.value.kind === 'interval' ? to.value.end : to.value;
    // "Monday to Friday", «с сегодня до послезавтра»: what ends before it begins ends in the week after.
    if (last.kind === 'day' && expression.to.kind === 'weekday' && compareDays(last, startOf(first)) < 0)
      last = addDays(last, 7);
    const value = interval(first, last);
    return value === null ? unresolved : { value, anchor: to.anchor ?? from.anchor, implied: to.implied };
  }

  #date(fields: Fields, weekday: number | undefined, timex: Timex, anchor: Anchor | null): Value {
    if (fields.year !== undefined) return { value: calendarDate(fields), anchor: null, implied: [] };
    const stated = this.#statedYear(timex);
    const inStated =
      typeof stated === 'number' && fields.month !== undefined ? calendarDate({ ...fields, year: stated }) : null;
    if (inStated !== null) return { value: inStated, anchor, implied: ['year'] };
    if (fields.month === undefined)
      return weekday === undefined ? dayOfMonth(fields, anchor) : dayOnWeekday(fields, weekday, anchor);
    const now = dayOf(anchor);
    if (now === null) return unresolved;
    const year = nearestYear(fields, weekday, now, () => this.#tense(timex));
    if (stated === 'unsure' && year !== this.#stated?.year) return unresolved;
    return year === null ? unresolved : { value: calendarDate({ ...fields, year }), anchor, implied: ['year'] };
  }

  /** A year that the same sentence has just stated. */
  #statedYear(timex: Timex): number | 'unsure' | null {
    const { tokens, blocks } = this.#context;
    const stated = this.#stated;
    if (stated === null || stated.end > timex.start) return null;
    const { text } = tokens;
    if (stated.end <= sentenceAround(text, blocks, timex.start).start) return null;
    const between = text.slice(stated.end, timex.start);
    if (between.includes(';')) return null;
    if (between.length <= adjacentAtMost && !/[:—]/.test(between)) return stated.year;
    if (this.#tense(timex)?.side === 'future' && stated.year < this.#yearOfAnchor(timex)) return null;
    if (stated.isDated) return stated.year;
    // «правили с 1997 года, но в мае проиграли»: a year by itself may reach no further than its clause.
    if (/[:—]/.test(between) || sinceBefore.test(text.slice(Math.max(0, stated.start - maxSince), stated.start)))
      return null;
    return between.includes(',') ? 'unsure' : stated.year;
  }

  #weekday(day: CalendarDay, weekday: number, by: -1 | 0 | 1 | null, timex: Timex): CalendarDay {
    const { text } = this.#context.tokens;
    const ahead = daysTo(weekday, day);
    if (by === -1) return addDays(day, ahead - 7);
    if (by === 1) {
      // "this coming Friday" is the nearest; "next Friday" and «в следующую пятницу» that of the next week.
      if (/^(?:up)?coming/i.test(text.slice(timex.start, timex.end))) return addDays(day, ahead === 0 ? 7 : ahead);
      return addDays(day, 8 - weekdayOf(day) + weekday - 1);
    }
    const before = this.#weekdayNamed;
    if (before !== null && /^,? (?:(?:и|and|а) )?(?:в |во |on )?$/.test(text.slice(before.end, timex.start)))
      return addDays(before.value, daysTo(weekday, before.value));
    const tense = this.#tense(timex);
    const side = by === 0 && tense?.isNear === false ? undefined : tense?.side;
    const isAhead =
      side === 'future' ||
      (side === undefined && (by === 0 || isAnnounced(text, timex))) ||
      (timex.expression.kind === 'range' && side !== 'past');
    return addDays(day, isAhead || ahead === 0 ? ahead : ahead - 7);
  }

  #tense(timex: Timex): Tense | null {
    const { tokens, blocks } = this.#context;
    return tenseOfDate(tokens, blocks, timex, timex.expression.kind === 'weekday');
  }

  #yearOfAnchor(timex: Timex): number {
    return dayOf(this.#anchorFor(timex))?.year ?? 0;
  }
}

/** «В воскресенье — выборы», «Выборы — в воскресенье»: without a verb a dash tells what is to be. */
function isAnnounced(text: string, { start, end }: Timex): boolean {
  return /^ [—–] /.test(text.slice(end, end + 3)) || /[—–] во? $/.test(text.slice(Math.max(0, start - 5), start));
}

/** How many days after the day the weekday comes next, 0 to 6. */
function daysTo(weekday: number, day: CalendarDay): number {
  return (((weekday - weekdayOf(day)) % 7) + 7) % 7;
}
