import type { Card, CardEvent } from '../../core/types.ts';
import type { CardOptions } from './card-options.ts';
import { printCalendar } from '../../core/calendar/calendar-value.ts';
import { readDateId } from '../../core/calendar/date-id.ts';
import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import { firstDay, lastDay } from '../../core/calendar/days.ts';
import { endOf, startOf } from '../../core/calendar/operations.ts';
import { element } from '../element.ts';
import type { MessageKey } from '../words.ts';

type Options = Pick<CardOptions, 'document' | 'words' | 'onOpen'>;

const maxDayEvents = 4;

/** The events of a date's card: those of the day in full, and one line each for what came before and after. */
export function renderDayEvents(card: Card, options: Options): HTMLElement {
  const { document, words } = options;
  const value = readDateId(card.id)?.value;
  const from = value === undefined ? card.on : printCalendar(startOf(value));
  const to = value === undefined ? card.on : printCalendar(endOf(value));
  const before = card.events.filter(({ date }) => lastDay(date) < from);
  const after = card.events.filter(({ date }) => firstDay(date) > to);
  const during = card.events.filter((event) => !before.includes(event) && !after.includes(event));
  const line = (event: CardEvent | undefined, key: MessageKey) =>
    event === undefined
      ? null
      : element(
          document,
          'p',
          { class: 'beside' },
          element(document, 'span', { class: 'label', text: words(key) }),
          ` ${dateInWords(event.date, card.language, 'short')}: `,
          event.title,
        );
  return element(
    document,
    'section',
    { class: 'events' },
    ...during.slice(0, maxDayEvents).map((event) => fullEvent(event, card.language, options, from !== to)),
    during.length === 0 ? element(document, 'p', { class: 'note', text: words('cardNoEvents') }) : null,
    during.length > maxDayEvents
      ? element(document, 'p', {
          class: 'note',
          text: words('cardMoreEvents', String(during.length - maxDayEvents)),
        })
      : null,
    line(before.at(-1), 'cardBefore'),
    line(after[0], 'cardAfter'),
  );
}

function fullEvent(event: CardEvent, language: string, { document }: Options, dated: boolean): HTMLElement {
  return element(
    document,
    'div',
    { class: 'event' },
    element(document, 'h2', {
      text: dated ? `${dateInWords(event.date, language, 'short')}: ${event.title}` : event.title,
    }),
    element(document, 'p', { text: event.text }),
    event.disputed === undefined ? null : element(document, 'p', { class: 'disputed', text: event.disputed }),
  );
}

/** The strip of an entity's card: one event at a time, the one nearest to the day first, with steps to those before and after. */
export function renderEventStrip(card: Card, options: Options): HTMLElement | null {
  const { document, words } = options;
  const { events, language, on } = card;
  if (events.length === 0) return null;
  const past = events.filter((event) => firstDay(event.date) <= on).length;
  let at = Math.max(0, past - 1);
  const date = element(document, 'time', {});
  const title = element(document, 'p', { class: 'event-title' });
  const dots = element(
    document,
    'div',
    { class: 'dots', 'aria-hidden': 'true' },
    ...events.map(() => element(document, 'i', {})),
  );
  const step = (by: number, label: string, sign: string) =>
    element(document, 'button', {
      class: 'step',
      type: 'button',
      'aria-label': label,
      title: label,
      text: sign,
      onclick: () => {
        at = Math.min(events.length - 1, Math.max(0, at + by));
        show();
      },
    });
  const previous = step(-1, words('cardPrevious'), '‹');
  const next = step(1, words('cardNext'), '›');
  const show = () => {
    const event = events[at];
    if (event === undefined) return;
    date.textContent = dateInWords(event.date, language, 'short');
    title.textContent = event.title;
    title.title = event.text;
    previous.disabled = at === 0;
    next.disabled = at === events.length - 1;
    [...dots.children].forEach((dot, index) => {
      dot.className = index === at ? 'here' : index < past ? 'past' : 'ahead';
    });
    strip.classList.toggle('ahead', at >= past);
  };
  const strip = element(
    document,
    'section',
    { class: 'strip', 'aria-label': words('cardTimeline') },
    dots,
    element(
      document,
      'div',
      { class: 'steps' },
      previous,
      element(document, 'div', { 'aria-live': 'polite' }, date, title),
      next,
    ),
  );
  show();
  return strip;
}
