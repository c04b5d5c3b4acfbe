import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import type { BlockKind, IsoDay, LanguageTag } from '../../src/core/types.ts';

/** What must be read from a page of test/articles. */
export interface ExpectedArticle {
  readonly language: LanguageTag | null;
  readonly published: IsoDay | null;
  /** Empty where the page is no article. */
  readonly blocks: readonly { readonly kind: BlockKind; readonly text: string }[];
}

/** A page of test/articles with what is expected of it. */
export interface ArticlePage {
  readonly slug: string;
  readonly html: string;
  readonly expected: ExpectedArticle;
}

const folder = new URL('../articles/', import.meta.url);

/** Every page of test/articles. */
export function readArticlePages(): ArticlePage[] {
  return readdirSync(folder)
    .sort()
    .map((slug) => ({
      slug,
      html: readFileSync(new URL(`${slug}/source.html`, folder), 'utf8'),
      expected: JSON.parse(readFileSync(new URL(`${slug}/expected.json`, folder), 'utf8')) as ExpectedArticle,
    }));
}

const { DOMParser } = new JSDOM('').window;

/** A document of its own, as a browser would parse it; its scripts do not run. Without an address it is `about:blank`. */
export function parsePage(html: string, url?: string): Document {
  if (url !== undefined) return new JSDOM(html, { url }).window.document;
  return new DOMParser().parseFromString(html, 'text/html');
}
