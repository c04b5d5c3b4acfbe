import type { MapDrawing } from '../../core/reference/map-drawing.ts';
import { clipRing, simplify, type Frame, type Point } from './geometry.ts';
import states from './states.json' with { type: 'json' };

// Natural Earth's outlines (TopoJSON, as the package world-atlas has them) become a small drawing: arcs are projected and
// simplified, each once, so that neighbours keep one border; then rings are put together, cut to the frame and written as paths.

/** The little of TopoJSON that is needed: quantized arcs, and polygons of arc numbers (`~n` is arc n reversed). */
export interface Topology {
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly objects: { readonly countries: { readonly geometries: readonly Geometry[] } };
}

/** Each a list of arc numbers. */
type Rings = readonly (readonly number[])[];

type Geometry =
  | { readonly type: 'Polygon'; readonly id?: string; readonly arcs: Rings }
  | { readonly type: 'MultiPolygon'; readonly id?: string; readonly arcs: readonly Rings[] };

/** Units of the drawing; it is shown at half of them in CSS pixels and less. */
const frame: Frame = { width: 736, height: 316 };
/** Points nearer than this to the line without them are left out, in units. */
const tolerance = 0.8;
/** Rings smaller than this, in square units, are left out, except a state's largest. */
const areaAtLeast = 8;
/** Only what has a point in here (degrees) can be seen; farther away the projection goes wrong. */
const reach = { west: 0, east: 150, south: 15, north: 80 };
/** Equidistant conic: parallels 40° and 60°, centre 57° E, the frame's size in radians of a meridian. */
const centre = { longitude: 56.5, north: 57.6 };
const unitsPerRadian = 880;
/** Crimea, in degrees: the one ring of the data that lies wholly in here. */
const disputedReach = { west: 32, east: 37, south: 44, north: 46.6 };

/** Draws the states around the members, from Belarus to the Altai and the Pamirs. */
export function drawMap(topology: Topology): MapDrawing {
  const arcs = decode(topology);
  const lines = arcs.map((arc) => simplify(arc.map(project), tolerance));
  const drawn = new Map<string, string>();
  let land = '';
  let disputed = '';
  for (const geometry of topology.objects.countries.geometries) {
    const polygons: readonly Rings[] = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
    const near = polygons
      .flat()
      .filter((ring) => ring.some((index) => arcs[index < 0 ? ~index : index]!.some((point) => isIn(reach, point))));
    const [held, own] = partition(near, (ring) =>
      ring.every((index) => arcs[index < 0 ? ~index : index]!.every((point) => isIn(disputedReach, point))),
    );
    const ringsOf = (of: Rings) =>
      of.map((ring) => clipRing(joined(ring, lines), frame)).filter((ring) => ring.length > 2);
    disputed += ringsOf(held).map(pathOf).join('');
    const rings = ringsOf(own);
    const largest = Math.max(0, ...rings.map(areaOf));
    const path = rings
      .filter((ring) => areaOf(ring) >= Math.min(areaAtLeast, largest))
      .map(pathOf)
      .join('');
    const iso = (states as Readonly<Record<string, string>>)[geometry.id ?? ''];
    if (iso === undefined) land += path;
    else if (path !== '') drawn.set(iso, path);
  }
  return { ...frame, land, disputed, states: Object.fromEntries([...drawn].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Arcs in degrees. */
function decode({ arcs, transform: { scale, translate } }: Topology): readonly (readonly Point[])[] {
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const;
    });
  });
}

function isIn({ west, east, south, north }: typeof reach, [longitude, latitude]: Point): boolean {
  return west < longitude && longitude < east && south < latitude && latitude < north;
}

function partition<T>(all: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(holds), all.filter((item) => !holds(item))];
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const [south, north] = [radians(40), radians(60)];
const cone = (Math.cos(south) - Math.cos(north)) / (north - south);
const apex = Math.cos(south) / cone + south;

/** Degrees to units: the centre's meridian is upright in the middle, its northern end at the top. */
function project([longitude, latitude]: Point): Point {
  const radius = apex - radians(latitude);
  const angle = cone * radians(longitude - centre.longitude);
  return [
    frame.width / 2 + unitsPerRadian * radius * Math.sin(angle),
    unitsPerRadian * (radians(centre.north) - apex + radius * Math.cos(angle)),
  ];
}

function joined(ring: readonly number[], lines: readonly (readonly Point[])[]): readonly Point[] {
  return ring.flatMap((index) => (index < 0 ? lines[~index]!.toReversed() : lines[index]!).slice(1));
}

function areaOf(ring: readonly Point[]): number {
  let doubled = 0;
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    doubled += x * nextY - nextX * y;
  });
  return Math.abs(doubled) / 2;
}

/** In whole units, each point from the one before; points that fall together are one. */
function pathOf(ring: readonly Point[]): string {
  let [lastX, lastY] = [0, 0];
  let path = '';
  ring.forEach((point, at) => {
    const [x, y] = [Math.round(point[0]), Math.round(point[1])];
    if (at > 0 && x === lastX && y === lastY) return;
    const [dx, dy] = [x - lastX, y - lastY];
    path += `${at === 0 ? `M${x}` : at === 1 ? `l${dx}` : dx < 0 ? dx : ` ${dx}`}${(at === 0 ? y : dy) < 0 ? '' : ' '}${at === 0 ? y : dy}`;
    [lastX, lastY] = [x, y];
  });
  return `${path}z`;
}
