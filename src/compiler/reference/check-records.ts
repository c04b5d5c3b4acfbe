import { firstDay } from '../../core/calendar/days.ts';
import { checkFacts } from './check-facts.ts';
import { checkForms, checkFullForms } from './check-forms.ts';
import { checkOffices } from './check-offices.ts';
import { checkGaps, checkOverlaps } from './check-sequence.ts';
import { checkEventDates, checkLanguages, checkTimeless } from './check-texts.ts';
import { citations } from './citations.ts';
import { Inspection, noEntity, type Identified } from './inspection.ts';
import type { Problem } from './problems.ts';
import { summariesOf, type Records, type WrittenEntity, type WrittenEvent, type WrittenSource } from './records.ts';

/** Checks the content of records whose form is valid, and returns all problems. */
export function checkRecords(records: Records): readonly Problem[] {
  const inspection = new Inspection(records);
  checkIds(inspection);
  checkSources(inspection);
  for (const entity of records.entities) checkEntity(entity, inspection);
  for (const event of records.events) checkEvent(event, inspection);
  checkOffices(inspection);
  checkFullForms(inspection);
  return inspection.problems;
}

function checkIds(inspection: Inspection): void {
  const { sources, properties, entities, events } = inspection.records;
  const spaces: readonly (readonly Identified[])[] = [sources, properties, [...entities, ...events]];
  for (const records of spaces) unique(records, 'id', ({ id }) => id, inspection);
  unique(entities, 'wikidata', ({ wikidata }) => wikidata, inspection);
  unique(entities, 'iso', ({ iso }) => iso, inspection);
  for (const record of [...entities, ...events]) {
    if (record.id === noEntity) inspection.report(record, 'id', `«${noEntity}» means nobody and cannot be an id`);
  }
}

function unique<T extends Identified>(
  records: readonly T[],
  field: string,
  valueOf: (record: T) => string | undefined,
  inspection: Inspection,
): void {
  const owners = new Map<string, T>();
  for (const record of records) {
    const value = valueOf(record);
    if (value === undefined) continue;
    const owner = owners.get(value);
    if (owner === undefined) {
      owners.set(value, record);
      continue;
    }
    const { file = '', line = 0 } = inspection.records.places.get(owner) ?? {};
    inspection.report(record, field, `«${value}» is used twice`, `first: ${owner.id}, ${file}:${line}`);
  }
}

function checkSources(inspection: Inspection): void {
  const cited = new Set([...citations(inspection.records)].flatMap(({ sources }) => sources));
  const urls = new Map<string, WrittenSource>();
  for (const source of inspection.records.sources) {
    if (!URL.canParse(source.url)) inspection.report(source, 'url', `«${source.url}» is not an address`);
    if (source.date !== undefined) inspection.date(source, 'date', source.date);
    if (!cited.has(source.id)) inspection.warn(source, '', 'no record cites this source');
    const same = urls.get(source.url);
    if (same !== undefined) inspection.warn(source, 'url', `«${same.id}» has the same address`);
    urls.set(source.url, source);
  }
}

function checkEntity(entity: WrittenEntity, inspection: Inspection): void {
  const { kind, names, iso, gender, of, as } = entity;
  inspection.citations(entity, 'sources', entity.sources);
  for (const [language, { title }] of Object.entries(names)) {
    if (typeof title === 'string') continue;
    const field = `names.${language}.title`;
    title.forEach((dated, at) => {
      inspection.interval(entity, `${field}[${at}]`, dated);
      inspection.citations(entity, `${field}[${at}].sources`, dated.sources);
    });
    const steps = title.map((dated, at) => ({ ...dated, record: entity, field: `${field}[${at}]` }));
    checkOverlaps(steps, 'titles', inspection);
    checkGaps(steps, 'titles', null, inspection);
  }
  checkForms(entity, inspection);
  const summaries = summariesOf(entity).map((summary, at) => ({
    ...summary,
    field: Array.isArray(entity.summary) ? `summary[${at}]` : 'summary',
  }));
  for (const { field, from, to, ...texts } of summaries) {
    inspection.interval(entity, field, {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    checkTimeless(entity, field, texts, inspection);
    checkLanguages(entity, field, texts, inspection);
  }
  if (kind !== 'person' && summaries.length === 0) inspection.report(entity, 'summary', 'missing');
  const steps = summaries.map((summary) => ({ ...summary, record: entity }));
  checkOverlaps(steps, 'summaries', inspection);
  // On days without a summary the card of a person shows the office held.
  if (kind !== 'person') checkGaps(steps, 'summaries', null, inspection);
  checkFacts(entity, inspection);
  if (kind === 'state' && iso === undefined) inspection.report(entity, 'iso', 'missing: a state has its ISO 3166 code');
  if (kind === 'person' && gender === undefined) inspection.report(entity, 'gender', 'missing: m or f');
  if (kind !== 'person' && gender !== undefined) inspection.report(entity, 'gender', 'only people have a gender');
  if (kind !== 'state' && iso !== undefined) inspection.report(entity, 'iso', 'only states have a code');
  if (kind !== 'office' && of !== undefined) inspection.report(entity, 'of', 'only an office belongs to something');
  if (kind !== 'office' && as !== undefined) inspection.report(entity, 'as', 'only an office fills a property');
}

function checkEvent(event: WrittenEvent, inspection: Inspection): void {
  const { date, end, zone, weight, place, participants, disputed } = event;
  const headline = weight === 3 ? 'an event of weight 3' : null;
  inspection.citations(event, 'sources', event.sources, disputed === undefined ? headline : 'a disputed event');
  inspection.interval(event, '', { from: date, ...(end === undefined ? {} : { to: end }) }, ['date', 'end']);
  if (firstDay(date) > inspection.records.recordEnds)
    inspection.report(event, 'date', 'is after the end of the record');
  if (zone !== undefined && !isZone(zone)) inspection.report(event, 'zone', `there is no time zone «${zone}»`);
  participants.forEach((id, at) => inspection.entityId(event, `participants[${at}]`, id));
  if (typeof place === 'string') inspection.entityId(event, 'place', place);
  checkTimeless(event, 'title', event.title, inspection);
  checkTimeless(event, 'text', event.text, inspection);
  checkLanguages(event, 'text', event.text, inspection);
  if (disputed !== undefined) checkLanguages(event, 'disputed', disputed, inspection);
  checkEventDates(event, inspection);
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
