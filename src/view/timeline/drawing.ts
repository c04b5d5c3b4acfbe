import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import type { SummaryEvent } from '../../core/types.ts';
import { svgElement } from '../element.ts';

/** The drawing's own units: pixels in the popup; wider panels enlarge it. */
export const width = 368;
/** From the ends of the line to the drawing's edges. */
export const margin = 14;

/** A drawing that screen readers pass over; what it shows is told to them beside it. */
export function drawing(document: Document, name: string, height: number): SVGElement {
  return svgElement(document, 'svg', { viewBox: `0 0 ${width} ${height}`, class: name, 'aria-hidden': 'true' });
}

/** The line of time. */
export function axis(document: Document, y: number): SVGElement {
  return svgElement(document, 'line', { x1: margin, x2: width - margin, y1: y, y2: y, class: 'axis' });
}

/** A word in the drawing; `anchor` as SVG's text-anchor. */
export function label(document: Document, x: number, y: number, anchor: string, text: string, kind = ''): SVGElement {
  const made = svgElement(document, 'text', { x, y, 'text-anchor': anchor, class: kind });
  made.textContent = text;
  return made;
}

/** An event in one line, its day first. */
export function eventLine({ date, title }: SummaryEvent, language: string): string {
  return `${dateInWords(date, language, 'short')}: ${title}`;
}
