import type { Analysis, Block, Card, LanguageTag, PublicationDate, Summary } from '../core/types.ts';

/** The gate found an article in scope: inject the annotator into the sender's tab. */
export interface StartMessage {
  readonly type: 'start';
}

/** The annotator asks for the analysis of its article. Offsets in the answer refer to `text`. */
export interface AnnotateMessage {
  readonly type: 'annotate';
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
  /** Language of cards and summary. */
  readonly cardLanguage: LanguageTag;
}

export interface Annotated {
  readonly analysis: Analysis;
  /** By annotation key: the entity's id, or `date:` and the value. */
  readonly cards: Readonly<Record<string, Card>>;
  readonly summary: Summary;
}

/** A card for any id or date, on any day. Answered with a Card, or null where the id is unknown. */
export interface DescribeMessage {
  readonly type: 'describe';
  readonly id: string;
  readonly on: string;
  readonly language: LanguageTag;
}

export type BackgroundMessage = StartMessage | AnnotateMessage | DescribeMessage;
