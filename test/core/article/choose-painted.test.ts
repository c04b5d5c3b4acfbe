import { describe, expect, it } from 'vitest';
import { choosePainted, type PaintChoice } from '../../../src/core/article/choose-painted.ts';
import type { Annotation, Block, FormUse } from '../../../src/core/types.ts';

/** Blocks of 100 characters each. */
const blocksOf = (...kinds: readonly Block['kind'][]) =>
  kinds.map((kind, n): Block => ({ kind, start: n * 100, end: n * 100 + 100 }));
const named = (entity: string, start: number, use: FormUse = 'full', painted = false): Annotation => ({
  kind: 'entity',
  entity,
  use,
  office: null,
  start,
  end: start + 5,
  painted,
});
const painted = (annotations: readonly Annotation[], blocks: readonly Block[], choice?: PaintChoice) =>
  choosePainted(annotations, blocks, choice)
    .filter((annotation) => annotation.painted)
    .map(({ start }) => start);

describe('how much is marked', () => {
  const blocks = blocksOf('heading', 'paragraph', 'paragraph', 'heading', 'paragraph');
  const annotations = [named('a', 0), named('a', 110), named('a', 210), named('a', 310), named('a', 410)];
  it.each([
    ['article', [110]],
    ['section', [110, 410]],
    ['all', [110, 210, 410]],
  ] as const)('%s', (density, starts) => expect(painted(annotations, blocks, { density })).toEqual(starts));

  const crowd = ['a', 'b', 'c', 'd', 'e'].map((id, n) => named(id, n * 10));
  it('keeps marks apart, but where all are asked for', () => {
    expect(painted(crowd, blocksOf('paragraph'))).toEqual([0, 10, 20]);
    expect(painted(crowd, blocksOf('paragraph'), { density: 'all' })).toEqual([0, 10, 20, 30, 40]);
  });
  it('is never an adjective or an anaphor, and never inside another mark', () =>
    expect(
      painted(
        [named('a', 0, 'adjective'), named('b', 10, 'anaphor'), named('c', 20), named('d', 22)],
        blocksOf('paragraph'),
        {
          density: 'all',
        },
      ),
    ).toEqual([20]));
});

describe('what is marked', () => {
  const isWanted = (annotation: Annotation) => annotation.kind === 'entity' && annotation.entity !== 'a';
  it('is what is wanted, and others get the room', () =>
    expect(painted([named('a', 0), named('b', 2), named('c', 20)], blocksOf('paragraph'), { isWanted })).toEqual([
      2, 20,
    ]));
  it('does not depend on what was marked before', () => {
    const once = choosePainted([named('a', 0), named('b', 10)], blocksOf('paragraph'));
    expect(painted(once, blocksOf('paragraph'), { isWanted })).toEqual([10]);
    expect(painted(choosePainted(once, blocksOf('paragraph'), { isWanted }), blocksOf('paragraph'))).toEqual([0, 10]);
  });
});
