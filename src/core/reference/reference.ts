import { openGazetteer, type Gazetteer } from '../gazetteer/gazetteer.ts';
import { languagesFor } from '../text/reader-languages.ts';
import type { Candidate, IsoDay, LanguageTag, Localized } from '../types.ts';
import type { EntityRecord, EventRecord, FactRecord, PropertyRecord, ReferenceData, SourceRecord } from './data.ts';
import { firstDay, firstDayIn, holds, inForce, isDay, lastDay, lastDayIn } from '../calendar/days.ts';

/** An office that a person holds or held. */
export interface Tenure {
  readonly office: EntityRecord;
  readonly fact: FactRecord;
}

/** An event with its first and last day. */
export interface EventDays {
  readonly event: EventRecord;
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Is the day on which it began known, and not only the month or the year? */
  readonly isDayKnown: boolean;
}

/** What a state is to the organisation on a day. */
export type MembershipStatus = 'member' | 'member-frozen' | 'former' | 'never';

/** The compiled dataset with its gazetteer, opened for reading. Made by openReference, shared by all analyses. */
export interface Reference {
  readonly recordEnds: IsoDay;
  readonly gazetteer: Gazetteer;
  readonly entities: ReadonlyMap<string, EntityRecord>;
  /** Ascending by date. */
  readonly events: readonly EventRecord[];
  /** The events in the same order, each with its first and last day. */
  readonly eventDays: readonly EventDays[];
  readonly eventById: ReadonlyMap<string, EventRecord>;
  readonly properties: ReadonlyMap<string, PropertyRecord>;
  readonly sources: readonly SourceRecord[];
  /** The candidates behind a value of the gazetteer. */
  readonly candidates: (value: number) => readonly Candidate[];
  /** The offices of a person, by whoever holds them. */
  readonly tenures: ReadonlyMap<string, readonly Tenure[]>;
  /** The offices that belong to an entity. */
  readonly officesOf: ReadonlyMap<string, readonly EntityRecord[]>;
  readonly eventsOf: ReadonlyMap<string, readonly EventRecord[]>;
  /** Entity id of a Wikidata id. */
  readonly byWikidata: ReadonlyMap<string, string>;
}

/** Opens the compiled dataset. Throws GazetteerError where the image is broken. Indices are built once, in one pass. */
export function openReference(data: ReferenceData, image: Uint8Array): Reference {
  const entities = new Map<string, EntityRecord>();
  const tenures = new Map<string, Tenure[]>();
  const officesOf = new Map<string, EntityRecord[]>();
  const byWikidata = new Map<string, string>();
  for (const entity of data.entities) {
    entities.set(entity.id, entity);
    if (entity.wikidata !== null) byWikidata.set(entity.wikidata, entity.id);
    if (entity.kind !== 'office') continue;
    if (entity.of !== undefined) add(officesOf, entity.of, entity);
    for (const fact of entity.facts) {
      if (fact.property === 'holder' && typeof fact.value === 'string')
        add(tenures, fact.value, { office: entity, fact });
    }
  }
  const eventsOf = new Map<string, EventRecord[]>();
  const eventById = new Map<string, EventRecord>();
  for (const event of data.events) {
    eventById.set(event.id, event);
    for (const id of new Set([...event.participants, ...(typeof event.place === 'string' ? [event.place] : [])])) {
      add(eventsOf, id, event);
    }
  }
  const eventDays = data.events.map((event) => ({
    event,
    from: firstDay(event.date),
    to: lastDay(event.end ?? event.date),
    isDayKnown: isDay(event.date),
  }));
  const cache = new Map<number, readonly Candidate[]>();
  const idAt = (index: number): string => data.entities[index]?.id ?? '';
  const candidates = (value: number): readonly Candidate[] => {
    let known = cache.get(value);
    if (known === undefined) {
      known = (data.readings[value] ?? []).map((reading) => ({
        entity: idAt(reading.entity),
        use: reading.use,
        with: (reading.with ?? []).map(idAt),
        ...(reading.only === undefined ? {} : { only: reading.only }),
      }));
      cache.set(value, known);
    }
    return known;
  };
  return {
    recordEnds: data.recordEnds,
    gazetteer: openGazetteer(image),
    entities,
    events: data.events,
    eventDays,
    eventById,
    properties: new Map(data.properties.map((property) => [property.id, property])),
    sources: data.sources,
    candidates,
    tenures,
    officesOf,
    eventsOf,
    byWikidata,
  };
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The text in the language, or in the nearest one that it has; '' where it has none. */
export function localized(text: Localized, language: LanguageTag): string {
  for (const tag of languagesFor(language)) {
    const words = text[tag];
    if (words !== undefined) return words;
  }
  return '';
}

/** The entity's title in force on the day: the first before all dated ones, the last after them. */
export function titleOf(entity: EntityRecord, on: IsoDay, language: LanguageTag): string {
  for (const tag of languagesFor(language)) {
    const titles = entity.titles[tag];
    if (titles === undefined || titles.length === 0) continue;
    const current = inForce(titles, on) ?? (firstDayIn(titles[0] ?? {}) > on ? titles[0] : titles.at(-1));
    if (current !== undefined) return current.text;
  }
  return entity.id;
}

/** The facts of one property that hold on the day, in the record's order. */
export function factsOn(entity: EntityRecord, property: string, on: IsoDay): readonly FactRecord[] {
  return entity.facts.filter((fact) => fact.property === property && holds(fact, on));
}

/** The fact of a single-valued property on the day; the newer one where two meet. */
export function factOn(entity: EntityRecord, property: string, on: IsoDay): FactRecord | null {
  return inForce(factsOn(entity, property, on), on);
}

/** Who holds the office on the day, or null: nobody, or the record does not say. */
export function holderOn(office: EntityRecord, on: IsoDay): FactRecord | null {
  const fact = factOn(office, 'holder', on);
  return fact === null || fact.value === 'none' ? null : fact;
}

/** The offices that the person holds on the day; on a day of hand-over those that begin, not those that end. */
export function tenuresOn(reference: Reference, person: string, on: IsoDay): readonly Tenure[] {
  return (reference.tenures.get(person) ?? []).filter(
    ({ office, fact }) =>
      holds(fact, on) && holderOn(office, on)?.value === person && factOn(office, 'holder', on) === fact,
  );
}

/** A state's membership of the organisation on the day, with the fact that says so. */
export function membershipOn(
  organization: EntityRecord,
  state: string,
  on: IsoDay,
): { readonly status: MembershipStatus; readonly fact: FactRecord | null } {
  const of = (property: string) =>
    organization.facts.filter((fact) => fact.property === property && fact.value === state);
  const member = inForce(of('member'), on);
  if (member !== null) {
    const frozen = inForce(of('frozen-member'), on);
    return frozen === null ? { status: 'member', fact: member } : { status: 'member-frozen', fact: frozen };
  }
  const past = of('member').filter((fact) => lastDayIn(fact) < on);
  const last = past.at(-1) ?? null;
  return { status: last === null ? 'never' : 'former', fact: last };
}

/**
 * The record's events in the days `from` to `to`, ascending. An event of which only the month or the year is known counts
 * where the whole of that is asked for.
 */
export function eventsBetween(reference: Reference, from: IsoDay, to: IsoDay): readonly EventRecord[] {
  const found: EventRecord[] = [];
  for (const { event, from: start, to: end, isDayKnown } of reference.eventDays)
    if (isDayKnown ? start <= to && end >= from : start >= from && end <= to) found.push(event);
  return found;
}
