import type { Span } from '../core/types.ts';
import { liveRange, type TextMap } from './text-map.ts';

/**
 * The blocks of the article that a window of this height (CSS pixels) shows, as one span of the text; null where it shows none.
 * Asks for the boxes of a few blocks only, because those that come later in the text stand further down.
 */
export function spanInView(map: TextMap, height: number): Span | null {
  const { blocks } = map.source;
  const first = firstOf(blocks.length, (at) => (boxOf(map, at)?.bottom ?? 0) > 0);
  const after = firstOf(blocks.length, (at) => (boxOf(map, at)?.top ?? 0) >= height);
  const from = blocks[first];
  const to = blocks[after - 1];
  return from === undefined || to === undefined || after <= first ? null : { start: from.start, end: to.end };
}

/** The first index from which on the condition holds; `length` where it never does. */
function firstOf(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Null where the block has left the page. */
function boxOf(map: TextMap, index: number): DOMRect | null {
  const block = map.source.blocks[index];
  const range = block === undefined ? null : map.rangeOf(block);
  if (range === null) return null;
  return liveRange(range).getBoundingClientRect();
}
