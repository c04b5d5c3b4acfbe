import { annotate } from '../core/article/annotate.ts';
import { choosePainted } from '../core/article/choose-painted.ts';
import type { Reference } from '../core/reference/reference.ts';
import type { Anchor, Block, LanguageTag, PublicationDate, Span, TimexType } from '../core/types.ts';
import type { ReadDocument } from './read-document.ts';

/** An annotation as the commands print it: the span with its words, and what was understood of them. */
export type PrintedAnnotation = PrintedEntity | PrintedDate;

interface PrintedSpan extends Span {
  readonly quote: string;
  readonly painted: boolean;
}

interface PrintedEntity extends PrintedSpan {
  readonly entity: string;
  readonly wikidata: string | null;
  /** The entity's kind. */
  readonly type: string | undefined;
  readonly use: string;
  readonly office: string | null;
}

interface PrintedDate extends PrintedSpan {
  /** Absent where the day cannot be told. */
  readonly value?: string;
  readonly timex: TimexType;
  readonly mod?: string;
  readonly anchor: Anchor | null;
  readonly events: readonly string[];
}

/** All that the product makes of a document. */
export interface AnnotatedDocument {
  readonly language: LanguageTag;
  readonly published: PublicationDate | null;
  readonly inScope: boolean;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly annotations: readonly PrintedAnnotation[];
}

/** Annotates a document as the extension does. A language or a day that the caller tells goes before the document's own. */
export function annotateDocument(
  document: ReadDocument,
  told: { readonly language: LanguageTag | null; readonly published: PublicationDate | null },
  reference: Reference,
): AnnotatedDocument {
  const { source } = document;
  const context = { language: told.language ?? document.language, published: told.published ?? document.published };
  const analysis = annotate(source, context, reference);
  const isWanted = (span: Span) => !document.isInLabel(span);
  return {
    language: analysis.language,
    published: analysis.published,
    inScope: analysis.inScope,
    text: source.text,
    blocks: source.blocks,
    annotations: choosePainted(analysis.annotations, source.blocks, { isWanted }).map((annotation) => {
      const { start, end, painted } = annotation;
      const place = { start, end, quote: source.text.slice(start, end) };
      if (annotation.kind === 'date') {
        const { value, type: timex, anchor, events, mod } = annotation;
        return {
          ...place,
          ...(value === null ? {} : { value }),
          timex,
          ...(mod === null ? {} : { mod }),
          anchor,
          events,
          painted,
        };
      }
      const { entity: id, office, use } = annotation;
      const entity = reference.entities.get(id);
      return { ...place, entity: id, wikidata: entity?.wikidata ?? null, type: entity?.kind, use, office, painted };
    }),
  };
}
