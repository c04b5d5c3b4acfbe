import { textLanguage } from '../../core/text/reader-languages.ts';
import type {
  EntityRecord,
  EventRecord,
  FactRecord,
  ReadingRecord,
  ReferenceData,
  TitleRecord,
} from '../../core/reference/data.ts';
import { endingPacks } from '../../core/language/endings.ts';
import { firstDay } from '../../core/calendar/days.ts';
import type { LanguageTag } from '../../core/types.ts';
import { caseRuleOf } from '../gazetteer/case-rule.ts';
import { citations } from './citations.ts';
import { declineForm } from '../languages/decline.ts';
import { surfaceKey, type CaseRule, type Surface } from '../gazetteer/compile-gazetteer.ts';
import { readSurface, type Inflection } from '../gazetteer/surface.ts';
import { inflectForm, type InflectedForm } from '../languages/inflect.ts';
import {
  formsOf,
  summariesOf,
  type Records,
  type WrittenEntity,
  type WrittenEvent,
  type WrittenFact,
  type WrittenForm,
  type WrittenProperty,
} from './records.ts';

/** The compiled dataset: what cards show (`data`), and the forms to find in texts (`surfaces`). */
export interface CompiledReference {
  readonly data: ReferenceData;
  readonly surfaces: readonly Surface[];
}

/** Compiles checked records. The same records give the same result. */
export function compileReference(records: Records): CompiledReference {
  const citedIds = new Set([...citations(records)].flatMap(({ sources }) => sources));
  const sources = records.sources.filter(({ id }) => citedIds.has(id));
  const sourceIndex = new Map(sources.map(({ id }, index) => [id, index]));
  const cite: Cite = (ids) => ids.flatMap((id) => sourceIndex.get(id) ?? []);
  const properties = new Map(records.properties.map((property) => [property.id, property]));
  const events = records.events.map((event) => compileEvent(event, cite));
  events.sort(
    (a, b) =>
      compare(firstDay(a.date), firstDay(b.date)) ||
      compare(a.date, b.date) ||
      a.weight - b.weight ||
      compare(a.id, b.id),
  );
  const { surfaces, readings } = compileForms(records);
  return {
    surfaces,
    data: {
      recordEnds: records.recordEnds,
      sources: sources.map(({ title, publisher, url, date = null }) => ({ title, publisher, url, date })),
      properties: records.properties.map(({ id, label, values, many }) => ({ id, label, values, many })),
      entities: records.entities.map((entity) => compileEntity(entity, properties, cite)),
      events,
      readings,
    },
  };
}

type Cite = (ids: readonly string[]) => readonly number[];

function compileEntity(
  entity: WrittenEntity,
  properties: ReadonlyMap<string, WrittenProperty>,
  cite: Cite,
): EntityRecord {
  const { id, kind, wikidata = null, iso, of, as, gender, names, facts = [], sources } = entity;
  const titles: Record<string, readonly TitleRecord[]> = {};
  for (const [language, name] of Object.entries(names)) {
    // Readers of this language get the Russian title anyway.
    if (textLanguage(language) !== language && name.title === names['ru']?.title) continue;
    titles[language] =
      typeof name.title === 'string'
        ? [{ text: name.title, sources: [] }]
        : name.title.map((title) => ({ ...title, sources: cite(title.sources) }));
  }
  return {
    id,
    kind,
    wikidata,
    ...(iso === undefined ? {} : { iso }),
    ...(of === undefined ? {} : { of }),
    ...(as === undefined ? {} : { as }),
    ...(gender === undefined ? {} : { gender }),
    titles,
    summaries: summariesOf(entity).map(({ from, to, ...text }) => ({
      text,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })),
    facts: facts.map((fact) => compileFact(fact, properties, cite)),
    sources: cite(sources),
  };
}

function compileFact(
  { sources, value, ...fact }: WrittenFact,
  properties: ReadonlyMap<string, WrittenProperty>,
  cite: Cite,
): FactRecord {
  // YAML reads a date known only to the year as a number.
  const isYear = typeof value === 'number' && properties.get(fact.property)?.values === 'date';
  return { ...fact, value: isYear ? String(value) : value, sources: cite(sources) };
}

function compileEvent({ sources, ...event }: WrittenEvent, cite: Cite): EventRecord {
  return { ...event, sources: cite(sources) };
}

/** The surface forms with their case rules; the value of a form is the index of its readings. */
function compileForms(records: Records): {
  readonly surfaces: readonly Surface[];
  readonly readings: readonly (readonly ReadingRecord[])[];
} {
  const entityIndex = new Map(records.entities.map(({ id }, index) => [id, index]));
  const bySurface = new Map<string, SurfaceDraft>();
  // Languages inflect one spelling («Садир Жапаров») in different ways, but it has the same readings.
  const bySpelling = new Map<string, readonly ReadingRecord[]>();
  for (const [index, entity] of records.entities.entries()) {
    for (const [language, { form, use = 'full', with: conditions = [] }] of formsOfAll(entity)) {
      const others = conditions.flatMap((other) => (other === entity.id ? [] : (entityIndex.get(other) ?? [])));
      const reading: ReadingRecord = {
        entity: index,
        use,
        ...(others.length === 0 ? {} : { with: others }),
        ...(endingPacks.has(language) ? { only: [language] } : {}),
      };
      for (const { text, inflected } of surfacesOf(form, language, entity, records)) {
        const rule = caseRuleOf(text);
        const key = formKey(text, rule, inflected);
        const spelling = inflected.every((one) => one === null) ? key : `${rule} ~${surfaceKey(text)}`;
        bySpelling.set(spelling, addReading(bySpelling.get(spelling) ?? [], reading));
        const known = bySurface.get(key) ?? { text, rule, inflected, spellings: new Set() };
        bySurface.set(key, {
          ...known,
          inflected: inflected.map((one, at) => eitherInflection(known.inflected[at] ?? null, one)),
          spellings: known.spellings.add(spelling),
        });
      }
    }
  }
  const readings: (readonly ReadingRecord[])[] = [];
  const values = new Map<string, number>();
  const surfaces = [...bySurface.values()].map(({ text, rule, inflected, spellings }): Surface => {
    const list = [...spellings]
      .flatMap((spelling) => bySpelling.get(spelling) ?? [])
      .reduce<readonly ReadingRecord[]>(addReading, []);
    const key = JSON.stringify(list);
    const value = values.get(key) ?? readings.length;
    if (value === readings.length) readings.push(list);
    values.set(key, value);
    return inflected.some((one) => one !== null) ? { text, rule, value, inflected } : { text, rule, value };
  });
  return { surfaces, readings };
}

