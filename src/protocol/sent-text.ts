import type { SourceText } from '../core/types.ts';

/** The longest text that the background analyses, in UTF-16 units: about 150 pages. */
export const maxTextLength = 300_000;
/** The most blocks that it may have. */
export const maxBlocks = 20_000;

/** A block at the limit is cut inside only if less than this would be sent without it. */
const minTextLength = maxTextLength / 2;

/**
 * The beginning of an article that fits the limits, so that its offsets stay the same. The text ends with a block; a block so long
 * that leaving it out would lose most of the text is cut at its last white space.
 */
export function withinLimits({ text, blocks }: SourceText): SourceText {
  if (text.length <= maxTextLength && blocks.length <= maxBlocks) return { text, blocks };
  const exceeding = blocks.findIndex(({ end }) => end > maxTextLength);
  const count = Math.min(exceeding < 0 ? blocks.length : exceeding, maxBlocks);
  const kept = blocks.slice(0, count);
  const end = kept.at(-1)?.end ?? 0;
  const next = count < maxBlocks ? blocks[count] : undefined;
  if (next === undefined || end >= minTextLength) return { text: text.slice(0, end), blocks: kept };
  const cut = next.start + lengthUpToSpace(text.slice(next.start, maxTextLength));
  return { text: text.slice(0, cut), blocks: [...kept, { ...next, end: cut }] };
}

/** Where the last white space begins; the whole length, without half of a surrogate pair, if there is none. */
function lengthUpToSpace(text: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1]?.trim() !== '') end--;
  end = text.slice(0, end).trimEnd().length;
  if (end > 0) return end;
  return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
}
