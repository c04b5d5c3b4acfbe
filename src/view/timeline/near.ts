import { parseCalendar, parseDay } from '../../core/calendar/calendar-value.ts';
import { dateId } from '../../core/calendar/date-id.ts';
import { inWords } from '../../core/calendar/dates-in-words.ts';
import { firstDay } from '../../core/calendar/days.ts';
import { isOfDays } from '../../core/calendar/operations.ts';
import type { Span, Summary, SummaryDate, SummaryEvent } from '../../core/types.ts';
import { element, svgElement } from '../element.ts';
import { startsOf } from '../pages/mark-in-view.ts';
import { axis, drawing, eventLine, label, margin, width } from './drawing.ts';
import { isOnScale, placeOf, scaleOf, type Scale } from './scale.ts';
import type { Stretch } from './stretch.ts';
import type { Words } from '../words.ts';

export interface NearOptions {
  readonly document: Document;
  readonly words: Words;
  readonly onReveal: (span: Span) => void;
  /** The reader wants the card of an event; where there is no place for it, dots are no buttons. */
  readonly onOpen?: (id: string) => void;
}

const height = 58;
const axisAt = 22;
const labelsAt = 48;
/** The least distance between labels, in pixels. */
const labelDistance = 38;
/** In a longer stretch the labels have the month and the year. */
const maxDaysWithDays = 120;

/** A stretch of time with the record's events as dots and the dates that the text names as rings. */
export function renderNear(summary: Summary, stretch: Stretch, options: NearOptions): HTMLElement {
  const { document, onOpen } = options;
  const { timeline, dates, on, language } = summary;
  const scale = scaleOf(stretch.from, stretch.to, width, margin);
  const svg = drawing(document, 'near', height);
  svg.append(axis(document, axisAt));
  if (isOnScale(on, scale)) {
    const x = placeOf(on, scale);
    svg.append(svgElement(document, 'line', { x1: x, x2: x, y1: 4, y2: 38, class: 'today' }));
  }
  for (const event of timeline.events.filter(({ date }) => isOnScale(date, scale))) {
    const attributes = { cx: placeOf(event.date, scale), cy: axisAt, 'data-caption': eventLine(event, language) };
    // The dot is small; an unseen disc around it is what the pointer meets.
    const reach = svgElement(document, 'circle', { ...attributes, r: 8, class: 'reach' });
    if (onOpen !== undefined) {
      reach.classList.add('opens');
      reach.addEventListener('click', () => onOpen(event.id));
    }
    svg.append(
      svgElement(document, 'circle', { ...attributes, r: event.weight === 3 ? 3.5 : 2.5, class: 'record' }),
      reach,
    );
  }
  const shown = dates.filter(({ value }) => isDayOrDays(value) && isOnScale(value, scale));
  for (const { value, spans } of shown) {
    const attributes = {
      cx: placeOf(value, scale),
      cy: axisAt,
      r: 6.5,
      class: 'named',
      'data-starts': startsOf(spans),
    };
    svg.append(svgElement(document, 'circle', attributes));
  }
  svg.append(...labels(shown, summary, stretch, scale, document));
  return element(document, 'div', { class: 'near-view' }, svg, dateButtons(shown, timeline.events, scale, options));
}

/** The article's own day is labelled before all others, then the days that it names; the ends where there is room. */
function labels(
  shown: readonly SummaryDate[],
  { on, language }: Summary,
  stretch: Stretch,
  scale: Scale,
  document: Document,
): readonly Element[] {
  const precise = scale.to - scale.from <= maxDaysWithDays;
  const room = precise ? labelDistance : 2 * labelDistance;
  const labelled: number[] = [];
  const made: Element[] = [];
  const add = (day: string, anchor: string, kind = '') => {
    const x = placeOf(day, scale);
    if (!isOnScale(day, scale) || labelled.some((other) => Math.abs(other - x) < room)) return;
    labelled.push(x);
    made.push(label(document, x, labelsAt, anchor, shortLabel(day, precise, language), kind));
  };
  for (const day of [on, ...shown.map(({ value }) => firstDay(value))]) {
    const x = placeOf(day, scale);
    // At the edges a label turns inwards.
    add(day, x < 24 ? 'start' : x > width - 24 ? 'end' : 'middle', day === on ? 'own-day' : '');
  }
  add(stretch.from, 'start');
  add(stretch.to, 'end');
  return made;
}

function isDayOrDays(text: string): boolean {
  const value = parseCalendar(text);
  return value !== null && isOfDays(value);
}

/** «11 янв.», or without the day «янв. 2022». */
function shortLabel(text: string, hasDay: boolean, language: string): string {
  const day = parseDay(text);
  if (day === null) return text;
  const { year, month } = day;
  return hasDay ? inWords(day, language, 'short-day') : inWords({ kind: 'month', year, month }, language, 'short');
}

/** The rings as buttons, laid over the drawing. One stands in the order of the Tab key; the arrow keys lead to the others. */
function dateButtons(
  dates: readonly SummaryDate[],
  events: readonly SummaryEvent[],
  scale: Scale,
  { document, words, onReveal }: NearOptions,
): HTMLElement {
  const buttons = dates.map((date, index) => {
    const { value, title, spans, events: ids } = date;
    const event = events.find(({ id }) => ids.includes(id));
    const button = element(document, 'button', {
      type: 'button',
      tabindex: index === 0 ? '0' : '-1',
      'aria-label': words('summaryGoTo', title, String(spans.length)),
      'data-caption': event === undefined ? title : `${title}: ${event.title}`,
      'data-date': dateId(date),
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
