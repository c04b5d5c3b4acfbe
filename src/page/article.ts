import type { BlockKind } from '../core/types.ts';
import { chooseRoot, type Choice } from './choose-root.ts';
import { findHeadline } from './headline.ts';
import type { Container, OutlineBlock } from './outline.ts';
import { selectBlocks } from './select-blocks.ts';
import { withoutRest, withRests, type Slices } from './slices.ts';
import type { Surroundings } from './standing.ts';
import { Walk } from './walk.ts';

// The way to the article: one walk over the page gives an outline of containers and blocks (walk.ts); the container with the most
// sentences and the fewest links is chosen (choose-root.ts); what stands beside the article in it is left out
// (select-blocks.ts). The document is only read, and no layout is asked for.

/** One block of the article on the live page. */
export interface ArticleBlock {
  readonly kind: BlockKind;
  /** The nearest element that holds the block; where text lies bare between breaks, several blocks share it. */
  readonly element: Element;
  /** In reading order: text nodes; a `br` for a line break; any other element for something in the line that is not read. */
  readonly pieces: readonly Node[];
}

/** The article of a page. Holds nodes of the page: release it with the page. */
export interface Article {
  /** The element that holds the article; its headline and lead may stand outside. */
  readonly root: Element;
  readonly blocks: readonly ArticleBlock[];
  /** The page has more than two million characters, of which only the first were read. */
  readonly isTruncated: boolean;
}

/** Nodes walked over in one step: less than a millisecond, so that who paces the steps can keep to his time. */
const nodesPerSlice = 200;

/** Fewer characters of sentences are no article, unless the page says that it is one. */
const proseAtLeast = 200;
const declaredProseAtLeast = 60;
/** A page of linked headings with less text than this to each is a list. */
const prosePerLinkedHeading = 700;

/**
 * Finds the article of a page: headline, lead, paragraphs, captions, lists and quotations in reading order; nothing of navigation, comments,
 * related links, counters and footers, nor of hidden or editable text, code and formulas. Null where the page holds no article, as a list of teasers.
 */
export function findArticle(document: Document): Article | null {
  return withoutRest(readArticle(document));
}

/**
 * The same in steps of about a millisecond; `pause` is awaited between them, and rejects to give up. Where the page changes meanwhile, the article is
 * what the walk met.
 */
export function findArticleInSlices(document: Document, pause: () => Promise<void>): Promise<Article | null> {
  return withRests(readArticle(document), pause);
}

function* readArticle(document: Document): Slices<Article | null> {
  const { body } = document as { readonly body: HTMLElement | null };
  if (body === null || document.designMode === 'on') return null;
  const outline = new Walk(body);
  while (!outline.advance(nodesPerSlice)) yield;
  yield* outline.sumUp();
  yield;

  const headline = findHeadline(document, outline);
  const aroundHeadline = new Set<Container>();
  for (let at = headline?.container ?? null; at !== null; at = at.parent) aroundHeadline.add(at);
  const isDeclared = document.querySelector('meta[property="og:type"]')?.getAttribute('content') === 'article';
  const enough = isDeclared ? declaredProseAtLeast : proseAtLeast;

  let page: Surroundings = { aroundHeadline, prose: outline.containers[0]!.prose, lenient: false };
  let choice = yield* chooseRoot(outline, page);
  yield;
  if (choice.prose < enough) {
    if (!isDeclared && choice.teaserProse > proseAtLeast) return null;
    page = { ...page, lenient: true };
    choice = yield* chooseRoot(outline, page);
    yield;
  }
  const { root } = choice;
  if (root === null || choice.prose < enough || (!isDeclared && isList(root, choice, headline))) return null;
  const blocks = yield* selectBlocks(outline, root, headline, page);
  return blocks.length === 0 ? null : { root: root.element, blocks, isTruncated: outline.isTruncated };
}

function isList(root: Container, { prose, teaserProse }: Choice, headline: OutlineBlock | null): boolean {
  if (teaserProse > prose) return true;
  const isHeaded = headline !== null && headline.level === 1 && headline.linked === 0;
  return !isHeaded && root.linkedHeadings >= 3 && prose < prosePerLinkedHeading * root.linkedHeadings;
}
