import { annotate } from '../core/article/annotate.ts';
import { choosePainted } from '../core/article/choose-painted.ts';
import type { Languages } from '../core/language/language-image.ts';
import type { Reference } from '../core/reference/reference.ts';
import type { Anchor, Block, DateModifier, LanguageTag, PublicationDate, Span, TimexType } from '../core/types.ts';
import type { ReadDocument } from './read-document.ts';

/** An annotation as the commands print it: the span, its words, and the entity or date that they mean. */
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
  /** With `explains`: the context rule that spoke of it, after its language; absent where none did. */
  readonly rule?: string;
}

interface PrintedDate extends PrintedSpan {
  /** Absent where it cannot be resolved. */
  readonly value?: string;
  readonly timex: TimexType;
  readonly mod?: NonNullable<DateModifier['mod']>;
  readonly bound?: NonNullable<DateModifier['bound']>;
  readonly anchor: Anchor | null;
  /** The date rule that recognised it, after its language; present with `explain`. */
  readonly rule?: string;
  readonly events: readonly string[];
}

/** The analysis of a document as the commands print it. */
export interface AnnotatedDocument {
  readonly language: LanguageTag;
  readonly published: PublicationDate | null;
  readonly inScope: boolean;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly annotations: readonly PrintedAnnotation[];
}

/**
 * Annotates a document as the extension does. A language or day in `override` replaces the document's own. With `explain` every
 * date also has the rule that recognised it.
 */
export function annotateDocument(
  document: ReadDocument,
  override: { readonly language: LanguageTag | null; readonly published: PublicationDate | null },
  reference: Reference,
  languages: Languages,
  explain = false,
): AnnotatedDocument {
  const { source } = document;
  const context = {
    language: override.language ?? document.language,
    published: override.published ?? document.published,
  };
  const analysis = annotate(source, context, reference, languages);
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
        const { value, type: timex, anchor, events, mod, bound, rule } = annotation;
        return {
          ...place,
          ...(value === null ? {} : { value }),
          timex,
          ...(mod === null ? {} : { mod }),
          ...(bound === undefined ? {} : { bound }),
          anchor,
          ...(explain ? { rule } : {}),
          events,
          painted,
        };
      }
      const { entity: id, office, use, rule } = annotation;
      const entity = reference.entities.get(id);
      return {
        ...place,
        entity: id,
        wikidata: entity?.wikidata ?? null,
        type: entity?.kind,
        use,
        office,
        ...(explain && rule !== undefined ? { rule } : {}),
        painted,
      };
    }),
  };
}
