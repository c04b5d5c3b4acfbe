import type { Annotation, Block, FormUse } from '../types.ts';

/** Marks stand at least this many characters apart on the average of a block. */
const charactersAMark = 45;

/** How much is marked: of each entity and date the first mention in the article, the first below each heading, or every one. */
export type MarkDensity = 'article' | 'section' | 'all';

/** What the reader has chosen about marks. */
export interface PaintChoice {
  readonly density?: MarkDensity;
  /** Does the reader want such an annotation marked at all? Without it every one. */
  readonly isWanted?: (annotation: Annotation) => boolean;
}

/**
 * Recognise all, paint few: the first mention of each entity and each date in the article is marked, none in headings, none of
 * adjectives and anaphors, none inside another mark, and no more than one for 45 characters of a block (but always one) unless
 * all are asked for. What was chosen before does not matter.
 */
export function choosePainted(
  annotations: readonly Annotation[],
  blocks: readonly Block[],
  { density = 'article', isWanted = () => true }: PaintChoice = {},
): readonly Annotation[] {
  const seen = new Set<string>();
  let block = 0;
  let marks = 0;
  let paintedTo = -1;
  return annotations.map((annotation) => {
    while (block < blocks.length && (blocks[block]?.end ?? 0) <= annotation.start) {
      block++;
      marks = 0;
      if (density === 'section' && blocks[block]?.kind === 'heading') seen.clear();
    }
    const here = blocks[block];
    const key = keyOf(annotation);
    const unpainted = annotation.painted ? { ...annotation, painted: false } : annotation;
    if (here === undefined || here.kind === 'heading' || key === null || seen.has(key)) return unpainted;
    if (annotation.start < paintedTo || !isWanted(annotation)) return unpainted;
    const atMost = Math.max(1, Math.ceil((here.end - here.start) / charactersAMark));
    if (density !== 'all' && marks >= atMost) return unpainted;
    if (density !== 'all') seen.add(key);
    marks++;
    paintedTo = annotation.end;
    return { ...annotation, painted: true };
  });
}

/** Adjectives, inhabitants, and ordinary nouns that take up what was named before. */
function isUnmarked(use: FormUse): boolean {
  return use === 'adjective' || use === 'anaphor';
}

/** What the annotation is the first mention of; null for what is never marked. */
function keyOf(annotation: Annotation): string | null {
  if (annotation.kind === 'entity') return isUnmarked(annotation.use) ? null : annotation.entity;
  const { value, anchor, events, type } = annotation;
  if (value === null || type === 'SET') return null;
  if (events.length === 0 && anchor === null) return null;
  return anchor === null || anchor.basis === 'published' ? `date ${value}` : `date ${value} ${anchor.value}`;
}
