import { organizationId } from '../cards/facts.ts';
import { dateInWords } from '../calendar/dates-in-words.ts';
import { daysOf, firstDay } from '../calendar/days.ts';
import { localized, membershipOn, titleOf, type Reference } from '../reference/reference.ts';
import type {
  Analysis,
  IsoDay,
  LanguageTag,
  Span,
  Summary,
  SummaryDate,
  SummaryEntity,
  SummaryEvent,
  SummaryMember,
} from '../types.ts';

const recordBegins: IsoDay = '1991-12-01';
/** The closer view of the timeline reaches this far around the dates that the article names. */
const daysAround = 10;

/**
 * The popup's whole input: what was found and how often, who is a member on the day `on` (the article's, or today's where it
 * has none), and the timeline with the article's dates. Titles in `language`.
 */
export function summarize(analysis: Analysis, reference: Reference, on: IsoDay, language: LanguageTag): Summary {
  const spans = new Map<string, Span[]>();
  const dates = new Map<string, { spans: Span[]; events: readonly string[] }>();
  let readTo = 0;
  for (const annotation of analysis.annotations) {
    // The ends of a range are told with it.
    if (annotation.kind === 'date' && annotation.start < readTo) continue;
    if (annotation.kind === 'date') readTo = annotation.end;
    const span = { start: annotation.start, end: annotation.end };
    if (annotation.kind === 'entity') {
      const known = spans.get(annotation.entity);
      if (known === undefined) spans.set(annotation.entity, [span]);
      else known.push(span);
    } else if (annotation.value !== null && daysOf(annotation.value) !== null) {
      const known = dates.get(annotation.value);
      if (known === undefined) dates.set(annotation.value, { spans: [span], events: annotation.events });
      else known.spans.push(span);
    }
  }
  const summaryDates: SummaryDate[] = [...dates].map(([value, date]) => ({
    value,
    title: dateInWords(value, language),
    ...date,
  }));
  summaryDates.sort((a, b) => (a.value < b.value ? -1 : 1));
  return {
    language,
    published: analysis.published,
    on,
    inScope: analysis.inScope,
    entities: [...spans].flatMap(([id, found]) => summaryEntity(id, found, reference, on, language)),
    dates: summaryDates,
    members: membersOn(reference, on, language, spans),
    timeline: {
      from: recordBegins,
      to: reference.recordEnds,
      near: nearView(summaryDates, analysis.published?.value ?? null, on),
      events: reference.events.flatMap((event): SummaryEvent[] =>
        event.weight > 1 || dates.has(event.date)
          ? [{ id: event.id, date: event.date, title: localized(event.title, language), weight: event.weight }]
          : [],
      ),
    },
  };
}

/** Makes the engine load what it sorts and writes dates in this language with, which takes tens of milliseconds the first time. */
export function prepareSummaries(language: LanguageTag): void {
  ''.localeCompare('', language);
  dateInWords(recordBegins, language);
}

function summaryEntity(
  id: string,
  spans: readonly Span[],
  reference: Reference,
  on: IsoDay,
  language: LanguageTag,
): SummaryEntity[] {
  const entity = reference.entities.get(id);
  if (entity === undefined) return [];
  const { kind, iso } = entity;
  return [{ id, kind, title: titleOf(entity, on, language), ...(iso === undefined ? {} : { iso }), spans }];
}

function membersOn(
  reference: Reference,
  on: IsoDay,
  language: LanguageTag,
  named: ReadonlyMap<string, unknown>,
): readonly SummaryMember[] {
  const organization = reference.entities.get(organizationId);
  if (organization === undefined) return [];
  const states = new Set(
    organization.facts.flatMap((fact) =>
      fact.property === 'member' && typeof fact.value === 'string' ? [fact.value] : [],
    ),
  );
  const members: SummaryMember[] = [];
  for (const id of states) {
    const state = reference.entities.get(id);
    const { status } = membershipOn(organization, id, on);
    if (state?.iso === undefined || status === 'never') continue;
    members.push({ id, title: titleOf(state, on, language), iso: state.iso, status, named: named.has(id) });
  }
  const rank = ({ status }: SummaryMember) => (status === 'former' ? 1 : 0);
  return members.sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, language));
}

/** From the first to the last day that the article names (years and months only where it names no days), with room around. */
function nearView(
  dates: readonly SummaryDate[],
  published: IsoDay | null,
  on: IsoDay,
): { readonly from: IsoDay; readonly to: IsoDay } {
  const days = dates.filter(({ value }) => value.length >= 10).flatMap(({ value }) => daysOf(value) ?? []);
  const centre = published ?? days.at(-1)?.to ?? on;
  const near = days.filter(({ from }) => Math.abs(dayNumber(from) - dayNumber(centre)) < 400);
  const from = near.reduce((least, { from: day }) => (day < least ? day : least), centre);
  const to = near.reduce((most, { to: day }) => (day > most ? day : most), centre);
  return { from: shift(firstDay(from), -daysAround), to: shift(to, daysAround) };
}

function dayNumber(day: IsoDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000;
}

function shift(day: IsoDay, by: number): IsoDay {
  return new Date((dayNumber(day) + by) * 86_400_000).toISOString().slice(0, 10);
}
