import type { Span, Summary, SummaryDate, SummaryEvent } from '../core/types.ts';
import { dateInWords } from '../core/dates-in-words.ts';
import { element, svgElement } from './element.ts';
import { isOnScale, placeOf, scaleOf, type Scale } from './timeline-scale.ts';
import type { Words } from './words.ts';

export interface TimelineOptions {
  readonly document: Document;
  readonly words: Words;
  readonly onReveal: (span: Span) => void;
}

const width = 368;
const margin = 14;
const overview = { height: 28, axis: 10 };
const near = { height: 58, axis: 22, labels: 48 };
/** Labels nearer to one another than this would run together. */
const labelDistance = 38;

/**
 * The article's dates on the record: above, the whole of the record with the article's stretch of time marked; below, that
 * stretch with the record's events (dots) and the dates that the text names (rings, each a button that goes to its place; the
 * arrow keys move between them). What is pointed at is told in the line under it. Screen readers get rings and events as lists.
 */
export function renderTimeline(summary: Summary, options: TimelineOptions): HTMLElement {
  const { document, words } = options;
  const { timeline, language, on } = summary;
  const onDay = timeline.events.filter(({ date }) => date === on);
  const [weightiest] = onDay.toSorted((a, b) => b.weight - a.weight);
  const rest = weightiest === undefined ? dateInWords(on, language) : eventLine(weightiest, language);
  const caption = element(document, 'p', { class: 'caption', 'aria-hidden': 'true', text: rest });
  const tell = (event: Event) => {
    const told = (event.target as Element | null)?.closest('[data-caption]');
    caption.textContent = told?.getAttribute('data-caption') ?? rest;
  };
  const section = element(
    document,
    'section',
    { class: 'timeline', 'aria-label': words('summaryTimeline') },
    drawOverview(summary, document),
    drawNear(summary, options),
    caption,
    element(
      document,
      'ul',
      { class: 'unseen', 'aria-label': words('summaryRecord') },
      ...eventItems(timeline, language, document),
    ),
  );
  section.addEventListener('pointerover', tell);
  section.addEventListener('focusin', tell);
  section.addEventListener('pointerleave', () => (caption.textContent = rest));
  section.addEventListener('focusout', () => (caption.textContent = rest));
  return section;
}

function drawOverview({ timeline, dates, language }: Summary, document: Document): Element {
  const scale = scaleOf(timeline.from, timeline.to, width, margin);
  const svg = drawing(document, 'overview', overview.height);
  svg.append(axis(document, overview.axis));
  const dot = (value: string, r: number, kind: string) =>
    svgElement(document, 'circle', { cx: placeOf(value, scale), cy: overview.axis, r, class: kind });
  svg.append(...timeline.events.filter(({ weight }) => weight === 3).map(({ date }) => dot(date, 1.5, 'record')));
  svg.append(...dates.filter(({ value }) => isOnScale(value, scale)).map(({ value }) => dot(value, 2, 'named')));
  const left = placeOf(timeline.near.from, scale);
  const right = placeOf(timeline.near.to, scale);
  const window = { x: left - 4, y: 2, width: Math.max(8, right - left + 8), height: 16, rx: 4, class: 'window' };
  svg.append(svgElement(document, 'rect', window));
  const year = (value: string) => dateInWords(value.slice(0, 4), language);
  svg.append(
    label(document, margin, overview.height - 4, 'start', year(timeline.from)),
    label(document, width - margin, overview.height - 4, 'end', year(timeline.to)),
  );
  return svg;
}

