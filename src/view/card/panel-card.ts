import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import { firstDay } from '../../core/calendar/days.ts';
import type { Card, CardEvent, CardFact, CardSource, Span } from '../../core/types.ts';
import { element } from '../element.ts';
import { drawEmblem, drawFlag } from '../icons.ts';
import { renderSource } from '../source-link.ts';
import type { MessageKey, Words } from '../words.ts';

export interface PanelCardOptions {
  readonly document: Document;
  readonly words: Words;
  /** Is the day that the card speaks for inferred from the text? */
  readonly inferred: boolean;
  /** The mentions in the text; none where the card is of something that the article does not name. */
  readonly spans: readonly Span[];
  readonly onReveal: (span: Span) => void;
  /** The reader asks for another card. */
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
}

/** A card at length: every fact with its time and its sources, every event with its text, and apart what came later. */
export function renderPanelCard(card: Card, options: PanelCardOptions): HTMLElement {
  const { document, words, onBack } = options;
  const section = (key: MessageKey, kind: string, items: readonly Element[]) =>
    items.length === 0
      ? null
      : element(
          document,
          'section',
          { class: kind },
          element(document, 'h3', { text: words(key) }),
          element(document, 'ul', {}, ...items),
        );
  return element(
    document,
    'article',
    { class: 'detail', lang: card.language },
    element(
      document,
      'button',
      { class: 'back', type: 'button', onclick: () => onBack() },
      element(document, 'span', { 'aria-hidden': 'true', text: '‹' }),
      words('panelBack'),
    ),
    header(card, options),
    showInText(options),
    card.summary === '' ? null : element(document, 'p', { class: 'about', text: card.summary }),
    section(
      'panelFacts',
      'facts',
      card.facts.filter(({ text }) => text !== '').map((fact) => factItem(fact, card, options)),
    ),
    section(
      'panelEvents',
      'events',
      card.events.map((event) => eventItem(event, card, options)),
    ),
    section(
      'cardLater',
      'later',
      card.later.map(({ date, text, sources }) =>
        element(
          document,
          'li',
          {},
          element(document, 'time', { text: dateInWords(date, card.language, 'short') }),
          element(document, 'p', { text }),
          sourceLinks(sources, document),
        ),
      ),
    ),
    card.recordEnds === undefined
      ? null
      : element(document, 'p', {
          class: 'note',
          text: words('cardRecordEnds', dateInWords(card.recordEnds, card.language)),
        }),
  );
}

function header(card: Card, { document, words, inferred }: PanelCardOptions): HTMLElement {
  const title = card.title.charAt(0).toLocaleUpperCase(card.language) + card.title.slice(1);
  const day = dateInWords(card.on, card.language);
  return element(
    document,
    'header',
    {},
    drawEmblem(document, card.kind, card.iso),
    element(
      document,
      'div',
      {},
      element(document, 'h2', { tabindex: '-1', text: title }),
      card.kind === 'date'
        ? null
        : element(document, 'p', { class: 'note', text: words(inferred ? 'cardAsOfInferred' : 'cardAsOf', day) }),
    ),
  );
}

/** Goes to the first mention, and at each further press to the next. */
function showInText({ document, words, spans, onReveal }: PanelCardOptions): HTMLElement | null {
  if (spans.length === 0) return null;
  let next = 0;
  return element(document, 'button', {
    class: 'plain',
    type: 'button',
    text: words('panelShowInText', String(spans.length)),
    onclick: () => {
      const span = spans[next % spans.length];
      next++;
      if (span !== undefined) onReveal(span);
    },
  });
}

function factItem(fact: CardFact, card: Card, options: PanelCardOptions): HTMLElement {
  const { document } = options;
  const { label, text, entities, from, to, disputed, sources } = fact;
  // What the text adds to the names, as since when, must not be lost: then both stand.
  const isNames = entities.length > 0 && text === entities.map(({ title }) => title).join(', ');
  const time = [from, to].map((date) => (date === undefined ? '' : dateInWords(date, card.language, 'short')));
  return element(
    document,
    'li',
    {},
    element(document, 'h4', { text: label }),
    isNames ? null : element(document, 'p', { text }),
    entities.length === 0 ? null : chips(entities, options),
    time.some((part) => part !== '') ? element(document, 'p', { class: 'note', text: time.join(' – ').trim() }) : null,
    disputed === undefined ? null : element(document, 'p', { class: 'disputed', text: disputed }),
    sourceLinks(sources, document),
  );
}

function chips(entities: CardFact['entities'], { document, onOpen }: PanelCardOptions): HTMLElement {
  return element(
    document,
    'div',
    { class: 'chips' },
    ...entities.map(({ id, title, iso }) =>
      element(
        document,
        'button',
        { class: 'chip', type: 'button', onclick: () => onOpen(id) },
        iso === undefined ? null : drawFlag(document, iso),
        title,
      ),
    ),
  );
}

function eventItem(event: CardEvent, card: Card, { document, onOpen }: PanelCardOptions): HTMLElement {
  const isAhead = firstDay(event.date) > card.on;
  return element(
    document,
    'li',
    { class: isAhead ? 'ahead' : '' },
    element(document, 'time', { text: dateInWords(event.date, card.language, 'short') }),
    card.id === event.id
      ? element(document, 'h4', { text: event.title })
      : element(
          document,
          'h4',
          {},
          element(document, 'button', {
            class: 'link',
            type: 'button',
            text: event.title,
            onclick: () => onOpen(event.id),
          }),
        ),
    element(document, 'p', { text: event.text }),
    event.disputed === undefined ? null : element(document, 'p', { class: 'disputed', text: event.disputed }),
    sourceLinks(event.sources, document),
  );
}

function sourceLinks(sources: readonly CardSource[], document: Document): HTMLElement | null {
  if (sources.length === 0) return null;
  const byUrl = new Map(sources.map((source) => [source.url, source]));
  return element(
    document,
    'p',
    { class: 'sources' },
    ...[...byUrl.values()].map((source) => renderSource(source, document)),
  );
}
