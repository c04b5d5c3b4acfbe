import type { Annotation, Span } from '../core/types.ts';
import { liveRange, type TextMap } from '../page/text-map.ts';
import type { PaintedRange } from '../view/marks/painter.ts';
import type { TooltipTarget } from '../view/card/tooltip.ts';

/** Where the article's words stand on the page now. */

/** A stretch of the text as ranges to be painted. */
export function rangesOf(span: Span, map: TextMap, style: PaintedRange['style']): readonly PaintedRange[] {
  return map.rangesOf(span).map((range) => ({ ...range, style }));
}

/** The words' boxes wherever they stand at the moment, for a tooltip that follows them; null where they are not in the page. */
export function targetOf(span: Span, map: TextMap, at?: TooltipTarget['at']): TooltipTarget | null {
  const range = map.rangeOf(span);
  const element = range?.startNode.parentElement;
  if (range === null || element === null || element === undefined) return null;
  const live = liveRange(range);
  return { boxes: () => [...live.getClientRects()], element, ...(at === undefined ? {} : { at }) };
}

/** Scrolls a stretch of the text into the middle of the window; false where it is not in the page. */
export function scrollTo(span: Span, map: TextMap): boolean {
  const element = map.rangeOf(span)?.startNode.parentElement;
  if (element === null || element === undefined) return false;
  // A page that is not in front is asked by a popup in a tab of its own, and animates nothing.
  const smooth =
    element.ownerDocument.visibilityState === 'visible' &&
    !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const options = { block: 'center', behavior: smooth ? 'smooth' : 'instant' } as const;
  // A form may have a control of that name in place of the method.
  Element.prototype.scrollIntoView.call(element, options);
  return true;
}

/**
 * The mark that a step leads to: the next after the offset `from` or the one before it, round the ends; without `from` into what the window
 * shows. Undefined where nothing is marked.
 */
export function markBeside(
  marks: readonly Annotation[],
  by: 1 | -1,
  from: number | null,
  map: TextMap,
): Annotation | undefined {
  const at = from ?? offsetInView(marks, by, map);
  const onward = by === 1 ? marks.find(({ start }) => start > at) : marks.findLast(({ start }) => start < at);
  return onward ?? marks.at(by === 1 ? 0 : -1);
}

/** An offset just before the first mark in the window, or behind the last, from where a step goes into what is seen. */
function offsetInView(marks: readonly Annotation[], by: 1 | -1, map: TextMap): number {
  const inView = marks.filter((mark) => {
    const box = targetOf(mark, map)?.boxes()[0];
    return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
  });
  return by === 1 ? (inView[0]?.start ?? 0) - 1 : (inView.at(-1)?.start ?? -1) + 1;
}
