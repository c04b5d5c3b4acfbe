import { describe, expect, it } from 'vitest';
import { annotationAt } from '../../../src/core/article/annotation-at.ts';
import type { EntityAnnotation } from '../../../src/core/types.ts';

const entity = (start: number, end: number, id: string, painted = false): EntityAnnotation => ({
  kind: 'entity',
  start,
  end,
  entity: id,
  use: 'full',
  office: null,
  painted,
});

describe('the annotation at an offset', () => {
  const annotations = [
    entity(0, 4, 'csto', true),
    entity(10, 30, 'tokayev'),
    entity(20, 30, 'kazakhstan'),
    entity(40, 50, 'a'),
    entity(42, 46, 'b', true),
  ];
  it.each([
    [0, 'csto'],
    [3, 'csto'],
    [4, undefined],
    [10, 'tokayev'],
    [25, 'tokayev'],
    [30, undefined],
    [41, 'a'],
    [43, 'b'],
    [48, 'a'],
    [99, undefined],
  ])('%i: %s', (offset, id) => expect((annotationAt(annotations, offset) as EntityAnnotation | null)?.entity).toBe(id));
  it('is none where there are none', () => expect(annotationAt([], 5)).toBeNull());
});
