import type { Block } from '../types.ts';

/** The index of the block that holds the offset, its end included; -1 between blocks. Blocks ascend and are disjoint. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const { start, end } = blocks[middle]!;
    if (offset < start) high = middle - 1;
    else if (offset > end) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The block that holds the offset; null between blocks. */
export function blockAt(blocks: readonly Block[], offset: number): Block | null {
  return blocks[blockIndexAt(blocks, offset)] ?? null;
}