/** A key for forms that the scan cannot distinguish: those with the same words or the same stems. */
function formKey(text: string, rule: CaseRule, inflected: InflectedForm['inflected']): string {
  if (inflected.every((one) => one === null)) return `${rule} ${surfaceKey(text)}`;
  const { words, separators } = readSurface({ text, rule });
  const stems = words.map((word, at) => inflected[at]?.stem ?? `${word}.`);
  return `${rule} ~${stems.join(' ')} ${separators.join(' ')}`;
}

interface SurfaceDraft extends InflectedForm {
  readonly rule: CaseRule;
  /** Keys of the spellings that compile to this surface; forms of one spelling share their readings. */
  readonly spellings: Set<string>;
}

function formsOfAll(entity: WrittenEntity): readonly (readonly [LanguageTag, WrittenForm])[] {
  return Object.keys(entity.names).flatMap((language) =>
    formsOf(entity, language).map((form) => [language, form] as const),
  );
}

function surfacesOf(
  form: string,
  language: LanguageTag,
  { kind }: WrittenEntity,
  { paradigms }: Records,
): readonly InflectedForm[] {
  const pack = endingPacks.get(language);
  if (pack !== undefined) return inflectForm(form, pack, kind === 'person');
  return declineForm(form, paradigms).map((text) => ({ text, inflected: [] }));
}

function eitherInflection(a: Inflection | null, b: Inflection | null): Inflection | null {
  return a === null || b === null ? b : { ...a, endings: [...new Set([...a.endings, ...b.endings])] };
}

const strength: Readonly<Record<ReadingRecord['use'], number>> = {
  full: 4,
  short: 3,
  common: 2,
  anaphor: 1,
  adjective: 0,
};

/**
 * Adds a reading, with one reading per entity. Of two equal forms («силы» in two cases, a name in two languages) the one that counts
 * in all languages wins, then the one with the stronger use; of two with the same use either condition is enough. Russian and English
 * forms count in every language; forms of the languages with ending packs, which may be ordinary words elsewhere («Орал», «Чин»), only
 * in their own.
 */
function addReading(readings: readonly ReadingRecord[], reading: ReadingRecord): readonly ReadingRecord[] {
  const known = readings.find(({ entity }) => entity === reading.entity);
  if (known === undefined) return [...readings, reading].sort((a, b) => a.entity - b.entity);
  if (known.only === undefined && reading.only !== undefined) return readings;
  if (known.only !== undefined && reading.only === undefined)
    return [...readings.filter(({ entity }) => entity !== reading.entity), reading].sort((a, b) => a.entity - b.entity);
  if (known.only !== undefined) return addInLanguage(readings, reading);
  if (strength[reading.use] < strength[known.use]) return readings;
  return readings.map((other) =>
    other !== known ? other : reading.use === known.use ? eitherOf(known, reading) : reading,
  );
}

/** The same for readings that count in some languages: in each of them an entity has the one with the strongest use. */
function addInLanguage(readings: readonly ReadingRecord[], reading: ReadingRecord): readonly ReadingRecord[] {
  const own = readings.filter(({ entity }) => entity === reading.entity);
  const same = own.find(({ use }) => use === reading.use);
  const all = [...own.filter((other) => other !== same), same === undefined ? reading : eitherOf(same, reading)];
  const taken = new Set<LanguageTag>();
  const kept = all
    .sort((a, b) => strength[b.use] - strength[a.use])
    .flatMap((one) => {
      const only = (one.only ?? []).filter((language) => !taken.has(language));
      for (const language of only) taken.add(language);
      return only.length === 0 ? [] : [{ ...one, only }];
    });
  return [...readings.filter(({ entity }) => entity !== reading.entity), ...kept].sort((a, b) => a.entity - b.entity);
}

function eitherOf(a: ReadingRecord, b: ReadingRecord): ReadingRecord {
  const { entity, use } = a;
  // A short form without conditions still needs evidence, so the conditions of the other form only add to it.
  const isUnconditional = use !== 'short' && (a.with === undefined || b.with === undefined);
  const conditions = [...new Set([...(a.with ?? []), ...(b.with ?? [])])].sort((x, y) => x - y);
  const only = [...new Set([...(a.only ?? []), ...(b.only ?? [])])].sort();
  return {
    entity,
    use,
    ...(isUnconditional || conditions.length === 0 ? {} : { with: conditions }),
    ...(only.length === 0 ? {} : { only }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
