import { describe, expect, it } from 'vitest';
import { couldBeArticle } from '../../src/page/gate.ts';
import { parsePage } from '../support/articles.ts';

const plain =
  '<p>Утром на рынке было людно: торговали яблоками, мёдом и солёными огурцами, и всё это пахло так, что никто не уходил без покупки.</p><p>К обеду пошёл снег, торговцы накрыли ящики плёнкой и пили чай из термосов, рассказывая друг другу о прошлогодней зиме и о внуках.</p>';
const field =
  '<p>Накануне в Бишкеке говорили о том же, только рынок там больше, а снег выпал ещё в пятницу и уже почти растаял.</p>';

const page = (body: string, head = ''): Document => parsePage(`<html><head>${head}</head><body>${body}</body></html>`);

describe('passes', () => {
  it.each([
    ['paragraphs that name the field', plain + field, ''],
    ['paragraphs under a title that names it', plain, '<title>Рынок в Минске</title>'],
    ['paragraphs under a headline that names it', `<h1>Зима в Казахстане</h1>${plain}`, ''],
    ['a description that names it', plain, '<meta name="description" content="The CSTO and the winter">'],
    ['bare text between breaks', (plain + field).replace(/<p>/g, '').replace(/<\/p>/g, '<br><br>'), ''],
    [
      'Armenian text',
      '<p>Հավաքական անվտանգության խորհուրդը հավաքվեց Երևանում և քննարկեց սահմանի վիճակը, ասված է հաղորդագրության մեջ։</p>'.repeat(
        3,
      ),
      '',
    ],
    ['a short text on a page that says that it is an article', field, '<meta property="og:type" content="article">'],
    [
      'a declared article with the field in its title, wherever the text stands',
      '',
      '<meta property="og:type" content="article"><title>ОДКБ собралась</title>',
    ],
    ['an article by its linked data', field, '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'],
  ])('%s', (_, body, head) => {
    expect(couldBeArticle(page(body, head))).toBe(true);
  });
});

describe('does not pass', () => {
  it.each([
    ['an empty page', '', ''],
    ['an article of something else', plain, '<meta property="og:type" content="article"><title>Рынок зимой</title>'],
    [
      'a menu that names the field',
      '<a href="/1">Новости Казахстана</a> <a href="/2">Минск</a>',
      '<title>Казахстан</title>',
    ],
    ['links alone, however long', `<a href="/1">${plain.replace(/<\/?p>/g, '')} Минск</a>`, '<title>Минск</title>'],
    [
      'a script that names the field',
      `${plain}<script>var city = "Бишкек, столица, и ещё много слов, чтобы строка не показалась короткой";</script>`,
      '',
    ],
    ['code', `<pre>${'Минск '.repeat(100)}</pre>`, '<title>Минск</title>'],
  ])('%s', (_, body, head) => {
    expect(couldBeArticle(page(body, head))).toBe(false);
  });

  it('a document without a body', () => {
    const document = parsePage('');
    document.documentElement.remove();
    expect(couldBeArticle(document)).toBe(false);
  });

  it('a page whose text begins after very many scraps', () => {
    expect(couldBeArticle(page('<i>1</i>'.repeat(5_000) + plain + field))).toBe(false);
  });
});
