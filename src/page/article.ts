import type { BlockKind } from '../core/types.ts';
import { chooseRoot, type Choice } from './choose-root.ts';
import { role } from './element-roles.ts';
import { findHeadline } from './headline.ts';
import type { Container, Outline, OutlineBlock } from './outline.ts';
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
/** A short story under a headline of its own may have so many times its text in teasers around it. */
const storyHeadlineAtLeast = 20;
const storyProseAtLeast = 400;
const teasersPerStory = 5;
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

  let page: Surroundings = { aroundHeadline, prose: outline.containers[0]!.prose, lenient: false, doubted: new Set() };
  let choice = yield* chooseRoot(outline, page);
  yield;
  if (choice.doubted.size > 0) {
    page = { ...page, doubted: choice.doubted };
    choice = yield* chooseRoot(outline, page);
    yield;
  }
  if (choice.prose < enough) {
    if (!isDeclared && choice.teaserProse > proseAtLeast) return null;
    page = { ...page, lenient: true };
    choice = yield* chooseRoot(outline, page);
    yield;
  }
  const root = firstOfSeveral(outline, choice.root, headline);
  if (root === null || choice.prose < enough || (!isDeclared && isList(root, choice, headline))) return null;
  const blocks = yield* selectBlocks(outline, root, headline, page);
  return blocks.length === 0 ? null : { root: root.element, blocks, isTruncated: outline.isTruncated };
}

/** Where whole articles stand below each other, as they do where a page goes on and on, the one of the headline. */
function firstOfSeveral(outline: Outline, root: Container | null, headline: OutlineBlock | null): Container | null {
  if (root === null || headline?.level !== 1) return root;
  let own: Container | null = null;
  for (let at: Container | null = headline.container; at !== null && at.order > root.order; at = at.parent)
    if (at.role === role.article && at.prose >= storyProseAtLeast) own = at;
  if (own === null) return root;
  const after = outline.blocks.slice(outline.blocks.indexOf(headline) + 1);
  const next = after.find(({ level, container }) => level === 1 && !isWithin(container, own));
  return next === undefined || !isWithin(next.container, root) ? root : own;
}

function isWithin(container: Container, outer: Container): boolean {
  let at: Container | null = container;
  while (at !== null && at.order > outer.order) at = at.parent;
  return at === outer;
}

function isList(root: Container, { prose, teaserProse }: Choice, headline: OutlineBlock | null): boolean {
  const isHeaded = headline !== null && headline.level === 1 && headline.linked === 0;
  const isStory = isHeaded && headline.length >= storyHeadlineAtLeast && prose >= storyProseAtLeast;
  if (teaserProse > prose * (isStory ? teasersPerStory : 1)) return true;
  return !isHeaded && root.linkedHeadings >= 3 && prose < prosePerLinkedHeading * root.linkedHeadings;
}
