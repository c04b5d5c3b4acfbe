import { describe, expect, it, vi } from 'vitest';
import { readMetadata } from '../../src/page/metadata.ts';
import { parsePage } from '../support/articles.ts';

const now = new Date('2024-03-01T12:00:00Z');
const ld = (json: unknown): string =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;
const day = '2022-01-11';

function read(head: string, body = '', url?: string): ReturnType<typeof readMetadata> {
  return readMetadata(parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, url), now);
}

describe('the day of publication', () => {
  it.each([
    ['JSON-LD', ld({ '@type': 'NewsArticle', datePublished: '2022-01-11T15:20:00+03:00' })],
    [
      'JSON-LD in a list',
      ld([{ '@type': 'Organization' }, { '@type': ['Article', 'NewsArticle'], datePublished: ['2022-01-11'] }]),
    ],
    [
      'JSON-LD in a graph',
      ld({
        '@graph': [
          { '@type': 'WebPage', datePublished: '2020-01-01' },
          { '@type': 'NewsArticle', datePublished: '2022-01-11' },
        ],
      }),
    ],
    [
      'JSON-LD, the article before what is related',
      ld({ '@type': 'Article', datePublished: '2022-01-11' }) + ld({ '@type': 'Article', datePublished: '2021-05-05' }),
    ],
    ['JSON-LD with a typed value', ld({ '@type': 'Article', datePublished: { '@value': '2022-01-11' } })],
    [
      'JSON-LD after a broken one',
      ld('{ "datePublished": "2020-01-01", ') +
        ld({ '@type': 'https://schema.org/NewsArticle', datePublished: '2022-01-11' }),
    ],
    ['JSON-LD in a comment', ld(`<!-- ${JSON.stringify({ '@type': 'Article', datePublished: '2022-01-11' })} -->`)],
    ['Open Graph', '<meta property="article:published_time" content="2022-01-11T15:20:00+03:00">'],
    ['Parse.ly', '<meta name="parsely-pub-date" content="2022-01-11T15:20:00Z">'],
    ['Sailthru', '<meta name="sailthru.date" content="2022-01-11 15:20:00">'],
    ['Dublin Core, in capitals', '<meta name="DC.date.issued" content="2022-01-11">'],
    ['PRISM', '<meta name="prism.publicationDate" content="2022-01-11">'],
    ['a plain name', '<meta name="date" content="Tue, 11 Jan 2022 15:20:00 +0300">'],
    ['microdata in the head', '<meta itemprop="datePublished" content="2022-01-11">'],
    ['a compact date', '<meta name="pubdate" content="20220111T152000">'],
    ['European numbers', '<meta name="date" content="11.01.2022 15:20">'],
    ['American numbers', '<meta name="date" content="1/11/2022 3:20 PM">'],
    ['slashes that can only be European', '<meta name="date" content="25/12/2021">', '2021-12-25'],
    ['seconds of an epoch', '<meta name="pubdate" content="1641903600">'],
    ['its milliseconds', '<meta name="pubdate" content="1641903600000">'],
  ])('in %s', (_, head, expected = day) => {
    expect(read(head).published).toEqual({ value: expected, basis: 'metadata' });
  });

  it.each([
    ['microdata', '<p><span itemprop="datePublished" content="2022-01-11T15:20">вчера</span></p>'],
    ['a time of publication', '<time pubdate datetime="2022-01-11">11 января</time>'],
    [
      'a time by the headline',
      '<article><header><h1>Совет</h1><time datetime="2022-01-11T10:00:00+06:00">11 января</time></header></article>',
    ],
    [
      'not in one of a comment',
      '<article><h1>Совет</h1><div class="comments"><time datetime="2022-02-02"></time></div><time datetime="2022-01-11"></time></article>',
    ],
  ])('in the body: %s', (_, body) => {
    expect(read('', body).published).toEqual({ value: day, basis: 'metadata' });
  });

  it.each([
    ['https://news.example/2022/01/11/sovet.html'],
    ['https://news.example/world/20220111/1767.html'],
    ['https://news.example/2022-01-11-sovet'],
    ['https://news.example/news/11.01.2022/sovet'],
  ])('in the address %s', (url) => {
    expect(read('', '<h1>Совет</h1>', url).published).toEqual({ value: day, basis: 'metadata' });
    expect(read(`<link rel="canonical" href="${url}">`).published).toEqual({ value: day, basis: 'metadata' });
  });

  it.each([
    ['in Russian', '<div><h1>Совет</h1></div><div>11 января 2022, 15:20</div>'],
    ['in Russian with a weekday, before the headline', '<div>Вторник, 11 января 2022 г.</div><h1>Совет</h1>'],
    ['in English', '<h1>Council</h1><p>By Anna Hart</p><p>January 11, 2022</p>'],
    ['in English, the day first', '<h1>Council</h1><p>11 Jan 2022</p>'],
    ['in numbers', '<h2>Совет</h2><small>11.01.2022 | 15:20</small>'],
    ['in Armenian', '<h1>Խորհուրդ</h1><p>11 հունվար 2022</p>'],
    ['in Kazakh', '<h1>Кеңес</h1><p>11 қаңтар, 2022</p>'],
    ['in Belarusian', '<h1>Савет</h1><p>11 студзеня 2022</p>'],
  ])('in the line by the headline, %s', (_, body) => {
    expect(read('', body).published).toEqual({ value: day, basis: 'dateline' });
  });

  it.each([
    ['nothing', '', ''],
    ['a day before the web', '<meta name="date" content="1970-01-01">', ''],
    ['a day to come', '<meta name="date" content="2024-03-05">', ''],
    ['a day that is none', '<meta name="date" content="2022-02-30">', ''],
    ['words', '<meta name="date" content="вчера">', ''],
    ['the day of a change alone', '<meta property="article:modified_time" content="2022-01-12">', ''],
    [
      'a date in a sentence far from the headline',
      '',
      `<h1>Совет</h1>${'<p>Долгая строка, в которой говорится о многом, но не о том, когда это случилось, и так до самого конца, до последнего слова её.</p>'.repeat(20)}<p>11 января 2022</p>`,
    ],
    ['a number in the address', '<link rel="canonical" href="https://news.example/article/20229911/">', ''],
  ])('is unknown from %s', (_, head, body) => {
    expect(read(head, body).published).toBeNull();
  });

  it('is the day that the timestamp itself has', () => {
    expect(read('<meta name="date" content="2022-01-11T23:50:00-05:00">').published?.value).toBe('2022-01-11');
    expect(read('<meta name="date" content="2022-01-10T22:00:00Z">').published?.value).toBe('2022-01-10');
  });

  it('may be two days ahead of the reader’s day, because clocks are wrong', () => {
    const night = new Date('2024-03-01T22:30:00Z');
    const dayAt = (zone: string, written: string) => {
      vi.stubEnv('TZ', zone);
      return readMetadata(parsePage(`<meta name="date" content="${written}">`), night).published?.value;
    };
    expect(dayAt('UTC', '2024-03-03')).toBe('2024-03-03');
    expect(dayAt('UTC', '2024-03-04')).toBeUndefined();
    expect(dayAt('Europe/Moscow', '2024-03-04')).toBe('2024-03-04');
    expect(dayAt('Europe/Moscow', '2024-03-05')).toBeUndefined();
    vi.unstubAllEnvs();
  });

  it('is taken from the next place where one place has an impossible day', () => {
    const head =
      ld({ '@type': 'Article', datePublished: '0001-01-01T00:00:00' }) + '<meta name="date" content="2022-01-11">';
    expect(read(head).published?.value).toBe(day);
  });
});

