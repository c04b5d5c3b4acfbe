import type { Summary } from '../../core/types.ts';
import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import { firstDay } from '../../core/calendar/days.ts';
import { element } from '../element.ts';
import type { MessageKey } from '../words.ts';
import { eventLine } from './drawing.ts';
import { renderNear, type NearOptions } from './near.ts';
import { renderOverview } from './overview.ts';
import { zoomed, type Stretch } from './stretch.ts';

/**
 * The article's dates on the record: above, the whole of the record with the stretch of time that is shown below, the article's
 * own at first; there the record's events (dots) and the dates that the text names (rings, each a button that goes to its place;
 * the arrow keys move between them). What is pointed at is told in the line under it. Screen readers get the events as a list.
 */
export function renderTimeline(summary: Summary, options: NearOptions): HTMLElement {
  const { document, words } = options;
  const { timeline, language, on } = summary;
  const [weightiest] = timeline.events.filter(({ date }) => date === on).toSorted((a, b) => b.weight - a.weight);
  const rest = weightiest === undefined ? dateInWords(on, language) : eventLine(weightiest, language);
  const caption = element(document, 'p', { class: 'caption', 'aria-hidden': 'true', text: rest });
  const tell = (event: Event) => {
    const told = (event.target as Element | null)?.closest('[data-caption]');
    caption.textContent = told?.getAttribute('data-caption') ?? rest;
  };

  let stretch: Stretch = timeline.near;
  const overview = renderOverview(summary, options, (change) => show(change(stretch)));
  const near = element(document, 'div', {});
  const events = element(document, 'ul', { class: 'unseen', 'aria-label': words('summaryRecord') });
  const button = (key: MessageKey, sign: string, change: () => Stretch) =>
    element(document, 'button', {
      type: 'button',
      'aria-label': words(key),
      title: words(key),
      text: sign,
      onclick: () => show(change()),
    });
  const reset = button('timelineReset', '↺', () => timeline.near);
  const show = (next: Stretch) => {
    stretch = next;
    overview.show(stretch);
    near.replaceChildren(renderNear(summary, stretch, options));
    events.replaceChildren(...eventItems(summary, stretch, document));
    reset.disabled = stretch.from === timeline.near.from && stretch.to === timeline.near.to;
  };
  show(stretch);

  const section = element(
    document,
    'section',
    { class: 'timeline', 'aria-label': words('summaryTimeline') },
    element(
      document,
      'div',
      { class: 'heading' },
      element(document, 'h2', { text: words('summaryTimeline') }),
      reset,
      button('timelineWider', '−', () => zoomed(stretch, 2, timeline)),
      button('timelineCloser', '+', () => zoomed(stretch, 0.5, timeline)),
    ),
    overview.element,
    near,
    caption,
    events,
  );
  section.addEventListener('pointerover', tell);
  section.addEventListener('focusin', tell);
  section.addEventListener('pointerleave', () => (caption.textContent = rest));
  section.addEventListener('focusout', () => (caption.textContent = rest));
  return section;
}

function eventItems({ timeline, language }: Summary, stretch: Stretch, document: Document): readonly Element[] {
  return timeline.events
    .filter(({ date }) => stretch.from <= firstDay(date) && firstDay(date) <= stretch.to)
    .map((event) => element(document, 'li', { text: eventLine(event, language) }));
}
