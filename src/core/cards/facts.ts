import words from './words.json' with { type: 'json' };
import { dateInWords } from '../calendar/dates-in-words.ts';
import { textLanguage } from '../text/reader-languages.ts';
import type { EntityRecord, FactRecord, PropertyRecord } from '../reference/data.ts';
import { firstDay, firstDayIn, holds, isDate } from '../calendar/days.ts';
import {
  factOn,
  factsOn,
  holderOn,
  localized,
  membershipOn,
  tenuresOn,
  titleOf,
  type Reference,
} from '../reference/reference.ts';
import type { CardFact, CardSource, IsoDay, LanguageTag } from '../types.ts';

/** The organisation whose membership is on the states' cards. */
export const organizationId = 'csto';

/** What a card depends on: the dataset, the day and the reader's language. */
export interface CardContext {
  readonly reference: Reference;
  readonly on: IsoDay;
  readonly language: LanguageTag;
}

/** The card's own words in the reader's language, `{0}` and `{1}` filled in; Russian or English. */
export function word(language: LanguageTag, key: keyof typeof words.en, ...values: readonly string[]): string {
  const text = (textLanguage(language).startsWith('ru') ? words.ru : words.en)[key];
  return text.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}

/** The sources behind indices, each once. */
export function sourcesOf(reference: Reference, indices: readonly number[]): readonly CardSource[] {
  return [...new Set(indices)].flatMap((index) => reference.sources[index] ?? []);
}

/** Everything that holds of the entity on the day, each fact with its words and sources. */
export function factsOf(entity: EntityRecord, context: CardContext): readonly CardFact[] {
  return [
    ...membership(entity, context),
    ...heads(entity, context),
    ...ownFacts(entity, context),
    ...capitalName(entity, context),
    ...names(entity, context),
    ...offices(entity, context),
  ];
}

/** One fact of a card. `records` are the facts behind it; it has an interval where there is one such fact. */
export function cardFact(
  property: string,
  value: CardFact['value'],
  text: string,
  records: readonly Pick<FactRecord, 'from' | 'to' | 'disputed' | 'sources'>[],
  context: CardContext,
  entities: CardFact['entities'] = [],
): CardFact {
  const { reference, language } = context;
  const only = records.length === 1 ? records[0] : undefined;
  const disputed = records.flatMap((record) => (record.disputed ? [localized(record.disputed, language)] : []));
  return {
    property,
    label: localized(reference.properties.get(property)?.label ?? {}, language),
    value,
    text,
    entities,
    ...(only?.from === undefined ? {} : { from: only.from }),
    ...(only?.to === undefined ? {} : { to: only.to }),
    ...(disputed.length === 0 ? {} : { disputed: disputed.join(' ') }),
    sources: sourcesOf(
      reference,
      records.flatMap((record) => record.sources),
    ),
  };
}

/** An entity as it is named in a fact: its id, its title on the day, a state's ISO code. */
export function entityInFact(id: string, context: CardContext): CardFact['entities'][number] {
  const entity = context.reference.entities.get(id);
  const title = entity === undefined ? id : titleOf(entity, context.on, context.language);
  return { id, title, ...(entity?.iso === undefined ? {} : { iso: entity.iso }) };
}

function membership(entity: EntityRecord, context: CardContext): readonly CardFact[] {
  const { reference, on, language } = context;
  const organization = reference.entities.get(organizationId);
  if (organization === undefined) return [];
  if (entity.id === organizationId) {
    const members = factsOn(entity, 'member', on);
    return members.length === 0 ? [] : [entityFact('members', members, context)];
  }
  if (entity.kind !== 'state') return [];
  const { status, fact } = membershipOn(organization, entity.id, on);
  const since =
    fact?.from !== undefined && status !== 'former'
      ? `, ${word(language, 'since', dateInWords(fact.from, language, 'after-preposition'))}`
      : '';
  const until =
    fact?.to !== undefined && status === 'former'
      ? ` (${word(language, 'until', dateInWords(fact.to, language, 'after-preposition'))})`
      : '';
  const text = word(language, status) + since + until;
  return [
    cardFact('membership', status, text, fact === null ? [{ sources: organization.sources }] : [fact], context),
    ...(entity.iso === undefined
      ? []
      : [cardFact('iso', entity.iso, entity.iso, [{ sources: entity.sources }], context)]),
  ];
}

