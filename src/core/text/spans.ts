import type { Span } from '../types.ts';

/** The first index at which the condition holds, or `count`. A binary search: the condition must hold from there on. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the first span that starts at the offset or after it, or the number of spans, which ascend by start. */
export function firstFrom(spans: readonly Pick<Span, 'start'>[], offset: number): number {
  return firstIndex(spans.length, (index) => spans[index]!.start >= offset);
}
