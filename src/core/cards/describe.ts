import { cardEvent, eventsAround, laterOf } from './events.ts';
import { cardFact, entityInFact, factsOf, type CardContext } from './facts.ts';
import { personInWords } from './people.ts';
import { dateInWords } from '../calendar/dates-in-words.ts';
import type { EntityRecord, EventRecord } from '../reference/data.ts';
import { daysOf, firstDay, inForce } from '../calendar/days.ts';
import { eventsBetween, localized, titleOf, type Reference } from '../reference/reference.ts';
import type { Card, IsoDay, LanguageTag } from '../types.ts';

/**
 * The card of an entity id, a Wikidata id, an event id or a calendar value (`2022-01-11`, `2022-01`, `2022`, `start/end`), as
 * of the day `on`, in the language (Russian or English texts where the language has none of its own). Null where the id is
 * unknown. A day beyond the record's end is told as of the record's end, with `recordEnds` set.
 */
export function describe(reference: Reference, id: string, on: IsoDay, language: LanguageTag): Card | null {
  const context: CardContext = { reference, on, language };
  const entity = reference.entities.get(reference.byWikidata.get(id) ?? id);
  const event = reference.eventById.get(id);
  const days = daysOf(id);
  const card =
    entity !== undefined
      ? entityCard(entity, context)
      : event !== undefined
        ? eventCard(event, context)
        : days !== null
          ? dateCard(id, days, context)
          : null;
  return card === null || on <= reference.recordEnds ? card : { ...card, recordEnds: reference.recordEnds };
}

function entityCard(entity: EntityRecord, context: CardContext): Card {
  const { reference, on, language } = context;
  const isPerson = entity.kind === 'person';
  const summary = inForce(entity.summaries, on) ?? (isPerson ? undefined : entity.summaries[0]);
  return {
    id: entity.id,
    kind: entity.kind,
    wikidata: entity.wikidata,
    title: titleOf(entity, on, language),
    summary: summary !== undefined ? localized(summary.text, language) : isPerson ? personInWords(entity, context) : '',
    on,
    language,
    ...(entity.iso === undefined ? {} : { iso: entity.iso }),
    facts: factsOf(entity, context),
    events: eventsAround([...(reference.eventsOf.get(entity.id) ?? [])], on, on, context),
    later: laterOf(entity, context),
  };
}

function eventCard(event: EventRecord, context: CardContext): Card {
  const { reference, language } = context;
  const records = [event];
  const { place } = event;
  // Places and people are named as on the event's day, whenever its card is read.
  const then = { ...context, on: firstDay(event.date) };
  const placeTitle =
    place === undefined ? '' : typeof place === 'string' ? entityInFact(place, then).title : localized(place, language);
  const days = { from: event.date, to: event.end ?? event.date };
  const near = reference.events.filter((other) => other.category === event.category || sharesTwo(other, event));
  return {
    id: event.id,
    kind: 'event',
    wikidata: null,
    title: localized(event.title, language),
    summary: localized(event.text, language),
    on: context.on,
    language,
    facts: [
      cardFact('date', event.date, when(event, language), records, context),
      ...(event.end === undefined
        ? []
        : [cardFact('end', event.end, dateInWords(event.end, language), records, context)]),
      ...(place === undefined
        ? []
        : [
            cardFact(
              'place',
              typeof place === 'string' ? place : placeTitle,
              placeTitle,
              records,
              context,
              typeof place === 'string' ? [entityInFact(place, then)] : [],
            ),
          ]),
      ...participants(event, then),
    ],
    events: eventsAround(near, days.from, days.to, context),
    later: [],
  };
}

function participants(event: EventRecord, context: CardContext) {
  if (event.participants.length === 0) return [];
  const entities = event.participants.map((id) => entityInFact(id, context));
  const text = entities.map(({ title }) => title).join(', ');
  return [cardFact('participants', event.participants, text, [event], context, entities)];
}

/** The event's date with its local time where the record has one. */
function when(event: EventRecord, language: LanguageTag): string {
  const day = dateInWords(event.date, language);
  return event.time === undefined ? day : `${day}, ${event.time}${event.zone === undefined ? '' : ` (${event.zone})`}`;
}

function sharesTwo(a: EventRecord, b: EventRecord): boolean {
  return a.participants.filter((id) => b.participants.includes(id)).length >= 2;
}

/** A day, month, year or interval: what the record has for it, and what came before and after. */
function dateCard(value: string, days: { readonly from: IsoDay; readonly to: IsoDay }, context: CardContext): Card {
  const { reference, language } = context;
  const during = [...eventsBetween(reference, days.from, days.to)];
  // Of one day the weightiest first.
  during.sort((a, b) => (a.date === b.date ? b.weight - a.weight : a.date < b.date ? -1 : 1));
  const worth = reference.events.filter(
    (event) => event.weight > 1 && event.date.length === 10 && !during.includes(event),
  );
  const before = worth.filter((event) => event.date < days.from).slice(-2);
  const after = worth.filter((event) => event.date > days.to).slice(0, 2);
  return {
    id: value,
    kind: 'date',
    wikidata: null,
    title: dateInWords(value, language, 'weekday'),
    summary: '',
    on: context.on,
    language,
    facts: [],
    events: [...before, ...during, ...after].map((event) => cardEvent(event, context)),
    later: [],
  };
}
