import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, markedTexts } from '../../src/tools/drive.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { seeNoCard, Visitor, waitForText } from './support/visitor.ts';
import { until } from './support/wait.ts';

/** Ways to hide a paragraph's words, each with the words that it hides; `§` in markup stands for the paragraph's text. */
const ways: readonly (readonly [way: string, words: string, markup: string])[] = [
  ['not displayed', 'Никол Пашинян', '<p data-hide="display: none">§</p>'],
  ['transparent', 'Александр Лукашенко', '<p data-hide="opacity: 0">§</p>'],
  [
    'almost transparent, by two elements',
    'Эмомали Рахмон',
    '<div data-hide="opacity: 0.2"><p data-hide="opacity: 0.2">§</p></div>',
  ],
  ['invisible', 'Садыр Жапаров', '<p data-hide="visibility: hidden">§</p>'],
  [
    'clipped as for screen readers',
    'Касым-Жомарт Токаев',
    '<p data-hide="position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); white-space: nowrap">§</p>',
  ],
  ['clipped by a path', 'Владимир Путин', '<p data-hide="clip-path: inset(50%)">§</p>'],
  ['clipped by a small circle', 'Станислав Зась', '<p data-hide="clip-path: circle(2px at 0 0)">§</p>'],
  ['clipped by a thin polygon', 'Казахстан', '<p data-hide="clip-path: polygon(0 0, 9px 0, 0 9px)">§</p>'],
  ['left of the window', 'Имангали Тасмагамбетов', '<p data-hide="position: absolute; left: -9999px">§</p>'],
  ['above the window', 'Садыр Жапаров', '<p data-hide="position: fixed; top: -900px">§</p>'],
  ['indented away', 'Казахстан', '<p data-hide="text-indent: -9999px; white-space: nowrap; overflow: hidden">§</p>'],
  ['in a box without height', 'Армения', '<div data-hide="height: 0; overflow: hidden"><p>§</p></div>'],
  ['in a box that scrolls, of a pixel', 'Киргизия', '<div data-hide="height: 1px; overflow: auto"><p>§</p></div>'],
  ['in transparent letters', 'Таджикистан', '<p data-hide="color: transparent">§</p>'],
  ['in letters without size', 'Белоруссия', '<p data-hide="font-size: 0">§</p>'],
  ['scaled to nothing', 'Никол Пашинян', '<p data-hide="transform: scale(0)">§</p>'],
  ['made transparent by a filter', 'Александр Лукашенко', '<p data-hide="filter: opacity(0)">§</p>'],
  ['in content that is skipped', 'Эмомали Рахмон', '<div data-hide="content-visibility: hidden"><p>§</p></div>'],
  [
    'beyond a slide',
    'Владимир Путин',
    '<div style="overflow: hidden"><p data-hide="transform: translateX(200%)">§</p></div>',
  ],
];

/** Ways to show words that look like hiding. */
const shownWays: readonly (readonly [way: string, words: string, markup: string])[] = [
  ['ordinary', 'Никол Пашинян', '<p>§</p>'],
  ['below the fold', 'Александр Лукашенко', '<div style="height: 4000px"></div><p>§</p>'],
  [
    'in a box that scrolls, below its fold',
    'Эмомали Рахмон',
    '<div style="height: 120px; overflow: auto"><div style="height: 900px"></div><p>§</p></div>',
  ],
  [
    'in a box that scrolls in one that cuts off',
    'Садыр Жапаров',
    '<div style="height: 100px; overflow: hidden"><div style="height: 100%; overflow-y: scroll"><div style="height: 900px"></div><p>§</p></div></div>',
  ],
  ['in open details', 'Касым-Жомарт Токаев', '<details open><summary>Ещё</summary><p>§</p></details>'],
  [
    'in the colours of a rainbow',
    'Владимир Путин',
    '<p style="background: linear-gradient(90deg, red, blue); background-clip: text; color: transparent">§</p>',
  ],
  [
    'positioned past a box that cuts off',
    'Станислав Зась',
    '<div style="height: 0; overflow: hidden"><p style="position: absolute; width: 500px">§</p></div><div style="height: 60px"></div>',
  ],
  ['in an element without a box', 'Казахстан', '<p><span style="display: contents">§</span></p>'],
  ['upright', 'Армения', '<p style="writing-mode: vertical-rl; height: 400px">§</p>'],
  ['broken over lines and elements', 'Таджикистан', '<p style="width: 90px"><b>§</b></p>'],
  ['faint', 'Киргизия', '<p style="opacity: 0.5; clip-path: inset(0 round 4px)">§</p>'],
  ['turned', 'Белоруссия', '<p style="transform: rotate(1deg) scale(0.9)">§</p>'],
];

