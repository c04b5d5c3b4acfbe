/** In pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where something begins and ends along one axis of the element. */
type Side = readonly [start: number, end: number];

/**
 * A box around what a computed `clip` or `clip-path` leaves of an element with this box; null for shapes that cannot be told from their
 * numbers alone (paths, `closest-side`, sums of lengths).
 */
export function clippedBox(shape: string, { left, top, right, bottom }: Box): Box | null {
  const [, name = '', given = ''] = /^(rect|inset|circle|ellipse|polygon)\((.*)\)/.exec(shape) ?? [];
  if (given.includes('calc')) return null;
  const sides = sidesOf(name, given, [right - left, bottom - top]);
  if (sides === null || sides.flat().some(Number.isNaN)) return null;
  const [[x0, x1], [y0, y1]] = sides;
  return { left: left + x0, right: left + x1, top: top + y0, bottom: top + y1 };
}

function sidesOf(name: string, given: string, sizes: readonly [number, number]): readonly [Side, Side] | null {
  const [width, height] = sizes;
  const [first = '', centre = '50% 50%'] = given.split(/ at | round /);
  const words = first.split(/,? /);
  switch (name) {
    case 'rect': {
      const [from = 0, end = width, to = height, start = 0] = words.map((word) =>
        word === 'auto' ? undefined : px(word),
      );
      return [
        [start, end],
        [from, to],
      ];
    }
    case 'inset': {
      const [above, beyond = above, below = above, before = beyond] = words;
      return [
        [px(before, width), width - px(beyond, width)],
        [px(above, height), height - px(below, height)],
      ];
    }
    case 'circle':
    case 'ellipse': {
      const at = centre.split(' ');
      return onBothAxes((axis) => {
        const middle = px(at[axis], sizes[axis]);
        const radius = px(words[axis] ?? words[0], sizes[axis]);
        return [middle - radius, middle + radius];
      });
    }
    case 'polygon': {
      const points = given.replace(/^(?:nonzero|evenodd), /, '').split(', ');
      return onBothAxes((axis) => {
        const along = points.map((point) => px(point.split(' ')[axis], sizes[axis]));
        return [Math.min(...along), Math.max(...along)];
      });
    }
    default:
      return null;
  }
}

function onBothAxes(sideOn: (axis: 0 | 1) => Side): readonly [Side, Side] {
  return [sideOn(0), sideOn(1)];
}

/** A computed length in pixels; NaN where it is none. */
function px(word = '', whole = NaN): number {
  return parseFloat(word) * (word.endsWith('%') ? whole / 100 : 1);
}
