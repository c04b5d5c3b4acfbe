/** x, y; or longitude, latitude. */
export type Point = readonly [number, number];

/** A rectangle from 0, 0. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** A ring is cut so far outside the frame, so that the cut's own line is not seen. */
const margin = 6;

/** The line without the points that lie nearer than `tolerance` to it (Douglas and Peucker); both ends stay. */
export function simplify(line: readonly Point[], tolerance: number): readonly Point[] {
  const keep = new Uint8Array(line.length).fill(0);
  keep[0] = keep[line.length - 1] = 1;
  const parts: [number, number][] = [[0, line.length - 1]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    let farthest = from;
    let most = tolerance;
    for (let at = from + 1; at < to; at++) {
      const distance = distanceOf(line[at]!, line[from]!, line[to]!);
      if (distance > most) [farthest, most] = [at, distance];
    }
    if (farthest === from) continue;
    keep[farthest] = 1;
    parts.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, at) => keep[at] === 1);
}

/** From a point to the stretch between two others, which may be one point. */
function distanceOf([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / length));
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
}

/** The part of a ring that lies in the frame or just outside (Sutherland and Hodgman); empty where none does. */
export function clipRing(ring: readonly Point[], { width, height }: Frame): readonly Point[] {
  let kept = clipSide(ring, 0, -margin, 1);
  kept = clipSide(kept, 0, width + margin, -1);
  kept = clipSide(kept, 1, -margin, 1);
  return clipSide(kept, 1, height + margin, -1);
}

/** Keeps what is on one side of a line parallel to an axis: `sign` 1 keeps the greater coordinates. */
function clipSide(ring: readonly Point[], axis: 0 | 1, limit: number, sign: 1 | -1): readonly Point[] {
  const isIn = (point: Point) => sign * (point[axis] - limit) >= 0;
  return ring.flatMap((point, at) => {
    const before = ring[(at + ring.length - 1) % ring.length]!;
    if (isIn(point) === isIn(before)) return isIn(point) ? [point] : [];
    const share = (limit - before[axis]) / (point[axis] - before[axis]);
    const cut: Point = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])];
    return isIn(point) ? [cut, point] : [cut];
  });
}
