import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMap, type Topology } from '../../../src/compiler/map/draw-map.ts';
import { clipRing, simplify, type Point } from '../../../src/compiler/map/geometry.ts';

const file = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
const map = drawMap(JSON.parse(readFileSync(file, 'utf8')) as Topology);

/** The points of a path of `M x y l dx dy … z` rings. */
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
  it('gives disputed land to no state', () => {
    const disputed = pointsOf(map.disputed);
    expect(disputed.length).toBeGreaterThan(5);
    const own = new Set(pointsOf(map.states['RU']!).map(String));
    expect(disputed.some((point) => own.has(String(point)))).toBe(false);
  });
  it('is small', () => expect(gzipSync(JSON.stringify(map)).length).toBeLessThan(6 * 1024));
});

describe('a line', () => {
  it.each<[string, readonly Point[], number]>([
    [
      'straight',
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
      2,
    ],
    [
      'nearly straight',
      [
        [0, 0],
        [1, 0.5],
        [2, 0],
      ],
      2,
    ],
    [
      'with a corner',
      [
        [0, 0],
        [1, 2],
        [2, 0],
      ],
      3,
    ],
    ['of one point', [[0, 0]], 1],
    [
      'that comes back',
      [
        [0, 0],
        [5, 5],
        [0, 0],
      ],
      3,
    ],
  ])('%s', (_, line, count) => expect(simplify(line, 1)).toHaveLength(count));
  it('keeps its ends and takes its points from the line', () => {
    const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 2 }), (line) => {
        const kept = simplify(line, 3);
        expect([kept[0], kept.at(-1)]).toEqual([line[0], line.at(-1)]);
        expect(kept.every((one) => line.includes(one as [number, number]))).toBe(true);
      }),
    );
  });
});

describe('a ring', () => {
  const frame = { width: 100, height: 50 };
  it.each<[string, readonly Point[], number]>([
    [
      'inside stays as it is',
      [
        [10, 10],
        [20, 10],
        [20, 20],
      ],
      3,
    ],
    [
      'outside goes',
      [
        [200, 10],
        [220, 10],
        [220, 20],
      ],
      0,
    ],
    [
      'around the frame becomes the frame',
      [
        [-500, -500],
        [500, -500],
        [500, 500],
        [-500, 500],
      ],
      4,
    ],
  ])('%s', (_, ring, count) => expect(clipRing(ring, frame)).toHaveLength(count));
});
