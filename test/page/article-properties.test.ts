import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findArticle, findArticleInSlices } from '../../src/page/article.ts';
import { mapText } from '../../src/page/text-map.ts';
import { parsePage } from '../support/articles.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../support/fuzz.ts';

const sentence = fc
  .array(
    fc.constantFrom('совет', 'страны', 'решил', 'вчера', ' учения ', 'граница', '\n', 'мир&nbsp;и', 'от&shy;ряд'),
    { minLength: 8, maxLength: 40 },
  )
  .map((words) => `${words.join(' ')}.`);
const tag = fc.constantFrom(
  'p',
  'div',
  'article',
  'section',
  'b',
  'a',
  'li',
  'ul',
  'h1',
  'h2',
  'td',
  'table',
  'aside',
  'blockquote',
  'x-y',
  'svg',
  'template',
);
const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    sentence,
    fc.constantFrom('<br>', '<br><br>', '<!-- -->', '<img alt="x">', '<script>x</script>', ' '),
    fc
      .tuple(tag, fc.array(tie('html'), { maxLength: 5 }))
      .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    fc.array(sentence, { minLength: 2, maxLength: 6 }).map((all) => all.map((one) => `<p>${one}</p>`).join('')),
  ),
}));

describe('the article finder', { timeout: fuzzTimeoutMs }, () => {
  it('reads any document without changing it; its map goes there and back', () => {
    fc.assert(
      fc.property(fc.array(html, { maxLength: 6 }), (parts) => {
        const document = parsePage(`<body>${parts.join('')}`);
        const before = document.documentElement.outerHTML;
        const article = findArticle(document);
        if (article !== null) {
          const map = mapText(article);
          const { text, blocks } = map.source;
          let last = 0;
          for (const { start, end } of blocks) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
            const range = map.rangeOf({ start, end });
            expect(range === null ? null : map.offsetOf(range.startNode, range.startOffset)).toBe(start);
          }
        }
        expect(document.documentElement.outerHTML).toBe(before);
      }),
      fuzzRuns(),
    );
  });

  it('finds the same in slices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(html, { maxLength: 6 }), async (parts) => {
        const document = parsePage(`<body>${parts.join('')}`);
        const whole = findArticle(document);
        const sliced = await findArticleInSlices(document, () => Promise.resolve());
        const textOf = (article: typeof whole) => (article === null ? null : mapText(article).source);
        expect(textOf(sliced)).toEqual(textOf(whole));
      }),
      fuzzRuns(0.2),
    );
  });
});
