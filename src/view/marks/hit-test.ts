/** A place in the page's text. */
export interface Caret {
  readonly node: Node;
  readonly offset: number;
}

/** Boxes of the words are taken this much larger, in pixels, because lines have gaps between them. */
const slackPx = 1;

/**
 * The place in the text under a point of the window, or null where no text is. The caret alone snaps to the end of the nearest
 * line, so the character at it has to lie under the point.
 */
export function caretAt(document: Document, x: number, y: number): Caret | null {
  const caret = nearestCaret(document, x, y);
  if (caret?.node.nodeType !== 3 /* a text node */) return null;
  const { node } = caret;
  const { length } = node as Text;
  // The caret stands between two characters: either may be the one under the point.
  for (const offset of [caret.offset, caret.offset - 1]) {
    if (offset < 0 || offset >= length) continue;
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    for (const box of range.getClientRects()) {
      const beside = x < box.left - slackPx || box.right + slackPx < x;
      const above = y < box.top - slackPx || box.bottom + slackPx < y;
      if (!beside && !above) return { node, offset };
    }
  }
  return null;
}

/** Browsers before caretPositionFromPoint know the same under an older name. */
function nearestCaret(document: Partial<Document>, x: number, y: number): Caret | null {
  if (document.caretPositionFromPoint !== undefined) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : { node: position.offsetNode, offset: position.offset };
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the fallback is the point of this line
  const range = document.caretRangeFromPoint?.(x, y) ?? null;
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}
