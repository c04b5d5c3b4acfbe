import type { Card, LanguageTag, PublicationDate, SourceText } from '../core/types.ts';
import { findArticleInSlices } from '../page/article.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapTextInSlices, type TextMap } from '../page/text-map.ts';
import { askBackground } from './ask-background.ts';
import { cardKey, cardOfLongest } from './card-keys.ts';
import { keysAtMost, type Annotated, type Cards, type Worked } from './messages.ts';
import type { Slicer } from './rest.ts';
import { withinLimits } from './sent-text.ts';

/** An article's text on the page, with what the page says of it. */
export interface ReadText {
  readonly map: TextMap;
  /** The text as far as the background takes it: the beginning of the map's. */
  readonly source: SourceText;
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
}

/** A text that was read, with what the background made of it. */
export interface Reading {
  readonly map: TextMap;
  readonly source: SourceText;
  /** What the background was told beside the text. */
  readonly asked: string;
  readonly answer: Annotated;
  /** Null until they have come, soon after the marks. */
  cards: Cards | null;
}

/** Finds and reads the page's article in slices; null where there is none. Rejects with GivenUp where the signal is aborted. */
export async function readText(document: Document, slicer: Slicer, signal: AbortSignal): Promise<ReadText | null> {
  const pause = () => slicer.pause(signal);
  slicer.begin();
  const article = await findArticleInSlices(document, pause);
  if (article === null) {
    slicer.end();
    return null;
  }
  const map = await mapTextInSlices(article, pause);
  await pause();
  const { language, published } = readMetadata(document, new Date());
  const source = withinLimits(map.source);
  slicer.end();
  return { map, source, language, published };
}

/** The cards of all that the article names and dates, as of its day; null if the request was superseded. */
export async function askForCards(
  { analysis, summary }: Annotated,
  language: LanguageTag,
): Promise<Worked<Cards> | null> {
  const keys = new Set(analysis.annotations.flatMap((annotation) => cardKey(annotation) ?? []));
  return askBackground({ type: 'cards', keys: [...keys].slice(0, keysAtMost), on: summary.on, language });
}

/** The card of what the range of the page names in the article, the longest name first; null where it names nothing. */
export function cardOfRange(range: Range, { map, answer, cards }: Reading): Card | null {
  const start = map.offsetOf(range.startContainer, range.startOffset);
  const end = map.offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const within = answer.analysis.annotations.filter((each) => each.start < end && start < each.end);
  return cardOfLongest(within, (key) => cards?.[key] ?? null);
}

/** The card of what words name by themselves, as of the article's day; null where nothing is known of them. */
export async function cardOfWords(document: Document, text: string, cardLanguage: LanguageTag): Promise<Card | null> {
  const { language, published } = readMetadata(document, new Date());
  return askBackground({ type: 'explain-words', text, language, published, cardLanguage });
}