function drawNear(summary: Summary, options: TimelineOptions): HTMLElement {
  const { document } = options;
  const { timeline, dates, on, language } = summary;
  const scale = scaleOf(timeline.near.from, timeline.near.to, width, margin);
  const svg = drawing(document, 'near', near.height);
  svg.append(axis(document, near.axis));
  if (isOnScale(on, scale)) {
    const x = placeOf(on, scale);
    svg.append(svgElement(document, 'line', { x1: x, x2: x, y1: 4, y2: 38, class: 'today' }));
  }
  for (const event of timeline.events.filter(({ date }) => isOnScale(date, scale))) {
    const r = event.weight === 3 ? 3.5 : 2.5;
    const attributes = { cx: placeOf(event.date, scale), cy: near.axis, 'data-caption': eventLine(event, language) };
    // The dot is small; an unseen disc around it is what the pointer meets.
    svg.append(
      svgElement(document, 'circle', { ...attributes, r, class: 'record' }),
      svgElement(document, 'circle', { ...attributes, r: 8, class: 'reach' }),
    );
  }
  const shown = dates.filter(({ value }) => value.length >= 10 && isOnScale(value, scale));
  for (const { value } of shown)
    svg.append(svgElement(document, 'circle', { cx: placeOf(value, scale), cy: near.axis, r: 6.5, class: 'named' }));
  // The article's own day is labelled before all others.
  const labelled: number[] = [];
  for (const value of [on, ...shown.map((date) => date.value.slice(0, 10))]) {
    const x = placeOf(value, scale);
    if (!isOnScale(value, scale) || labelled.some((other) => Math.abs(other - x) < labelDistance)) continue;
    labelled.push(x);
    svg.append(label(document, x, near.labels, 'middle', shortDay(value, language), value === on ? 'own-day' : ''));
  }
  return element(document, 'div', { class: 'near-view' }, svg, dateButtons(shown, timeline.events, scale, options));
}

/** The rings as buttons, laid over the drawing. One stands in the order of the Tab key; the arrow keys lead to the others. */
function dateButtons(
  dates: readonly SummaryDate[],
  events: readonly SummaryEvent[],
  scale: Scale,
  { document, words, onReveal }: TimelineOptions,
): HTMLElement {
  const buttons = dates.map(({ value, title, spans, events: ids }, index) => {
    const event = events.find(({ id }) => ids.includes(id));
    const button = element(document, 'button', {
      type: 'button',
      tabindex: index === 0 ? '0' : '-1',
      'aria-label': words('summaryGoTo', title, String(spans.length)),
      'data-caption': event === undefined ? title : `${title}: ${event.title}`,
      'data-date': value,
      onclick: () => {
        const [first] = spans;
        if (first !== undefined) onReveal(first);
      },
    });
    button.style.left = `${(100 * placeOf(value, scale)) / width}%`;
    return button;
  });
  const list = element(
    document,
    'ul',
    { class: 'dates' },
    ...buttons.map((button) => element(document, 'li', {}, button)),
  );
  list.addEventListener('keydown', (event) => {
    const from = buttons.findIndex((button) => button === event.target);
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: buttons.length - 1 }[event.key];
    const next = to === undefined ? undefined : buttons[to];
    if (next === undefined) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  return list;
}

function eventItems(
  { events, near: stretch }: Summary['timeline'],
  language: string,
  document: Document,
): readonly Element[] {
  return events
    .filter(({ date }) => stretch.from <= date && date.slice(0, 10) <= stretch.to)
    .map((event) => element(document, 'li', { text: eventLine(event, language) }));
}

function eventLine({ date, title }: SummaryEvent, language: string): string {
  return `${dateInWords(date, language, 'short')}: ${title}`;
}

function drawing(document: Document, name: string, height: number): SVGElement {
  return svgElement(document, 'svg', { viewBox: `0 0 ${width} ${height}`, class: name, 'aria-hidden': 'true' });
}

function axis(document: Document, y: number): SVGElement {
  return svgElement(document, 'line', { x1: margin, x2: width - margin, y1: y, y2: y, class: 'axis' });
}

function label(document: Document, x: number, y: number, anchor: string, text: string, kind = ''): SVGElement {
  const made = svgElement(document, 'text', { x, y, 'text-anchor': anchor, class: kind });
  made.textContent = text;
  return made;
}

function shortDay(value: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return format.format(new Date(`${value}T00:00:00Z`));
}
