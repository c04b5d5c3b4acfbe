import { describe, expect, it } from 'vitest';
import { findArticle } from '../../src/page/article.ts';
import { isInLinkLabel } from '../../src/page/link-label.ts';
import { mapText } from '../../src/page/text-map.ts';
import { parsePage } from '../support/articles.ts';

const sentence = 'Главы государств встретились вечером и говорили о границе, о торговле и о том, что будет дальше. ';

/** Is the first «ОДКБ» of a paragraph with this HTML in a label? */
function isLabel(html: string): boolean {
  const page = `<main><h1>Встреча</h1><p>${sentence.repeat(3)}</p><p>${html} ${sentence.repeat(2)}</p></main>`;
  const article = findArticle(parsePage(page));
  if (article === null) throw new Error('no article');
  const map = mapText(article);
  const start = map.source.text.indexOf('ОДКБ');
  return isInLinkLabel({ start, end: start + 4 }, map);
}

describe('a mention', () => {
  it.each([
    ['that is a link', 'В <a href="/csto">ОДКБ</a> заявили об этом.', true],
    ['in a short link', 'Об этом сказано <a href="/csto">на сайте <b>ОДКБ</b></a>.', true],
    [
      'in a link that is a phrase',
      'Ранее <a href="/csto">генеральный секретарь ОДКБ рассказал журналистам о ходе миссии</a>.',
      false,
    ],
    ['in no link', 'В ОДКБ заявили <a href="/csto">об этом</a>.', false],
    ['in a mere anchor', 'В <a id="csto">ОДКБ</a> заявили об этом.', false],
  ])('%s', (_, html, expected) => expect(isLabel(html)).toBe(expected));
});
