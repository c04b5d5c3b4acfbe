import { describe, expect, it } from 'vitest';
import { clippedBox } from '../../src/page/clipped-box.ts';

const element = { left: 100, top: 50, right: 300, bottom: 150 };
/** Left, top, right and bottom from the element's corner. */
const boxOf = (shape: string) => {
  const box = clippedBox(shape, element);
  return box === null ? null : [box.left - 100, box.top - 50, box.right - 100, box.bottom - 50];
};

describe('what a shape leaves of an element of 200 × 100 pixels', () => {
  it.each([
    ['rect(0px, 0px, 0px, 0px)', [0, 0, 0, 0]],
    ['rect(10px, 20px, 30px, 5px)', [5, 10, 20, 30]],
    ['rect(auto, 20px, auto, auto)', [0, 0, 20, 100]],
    ['inset(50%)', [100, 50, 100, 50]],
    ['inset(10px 20%)', [40, 10, 160, 90]],
    ['inset(1px 2px 3px)', [2, 1, 198, 97]],
    ['inset(1px 2px 3px 4px round 8px)', [4, 1, 198, 97]],
    ['inset(100% 0px 0px) border-box', [0, 100, 200, 100]],
    ['circle(0px at 50% 50%)', [100, 50, 100, 50]],
    ['circle(2px at 0px 0px)', [-2, -2, 2, 2]],
    ['ellipse(10px 20px at 25% 50%)', [40, 30, 60, 70]],
    ['polygon(0px 0px, 100% 0px, 0px 50%)', [0, 0, 200, 50]],
    ['polygon(evenodd, 0px 0px, 0px 0px, 0px 0px)', [0, 0, 0, 0]],
  ])('%s: %j', (shape, expected) => expect(boxOf(shape)).toEqual(expected));

  it.each([
    'none',
    'auto',
    'url("#shape")',
    'path("M 0 0 L 1 1 Z")',
    'circle(at 50% 50%)',
    'circle(closest-side at 10px 10px)',
    'inset(calc(50% - 10px))',
    'polygon(calc(1px + 1%) 0px, 0px 0px)',
  ])('%s: not told', (shape) => expect(boxOf(shape)).toBeNull());
});
