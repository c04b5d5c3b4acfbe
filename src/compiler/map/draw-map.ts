import { geoConicEquidistant, geoIdentity, geoPath, type GeoContext, type GeoPermissibleObjects } from 'd3-geo';
import simplify from 'simplify-js';
import { feature, transform } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { MapDrawing } from '../../core/reference/map-drawing.ts';
import states from './states.json' with { type: 'json' };

// Natural Earth's outlines (TopoJSON, as the package world-atlas has them) become a small drawing. The shared arcs are projected and
// simplified before polygons are made of them, so that neighbours keep one border; then rings are clipped and written as paths.

/** The file countries-50m.json of world-atlas. */
export type Countries = Topology<{ readonly countries: GeometryCollection }>;

/** x and y in units of the drawing; or longitude and latitude in degrees. */
type Point = readonly [number, number];
type Ring = readonly Point[];

/** Units of the drawing. It is shown at half this size in CSS pixels, or smaller. */
const frame = { width: 736, height: 316 };
/** Rings are cut this far outside the frame, so that the line of the cut is not seen. */
const margin = 6;
/** Drop points that lie nearer than this to the line without them, in units. */
const tolerance = 0.8;
/** Drop rings smaller than this, in square units, except a state's largest. */
const minArea = 8;
/** Drop rings with no point in here (degrees): they are outside the frame. */
const reach = { west: 0, east: 150, south: 15, north: 80 };
/** Crimea, in degrees: the only ring of the data that lies wholly in here. */
const disputedReach = { west: 32, east: 37, south: 44, north: 46.6 };

/** From Belarus to the Altai and the Pamirs: 56.5° E is upright in the middle of the frame, and 57.6° N touches its upper edge there. */
const projection = geoConicEquidistant()
  .parallels([40, 60])
  .rotate([-56.5, 0])
  .center([0, 57.6])
  .scale(880)
  .translate([frame.width / 2, 0]);

const clipped = geoIdentity().clipExtent([
  [-margin, -margin],
  [frame.width + margin, frame.height + margin],
]);

/** Draws the states around the members. */
export function drawMap(topology: Countries): MapDrawing {
  const arcs = decode(topology);
  const inDegrees = ringsByCountry(topology, arcs);
  const inUnits = ringsByCountry(
    topology,
    arcs.map((arc) => simplified(arc.map(project))),
  );
  const drawn = new Map<string, string>();
  let land = '';
  let disputed = '';
  topology.objects.countries.geometries.forEach((geometry, index) => {
    const degrees = inDegrees[index]!;
    const rings = inUnits[index]!;
    const held = rings.filter((_, at) => degrees[at]!.every(isIn(disputedReach)));
    disputed += held.map(pathOf).join('');
    const own = rings.filter((ring, at) => degrees[at]!.some(isIn(reach)) && !held.includes(ring));
    const largest = Math.max(0, ...own.map(areaOf));
    const path = own
      .filter((ring) => areaOf(ring) >= Math.min(minArea, largest))
      .map(pathOf)
      .join('');
    const iso = (states as Readonly<Record<string, string>>)[String(geometry.id)];
    if (iso === undefined) land += path;
    else if (path !== '') drawn.set(iso, path);
  });
  return { ...frame, land, disputed, states: Object.fromEntries([...drawn].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The arcs in degrees. */
function decode({ arcs, transform: quantization }: Countries): readonly Ring[] {
  return arcs.map((arc) => {
    const toDegrees = transform(quantization ?? null);
    return arc.map((point, at) => {
      const [longitude = 0, latitude = 0] = toDegrees([...point], at > 0);
      return [longitude, latitude];
    });
  });
}

function project(point: Point): Point {
  return projection([...point])!;
}

/** The line without the points that hardly change it (Ramer, Douglas and Peucker); both ends stay. */
function simplified(line: Ring): Ring {
  const points = line.map(([x, y]) => ({ x, y }));
  return simplify(points, tolerance, true).map(({ x, y }) => [x, y]);
}

/** The rings of each country, made of these arcs instead of the topology's own. The last point of a ring is its first. */
function ringsByCountry({ objects }: Countries, arcs: readonly Ring[]): readonly (readonly Ring[])[] {
  const topology: Countries = { type: 'Topology', objects, arcs: arcs.map((arc) => arc.map((point) => [...point])) };
  return feature(topology, objects.countries).features.map(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates.map(asRing);
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat().map(asRing) : [];
  });
}

function asRing(positions: readonly (readonly number[])[]): Ring {
  return positions.map(([x = 0, y = 0]) => [x, y]);
}

function isIn({ west, east, south, north }: typeof reach): (point: Point) => boolean {
  return ([longitude, latitude]) => west < longitude && longitude < east && south < latitude && latitude < north;
}

const asPolygon = (ring: Ring): GeoPermissibleObjects => ({
  type: 'Polygon',
  coordinates: [ring.map((point) => [...point])],
});

/** The area inside the frame and its margin. */
function areaOf(ring: Ring): number {
  return geoPath(clipped).area(asPolygon(ring));
}

/** The path of the ring inside the frame and its margin; '' where there is none. */
function pathOf(ring: Ring): string {
  const context = new RelativePath();
  geoPath(clipped, context)(asPolygon(ring));
  return context.text;
}

/** Writes rings in whole units, each point relative to the previous one, which is shorter; equal neighbours become one point. */
class RelativePath implements GeoContext {
  text = '';
  #ring: Point[] = [];

  beginPath(): void {
    this.text = '';
  }

  moveTo(x: number, y: number): void {
    this.#ring = [[Math.round(x), Math.round(y)]];
  }

  lineTo(x: number, y: number): void {
    this.#ring.push([Math.round(x), Math.round(y)]);
  }

  closePath(): void {
    const [start = [0, 0], ...others] = this.#ring;
    const steps = others
      .map(([x, y], at) => [x - (others[at - 1] ?? start)[0], y - (others[at - 1] ?? start)[1]] as const)
      .filter(([dx, dy]) => dx !== 0 || dy !== 0);
    // `z` draws the last step where it leads back to the start.
    const [endX, endY] = others.at(-1) ?? start;
    if (endX === start[0] && endY === start[1]) steps.pop();
    // What rounding has made a point or a line cannot be seen.
    if (steps.length < 2) return;
    const numbers = steps.flat().map(separated).join('').trimStart();
    this.text += `M${start[0]}${separated(start[1])}l${numbers}z`;
  }

  /** Only points would need arcs. */
  arc(): void {}
}

/** A minus sign separates two numbers as well as a space does. */
function separated(number: number): string {
  return number < 0 ? String(number) : ` ${number}`;
}
