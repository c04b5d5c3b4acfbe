import { describe, expect, it } from 'vitest';
import { readArticlePages } from '../support/articles.ts';
import { makeGolden, printGolden } from '../support/golden-article.ts';
import { shippedReference } from '../support/reference.ts';

// The golden articles are a regression net: they show every change in how whole pages are read. They are no proof that an annotation is
// right, since the files record what the product did when somebody last read and accepted them (`npm run golden`).

const reference = shippedReference();

describe('golden articles, a regression net and no proof', () => {
  it.each(readArticlePages().map(({ slug, html }) => [slug, html]))('%s is read as before', async (slug, html) => {
    const golden = printGolden(await makeGolden(html, reference));
    await expect(golden).toMatchFileSnapshot(`../articles/${slug}/expected.json`);
  });
});
