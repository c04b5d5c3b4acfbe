import { describe, expect, it } from 'vitest';
import { findArticle } from '../../src/page/article.ts';
import { couldBeArticle } from '../../src/page/gate.ts';
import { readMetadata } from '../../src/page/metadata.ts';
import { mapText } from '../../src/page/text-map.ts';
import { parsePage, readArticlePages } from '../support/articles.ts';

const now = new Date('2026-01-01T00:00:00Z');

describe.each(readArticlePages())('the page $slug', ({ slug, html, expected }) => {
  it('gives its article, and none of what stands around it', () => {
    const article = findArticle(parsePage(html));
    const { text, blocks } = article === null ? { text: '', blocks: [] } : mapText(article).source;
    expect(blocks.map(({ start, end, kind }) => ({ kind, text: text.slice(start, end) }))).toEqual(
      expected.blocks.map(({ kind, text }) => ({ kind, text })),
    );
  });

  it('gives its language and day', () => {
    const { language, published } = readMetadata(parsePage(html), now);
    expect({ language, published: published?.value ?? null }).toEqual(expected.stated);
  });

  it('is left as it was', () => {
    const document = parsePage(html);
    const before = document.documentElement.outerHTML;
    const article = findArticle(document);
    if (article !== null) mapText(article);
    couldBeArticle(document);
    readMetadata(document, now);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('maps every character of a block to the same character of the page', () => {
    const article = findArticle(parsePage(html));
    if (article === null) return;
    const map = mapText(article);
    for (const { start, end } of map.source.blocks) {
      for (let at = start; at < end; at++) {
        const seen = map.source.text[at]!;
        if (seen === '\n') continue;
        const range = map.rangeOf({ start: at, end: at + 1 });
        if (range === null && seen === ' ') continue;
        const written = range?.startNode.data[range.startOffset] ?? '';
        expect(seen === ' ' ? /\s/.test(written) : written === seen, `${at} ${seen} ${written}`).toBe(true);
        expect(map.offsetOf(range!.startNode, range!.startOffset)).toBe(at);
      }
    }
  });

  it('passes the gate where it concerns the field', () => {
    expect(couldBeArticle(parsePage(html))).toBe(slug !== 'cooking');
  });
});
