import { cardKey, cardOfLongest } from '../core/cards/card-keys.ts';
import type { Card, LanguageTag, PublicationDate, SourceText } from '../core/types.ts';
import { findArticleInSlices } from '../page/article.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapTextInSlices, type TextMap } from '../page/text-map.ts';
import { maxKeys, type Annotated, type AskBackground, type Cards, type Worked } from '../protocol/messages.ts';
import { withinLimits } from '../protocol/sent-text.ts';

/** An article's text on the page, with its metadata. */
export interface ReadText {
  readonly map: TextMap;
  /** The beginning of the map's text that the background accepts. */
  readonly source: SourceText;
  /** Only the beginning of the page was read, or only the beginning of the article is sent. */
  readonly isTruncated: boolean;
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
}

/** A text that was read, with the background's answer. */
export interface Reading extends ReadText {
  /** Everything in the request beside the text, as JSON: with the same text and this the answer would be the same. */
  readonly asked: string;
  readonly answer: Annotated;
  /** Null until they have come, soon after the marks. */
  cards: Cards | null;
}

/** Finds and reads the page's article; null if it has none. Awaits `pause` between steps and rejects as it does. */
export async function readText(document: Document, pause: () => Promise<void>): Promise<ReadText | null> {
  const article = await findArticleInSlices(document, pause);
  if (article === null) return null;
  const map = await mapTextInSlices(article, pause);
  await pause();
  const { language, published } = readMetadata(document, new Date());
  const source = withinLimits(map.source);
  const isTruncated = article.isTruncated || source.text.length < map.source.text.length;
  return { map, source, isTruncated, language, published };
}

/** The cards of everything that the article names and dates, as of its day; null if the request was superseded. */
export async function askForCards(
  ask: AskBackground,
  { analysis, summary }: Annotated,
  language: LanguageTag,
): Promise<Worked<Cards> | null> {
  const keys = new Set(analysis.annotations.flatMap((annotation) => cardKey(annotation) ?? []));
  return ask('cards', { keys: [...keys].slice(0, maxKeys), on: summary.on, language });
}

/** The card of the longest name or date of the article that the range touches; null where it touches none. */
export function cardOfRange(range: Range, { map, answer, cards }: Reading): Card | null {
  const start = map.offsetOf(range.startContainer, range.startOffset);
  const end = map.offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const within = answer.analysis.annotations.filter((each) => each.start < end && start < each.end);
  return cardOfLongest(within, (key) => cards?.[key] ?? null);
}

/** The card of the longest name in words taken by themselves, as of the page's day; null where they name nothing. */
export async function cardOfWords(
  ask: AskBackground,
  document: Document,
  text: string,
  cardLanguage: LanguageTag,
): Promise<Card | null> {
  const { language, published } = readMetadata(document, new Date());
  return ask('explain-words', { text, language, published, cardLanguage });
}
