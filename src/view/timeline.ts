import type { Span, Summary, SummaryDate } from '../core/types.ts';
import { dateInWords } from '../core/dates-in-words.ts';
import { element, svgElement } from './element.ts';
import type { Words } from './words.ts';

export interface TimelineOptions {
  readonly document: Document;
  readonly words: Words;
  readonly onReveal: (span: Span) => void;
}

const width = 368;
const nearHeight = 66;
const overviewHeight = 26;
const margin = 12;

/** A scale from days to the drawing's width. */
interface Scale {
  readonly from: number;
  readonly to: number;
}

/**
 * The article's dates on the record: below, its own stretch of time with the record's events (dots) and the dates that the text
 * names (rings, each a button that goes to its place); above, the whole of the record with that stretch marked.
 */
export function renderTimeline(summary: Summary, options: TimelineOptions): HTMLElement {
  const { document, words } = options;
  return element(
    document,
    'section',
    { class: 'timeline', 'aria-label': words('summaryTimeline') },
    overview(summary, options),
    near(summary, options),
  );
}

function overview({ timeline, dates, on, language }: Summary, { document }: TimelineOptions): Element {
  const scale = { from: day(timeline.from), to: day(timeline.to) };
  const x = (value: string) => place(value, scale);
  const svg = svgElement(document, 'svg', { viewBox: `0 0 ${width} ${overviewHeight}`, class: 'overview', 'aria-hidden': 'true' });
  svg.append(line(document, overviewHeight / 2 - 4));
  for (const { date, weight } of timeline.events) {
    if (weight === 3) svg.append(svgElement(document, 'circle', { cx: x(date), cy: overviewHeight / 2 - 4, r: 1.5, class: 'record' }));
  }
  for (const { value } of dates) svg.append(svgElement(document, 'circle', { cx: x(value), cy: overviewHeight / 2 - 4, r: 2.5, class: 'named' }));
  const left = x(timeline.near.from);
  svg.append(svgElement(document, 'rect', { x: left - 3, y: 2, width: Math.max(6, x(timeline.near.to) - left + 6), height: 14, rx: 3, class: 'window' }));
  const label = (value: string, anchor: string, at: number) => {
    const text = svgElement(document, 'text', { x: at, y: overviewHeight - 1, 'text-anchor': anchor });
    text.textContent = dateInWords(value.slice(0, 4), language);
    return text;
  };
  svg.append(label(timeline.from, 'start', margin), label(timeline.to, 'end', width - margin));
  if (x(on) > 80 && x(on) < width - 80) svg.append(label(on, 'middle', x(on)));
  return svg;
}

function near(summary: Summary, options: TimelineOptions): HTMLElement {
  const { document, words } = options;
  const { timeline, dates, on, language } = summary;
  const scale = { from: day(timeline.near.from), to: day(timeline.near.to) };
  const svg = svgElement(document, 'svg', { viewBox: `0 0 ${width} ${nearHeight}`, class: 'near', 'aria-hidden': 'true' });
  const middle = 24;
  svg.append(line(document, middle));
  if (inside(on, scale)) {
    svg.append(svgElement(document, 'line', { x1: place(on, scale), x2: place(on, scale), y1: 6, y2: 42, class: 'today' }));
  }
  for (const { date, title, weight } of timeline.events) {
    if (!inside(date, scale)) continue;
    const dot = svgElement(document, 'circle', { cx: place(date, scale), cy: middle, r: weight === 3 ? 3.5 : 2.5, class: 'record' });
    dot.append(titled(document, `${dateInWords(date, language, 'short')}: ${title}`));
    svg.append(dot);
  }
  const shown = dates.filter(({ value }) => value.length >= 10 && inside(value.slice(0, 10), scale));
  let labelled = -Infinity;
  for (const { value } of shown) {
    const x = place(value, scale);
    svg.append(svgElement(document, 'circle', { cx: x, cy: middle, r: 6, class: 'named', 'data-date': value }));
    if (x - labelled < 34) continue;
    labelled = x;
    const label = svgElement(document, 'text', { x, y: 52, 'text-anchor': 'middle' });
    label.textContent = shortDay(value.slice(0, 10), language);
    svg.append(label);
  }
  return element(document, 'div', { class: 'near-view' }, svg, dateList(shown, words, scale, options));
}

/** The rings as buttons, placed over the drawing; a screen reader gets them as a list. */
function dateList(dates: readonly SummaryDate[], words: Words, scale: Scale, { document, onReveal }: TimelineOptions): HTMLElement {
  const buttons = dates.map(({ value, title, spans }) => {
    const button = element(document, 'button', {
      type: 'button',
      'aria-label': words('summaryGoTo', title, String(spans.length)),
      title,
      'data-date': value,
      onclick: () => {
        const [first] = spans;
        if (first !== undefined) onReveal(first);
      },
    });
    button.style.left = `${(100 * place(value, scale)) / width}%`;
    return element(document, 'li', {}, button);
  });
  return element(document, 'ul', { class: 'dates' }, ...buttons);
}

function line(document: Document, y: number): SVGElement {
  return svgElement(document, 'line', { x1: margin, x2: width - margin, y1: y, y2: y, class: 'axis' });
}

function titled(document: Document, text: string): SVGElement {
  const title = svgElement(document, 'title', {});
  title.textContent = text;
  return title;
}

function inside(value: string, { from, to }: Scale): boolean {
  const at = day(value);
  return from <= at && at <= to;
}

function place(value: string, { from, to }: Scale): number {
  return Math.round((margin + ((width - 2 * margin) * (day(value) - from)) / Math.max(1, to - from)) * 10) / 10;
}

/** Days since 1970 of a date known to the year, month or day; of an interval its beginning. */
function day(value: string): number {
  const [start = ''] = value.split('/');
  return Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7) || '1') - 1, Number(start.slice(8) || '1')) / 86_400_000;
}

function shortDay(value: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(new Date(`${value}T00:00:00Z`));
}
