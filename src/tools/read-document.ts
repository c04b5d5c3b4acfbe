import type { Block, LanguageTag, PublicationDate, SourceText, Span } from '../core/types.ts';
import { findArticle } from '../page/article.ts';
import { isInLinkLabel } from '../page/link-label.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapText } from '../page/text-map.ts';

/** A document's text with what it says of itself. */
export interface ReadDocument {
  readonly source: SourceText;
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
  /** Is the span in the short label of a link, where nothing is marked? */
  readonly isInLabel: (span: Span) => boolean;
}

/** A first block longer than this is no headline. */
const headlineAtMost = 200;

/** Plain text as a document: blank lines part the blocks; a short first block without a full stop is the headline. */
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
    first.end - first.start < headlineAtMost &&
    !'.!…:;'.includes(text[first.end - 1] ?? '');
  return {
    source: { text, blocks: isHeadline ? [{ ...first, kind: 'heading' }, ...rest] : blocks },
    language: null,
    published: null,
    isInLabel: () => false,
  };
}

/** A page as the extension reads it: its article, language and date. A page without an article gives an empty text. */
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
