import type { Dated } from '../calendar/days.ts';
import type { FormUse, IsoDay, Localized } from '../types.ts';

/**
 * The compiled reference dataset as src/compiler writes it and openReference reads it. Sources are indices into `sources`;
 * dates are ISO to the precision known (`1991`, `1991-12`, `1991-12-16`); intervals include both ends.
 */
export interface ReferenceData {
  /** The last day that the record covers. */
  readonly recordEnds: IsoDay;
  readonly sources: readonly SourceRecord[];
  readonly properties: readonly PropertyRecord[];
  readonly entities: readonly EntityRecord[];
  /** Ascending by date; of one day the most important last, because a strip of events opens there. */
  readonly events: readonly EventRecord[];
  /** What a surface form may mean; the gazetteer's values index this list. */
  readonly readings: readonly (readonly ReadingRecord[])[];
}

export interface SourceRecord {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly date: string | null;
}

/** A property's words and the type of its values. */
export interface PropertyRecord {
  readonly id: string;
  readonly label: Localized;
  readonly values: 'entity' | 'date' | 'text' | 'number';
  /** Several values may hold on one day. */
  readonly many: boolean;
}

export type EntityKind =
  | 'organization'
  | 'body'
  | 'force'
  | 'exercise'
  | 'mission'
  | 'state'
  | 'person'
  | 'place'
  | 'institution'
  | 'party'
  | 'office'
  | 'term';

export interface TitleRecord extends Dated {
  readonly text: string;
  readonly sources: readonly number[];
}

export interface EntityRecord {
  readonly id: string;
  readonly kind: EntityKind;
  readonly wikidata: string | null;
  /** States: ISO 3166-1 alpha-2. */
  readonly iso?: string;
  /** Offices: the entity that they belong to, and the property of it that they fill (as `head-of-state`). */
  readonly of?: string;
  readonly as?: string;
  readonly gender?: 'm' | 'f';
  /** Titles by language, the one in force on a day chosen by its interval. */
  readonly titles: Readonly<Record<string, readonly TitleRecord[]>>;
  /** Texts by interval; the one in force on the day is shown. */
  readonly summaries: readonly ({ readonly text: Localized } & Dated)[];
  readonly facts: readonly FactRecord[];
  readonly sources: readonly number[];
}

export interface FactRecord extends Dated {
  readonly property: string;
  /** Entity id, ISO date, number, or a text by language. */
  readonly value: string | number | Localized;
  /** Holder of an office who only acted in it. */
  readonly acting?: boolean;
  readonly note?: Localized;
  readonly disputed?: Localized;
  readonly sources: readonly number[];
}

export interface EventRecord {
  readonly id: string;
  /** ISO date to the precision known. */
  readonly date: string;
  readonly end?: string;
  /** Local time `HH:MM` with the place's IANA zone, where it matters. */
  readonly time?: string;
  readonly zone?: string;
  readonly category: string;
  /** 1 (a detail) to 3 (every overview names it). */
  readonly weight: 1 | 2 | 3;
  /** An entity id, or a text by language. */
  readonly place?: string | Localized;
  /** Entity ids; the event stands on the card of each. */
  readonly participants: readonly string[];
  readonly title: Localized;
  readonly text: Localized;
  readonly disputed?: Localized;
  readonly sources: readonly number[];
}

export interface ReadingRecord {
  readonly entity: number;
  readonly use: FormUse;
  /** Indices of entities of which one must be recognised in the article. */
  readonly with?: readonly number[];
  /** The languages in whose texts the form counts; absent where it counts in all. */
  readonly only?: readonly string[];
}
