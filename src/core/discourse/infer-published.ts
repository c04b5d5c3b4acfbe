import type { WordTokens } from '../language/word-tokens.ts';
import type { Fields } from '../calendar/arithmetic.ts';
import { calendarDate, parseDay, printCalendar, type CalendarDay } from '../calendar/calendar-value.ts';
import { addDays, compareDays, weekdayOf } from '../calendar/operations.ts';
import type { Block, IsoDay, Span } from '../types.ts';
import { tenseAround } from '../timex/tense.ts';
import type { Timex } from '../timex/timex.ts';

/** What dating a text needs of an event of the record. */
export interface DatedEvent {
  readonly id: string;
  readonly start: IsoDay;
  readonly end: IsoDay;
  readonly participants: readonly string[];
}

export interface InferContext {
  readonly tokens: WordTokens;
  readonly blocks: readonly Block[];
  readonly events: readonly DatedEvent[];
  /** Ids of the entities that the article names. */
  readonly mentioned: ReadonlySet<string>;
}

/** The day inferred, with the expressions and events that are its evidence. */
export interface InferredDate {
  readonly value: IsoDay;
  readonly timexes: readonly Span[];
  readonly events: readonly string[];
}

/** An event counts as evidence where the article names so many of its participants. */
const minParticipants = 2;

/**
 * The day on which an undated article appeared, inferred from its text. The year comes from days named in full, from weekdays
 * beside days, and from the record's events on the days named without a year. The day is the latest one that the text speaks
 * of as past; where the text says «ранее во вторник» or its lead «сообщил во вторник», the first such weekday from then on.
 * Null where no single year has the most evidence or no day is named.
 */
export function inferPublished(timexes: readonly Timex[], context: InferContext): InferredDate | null {
  const dated = timexes.flatMap((timex) => daysNamed(timex));
  const days = dated.filter(({ fields }) => fields.day !== undefined && fields.month !== undefined);
  const year = inferYear(days, context);
  if (year === null) return null;
  const named = days.flatMap(({ timex, fields }) => {
    const day = dayIn(year.year, fields);
    if (day === null || tenseAround(context.tokens, context.blocks, timex)?.side === 'future') return [];
    return [{ timex, day }];
  });
  const past = [...named, ...daysAfter(named, timexes, context)];
  const latest = past.reduce<(typeof past)[number] | null>(
    (best, past) => (best === null || compareDays(past.day, best.day) > 0 ? past : best),
    null,
  );
  if (latest === null) return null;
  const weekday = earlierOn(timexes, context.tokens.text) ?? inLead(timexes, context);
  const ahead = weekday === null ? 0 : (weekday.weekday - weekdayOf(latest.day) + 7) % 7;
  return {
    value: printCalendar(addDays(latest.day, ahead)),
    timexes: [latest.timex, ...(weekday === null ? [] : [weekday.timex])],
    events: year.events,
  };
}

interface PastDay {
  readonly timex: Timex;
  readonly day: CalendarDay;
}

/** The day that the fields state; `year` counts where they have none. */
function dayIn(year: number, fields: Fields): CalendarDay | null {
  const date = calendarDate({ year, ...fields });
  return date?.kind === 'day' ? date : null;
}

/** «на следующий день», «через два дня» in the past tense after a day named. */
function daysAfter(named: readonly PastDay[], timexes: readonly Timex[], context: InferContext): readonly PastDay[] {
  // Both ascend by start.
  let next = 0;
  return timexes.flatMap((timex) => {
    const { expression } = timex;
    while (next < named.length && named[next]!.timex.start < timex.start) next++;
    if (expression.kind !== 'offset' || expression.from !== 'narrative' || expression.unit !== 'day') return [];
    let before = next - 1;
    while (before >= 0 && named[before]!.timex.end > timex.start) before--;
    const last = named[before];
    if (last === undefined || tenseAround(context.tokens, context.blocks, timex)?.side !== 'past') return [];
    return [{ timex, day: addDays(last.day, expression.count) }];
  });
}

interface NamedDay {
  readonly timex: Timex;
  readonly fields: Fields;
  readonly weekday?: number | undefined;
}

function daysNamed(timex: Timex): readonly NamedDay[] {
  const { expression } = timex;
  if (expression.kind === 'date') return [{ timex, fields: expression.fields, weekday: expression.weekday }];
  if (expression.kind !== 'range') return [];
  return [expression.from, expression.to].flatMap((end) =>
    end.kind === 'date' ? [{ timex, fields: end.fields }] : [],
  );
}

/** The year with the most evidence: 3 for a day named with it, 2 for a weekday that fits, 1 for an event of the record on a day named. */
function inferYear(
  days: readonly NamedDay[],
  context: InferContext,
): { readonly year: number; readonly events: readonly string[] } | null {
  const weights = new Map<number, number>();
  const events = new Map<number, Set<string>>();
  const add = (year: number, weight: number) => weights.set(year, (weights.get(year) ?? 0) + weight);
  for (const { fields } of days) if (fields.year !== undefined) add(fields.year, 3);
  const yearless = days.filter(({ fields }) => fields.year === undefined);
  const seen = new Set<string>();
  for (const { fields, weekday } of yearless) {
    const key = `${fields.month ?? 0}-${fields.day ?? 0}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const event of context.events) {
      const named = event.participants.filter((id) => context.mentioned.has(id)).length;
      if (named < Math.min(minParticipants, event.participants.length) || named === 0) continue;
      const year = parseDay(event.start)?.year;
      const day = year === undefined ? null : dayIn(year, fields);
      const value = day === null ? null : printCalendar(day);
      if (year === undefined || value === null || value < event.start || value > event.end) continue;
      const found = events.get(year) ?? new Set();
      if ([...found].some((id) => id.startsWith(`${key} `))) continue;
      found.add(`${key} ${event.id}`);
      events.set(year, found);
      add(year, 1);
    }
    if (weekday !== undefined) {
      for (const year of weights.keys()) {
        const day = dayIn(year, fields);
        if (day !== null && weekdayOf(day) === weekday) add(year, 2);
      }
    }
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (best === undefined || best[1] < 2 || (second !== undefined && second[1] === best[1])) return null;
  return { year: best[0], events: [...(events.get(best[0]) ?? [])].map((pair) => pair.split(' ')[1] ?? '') };
}

interface WeekdayTold {
  readonly weekday: number;
  readonly timex: Timex;
}

/** «Президент сообщил во вторник» in the first paragraph, which in news is about the day of publication. */
function inLead(timexes: readonly Timex[], { tokens, blocks }: InferContext): WeekdayTold | null {
  const lead = blocks.find(({ kind }) => kind === 'paragraph');
  for (const timex of timexes) {
    const { expression, start, end } = timex;
    if (lead === undefined || start < lead.start || end > lead.end) continue;
    if (expression.kind !== 'weekday' || expression.shift !== null) continue;
    if (tenseAround(tokens, blocks, timex)?.side === 'past') return { weekday: expression.weekday, timex };
  }
  return null;
}

/** «ранее во вторник», "earlier on Tuesday": the article appeared on that weekday. */
function earlierOn(timexes: readonly Timex[], text: string): WeekdayTold | null {
  for (const timex of timexes) {
    const { expression, start } = timex;
    if (expression.kind !== 'weekday' || expression.shift !== null) continue;
    if (/(ранее|раньше|earlier)\s+(в|во|on)\s+$/i.test(text.slice(Math.max(0, start - 20), start)))
      return { weekday: expression.weekday, timex };
  }
  return null;
}
