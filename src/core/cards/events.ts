import { word, entityInFact, sourcesOf, type CardContext } from './facts.ts';
import type { EntityRecord, EventRecord } from '../reference/data.ts';
import { firstDay, lastDay } from '../calendar/days.ts';
import { localized, titleOf } from '../reference/reference.ts';
import type { CardEvent, CardLater } from '../types.ts';

/** A card has so many events before the day and as many after it. */
const maxEventsEachSide = 6;
const maxLater = 10;
/** Where fewer of the entity's own changes came later, the most important events fill up. */
const minChanges = 2;

/** An event as a card shows it. */
export function cardEvent(event: EventRecord, { reference, language }: CardContext): CardEvent {
  return {
    id: event.id,
    date: event.end === undefined ? event.date : `${event.date}/${event.end}`,
    title: localized(event.title, language),
    text: localized(event.text, language),
    ...(event.disputed === undefined ? {} : { disputed: localized(event.disputed, language) }),
    sources: sourcesOf(reference, event.sources),
  };
}

/** The events of the days `from` to `to`, and the nearest on each side; minor ones are left out where there are many. */
export function eventsAround(
  events: readonly EventRecord[],
  from: string,
  to: string,
  context: CardContext,
): readonly CardEvent[] {
  const before = events.filter((event) => lastDay(event.end ?? event.date) < from);
  const after = events.filter((event) => firstDay(event.date) > to);
  const during = events.filter((event) => !before.includes(event) && !after.includes(event));
  return [...nearest(before.reverse()).reverse(), ...during, ...nearest(after)].map((event) =>
    cardEvent(event, context),
  );
}

/** The first few, important ones before minor ones. */
function nearest(events: readonly EventRecord[]): EventRecord[] {
  if (events.length <= maxEventsEachSide) return [...events];
  const worth = events.filter((event) => event.weight > 1);
  const chosen = new Set([...events.slice(0, 2), ...worth].slice(0, maxEventsEachSide));
  return events.filter((event) => chosen.has(event));
}

/** What changed about the entity after the day: its names, members, offices, and its most important events. */
export function laterOf(entity: EntityRecord, context: CardContext): readonly CardLater[] {
  const { reference, on, language } = context;
  const later: CardLater[] = [];
  const tell = (date: string | undefined, text: string, sources: readonly number[]) => {
    if (date !== undefined && firstDay(date) > on) later.push({ date, text, sources: sourcesOf(reference, sources) });
  };
  const titles = entity.titles[language] ?? entity.titles['en'] ?? [];
  for (const title of titles) tell(title.from, word(language, 'named', title.text), title.sources);
  for (const fact of entity.facts) {
    if (typeof fact.value !== 'string') continue;
    const value = entityInFact(fact.value, context).title;
    if (fact.property === 'member') tell(fact.from, word(language, 'joins', value), fact.sources);
    if (fact.property === 'member') tell(fact.to, word(language, 'leaves', value), fact.sources);
    if (fact.property === 'frozen-member') tell(fact.from, word(language, 'freezes', value), fact.sources);
    if (fact.property === 'holder' && fact.value !== 'none')
      tell(fact.from, word(language, 'becomes', titleOf(entity, on, language), value), fact.sources);
    if (fact.property === 'capital')
      tell(fact.from, word(language, 'becomes', propertyLabel('capital', context), value), fact.sources);
  }
  for (const { office, fact } of reference.tenures.get(entity.id) ?? []) {
    const title = titleOf(office, fact.from === undefined ? on : firstDay(fact.from), language);
    tell(fact.from, word(language, 'takesOffice', propertyLabel('offices', context), title), fact.sources);
    if (fact.from === undefined || firstDay(fact.from) <= on)
      tell(fact.to, word(language, 'leavesOffice', title), fact.sources);
  }
  const byDate = (a: CardLater, b: CardLater) => {
    const [first, second] = [firstDay(a.date), firstDay(b.date)];
    return first < second ? -1 : first > second ? 1 : 0;
  };
  const changes = later.sort(byDate).slice(0, maxLater);
  if (changes.length >= minChanges) return changes;
  const headlines = (reference.eventsOf.get(entity.id) ?? []).filter(
    (event) => event.weight === 3 && firstDay(event.date) > on,
  );
  const told = headlines.slice(0, maxLater - changes.length).map((event) => ({
    date: event.date,
    text: localized(event.title, language),
    sources: sourcesOf(reference, event.sources),
  }));
  return [...changes, ...told].sort(byDate);
}

function propertyLabel(property: string, { reference, language }: CardContext): string {
  return localized(reference.properties.get(property)?.label ?? {}, language);
}
