import type { Span } from '../../core/types.ts';

/** Where the mentions begin, for `data-starts`: markInView finds by it what is in view. */
export function startsOf(spans: readonly Span[]): string {
  return spans.map(({ start }) => start).join(' ');
}

/** Gives the class `in-view` to all below `root` of whose mentions one begins in the span; null is nothing in view. */
export function markInView(root: ParentNode, span: Span | null): void {
  for (const marked of root.querySelectorAll<HTMLElement | SVGElement>('[data-starts]')) {
    const starts = marked.dataset['starts']?.split(' ').map(Number) ?? [];
    marked.classList.toggle('in-view', span !== null && starts.some((start) => isIn(start, span)));
  }
}

/** Does the offset lie in the span? */
export function isIn(offset: number, { start, end }: Span): boolean {
  return start <= offset && offset < end;
}
