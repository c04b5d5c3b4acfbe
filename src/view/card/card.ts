import type { CalendarDay } from '../../core/calendar/calendar-value.ts';
import { readDateId } from '../../core/calendar/date-id.ts';
import { dateInWords, shortMonthOf } from '../../core/calendar/dates-in-words.ts';
import type { Card, CardFact, CardSource } from '../../core/types.ts';
import { renderDayEvents, renderEventStrip } from './events.ts';
import { element, listenToReader } from '../element.ts';
import { drawEmblem, drawFlag } from '../icons.ts';
import type { CardAction, CardOptions } from './card-options.ts';
import { renderSource } from '../source-link.ts';

/** Facts that the title, the flag or the summary tell already. */
const untold: ReadonlySet<string> = new Set(['iso', 'name', 'official-name', 'capital']);
/** A tooltip tells so many facts; the panel tells all. */
const factsAtMost = 4;
const sourcesAtMost = 4;

/** The card as the tooltip shows it: what it is, as of which day, the facts of that day, its events, and apart what came later. */
export function renderCard(card: Card, options: CardOptions): HTMLElement {
  const { document, words, reasoning } = options;
  const isDate = card.kind === 'date';
  const made = element(
    document,
    'div',
    {
      class: 'card',
      lang: card.language,
      role: 'dialog',
      tabindex: '-1',
      'aria-label': capitalized(card.title, card.language),
    },
    header(card, options),
    reasoning === null ? null : element(document, 'p', { class: 'reasoning', text: reasoning }),
    card.summary === '' ? null : element(document, 'p', { class: 'summary', text: card.summary }),
    facts(card, options),
    isDate ? renderDayEvents(card, options) : renderEventStrip(card, options),
    later(card, options),
    card.recordEnds === undefined
      ? null
      : element(document, 'p', {
          class: 'note',
          text: words('cardRecordEnds', dateInWords(card.recordEnds, card.language)),
        }),
    sources(card, options),
  );
  // The menu stands at the card's end, and opens below what a full card shows.
  listenToReader(made, 'toggle', () => made.scrollTo(0, made.scrollHeight), { capture: true });
  return made;
}

function header(card: Card, { document, words, inferred, onBack }: CardOptions): HTMLElement {
  const isDate = card.kind === 'date';
  const date = isDate ? readDateId(card.id)?.value : undefined;
  const day = isDate ? null : words(inferred ? 'cardAsOfInferred' : 'cardAsOf', dateInWords(card.on, card.language));
  return element(
    document,
    'header',
    {},
    onBack === null
      ? null
      : element(document, 'button', {
          class: 'back',
          type: 'button',
          'aria-label': words('cardBack'),
          title: words('cardBack'),
          text: '‹',
          onclick: () => onBack(),
        }),
    date?.kind === 'day' ? leaf(date, card, document) : drawEmblem(document, card.kind, card.iso),
    element(
      document,
      'div',
      {},
      element(document, 'h1', { text: capitalized(card.title, card.language) }),
      day === null ? null : element(document, 'p', { class: 'as-of', text: day }),
    ),
  );
}

function capitalized(title: string, language: string): string {
  return title.charAt(0).toLocaleUpperCase(language) + title.slice(1);
}

function facts(card: Card, options: CardOptions): HTMLElement | null {
  const { document } = options;
  const told = card.facts
    .filter((fact) => !untold.has(fact.property) && fact.text !== '' && fact.property !== 'date')
    .slice(0, factsAtMost);
  if (told.length === 0) return null;
  return element(
    document,
    'dl',
    {},
    ...told.map((fact) => {
      const given = value(fact, options);
      const isWide = given.classList.contains('chips');
      return element(
        document,
        'div',
        { class: isWide ? 'wide' : '' },
        element(document, 'dt', { text: fact.label }),
        given,
      );
    }),
  );
}

function value(fact: CardFact, options: CardOptions): HTMLElement {
  const { document, onOpen } = options;
  const { entities, text, disputed } = fact;
  const isFlags = entities.length > 1 && entities.every(({ iso }) => iso !== undefined);
  // What the text adds to the names, as since when, must not be lost: then it stands as it is.
  const isNames = entities.length > 0 && text === entities.map(({ title }) => title).join(', ');
  const areChips = isFlags || (isNames && entities.length > 1);
  const buttons = entities.map(({ id, title, iso }) =>
    element(
      document,
      'button',
      { class: areChips ? 'chip' : 'link', type: 'button', onclick: () => onOpen(id) },
      areChips && iso !== undefined ? drawFlag(document, iso) : null,
      title,
    ),
  );
  return element(
    document,
    'dd',
    { class: areChips ? 'chips' : '' },
    ...(isFlags || isNames ? buttons : [element(document, 'span', { text })]),
    disputed === undefined ? null : element(document, 'p', { class: 'disputed', text: disputed }),
  );
}

/** A day's emblem: the leaf of a calendar. */
function leaf(date: CalendarDay, { language }: Card, document: Document): HTMLElement {
  return element(
    document,
    'div',
    { class: 'leaf', 'aria-hidden': 'true' },
    element(document, 'span', { text: shortMonthOf(date, language) }),
    element(document, 'b', { text: String(date.day) }),
  );
}

function later(card: Card, { document, words }: CardOptions): HTMLElement | null {
  if (card.later.length === 0) return null;
  const items = card.later
    .slice(0, 3)
    .map(({ date, text }) =>
      element(
        document,
        'li',
        {},
        element(document, 'time', { text: dateInWords(date, card.language, 'short') }),
        ` ${text}`,
      ),
    );
  return element(
    document,
    'section',
    { class: 'later' },
    element(document, 'h2', { text: words('cardLater') }),
    element(document, 'ul', {}, ...items),
  );
}

/** The sources of what the card shows, each once, as small links. */
function sources(card: Card, { document, words, actions = [] }: CardOptions): HTMLElement | null {
  const all: readonly CardSource[] = [
    ...card.facts.flatMap((fact) => fact.sources),
    ...card.events.flatMap((event) => event.sources),
  ];
  const byUrl = new Map(all.map((source) => [source.url, source]));
  if (byUrl.size === 0 && actions.length === 0) return null;
  const links = [...byUrl.values()].slice(0, sourcesAtMost).map((source) => renderSource(source, document));
  return element(
    document,
    'footer',
    {},
    links.length === 0 ? null : element(document, 'span', { class: 'label', text: words('cardSources') }),
    ...links,
    actions.length === 0 ? null : menu(actions, document, words('cardActions')),
  );
}

function menu(actions: readonly CardAction[], document: Document, label: string): HTMLElement {
  return element(
    document,
    'details',
    { class: 'menu' },
    element(document, 'summary', { 'aria-label': label, title: label, text: '⋯' }),
    element(
      document,
      'div',
      {},
      ...actions.map(({ label, run }) =>
        element(document, 'button', { type: 'button', text: label, onclick: () => run() }),
      ),
    ),
  );
}
