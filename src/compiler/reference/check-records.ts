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

/** Everything that is wrong with what the records say, after their form has been checked: all problems at once. */
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
    if (record.id === noEntity) inspection.tell(record, 'id', `«${noEntity}» stands for nobody and cannot be an id`);
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
    inspection.tell(record, field, `«${value}» is there twice`, `first: ${owner.id}, ${file}:${line}`);
  }
}

function checkSources(inspection: Inspection): void {
  const cited = new Set([...citations(inspection.records)].flatMap(({ sources }) => sources));
  const urls = new Map<string, WrittenSource>();
  for (const source of inspection.records.sources) {
    if (!URL.canParse(source.url)) inspection.tell(source, 'url', `«${source.url}» is no address`);
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
  if (kind !== 'person' && summaries.length === 0) inspection.tell(entity, 'summary', 'missing');
  const steps = summaries.map((summary) => ({ ...summary, record: entity }));
  checkOverlaps(steps, 'summaries', inspection);
  // Where a person has no text, the card tells the office held.
  if (kind !== 'person') checkGaps(steps, 'summaries', null, inspection);
  checkFacts(entity, inspection);
  if (kind === 'state' && iso === undefined) inspection.tell(entity, 'iso', 'missing: a state has its ISO 3166 code');
  if (kind === 'person' && gender === undefined) inspection.tell(entity, 'gender', 'missing: m or f');
  if (kind !== 'person' && gender !== undefined) inspection.tell(entity, 'gender', 'only people have one');
  if (kind !== 'state' && iso !== undefined) inspection.tell(entity, 'iso', 'only states have one');
  if (kind !== 'office' && of !== undefined) inspection.tell(entity, 'of', 'only an office belongs to something');
  if (kind !== 'office' && as !== undefined) inspection.tell(entity, 'as', 'only an office fills a property');
}

function checkEvent(event: WrittenEvent, inspection: Inspection): void {
  const { date, end, zone, weight, place, participants, disputed } = event;
  const headline = weight === 3 ? 'an event of weight 3' : null;
  inspection.citations(event, 'sources', event.sources, disputed === undefined ? headline : 'what is disputed');
  inspection.interval(event, '', { from: date, ...(end === undefined ? {} : { to: end }) }, ['date', 'end']);
  if (firstDay(date) > inspection.records.recordEnds)
    inspection.tell(event, 'date', 'lies beyond the end of the record');
  if (zone !== undefined && !isZone(zone)) inspection.tell(event, 'zone', `there is no time zone «${zone}»`);
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
