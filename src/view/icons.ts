import { groupOf } from '../core/cards/kind-groups.ts';
import { svgElement } from './element.ts';
import flags from './flags.json' with { type: 'json' };
import icons from './kind-icons.json' with { type: 'json' };

interface FlagDrawing {
  readonly stripes?: readonly string[];
  readonly columns?: readonly string[];
  /** Colour, top, height. */
  readonly rows?: readonly (readonly [string, number, number])[];
  readonly shapes?: readonly (readonly [string, Readonly<Record<string, string | number>>])[];
}

const drawings = flags as unknown as Readonly<Record<string, FlagDrawing | undefined>>;

/** A state's flag on a field of 24 × 16, drawn by us and simplified; null for a state of which we have none. */
export function drawFlag(document: Document, iso: string): SVGElement | null {
  const drawing = drawings[iso];
  if (drawing === undefined) return null;
  const { stripes = [], columns = [], rows = [], shapes = [] } = drawing;
  const rectangle = (x: number, y: number, width: number, height: number, fill: string) =>
    svgElement(document, 'rect', { x, y, width, height, fill });
  return svgElement(
    document,
    'svg',
    { viewBox: '0 0 24 16', class: 'flag', 'aria-hidden': 'true', focusable: 'false' },
    ...stripes.map((fill, i) => rectangle(0, (16 / stripes.length) * i, 24, 16 / stripes.length, fill)),
    ...columns.map((fill, i) => rectangle((24 / columns.length) * i, 0, 24 / columns.length, 16, fill)),
    ...rows.map(([fill, y, height]) => rectangle(0, y, 24, height, fill)),
    ...shapes.map(([name, attributes]) => svgElement(document, name, attributes)),
  );
}

/** The icon's path on a field of 16 × 16, drawn as a line. */
function iconPath(kind: string): string {
  return kind === 'event' ? icons.event : icons[groupOf(kind)];
}

/** The icon of a kind, in its hue. */
export function drawKind(document: Document, kind: string): SVGElement {
  const path = svgElement(document, 'path', {
    d: iconPath(kind),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  });
  return svgElement(
    document,
    'svg',
    { viewBox: '0 0 16 16', class: `kind kind-${groupOf(kind)}`, 'aria-hidden': 'true', focusable: 'false' },
    path,
  );
}

/** The flag of a state that has one, else the icon of the kind. */
export function drawEmblem(document: Document, kind: string, iso?: string): SVGElement {
  return (iso === undefined ? null : drawFlag(document, iso)) ?? drawKind(document, kind);
}
