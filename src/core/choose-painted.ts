import type { Annotation, Block } from './types.ts';

/** Marks stand at least this many characters apart on the average of a block. */
const charactersAMark = 45;

/**
 * Recognise all, paint few: the first mention of each entity and each date in the article is marked, none in headings, none of
 * adjectives, none inside another mark, and no more than one for 45 characters of a block (but always one).
 */
export function choosePainted(annotations: readonly Annotation[], blocks: readonly Block[]): readonly Annotation[] {
  const seen = new Set<string>();
  let block = 0;
  let marks = 0;
  let paintedTo = -1;
  return annotations.map((annotation) => {
    while (block < blocks.length && (blocks[block]?.end ?? 0) <= annotation.start) {
      block++;
      marks = 0;
    }
    const here = blocks[block];
    const key = keyOf(annotation);
    if (here === undefined || here.kind === 'heading' || key === null || seen.has(key)) return annotation;
    if (annotation.start < paintedTo) return annotation;
    if (marks >= Math.max(1, Math.ceil((here.end - here.start) / charactersAMark))) return annotation;
    seen.add(key);
    marks++;
    paintedTo = annotation.end;
    return { ...annotation, painted: true };
  });
}

/** What the annotation is the first mention of; null for what is never marked. */
function keyOf(annotation: Annotation): string | null {
  if (annotation.kind === 'entity') return annotation.use === 'adjective' ? null : annotation.entity;
  const { value, anchor, events, type } = annotation;
  if (value === null || type === 'SET') return null;
  if (events.length === 0 && anchor === null) return null;
  return anchor === null || anchor.basis === 'published' ? `date ${value}` : `date ${value} ${anchor.value}`;
}
