import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawMap, type Countries } from '../../../src/compiler/map/draw-map.ts';

type Point = readonly [number, number];

const file = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
const map = drawMap(JSON.parse(readFileSync(file, 'utf8')) as Countries);

/** The points of a path with rings of the form `Mx yldx dy…z`. */
function pointsOf(path: string): readonly Point[] {
  return path.split('z').flatMap((ring) => {
    const numbers = [...ring.matchAll(/-?\d+/g)].map(Number);
    let [x, y] = [0, 0];
    return Array.from({ length: numbers.length / 2 }, (_, at): Point => {
      x += numbers[2 * at]!;
      y += numbers[2 * at + 1]!;
      return [x, y];
    });
  });
}
const middleOf = (iso: string) => {
  const points = pointsOf(map.states[iso]!);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return { x: mean(0), y: mean(1) };
};

describe('the map', () => {
  it.each(['AM', 'BY', 'KZ', 'KG', 'RU', 'TJ', 'UZ', 'GE', 'AZ'])('has %s within its frame', (iso) => {
    for (const [x, y] of pointsOf(map.states[iso]!)) {
      expect(x).toBeGreaterThanOrEqual(-8);
      expect(x).toBeLessThanOrEqual(map.width + 8);
      expect(y).toBeGreaterThanOrEqual(-8);
      expect(y).toBeLessThanOrEqual(map.height + 8);
    }
  });
  it.each([
    ['BY', 'KZ', 'x'],
    ['AM', 'TJ', 'x'],
    ['GE', 'AM', 'y'],
    ['KZ', 'TJ', 'y'],
    ['BY', 'AM', 'y'],
  ] as const)('has %s before %s along %s', (first, second, axis) =>
    expect(middleOf(first)[axis]).toBeLessThan(middleOf(second)[axis]),
  );
  it.each([
    ['KZ', 'UZ'],
    ['KG', 'TJ'],
    ['RU', 'KZ'],
  ] as const)('draws %s and %s with one common border', (one, other) => {
    const points = new Set(pointsOf(map.states[one]!).map(String));
    expect(pointsOf(map.states[other]!).filter((point) => points.has(String(point))).length).toBeGreaterThan(10);
  });
  it('closes rings without repeating their first point', () => {
    const rings = [map.land, map.disputed, ...Object.values(map.states)].flatMap(
      (path) => path.match(/M[^z]+z/g) ?? [],
    );
    expect(rings.length).toBeGreaterThan(30);
    for (const ring of rings) expect(pointsOf(ring)[0]).not.toEqual(pointsOf(ring).at(-1));
  });
  it('assigns disputed land to no state', () => {
    const disputed = pointsOf(map.disputed);
    expect(disputed.length).toBeGreaterThan(5);
    const own = new Set(pointsOf(map.states['RU']!).map(String));
    expect(disputed.some((point) => own.has(String(point)))).toBe(false);
  });
  it('is small when packed', () => expect(gzipSync(JSON.stringify(map)).length).toBeLessThan(3500));
});
