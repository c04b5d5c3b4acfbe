import { describe, expect, it } from 'vitest';
import { readArticlePages } from '../support/articles.ts';
import { makeGolden, printGolden } from '../support/golden-article.ts';
import { shippedLanguages, shippedReference } from '../support/reference.ts';

// The golden articles are a regression net: they show every change in how whole pages are read. They do not prove that an annotation is
// right: the files record what the product did when somebody last read and accepted them (`npm run golden`).

const reference = shippedReference();
const languages = shippedLanguages();

describe('golden articles (a regression net, not a proof)', () => {
  it.each(readArticlePages().map(({ slug, html }) => [slug, html]))('%s is read as before', async (slug, html) => {
    const golden = printGolden(await makeGolden(html, reference, languages));
    await expect(golden).toMatchFileSnapshot(`../articles/${slug}/expected.json`);
  });
});