/** Head of state, secretary-general and the like: the holders of the offices that belong to the entity. */
function heads(entity: EntityRecord, context: CardContext): readonly CardFact[] {
  const { reference, on } = context;
  const facts: CardFact[] = [];
  const filled = new Map<string, FactRecord>();
  for (const office of reference.officesOf.get(entity.id) ?? []) {
    const holder = office.as === undefined ? null : holderOn(office, on);
    if (office.as === undefined || holder === null) continue;
    const rival = filled.get(office.as);
    if (rival === undefined || firstDayIn(rival) < firstDayIn(holder)) filled.set(office.as, holder);
  }
  for (const [property, holder] of filled) facts.push(entityFact(property, [holder], context));
  return facts;
}

/** What is written on the record itself, property by property in the order of properties.yaml. */
function ownFacts(entity: EntityRecord, context: CardContext): readonly CardFact[] {
  const { reference, on } = context;
  const facts: CardFact[] = [];
  for (const property of reference.properties.values()) {
    if (entity.kind === 'organization' && property.id === 'member' && entity.id === organizationId) continue;
    const current = property.many
      ? factsOn(entity, property.id, on)
      : [factOn(entity, property.id, on)].flatMap((fact) => fact ?? []);
    const told = current.filter(
      (fact) =>
        fact.value !== 'none' &&
        !(property.values === 'date' && typeof fact.value === 'string' && firstDay(fact.value) > on),
    );
    if (told.length > 0)
      facts.push(
        property.values === 'entity' ? entityFact(property.id, told, context) : valueFact(property, told, context),
      );
  }
  return facts;
}

function entityFact(property: string, records: readonly FactRecord[], context: CardContext): CardFact {
  const { reference, language } = context;
  const ids = records.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const entities = ids.map((id) => entityInFact(id, context));
  const acting = records.some((record) => record.acting) ? ` (${word(language, 'acting')})` : '';
  const note = records.length === 1 && records[0]?.note ? `; ${localized(records[0].note, language)}` : '';
  const text = entities.map(({ title }) => title).join(', ') + acting + note;
  const many = reference.properties.get(property)?.many ?? false;
  return cardFact(property, many ? ids : (ids[0] ?? ''), text, records, context, entities);
}

function valueFact(property: PropertyRecord, records: readonly FactRecord[], context: CardContext): CardFact {
  const texts = records.map(({ value, note }) => {
    const text = valueInWords(value, context.language);
    return note === undefined ? text : `${text} (${localized(note, context.language)})`;
  });
  const first = records[0]?.value;
  const value = typeof first === 'string' || typeof first === 'number' ? first : texts.join('; ');
  return cardFact(property.id, property.many ? texts : value, texts.join('; '), records, context);
}

/** A fact's plain value for the reader: dates and numbers by Intl, texts in the reader's language. */
export function valueInWords(value: FactRecord['value'], language: LanguageTag): string {
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value === 'string') return isDate(value) ? dateInWords(value, language) : value;
  return localized(value, language);
}

function capitalName(entity: EntityRecord, context: CardContext): readonly CardFact[] {
  const capital = factOn(entity, 'capital', context.on);
  if (capital === null || typeof capital.value !== 'string') return [];
  const { title } = entityInFact(capital.value, context);
  const record = context.reference.entities.get(capital.value);
  const named = record?.titles[context.language]?.find((dated) => dated.text === title && holds(dated, context.on));
  const sources = named === undefined || named.sources.length === 0 ? capital.sources : named.sources;
  return [cardFact('capital-name', title, title, [{ ...named, sources }], context)];
}

/** The name on the day. */
function names(entity: EntityRecord, context: CardContext): readonly CardFact[] {
  if (!['party', 'place', 'organization', 'institution', 'state'].includes(entity.kind)) return [];
  const title = titleOf(entity, context.on, context.language);
  const dated = (entity.titles[context.language] ?? []).find(
    (record) => record.text === title && holds(record, context.on),
  );
  const sources = dated === undefined || dated.sources.length === 0 ? entity.sources : dated.sources;
  return [cardFact('name', title, title, [{ ...dated, sources }], context)];
}

function offices(entity: EntityRecord, context: CardContext): readonly CardFact[] {
  if (entity.kind !== 'person') return [];
  const { reference, on, language } = context;
  const tenures = tenuresOn(reference, entity.id, on);
  if (tenures.length === 0) return [];
  const text = tenures
    .map(({ office, fact }) => {
      const acting = fact.acting ? ` (${word(language, 'acting')})` : '';
      const since =
        fact.from === undefined
          ? ''
          : ` (${word(language, 'since', dateInWords(fact.from, language, 'after-preposition'))})`;
      return titleOf(office, on, language) + acting + since;
    })
    .join('; ');
  return [
    cardFact(
      'offices',
      tenures.map(({ office }) => office.id),
      text,
      tenures.map(({ fact }) => fact),
      context,
      tenures.map(({ office }) => entityInFact(office.id, context)),
    ),
  ];
}
