import { describe, expect, it } from 'vitest';
import { compareGolden } from '../../../src/tools/compare-golden.ts';
import { makeGolden, printGolden, type GoldenArticle, type GoldenBlock } from '../../../src/tools/golden-article.ts';
import { readArticlePages } from '../../support/articles.ts';
import { shippedReference } from '../../support/reference.ts';

const reference = shippedReference();

describe.each(readArticlePages())('the page $slug', ({ html, expected }) => {
  it('is understood as its expected.json says (npm run golden shows what differs)', async () => {
    const golden = await makeGolden(html, reference);
    expect(compareGolden(expected, golden)).toEqual([]);
    expect(golden).toEqual(expected);
  });
});

describe('printing', () => {
  it.each(readArticlePages())('gives JSON that is read back: $slug', ({ expected }) =>
    expect(JSON.parse(printGolden(expected))).toEqual(expected),
  );
  it('gives an annotation a line', () => {
    const lines = printGolden(article([block('ОДКБ', [{ quote: 'ОДКБ', at: 0, entity: 'csto', painted: true }])]));
    expect(lines.split('\n')).toContain('        { "quote": "ОДКБ", "at": 0, "entity": "csto", "painted": true }');
  });
});

const csto = { quote: 'ОДКБ', at: 2, entity: 'csto', painted: true };
const day = { quote: '10 января', at: 8, value: '2022-01-10', painted: true };

describe('comparing', () => {
  it.each<[string, GoldenBlock[], GoldenBlock[], string[]]>([
    ['nothing', [block('В ОДКБ', [csto])], [block('В ОДКБ', [csto])], []],
    ['an annotation that came', [block('В ОДКБ', [])], [block('В ОДКБ', [csto])], ['+ В [ОДКБ]  csto painted']],
    ['one that went', [block('В ОДКБ', [csto])], [block('В ОДКБ', [])], ['- В [ОДКБ]  csto painted']],
    [
      'one understood in another way',
      [block('В ОДКБ, 10 января', [csto, day])],
      [
        block('В ОДКБ, 10 января', [
          { ...csto, painted: false },
          { ...day, value: null },
        ]),
      ],
      ['~ В [ОДКБ], 10 января  csto painted ⇒ csto', '~ В ОДКБ, [10 января]  2022-01-10 painted ⇒ no day painted'],
    ],
    [
      'a text that changed, and in it only what is understood in another way',
      [block('В ОДКБ', [csto])],
      [block('Сегодня в ОДКБ', [{ ...csto, at: 10 }])],
      ['- paragraph В ОДКБ', '+ paragraph Сегодня в ОДКБ'],
    ],
    [
      'a block that came between two',
      [block('Раз', []), block('Два', [])],
      [block('Раз', []), block('В ОДКБ', [csto]), block('Два', [])],
      ['+ paragraph В ОДКБ', '+ В [ОДКБ]  csto painted'],
    ],
    ['a block that went', [block('Раз', []), block('Два', [])], [block('Два', [])], ['- paragraph Раз']],
  ])('%s', (_, was, is, lines) => expect(compareGolden(article(was), article(is))).toEqual(lines));

  it('tells what the page says and whether it is in scope', () =>
    expect(compareGolden(article([]), { ...article([]), inScope: false, language: 'en' })).toEqual([
      '~ language "ru" → "en"',
      '~ inScope true → false',
    ]));
});

function article(blocks: readonly GoldenBlock[]): GoldenArticle {
  const published = { value: '2022-01-11', basis: 'metadata' } as const;
  return {
    stated: { language: 'ru', published: published.value },
    language: 'ru',
    published,
    inScope: true,
    blocks,
  };
}

function block(text: string, annotations: GoldenBlock['annotations']): GoldenBlock {
  return { kind: 'paragraph', text, annotations };
}
