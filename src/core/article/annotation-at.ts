import type { Annotation } from '../types.ts';

/** No annotation is longer, in UTF-16 units; bounds how far back one that covers an offset may begin. */
const lengthAtMost = 400;

/**
 * The annotation that answers at an offset of the source text: of those that cover it the painted one, else the longest. Null
 * where none does. `annotations` ascend by start; takes a binary search.
 */
export function annotationAt(annotations: readonly Annotation[], offset: number): Annotation | null {
  let low = 0;
  let high = annotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((annotations[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  let best: Annotation | null = null;
  for (let at = low - 1; at >= 0; at--) {
    const annotation = annotations[at];
    if (annotation === undefined || annotation.start < offset - lengthAtMost) break;
    if (annotation.end <= offset) continue;
    if (best === null || rank(annotation) > rank(best)) best = annotation;
  }
  return best;
}

function rank({ painted, start, end }: Annotation): number {
  return (painted ? lengthAtMost : 0) + end - start;
}
