import { organizationId } from '../cards/facts.ts';
import {
  parseCalendar,
  parseDay,
  printCalendar,
  type CalendarDate,
  type CalendarInterval,
} from '../calendar/calendar-value.ts';
import { dateId } from '../calendar/date-id.ts';
import { dateInWords } from '../calendar/dates-in-words.ts';
import { modifiedInWords } from '../calendar/modified-dates.ts';
import { addDays, compare, compareDays, distance, endOf, isOfDays, startOf } from '../calendar/operations.ts';
import { localized, membershipOn, titleOf, type Reference } from '../reference/reference.ts';
import type {
  Analysis,
  DateAnnotation,
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
/** The closer view of the timeline shows so many days before the first date of the article and after the last. */
const daysAround = 10;
/** Dates further than this from the article's day are left out of the closer view. */
const maxDaysNear = 399;

/**
 * The popup's whole input: what was found and how often, who is a member on the day `on` (the article's, or today's where it
 * has none), and the timeline with the article's dates. Titles in `language`.
 */
export function summarize(analysis: Analysis, reference: Reference, on: IsoDay, language: LanguageTag): Summary {
  const spans = new Map<string, Span[]>();
  const dates = new Map<string, NamedDate>();
  let readTo = 0;
  for (const annotation of analysis.annotations) {
    // The ends of a range belong to it.
    if (annotation.kind === 'date' && annotation.start < readTo) continue;
    if (annotation.kind === 'date') readTo = annotation.end;
    const span = { start: annotation.start, end: annotation.end };
    if (annotation.kind === 'entity') {
      const known = spans.get(annotation.entity);
      if (known === undefined) spans.set(annotation.entity, [span]);
      else known.push(span);
    } else if (annotation.value !== null) {
      const id = dateId({ ...annotation, value: annotation.value });
      const known = dates.get(id);
      const value = parseCalendar(annotation.value);
      if (known !== undefined) known.spans.push(span);
      else if (value !== null && value.kind !== 'duration') dates.set(id, { value, annotation, spans: [span] });
    }
  }
  const named = [...dates.values()].sort((a, b) => compare(a.value, b.value));
  const values = new Set(named.map(({ annotation }) => annotation.value));
  return {
    language,
    published: analysis.published,
    on,
    inScope: analysis.inScope,
    entities: [...spans].flatMap(([id, found]) => summaryEntity(id, found, reference, on, language)),
    dates: named.map((date) => summaryDate(date, language)),
    members: membersOn(reference, on, language, spans),
    timeline: {
      from: recordBegins,
      to: reference.recordEnds,
      near: nearView(named, analysis.published?.value ?? null, on),
      events: reference.events.flatMap((event): SummaryEvent[] =>
        event.weight > 1 || values.has(event.date)
          ? [{ id: event.id, date: event.date, title: localized(event.title, language), weight: event.weight }]
          : [],
      ),
    },
  };
}

/** A date of the article: its value, the first of its annotations, and where all of them stand. */
interface NamedDate {
  readonly value: CalendarDate | CalendarInterval;
  readonly annotation: DateAnnotation;
  readonly spans: Span[];
}

function summaryDate({ value, annotation, spans }: NamedDate, language: LanguageTag): SummaryDate {
  const { mod, bound, events } = annotation;
  const modifier = { ...(mod === null ? {} : { mod }), ...(bound === undefined ? {} : { bound }) };
  const title = modifiedInWords(value, modifier, language);
  return { value: printCalendar(value), ...modifier, title, spans, events };
}

/** Loads the engine's tables for sorting and dates in this language, which takes tens of milliseconds the first time. */
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

/** From the first to the last day that the article names near its own, with a margin; months and years do not count. */
function nearView(
  dates: readonly NamedDate[],
  published: IsoDay | null,
  on: IsoDay,
): { readonly from: IsoDay; readonly to: IsoDay } {
  const values = dates.map(({ value }) => value).filter(isOfDays);
  const last = values.at(-1);
  const centre = parseDay(published ?? (last === undefined ? on : printCalendar(endOf(last))));
  if (centre === null) return { from: on, to: on };
  const near = values.filter((value) => Math.abs(distance(startOf(value), centre)) <= maxDaysNear);
  const from = [centre, ...near.map(startOf)].sort(compareDays)[0] ?? centre;
  const to = [centre, ...near.map(endOf)].sort(compareDays).at(-1) ?? centre;
  return { from: printCalendar(addDays(from, -daysAround)), to: printCalendar(addDays(to, daysAround)) };
}
