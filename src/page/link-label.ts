import type { Span } from '../core/types.ts';
import { closestTo } from './dom.ts';
import type { TextMap } from './text-map.ts';

/** A link with more text than this, in UTF-16 units, is a phrase of the article that happens to be a link. */
const labelAtMost = 40;

/**
 * Is the span in the short label of a link («ОДКБ», «Читать полностью»)? Such words are pressed, not read, and have an underline of their own.
 * False where the span is not on the page any more.
 */
export function isInLinkLabel({ start, end }: Span, map: TextMap): boolean {
  const parent = map.rangeOf({ start, end })?.startNode.parentElement ?? null;
  const link = parent === null ? null : closestTo(parent, 'a[href]');
  return link !== null && link.textContent.trim().length <= labelAtMost;
}
