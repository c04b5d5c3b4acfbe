/** A place in the page's text. */
export interface Caret {
  readonly node: Node;
  readonly offset: number;
}

/**
 * The place in the text under a point of the window, or null where no text is. The caret alone snaps to the end of the nearest
 * line, so the character at it has to lie under the point.
 */
export function caretAt(document: Document, x: number, y: number): Caret | null {
  const position = document.caretPositionFromPoint(x, y);
  const node = position?.offsetNode;
  if (position === null || node?.nodeType !== 3 /* a text node */) return null;
  const { length } = node as Text;
  // The caret stands between two characters: either may be the one under the point.
  for (const offset of [position.offset, position.offset - 1]) {
    if (offset < 0 || offset >= length) continue;
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    for (const box of range.getClientRects()) {
      if (box.left - 1 <= x && x <= box.right + 1 && box.top - 1 <= y && y <= box.bottom + 1) return { node, offset };
    }
  }
  return null;
}