const filler =
  'и говорил о миротворцах с журналистами, которые ждали его у входа несколько часов подряд, но ответов не получил.';

/** Puts an article in place of the page's own. Runs in the page. */
function showArticle(html: string): void {
  history.pushState(null, '', `?${String(Math.random())}`);
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  document.querySelector('article')!.replaceChildren(...body.childNodes);
  for (const element of document.querySelectorAll<HTMLElement>('[data-hide]'))
    element.style.cssText = element.dataset['hide']!;
}

describe.each(browserNames)('hidden words, in %s', (name) => {
  let stage: Stage;
  let visitor: Visitor;

  beforeAll(async () => {
    stage = await setStage(name, { folder: 'test', language: 'en' });
    visitor = await Visitor.at(stage);
  });
  afterEach(async () => {
    await visitor.closePages();
    await visitor.desk.evaluate(() => chrome.storage.local.clear());
  });
  afterAll(async () => stage.close());

  /** Opens a page with an article of this markup between two paragraphs that are shown. */
  async function openWith(markup: string): Promise<Page> {
    const page = await visitor.openMarked('pages/odd-characters.html');
    const around = `<p>Секретариат ОДКБ принял гостей, ${filler}</p>`;
    await page.evaluate(showArticle, `<h1>Заседание ОДКБ</h1>${around}${markup}<p>На этом всё, ${filler}</p>`);
    await until('the new article is marked', async () => {
      const texts = await markedTexts(page);
      return texts.includes('Секретариат ОДКБ') || texts.includes('ОДКБ');
    });
    await visitor.waitUntilIdle(page);
    return page;
  }
  const paragraph = (markup: string, words: string) => markup.replace('§', `${words} выступил вчера ${filler}`);

  it.each(ways)('are not marked, but are as soon as they are shown: %s', async (_, words, markup) => {
    const page = await openWith(paragraph(markup, words));
    expect(await markedTexts(page)).not.toContain(words);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-hide]')) element.removeAttribute('style');
    });
    await waitForText(page, words);
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it.each(shownWays)('are none of those: %s', async (_, words, markup) => {
    const page = await openWith(paragraph(markup, words));
    await waitForText(page, words);
  });

  it('do not take the first mention from those that are shown', async () => {
    const hidden = '<p data-hide="opacity: 0">Никол Пашинян приехал, Никол Пашинян уехал.</p>'.repeat(3);
    const page = await openWith(hidden + paragraph('<p id="shown">§</p>', 'Никол Пашинян'));
    await waitForText(page, 'Никол Пашинян');
    const where = await page.evaluate(() =>
      [...CSS.highlights.values()].flatMap((highlight) =>
        [...highlight]
          .filter(({ startContainer }) => (startContainer as Text).data.includes('Пашинян'))
          .map(({ startContainer }) => startContainer.parentElement?.id),
      ),
    );
    expect(where).toEqual(['shown']);
  });

  it('tell a page nothing of what the reader knows', async () => {
    const bait = ['Никол Пашинян', 'Александр Лукашенко', 'Эмомали Рахмон', 'Садыр Жапаров', 'Касым-Жомарт Токаев']
      .map((words) => paragraph('<p style="opacity: 0">§</p>', words))
      .join('');
    const read = async () => {
      const page = await openWith(bait);
      const texts = [...(await markedTexts(page))].sort();
      await visitor.closePages();
      return texts;
    };
    const before = await read();
    await visitor.desk.evaluate(() => chrome.storage.local.set({ knownTerms: ['pashinyan', 'rahmon'], version: 1 }));
    expect(await read()).toEqual(before);
    // The reader is heeded all the same.
    const page = await openWith(paragraph('<p>§</p>', 'Александр Лукашенко') + paragraph('<p>§</p>', 'Никол Пашинян'));
    await waitForText(page, 'Александр Лукашенко');
    expect(await markedTexts(page)).not.toContain('Никол Пашинян');
  });

  it('stay marked, and a first mention, when they are hidden after they were shown', async () => {
    const tabs =
      '<style>.two #one, .one #two { display: none }</style><div class="one">' +
      paragraph('<div id="one"><p>§</p></div><div id="two"><p>§</p></div>', 'Никол Пашинян').replace(
        '§',
        'Никол Пашинян',
      ) +
      paragraph('<p style="opacity: 0">§</p></div>', 'Александр Лукашенко');
    const page = await openWith(tabs);
    await waitForText(page, 'Никол Пашинян');
    await page.evaluate(() => (document.querySelector('.one')!.className = 'two'));
    await visitor.waitUntilIdle(page);
    const texts = await markedTexts(page);
    expect(texts.filter((text) => text === 'Никол Пашинян')).toHaveLength(1);
    const isInFirst = await page.evaluate(() =>
      [...CSS.highlights.values()].some((highlight) =>
        [...highlight].some(({ startContainer }) => document.querySelector('#one')!.contains(startContainer)),
      ),
    );
    expect(isInFirst).toBe(true);
  });

  it('open no card under the pointer', async () => {
    const page = await openWith(paragraph('<p data-hide="opacity: 0; margin: 60px 0">§</p>', 'Никол Пашинян'));
    const { x, y } = await page.evaluate(() => {
      const { x: left, y: top } = document.querySelector('[data-hide]')!.getBoundingClientRect();
      return { x: left + 20, y: top + 8 };
    });
    await page.mouse.move(x, y - 40);
    await page.mouse.move(x, y, { steps: 5 });
    await seeNoCard(page);
    await page.evaluate(() => document.querySelector('[data-hide]')!.removeAttribute('style'));
    await waitForText(page, 'Никол Пашинян');
    await hoverText(page, 'Никол Пашинян');
  });

  /** What a reader or the page does to show what was hidden, and what is hidden before. */
  const revealing: readonly (readonly [way: string, markup: string, reveal: (page: Page) => Promise<unknown>])[] = [
    [
      'details that the reader opens',
      '<details><summary id="press">Ещё</summary><p>§</p></details>',
      (page) => page.click('#press'),
    ],
    [
      'a tab of the page’s sheet that follows a check box',
      '<style>#tab { display: none } :checked ~ #tab { display: block }</style><input type="checkbox" id="press"><div id="tab"><p>§</p></div>',
      (page) => page.click('#press'),
    ],
    [
      'a tab with the attribute `hidden`',
      '<div id="tab" hidden><p>§</p></div>',
      (page) => page.evaluate(() => document.querySelector('#tab')!.removeAttribute('hidden')),
    ],
    [
      'a tab that is hidden by its own style',
      '<div id="tab" style="display: none"><p>§</p></div>',
      (page) => page.evaluate(() => (document.querySelector<HTMLElement>('#tab')!.style.display = '')),
    ],
    [
      'a class of an element above',
      '<style>.closed p { max-height: 0; overflow: hidden }</style><div id="tab" class="closed"><p>§</p></div>',
      (page) => page.evaluate(() => (document.querySelector('#tab')!.className = '')),
    ],
    [
      'a transition, at its end',
      '<style>#tab { opacity: 0; transition: opacity 700ms steps(1, jump-start) 700ms } .open #tab { opacity: 1 }</style><div id="tab"><p>§</p></div>',
      (page) => page.evaluate(() => document.body.classList.add('open')),
    ],
    [
      'an animation, at its end',
      '<style>@keyframes come { 0%, 99% { opacity: 0 } }</style><p style="animation: come 300ms paused">§</p>',
      (page) => page.evaluate(() => document.getAnimations()[0]!.play()),
    ],
    [
      'a paragraph that comes by the page’s scrolling',
      '<style>#tab { opacity: 0 } .scrolled #tab { opacity: 1 }</style><div style="height: 3000px"></div><div id="tab"><p>§</p></div>',
      (page) =>
        page.evaluate(() => {
          addEventListener('scroll', () => document.querySelector('article')!.classList.add('scrolled'));
          scrollTo(0, 3000);
        }),
    ],
    [
      'content that is skipped far from the window',
      '<div style="height: 9000px"></div><section style="content-visibility: auto; contain-intrinsic-size: auto 500px"><p id="tab">§</p></section>',
      (page) => page.evaluate(() => document.querySelector('section')!.scrollIntoView()),
    ],
  ];
  it.each(revealing)('are marked when they come into sight: %s', async (_, markup, reveal) => {
    const words = 'Никол Пашинян';
    const page = await openWith(paragraph(markup, words));
    expect(await markedTexts(page)).not.toContain(words);
    await reveal(page);
    await waitForText(page, words);
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });
});
