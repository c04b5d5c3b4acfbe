import type { Card, CardFact, CardSource } from '../core/types.ts';
import { renderDayEvents, renderEventStrip } from './card-events.ts';
import { dateInWords } from '../core/dates-in-words.ts';
import { element } from './element.ts';
import { drawEmblem, drawFlag } from './icons.ts';
import type { CardOptions } from './card-options.ts';

/** Facts that the title, the flag or the summary tell already. */
const untold: ReadonlySet<string> = new Set(['iso', 'name', 'official-name', 'capital']);
/** A tooltip tells so many facts; the panel tells all. */
const factsAtMost = 4;
const sourcesAtMost = 4;

/** The card as the tooltip shows it: what it is, as of which day, the facts of that day, its events, and apart what came later. */
export function renderCard(card: Card, options: CardOptions): HTMLElement {
  const { document, words, reasoning } = options;
  const isDate = card.kind === 'date';
  return element(
    document,
    'article',
    { class: 'card', lang: card.language, role: 'dialog', 'aria-label': card.title },
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
}

function header(card: Card, { document, words, inferred, onBack }: CardOptions): HTMLElement {
  const isDate = card.kind === 'date';
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
    drawEmblem(document, card.kind, card.iso),
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
    ...told.flatMap((fact) => [element(document, 'dt', { text: fact.label }), value(fact, options)]),
  );
}

function value(fact: CardFact, options: CardOptions): HTMLElement {
  const { document, onOpen } = options;
  const flags = fact.entities.length > 1 && fact.entities.every(({ iso }) => iso !== undefined);
  const chips = fact.entities.map(({ id, title, iso }) =>
    element(
      document,
      'button',
      { class: flags ? 'chip' : 'link', type: 'button', onclick: () => onOpen(id) },
      flags && iso !== undefined ? drawFlag(document, iso) : null,
      title,
    ),
  );
  const content: readonly (Node | string)[] =
    flags || (fact.entities.length === 1 && fact.entities[0]?.title === fact.text)
      ? chips
      : [element(document, 'span', { text: fact.text })];
  const disputed =
    fact.disputed === undefined ? null : element(document, 'p', { class: 'disputed', text: fact.disputed });
  return element(document, 'dd', { class: flags ? 'chips' : '' }, ...content, disputed);
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
function sources(card: Card, { document, words }: CardOptions): HTMLElement | null {
  const all: readonly CardSource[] = [
    ...card.facts.flatMap((fact) => fact.sources),
    ...card.events.flatMap((event) => event.sources),
  ];
  const byUrl = new Map(all.map((source) => [source.url, source]));
  if (byUrl.size === 0) return null;
  const links = [...byUrl.values()]
    .slice(0, sourcesAtMost)
    .map(({ url, title, publisher, date }) =>
      element(document, 'a', {
        href: url,
        target: '_blank',
        rel: 'noopener noreferrer',
        title: [title, date ?? ''].filter(Boolean).join(', '),
        text: publisher,
      }),
    );
  return element(
    document,
    'footer',
    {},
    element(document, 'span', { class: 'label', text: words('cardSources') }),
    ...links,
  );
}
