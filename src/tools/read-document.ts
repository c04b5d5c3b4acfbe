import type { Block, LanguageTag, PublicationDate, SourceText, Span } from '../core/types.ts';
import { findArticle } from '../page/article.ts';
import { isInLinkLabel } from '../page/link-label.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapText } from '../page/text-map.ts';

/** The text of a document, and its own statements about language and date. */
export interface ReadDocument {
  readonly source: SourceText;
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
  /** Is the span in the short label of a link? Nothing is marked there. */
  readonly isInLabel: (span: Span) => boolean;
}

/** A headline in plain text has at most this many characters. */
const maxHeadlineLength = 200;

/** Reads plain text: blank lines separate blocks, and a short first block without a full stop is the headline. */
export function readText(text: string): ReadDocument {
  const blocks: Block[] = [];
  let start = -1;
  let end = 0;
  let at = 0;
  for (const line of [...text.split('\n'), '']) {
    const words = line.trim();
    if (words !== '') {
      const first = at + line.indexOf(words);
      if (start < 0) start = first;
      end = first + words.length;
    } else if (start >= 0) {
      blocks.push({ start, end, kind: 'paragraph' });
      start = -1;
    }
    at += line.length + 1;
  }
  const [first, ...rest] = blocks;
  const isHeadline =
    first !== undefined &&
    rest.length > 0 &&
    first.end - first.start < maxHeadlineLength &&
    !'.!…:;'.includes(text[first.end - 1] ?? '');
  return {
    source: { text, blocks: isHeadline ? [{ ...first, kind: 'heading' }, ...rest] : blocks },
    language: null,
    published: null,
    isInLabel: () => false,
  };
}

/** Reads a page as the extension does: article, language, date. A page without an article gives an empty text. */
export async function readHtml(html: string): Promise<ReadDocument> {
  const { JSDOM } = await import('jsdom');
  const { document } = new JSDOM(html).window;
  const { language, published } = readMetadata(document, new Date());
  const article = findArticle(document);
  const map = article === null ? null : mapText(article);
  return {
    source: map?.source ?? { text: '', blocks: [] },
    language,
    published,
    isInLabel: (span) => map !== null && isInLinkLabel(span, map),
  };
}
