import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import type { GoldenArticle } from './golden-article.ts';

/** A page of test/articles. */
export interface ArticlePage {
  readonly slug: string;
  readonly html: string;
  /** Its expected.json, which `npm run golden` writes and a person has read. Throws where there is none yet. */
  readonly expected: GoldenArticle;
}

const folder = new URL('../articles/', import.meta.url);

/** Every page of test/articles. */
export function readArticlePages(): ArticlePage[] {
  return readdirSync(folder)
    .sort()
    .map((slug) => ({
      slug,
      html: readFileSync(new URL(`${slug}/source.html`, folder), 'utf8'),
      get expected() {
        return JSON.parse(readFileSync(new URL(`${slug}/expected.json`, folder), 'utf8')) as GoldenArticle;
      },
    }));
}

/** jsdom remembers each document that was asked by a selector for as long as the window lives that parsed it, and asks slower and slower. */
const documentsPerWindow = 200;
let window = new JSDOM('').window;
let parsed = 0;

/** A document of its own, as a browser would parse it; its scripts do not run. Without an address it is `about:blank`. */
export function parsePage(html: string, url?: string): Document {
  if (url !== undefined) return new JSDOM(html, { url }).window.document;
  if (++parsed % documentsPerWindow === 0) window = new JSDOM('').window;
  return new window.DOMParser().parseFromString(html, 'text/html');
}