describe('JSON-LD made to break its reader', () => {
  const nested = (open: string, inner: string, close: string, depth: number) =>
    open.repeat(depth) + inner + close.repeat(depth);
  const article = (published: string) => `{"@type":"NewsArticle","headline":"Совет","datePublished":${published}}`;
  const meta = '<meta name="date" content="2022-01-11">';

  it.each([
    ['a value wrapped 40,000 times', article(nested('{"@value":', '"2020-01-01"', '}', 40_000))],
    ['a value in 40,000 lists', article(nested('[', '"2020-01-01"', ']', 40_000))],
    ['a language wrapped 40,000 times', `{"@type":"Article","inLanguage":${nested('{"name":', '"ru"', '}', 40_000)}}`],
    ['40,000 lists', nested('[', '', ']', 40_000)],
    ['40,000 things in each other', nested('{"mainEntity":', article('"2020-01-01"'), '}', 40_000)],
    ['100,000 types', `{"@type":[${'"x",'.repeat(100_000)}"NewsArticle"],"headline":"Совет"}`],
    ['more than is read', `[${`${article('"2020-01-01"')},`.repeat(10_000)}${article('"2020-01-01"')}]`],
    ['numbers without end', article('1e400')],
    ['a day in the far future', article('99999999999999')],
    ['an own prototype', '{"__proto__":{"datePublished":"2020-01-01"}}'],
  ])('leaves the rest of the page’s metadata: %s', (_, json) => {
    expect(read(ld(json) + meta).published).toEqual({ value: day, basis: 'metadata' });
  });

  it('is no hindrance to the article’s own', () => {
    const deep = ld(article(nested('{"@value":', '"2020-01-01"', '}', 40_000)));
    const own = ld({ '@type': 'NewsArticle', headline: 'Совет', datePublished: '2022-01-11', inLanguage: 'ru' });
    expect(read(deep + own)).toMatchObject({ published: { value: day }, language: 'ru' });
  });
});

describe('the language', () => {
  it.each([
    ['JSON-LD', ld({ '@type': 'Article', inLanguage: 'ru' }), 'ru'],
    [
      'JSON-LD by name',
      ld({ '@type': 'Article', inLanguage: { '@type': 'Language', name: 'Russian', alternateName: 'ru' } }),
      'ru',
    ],
    ['the header', '<meta http-equiv="Content-Language" content="kk, ru">', 'kk'],
    ['Open Graph', '<meta property="og:locale" content="be_BY">', 'be-BY'],
    ['a script', '<meta property="og:locale" content="kk-cyrl-KZ">', 'kk-Cyrl-KZ'],
    [
      'the page’s description where the article’s says neither day nor language',
      ld([
        { '@type': 'NewsArticle', headline: 'Совет' },
        { '@type': 'WebPage', inLanguage: 'ru' },
      ]),
      'ru',
    ],
    ['a name, which is no tag', '<meta name="language" content="Russian">', null],
    ['nothing', '', null],
  ])('from %s', (_, head, tag) => {
    expect(read(head).language).toBe(tag);
  });

  it('from the root element', () => {
    expect(readMetadata(parsePage('<html lang="RU_ru"></html>'), now).language).toBe('ru-RU');
  });
});
