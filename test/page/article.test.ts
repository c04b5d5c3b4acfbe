import { describe, expect, it } from 'vitest';
import { findArticle, findArticleInSlices } from '../../src/page/article.ts';
import { mapText } from '../../src/page/text-map.ts';
import { parsePage } from '../support/articles.ts';

const sentences = [
  'Совет коллективной безопасности собрался в Душанбе и обсудил положение на границе с Афганистаном, где в последние недели стало тревожно.',
  'Министры договорились провести осенью учения, в которых примут участие военные всех шести государств, и назвали время и место сбора.',
  'Секретариат организации опубликует подробности после того, как документ подпишут главы правительств, а случится это до конца месяца.',
];
const [first, second, third] = sentences as [string, string, string];
const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('\n');

/** The texts of the article's blocks; null where there is no article. */
function read(body: string, head = '<title>Совет собрался в Душанбе</title>'): string[] | null {
  return readBlocks(body, head)?.map(({ text }) => text) ?? null;
}

function readBlocks(body: string, head = ''): { kind: string; text: string }[] | null {
  const article = findArticle(parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`));
  if (article === null) return null;
  const { text, blocks } = mapText(article).source;
  return blocks.map(({ start, end, kind }) => ({ kind, text: text.slice(start, end) }));
}

describe('where the article stands', () => {
  it.each([
    ['in an article element', `<div><article>${paragraphs}</article></div>`],
    ['in a marked body', `<div itemscope><div itemprop="articleBody">${paragraphs}</div></div>`],
    ['in the main part', `<div role="main">${paragraphs}</div>`],
    ['in the body itself', paragraphs],
    [
      'in one div for each paragraph',
      `<div class="x1">${sentences.map((text) => `<div class="x2"><div>${text}</div></div>`).join('')}</div>`,
    ],
    ['in text between breaks', `<div>${sentences.join('<br>\n<br>')}</div>`],
    ['in spans', `<div>${sentences.map((text) => `<div><span><span>${text}</span></span></div>`).join('')}</div>`],
    ['in a form that holds the whole page', `<form><div><div>${paragraphs}</div></div></form>`],
    ['in cells of a table', `<table><tr><td><a href="/">Новости</a></td><td>${paragraphs}</td></tr></table>`],
    ['in custom elements', `<news-page><news-text>${paragraphs}</news-text></news-page>`],
    [
      'in pieces that a page builder calls widgets',
      `<div class="elementor">${sentences.map((text) => `<div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>${text}</p></div></div>`).join('')}</div>`,
    ],
    ['in what is sold', `<div class="paywall article-rest">${paragraphs}</div>`],
    ['in a commentary', `<div class="commentary-body">${paragraphs}</div>`],
    ['in a container with a misleading name', `<div class="social-sidebar-footer">${paragraphs}</div>`],
    [
      'parted by a box of links',
      `<div><div><p>${first}</p><p>${second}</p></div><ul><li><a href="/1">Что такое ОДКБ</a></li></ul><div><p>${third}</p></div></div>`,
    ],
  ])('%s', (_, body) => {
    expect(read(`<div class="menu"><a href="/">Главная</a> <a href="/w">Мир</a></div>${body}`)).toEqual(sentences);
  });

  it('in an open shadow tree', () => {
    const document = parsePage('<news-text></news-text><news-card><p>Проза вне статьи.</p></news-card>');
    attachShadow(document, `<style>p { margin: 0 }</style><div>${paragraphs}</div>`);
    expect(findArticle(document)?.blocks.map(({ element }) => element.textContent)).toEqual(sentences);
  });

  it('in children that a shadow tree shows in its slot', () => {
    const document = parsePage(`<news-text>${paragraphs}</news-text>`);
    attachShadow(document, '<section><slot></slot></section>');
    expect(findArticle(document)?.blocks.map(({ element }) => element.textContent)).toEqual(sentences);
  });

  it('not in children that no slot shows', () => {
    const document = parsePage(`<news-text>${paragraphs}</news-text>`);
    attachShadow(document, '<section></section>');
    expect(findArticle(document)).toBeNull();
  });
});

/** Gives the first custom element of the document a shadow tree. */
function attachShadow(document: Document, html: string): void {
  const shadow = document.querySelector('news-text')!.attachShadow({ mode: 'open' });
  for (const child of [...parsePage(`<body>${html}`).body.childNodes]) shadow.append(document.importNode(child, true));
}

describe('the headline', () => {
  const headline = 'Совет собрался в Душанбе';
  it.each([
    ['inside', `<article><h1>${headline}</h1>${paragraphs}</article>`],
    ['outside', `<div class="head"><h1>${headline}</h1></div><div class="x"><div>${paragraphs}</div></div>`],
    ['of the second rank, as the title has it', `<h2>Погода</h2><div><h2>${headline}</h2>${paragraphs}</div>`],
    ['after a logo of the first rank', `<header><h1>Вестник</h1></header><div><h1>${headline}</h1>${paragraphs}</div>`],
  ])('%s', (_, body) => {
    expect(readBlocks(body, `<title>${headline} | Вестник</title>`)?.[0]).toEqual({ kind: 'heading', text: headline });
  });

  it('brings the lead between it and the text, but not the line of the author', () => {
    const lead = 'Шесть государств договорились об осенних учениях и не договорились о деньгах.';
    const body = `<div><h1>${headline}</h1><p>${lead}</p><p class="byline">Анна Белова, специально для Вестника из Душанбе</p></div><div class="t"><div>${paragraphs}</div></div>`;
    expect(read(body, `<title>${headline}</title><meta property="og:type" content="article">`)).toEqual([
      headline,
      lead,
      ...sentences,
    ]);
  });

  it('is followed by no heading without text under it', () => {
    expect(
      read(
        `<article><h1>${headline}</h1><h2>Начало</h2>${paragraphs}<h2>Ссылки</h2><ul><li><a href="/a">Договор</a></li></ul><h2>Ещё</h2></article>`,
      ),
    ).toEqual([headline, 'Начало', ...sentences]);
  });
});

describe('kinds of blocks', () => {
  it('follow the elements around them', () => {
    const body = `<article><h1>Совет собрался</h1><figure><img alt=""><figcaption>Участники встречи</figcaption></figure>${paragraphs}
      <h2>Решения</h2><ul><li>Учения осенью</li><li><p>Склады у границы</p></li></ul><blockquote><p>«Завтра продолжим»</p></blockquote>
      <div class="photo-caption">Зал заседаний</div></article>`;
    expect(readBlocks(body)?.map(({ kind, text }) => `${kind}: ${text.slice(0, 16)}`)).toEqual([
      'heading: Совет собрался',
      'caption: Участники встреч',
      ...sentences.map((text) => `paragraph: ${text.slice(0, 16)}`),
      'heading: Решения',
      'item: Учения осенью',
      'item: Склады у границы',
      'quote: «Завтра продолжи',
      'caption: Зал заседаний',
    ]);
  });
});

describe('what stands in the article and is not of it', () => {
  it.each([
    ['navigation', '<nav><p>Новости о совете и о том, что решили в Душанбе министры.</p></nav>'],
    [
      'comments',
      '<div id="comments"><p>Я бы на их месте собрался ещё раз, и поскорее, пока не стало поздно.</p></div>',
    ],
    [
      'comments under a heading',
      '<section><h2>Комментарии (2)</h2><p>Я бы на их месте собрался ещё раз, и поскорее, пока не стало поздно.</p></section>',
    ],
    ['related links', '<div><b>Читайте также:</b> <a href="/1">Как устроена ОДКБ</a></div>'],
    ['a line of related links', '<p>Читайте также: <a href="/1">Как устроена ОДКБ и кто в неё входит</a>.</p>'],
    [
      'a list of links',
      '<ul><li><a href="/1">Как устроена ОДКБ</a></li><li><a href="/2">Кто в неё входит</a></li></ul>',
    ],
    [
      'teasers',
      `<div><div><a href="/1">Как устроена организация</a><p>Рассказываем о договоре и о тех, кто его подписал в Ташкенте.</p></div>
      <div><a href="/2">Кто входит в организацию</a><p>Шесть государств, и у каждого своя история отношений с соседями.</p></div></div>`,
    ],
    ['tags', '<div class="tags"><a href="/t1">ОДКБ</a>, <a href="/t2">Душанбе</a></div>'],
    ['counters', '<div>336</div><div>0</div>'],
    ['shares', '<div class="share-bar"><span>Поделиться</span> <a href="/s">Отправить</a></div>'],
    [
      'the author',
      '<div class="author-box"><p>Анна Белова пишет о Средней Азии одиннадцать лет и живёт в Душанбе.</p></div>',
    ],
    [
      'an appeal',
      '<div class="newsletter"><p>Каждое утро мы присылаем пять главных новостей, и это не стоит ничего.</p></div>',
    ],
    ['an aside', '<aside><p>В Душанбе сегодня солнечно, ветер слабый, на дорогах свободно.</p></aside>'],
    ['a footer', '<footer><p>Перепечатка разрешена при ссылке на «Вестник», письма читаем все.</p></footer>'],
    ['code', '<pre>Совет.собрался(в: "Душанбе");</pre>'],
    ['a field', '<textarea>Совет собрался в Душанбе, и это не всё.</textarea>'],
    ['a drawing', '<svg><text>Совет собрался в Душанбе, и это не всё.</text></svg>'],
    ['a script', '<script>const text = "Совет собрался в Душанбе, и это не всё.";</script>'],
    ['a template', '<template><p>Совет собрался в Душанбе, и это не всё.</p></template>'],
    ['what scripts replace', '<noscript><p>Совет собрался в Душанбе, и это не всё.</p></noscript>'],
    ['hidden', '<p hidden>Совет собрался в Душанбе, и это не всё.</p>'],
    ['hidden from assistants', '<div aria-hidden="true"><p>Совет собрался в Душанбе, и это не всё.</p></div>'],
    ['hidden by style', '<div style="color: red; display: none"><p>Совет собрался в Душанбе, и это не всё.</p></div>'],
    ['edited', '<div contenteditable><p>Совет собрался в Душанбе, и это не всё.</p></div>'],
    ['a text box', '<div role="textbox"><p>Совет собрался в Душанбе, и это не всё.</p></div>'],
    ['for screen readers', '<p class="sr-only">Конец вставки о том, что решили в Душанбе министры.</p>'],
  ])('%s', (_, inset) => {
    expect(read(`<article><p>${first}</p>${inset}<p>${second}</p><p>${third}</p></article>`)).toEqual(sentences);
  });

  it.each([
    ['hidden', 'В Душанбе<span hidden> (Таджикистан)</span> тихо.', 'В Душанбе тихо.'],
    ['code', 'Ключ <code>odkb</code> принят.', 'Ключ принят.'],
    ['a button', 'В Душанбе<button>?</button>тихо.', 'В Душанбе тихо.'],
    ['a drawing', 'В <b>Душанбе</b><svg></svg>, столице, тихо.', 'В Душанбе , столице, тихо.'],
    [
      'for screen readers',
      'Договор<span class="visually-hidden"> откроется в новом окне</span> подписан.',
      'Договор подписан.',
    ],
  ])('within a line: %s', (_, line, seen) => {
    expect(read(`<article>${paragraphs}<p>${line}</p></article>`)?.at(-1)).toBe(seen);
  });
});

describe('what is of the article although it looks like furniture', () => {
  it.each([
    ['a short line of a dialogue', '<p>— Нет, — ответил он.</p>', '— Нет, — ответил он.'],
    [
      'a sentence with a long link',
      '<p>Об этом говорится <a href="/d">в заявлении, которое Совет принял в Душанбе</a> единогласно.</p>',
      'Об этом говорится в заявлении, которое Совет принял в Душанбе единогласно.',
    ],
    [
      'a sentence mostly in a link, with a no-break space after its stop',
      '<p>Это видно <a href="/d">из заявления, которое Совет принял в Душанбе единогласно</a>, и не раз.&nbsp;</p>',
      'Это видно из заявления, которое Совет принял в Душанбе единогласно, и не раз.\u00a0',
    ],
    [
      'comments of a minister',
      '<p>Комментарии министра, которые он дал после встречи, были краткими.</p>',
      'Комментарии министра, которые он дал после встречи, были краткими.',
    ],
    ['cells of a table', '<table><tr><th>Государство</th></tr></table>', 'Государство'],
  ])('%s', (_, body, text) => {
    expect(read(`<article>${paragraphs}${body}<p>${first}</p></article>`)).toContain(text);
  });
});

describe('a long box in the article', () => {
  const withBox = (box: string) => read(`<article>${paragraphs.repeat(8)}${box}<p>${first}</p></article>`);

  it.each([
    ['by its name', 'div class="sidebar"', 'div'],
    ['by its element', 'aside', 'aside'],
  ])('that seems to stand beside it %s is read where it tells a story', (_, open, close) => {
    expect(withBox(`<${open}><h2>Справка</h2>${paragraphs.repeat(2)}</${close}>`)).toContain('Справка');
  });

  it.each([
    [
      'readers wrote it',
      ['Айгуль', 'Борис', 'Вера', 'Гоар', 'Дина']
        .map((name) => `<div><b>Пишет ${name}</b><p>${second}</p></div>`)
        .join(''),
    ],
    [
      'it leads away',
      `<p>${first} <a href="/1">Как шли к договору и кто его не подписал</a></p>`.repeat(3) + paragraphs,
    ],
    ['it is short', `<p>${first}</p>`],
  ])('is not read where %s', (_, box) => {
    expect(withBox(`<div class="sidebar"><h2>Справка</h2>${box}</div>`)).not.toContain('Справка');
  });
});

describe('sections with a link each', () => {
  const bodies = ['совет', 'секретариат', 'штаб', 'ассамблея'];
  const list = (heading: (title: string, at: number) => string) =>
    `<main><h1>Кто есть кто</h1><ul>${bodies.map((title, at) => `<li>${heading(title, at)}<p>${at}. ${second}</p><a href="/${at}">Подробнее: ${title} в документах</a></li>`).join('')}</ul></main>`;

  it('are an article where their headings are their own', () => {
    const found = read(list((title) => `<h2>Это ${title}</h2>`));
    expect(found?.filter((text) => text.includes('договорились провести'))).toHaveLength(bodies.length);
  });

  it('are a list of teasers where the headings lead away too', () => {
    expect(read(list((title, at) => `<h2><a href="/${at}">Это ${title} и его новости</a></h2>`))).toBeNull();
  });
});

describe('several articles on one page', () => {
  const story = (title: string) =>
    `<article><h1>${title}</h1>${[1, 2, 3].map((at) => `<p>${title}, часть ${at}. ${first}</p>`).join('')}</article>`;

  it('are read only down to the next headline where the page goes on and on', () => {
    const found = read(`<main>${story('Совет собрался в Душанбе')}${story('Цены на хлеб выросли')}</main>`);
    expect(found?.[0]).toBe('Совет собрался в Душанбе');
    expect(found?.join(' ')).not.toContain('хлеб');
  });

  it('are all read where they are the entries of a live blog', () => {
    const entries = Array.from(
      { length: 14 },
      (_, at) =>
        `<article class="feed-item"><time>12:${10 + at}</time><h2><a href="#p${at}">Запись номер ${at}</a></h2><p>${at}. ${second}</p><p>${third}</p><div class="share"><a href="#">Поделиться записью</a> <a href="#">Скопировать ссылку</a></div></article>`,
    );
    const found = read(`<main><h1>Совет собрался в Душанбе: хроника дня</h1><p>${first}</p>${entries.join('')}</main>`);
    expect(found?.filter((text) => text.includes('договорились провести'))).toHaveLength(14);
  });
});

describe('no article', () => {
  it.each([
    ['an empty page', ''],
    ['a menu', '<ul><li><a href="/1">Новости о совете и не только о нём</a></li><li><a href="/2">Ещё</a></li></ul>'],
    ['a search form', '<form><label>Что ищем?</label><input></form><p>Введите слово.</p>'],
    ['comments alone', `<div class="comments">${paragraphs}</div>`],
    ['hidden text alone', `<div hidden>${paragraphs}</div>`],
    ['an editor', `<div contenteditable="true">${paragraphs}</div>`],
    [
      'headings with a line each',
      Array.from(
        { length: 6 },
        (_, i) =>
          `<h3><a href="/${i}">Новость номер ${i}</a></h3><p>Коротко о том, что случилось сегодня в Душанбе и вокруг.</p>`,
      ).join(''),
    ],
  ])('%s', (_, body) => {
    expect(read(body)).toBeNull();
  });

  it('a document that is edited as a whole, or has no body', () => {
    const edited = parsePage(paragraphs);
    Object.defineProperty(edited, 'designMode', { value: 'on' });
    expect(findArticle(edited)).toBeNull();
    const empty = parsePage('');
    empty.documentElement.remove();
    expect(findArticle(empty)).toBeNull();
  });
});

describe('hostile pages', () => {
  it('nested deeply', () => {
    const document = parsePage('<div>'.repeat(2_000) + paragraphs);
    expect(findArticle(document)?.blocks).toHaveLength(3);
  });

  it('with one text of a million characters', () => {
    const document = parsePage('<p></p>');
    document.querySelector('p')!.textContent = `${first} `.repeat(8_000);
    expect(findArticle(document)?.blocks).toHaveLength(1);
  });

  it('with more text than is read', () => {
    const document = parsePage('<div></div>');
    const long = `${first} `.repeat(800);
    for (let i = 0; i < 25; i++)
      document.querySelector('div')!.appendChild(document.createElement('p')).textContent = long;
    const article = findArticle(document)!;
    expect(article.isTruncated).toBe(true);
    expect(article.blocks.length).toBeLessThan(25);
  });
});

describe('in slices', () => {
  const long = `<article>${paragraphs.repeat(2_000)}</article>`;

  it('finds the same article', async () => {
    const document = parsePage(long);
    let rests = 0;
    const sliced = await findArticleInSlices(document, () => (rests++, Promise.resolve()));
    expect(sliced?.blocks).toEqual(findArticle(document)?.blocks);
    expect(rests).toBeGreaterThan(3);
  });

  it('reads what it met where the rest is removed', async () => {
    const document = parsePage(long);
    let rests = 0;
    const article = await findArticleInSlices(document, () => {
      if (++rests === 5) document.body.replaceChildren();
      return Promise.resolve();
    });
    expect(article?.blocks.length).toBeGreaterThan(100);
    expect(mapText(article!).rangeOf({ start: 0, end: 5 })).toBeNull();
  });

  it('ends where the pause ends it', async () => {
    await expect(findArticleInSlices(parsePage(long), () => Promise.reject(new Error('left')))).rejects.toThrow('left');
  });
});
