import { cardEvent, eventsAround, laterOf } from './events.ts';
import { cardFact, entityInFact, factsOf, type CardContext } from './facts.ts';
import { personInWords } from './people.ts';
import { printCalendar } from '../calendar/calendar-value.ts';
import { readDateId, type IdentifiedDate } from '../calendar/date-id.ts';
import { dateInWords } from '../calendar/dates-in-words.ts';
import { firstDay, inForce, lastDay } from '../calendar/days.ts';
import { modifiedInWords } from '../calendar/modified-dates.ts';
import { endOf, startOf } from '../calendar/operations.ts';
import type { EntityRecord, EventRecord } from '../reference/data.ts';
import { eventsBetween, localized, titleOf, type Reference } from '../reference/reference.ts';
import type { Card, IsoDay, LanguageTag } from '../types.ts';

/**
 * The card of an entity id, a Wikidata id, an event id or a date's id (`2022-01-11`, `2022-01`, `2022`, `start/end`, each with
 * what `dateId` adds), as of the day `on`, in the language (in Russian or English where the language has no texts of its own).
 * Null where the id is unknown. A day beyond the record's end is described as of the record's end, with `recordEnds` set.
 */
export function describe(reference: Reference, id: string, on: IsoDay, language: LanguageTag): Card | null {
  const context: CardContext = { reference, on, language };
  const entity = reference.entities.get(reference.byWikidata.get(id) ?? id);
  const event = reference.eventById.get(id);
  const date = readDateId(id);
  const card =
    entity !== undefined
      ? entityCard(entity, context)
      : event !== undefined
        ? eventCard(event, context)
        : date !== null
          ? dateCard(id, date, context)
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
    events: eventsAround(near, firstDay(event.date), lastDay(event.end ?? event.date), context),
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

/** A day, month, year or interval: the record's events then, and those before and after. */
function dateCard(id: string, date: IdentifiedDate, context: CardContext): Card {
  const { reference, language } = context;
  const [from, to] = [printCalendar(startOf(date.value)), printCalendar(endOf(date.value))];
  const during = [...eventsBetween(reference, from, to)];
  // The record has the most important event of a day last.
  during.sort((a, b) => (a.date === b.date ? b.weight - a.weight : firstDay(a.date) < firstDay(b.date) ? -1 : 1));
  const near = reference.eventDays.filter(
    ({ event, isDayKnown }) => event.weight > 1 && isDayKnown && !during.includes(event),
  );
  const before = near.filter((event) => event.from < from).slice(-2);
  const after = near.filter((event) => event.from > to).slice(0, 2);
  const events = [...before.map(({ event }) => event), ...during, ...after.map(({ event }) => event)];
  return {
    id,
    kind: 'date',
    wikidata: null,
    title: modifiedInWords(date.value, date, language, 'weekday'),
    summary: '',
    on: context.on,
    language,
    facts: [],
    events: events.map((event) => cardEvent(event, context)),
    later: [],
  };
}
