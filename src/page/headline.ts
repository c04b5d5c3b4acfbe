import { textOf, type Outline, type OutlineBlock } from './outline.ts';

/** Headings that are looked at, so that a page of headings costs no more than another. */
const headingsAtMost = 60;

/**
 * The block that holds the article's headline: the heading that the page's title repeats, first among those of the first rank; else the
 * first heading of the first rank. Null where neither is there.
 */
export function findHeadline(document: Document, outline: Outline): OutlineBlock | null {
  const titles = [document.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? '', document.title]
    .map(plain)
    .filter((title) => title.length > 0);
  let first: OutlineBlock | null = null;
  let lesser: OutlineBlock | null = null;
  let seen = 0;
  for (const block of outline.blocks) {
    if (block.kind !== 'heading') continue;
    if (++seen > headingsAtMost) break;
    if (block.level > 2) continue;
    const text = plain(textOf(block, outline.pieces));
    if (text.length < 2) continue;
    const repeats =
      text.length >= 10 && titles.some((title) => title.includes(text) || (title.length >= 20 && text.includes(title)));
    if (block.level === 1) {
      if (repeats) return block;
      if (first === null || (text.length >= 20 && first.length < 20)) first = block;
    } else if (repeats) lesser ??= block;
  }
  return lesser ?? first;
}

function plain(text: string): string {
  return text
    .slice(0, 300)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
