import type { Annotation, Card, LanguageTag, PublicationDate } from '../core/types.ts';
import { findArticleInSlices } from '../page/article.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapTextInSlices, type TextMap } from '../page/text-map.ts';
import { askBackground } from './ask-background.ts';
import { cardKey, keysAtMost, type Annotated, type Cards } from './messages.ts';
import type { Slicer } from './rest.ts';

/** An article's text on the page, with what the page says of it. */
export interface ReadText {
  readonly map: TextMap;
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
}

/** A text that was read, with what the background made of it. */
export interface Reading {
  readonly map: TextMap;
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
  slicer.end();
  return { map, language, published };
}

/** The cards of all that the article names and dates, as of its day. */
export async function askForCards({ analysis, summary }: Annotated, language: LanguageTag): Promise<Cards> {
  const keys = new Set(analysis.annotations.flatMap((annotation) => cardKey(annotation) ?? []));
  return askBackground({ type: 'cards', keys: [...keys].slice(0, keysAtMost), on: summary.on, language });
}

/** The card of what the range of the page names in the article, the longest name first; null where it names nothing. */
export function cardOfRange(range: Range, { map, answer, cards }: Reading): Card | null {
  const start = map.offsetOf(range.startContainer, range.startOffset);
  const end = map.offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const within = answer.analysis.annotations.filter((each) => each.start < end && start < each.end);
  return cardOfLongest(within, cards ?? {});
}

/** The card of what words name by themselves, as of the article's day; null where nothing is known of them. */
export async function cardOfWords(document: Document, text: string, cardLanguage: LanguageTag): Promise<Card | null> {
  const { language, published } = readMetadata(document, new Date());
  const answer = await askBackground({
    type: 'annotate',
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    language,
    published,
    cardLanguage,
    names: [],
  });
  return cardOfLongest(answer.analysis.annotations, await askForCards(answer, cardLanguage));
}

function cardOfLongest(annotations: readonly Annotation[], cards: Cards): Card | null {
  const cardOf = (annotation: Annotation): Card | null => cards[cardKey(annotation) ?? ''] ?? null;
  const [longest] = annotations
    .filter((annotation) => cardOf(annotation) !== null)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  return longest === undefined ? null : cardOf(longest);
}
