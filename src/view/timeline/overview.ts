import { dateInWords, inWords } from '../../core/calendar/dates-in-words.ts';
import { yearOf } from '../../core/calendar/days.ts';
import type { Summary } from '../../core/types.ts';
import { element, svgElement } from '../element.ts';
import { axis, drawing, label, margin, width } from './drawing.ts';
import { dayNumberOf, isOnScale, placeOf, scaleOf } from './scale.ts';
import { centredOn, moved, zoomed, type Stretch } from './stretch.ts';
import type { Words } from '../words.ts';

const height = 30;
const axisAt = 10;

export interface Overview {
  readonly element: HTMLElement;
  /** Shows where on the whole the stretch lies. */
  readonly show: (stretch: Stretch) => void;
}

/**
 * The whole of the record with the stretch that is shown closer. The stretch goes to where the pointer is pressed or drawn; by
 * keyboard it moves with the arrows, grows and shrinks with up and down, and goes to the ends with Home and End.
 */
export function renderOverview(
  { timeline, dates, language }: Summary,
  { document, words }: { readonly document: Document; readonly words: Words },
  onStretch: (change: (stretch: Stretch) => Stretch) => void,
): Overview {
  const scale = scaleOf(timeline.from, timeline.to, width, margin);
  const svg = drawing(document, 'overview', height);
  const dot = (cx: number, r: number, kind: string) =>
    svgElement(document, 'circle', { cx, cy: axisAt, r, class: kind });
  // Dots of less than half a pixel's distance look like one, and there may be thousands.
  const named = dates.filter(({ value }) => isOnScale(value, scale));
  const places = new Set(named.map(({ value }) => Math.round(2 * placeOf(value, scale)) / 2));
  const year = (day: string) => inWords({ kind: 'year', year: yearOf(day) }, language);
  const frame = svgElement(document, 'rect', { y: 2, height: 16, rx: 4, class: 'window' });
  svg.append(
    axis(document, axisAt),
    ...timeline.events.filter(({ weight }) => weight === 3).map(({ date }) => dot(placeOf(date, scale), 1.5, 'record')),
    ...[...places].map((place) => dot(place, 2, 'named')),
    frame,
    label(document, margin, height - 2, 'start', year(timeline.from)),
    label(document, width - margin, height - 2, 'end', year(timeline.to)),
  );
  const first = dayNumberOf(timeline.from);
  const slider = element(
    document,
    'div',
    {
      class: 'whole',
      role: 'slider',
      tabindex: '0',
      'aria-label': words('timelineStretch'),
      'aria-valuemin': '0',
      'aria-valuemax': String(dayNumberOf(timeline.to) - first),
    },
    svg,
  );
  const goTo = (event: PointerEvent) => {
    const box = slider.getBoundingClientRect();
    const share = ((event.clientX - box.left) / box.width) * width;
    const day = scale.from + ((share - margin) / (width - 2 * margin)) * (scale.to - scale.from);
    onStretch((stretch) => centredOn(Math.round(day), stretch, timeline));
  };
  slider.addEventListener('pointerdown', (event) => {
    slider.setPointerCapture(event.pointerId);
    goTo(event);
  });
  slider.addEventListener('pointermove', (event) => {
    if (slider.hasPointerCapture(event.pointerId)) goTo(event);
  });
  const keys: Readonly<Record<string, (stretch: Stretch) => Stretch>> = {
    ArrowLeft: (stretch) => moved(stretch, -0.5, timeline),
    ArrowRight: (stretch) => moved(stretch, 0.5, timeline),
    PageDown: (stretch) => moved(stretch, -1, timeline),
    PageUp: (stretch) => moved(stretch, 1, timeline),
    ArrowUp: (stretch) => zoomed(stretch, 2, timeline),
    ArrowDown: (stretch) => zoomed(stretch, 0.5, timeline),
    Home: (stretch) => centredOn(dayNumberOf(timeline.from), stretch, timeline),
    End: (stretch) => centredOn(dayNumberOf(timeline.to), stretch, timeline),
  };
  slider.addEventListener('keydown', (event) => {
    const change = keys[event.key];
    if (change === undefined) return;
    event.preventDefault();
    onStretch(change);
  });
  return {
    element: slider,
    show: (stretch) => {
      const left = placeOf(stretch.from, scale);
      const right = placeOf(stretch.to, scale);
      frame.setAttribute('x', String(left - 4));
      frame.setAttribute('width', String(Math.max(8, right - left + 8)));
      slider.setAttribute('aria-valuenow', String(Math.max(0, dayNumberOf(stretch.from) - first)));
      slider.setAttribute('aria-valuetext', dateInWords(`${stretch.from}/${stretch.to}`, language));
    },
  };
}
