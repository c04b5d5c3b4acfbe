import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inTooltip, pointAt, waitForTooltip } from '../../src/tools/drive.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { article, closeCard, isMarked, seeNoCard, Visitor, waitForNoText, waitForText } from './support/visitor.ts';
import { spread, until } from './support/wait.ts';

const words = 'Никол Пашинян';
const plainPage = 'pages/restless.html?still';

describe.each(browserNames)('a card in %s', (name) => {
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

  /** Opens an article in which the words are not marked, as yet, and rests the pointer on them. */
  async function restOnUnmarked(): Promise<Page> {
    await visitor.desk.evaluate(() => chrome.storage.local.set({ knownTerms: ['pashinyan'], version: 1 }));
    const page = await visitor.openMarked(plainPage);
    await visitor.waitUntilIdle(page);
    expect(await isMarked(page, words)).toBe(false);
    const { x, y } = await middleOf(page, words);
    await page.mouse.move(x, y - 60);
    await page.mouse.move(x, y, { steps: 5 });
    await twoFrames(page);
    return page;
  }
  /** Lets the words be marked. */
  const allowMark = () => visitor.desk.evaluate(() => chrome.storage.local.set({ knownTerms: [] }));

  it('opens where the mark comes while the pointer rests on its words', async () => {
    const page = await restOnUnmarked();
    await allowMark();
    await waitForTooltip(page);
    expect(await inTooltip(page, stage, 'this.querySelector("h1").textContent')).toContain('Pashinyan');
  });

  it('opens at the first small movement where the pointer has rested for long', async () => {
    const page = await restOnUnmarked();
    // Longer than a mark may be late.
    await spread(5200);
    await allowMark();
    await waitForText(page, words);
    await seeNoCard(page);
    const { x, y } = await middleOf(page, words);
    await page.mouse.move(x + 1, y);
    await waitForTooltip(page);
  });

  it('does not come back by itself after the reader has closed it', async () => {
    const page = await visitor.openMarked(plainPage);
    await pointAt(page, words);
    await waitForTooltip(page);
    await closeCard(page);
    await visitor.desk.evaluate(() => chrome.storage.local.set({ knownTerms: ['pashinyan'], version: 1 }));
    await waitForNoText(page, words);
    await allowMark();
    await waitForText(page, words);
    await seeNoCard(page);
  });

  const bait = 'Никол Пашинян приехал, Никол Пашинян уехал, Никол Пашинян вернулся.';
  const weather = 'Погода стояла хорошая, и все говорили о ней до самого вечера, а потом разошлись.';
  /** What a page may do to bring marked words under a resting pointer: what stands there before, and what is then done in the page. */
  const tricks: readonly (readonly [trick: string, markup: string, act: (text: string) => void])[] = [
    [
      'slides marked words there',
      `<p id="place">${weather}</p>`,
      () => {
        const place = document.querySelector<HTMLElement>('#place')!;
        place.style.position = 'absolute';
        place.style.visibility = 'hidden';
        document.querySelector('h1')!.after(document.querySelector('#second')!);
        // Its words wrap, so that the first of them stand all along the lines.
        document.querySelector('#second')!.textContent =
          'Никол Пашинян, Александр Лукашенко, Эмомали Рахмон, Садыр Жапаров';
      },
    ],
    [
      'writes them there',
      `<p id="place">${weather}</p>`,
      (text) => ((document.querySelector('#place')!.firstChild as Text).data = text),
    ],
    [
      'uncovers them there',
      `<p id="place" style="opacity: 0">${bait}</p>`,
      () => document.querySelector('#place')!.removeAttribute('style'),
    ],
  ];
  it.each(tricks)('does not open where a page %s', async (_, markup, act) => {
    const page = await visitor.openMarked(plainPage);
    await page.evaluate((html) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      document.querySelector('h1')!.after(...body.childNodes);
    }, markup);
    await visitor.waitUntilIdle(page);
    const { x, y } = await page.evaluate(() => {
      const { left, top } = document.querySelector('#place')!.getBoundingClientRect();
      return { x: left + 30, y: top + 10 };
    });
    await page.mouse.move(x, y - 60);
    await page.mouse.move(x, y, { steps: 5 });
    await twoFrames(page);
    await page.evaluate(act, bait);
    await until('a mark is under the pointer', () => page.evaluate(isMarkAt, x, y));
    await seeNoCard(page);
    await page.mouse.move(x + 1, y);
    await waitForTooltip(page);
  });
});

/** The annotator looks at most once a frame where the pointer is. */
async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Is a marked word at this point of the window? Runs in the page. */
function isMarkAt(x: number, y: number): boolean {
  return [...CSS.highlights.values()].some((highlight) =>
    [...highlight].some(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return [...range.getClientRects()].some(
        ({ left, top, right, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
      );
    }),
  );
}

/** The middle of the words' first occurrence in a paragraph, marked or not. */
function middleOf(page: Page, text: string): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0 || node.parentElement?.closest('p') == null) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getClientRects()[0]!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`no ${wanted}`);
  }, text);
}

/** How far a card stays from each side of the window, in CSS pixels. */
const marginPx = 8;

describe.each(browserNames)('the place of a card in %s', (name) => {
  let stage: Stage;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage(name, { language: 'en' });
    visitor = await Visitor.at(stage);
    page = await visitor.openMarked(article);
  });
  afterEach(async () => closeCard(page));
  afterAll(async () => stage.close());

  /** The distance of the open card from the left, top, right and bottom of the window. */
  async function distances(): Promise<readonly number[]> {
    const box = await inTooltip(
      page,
      stage,
      '(({ left, top, right, bottom }) => [left, top, document.documentElement.clientWidth - right, innerHeight - bottom])(this.querySelector(".card").getBoundingClientRect())',
    );
    return box.split(',').map(Number);
  }

  async function heightOfCard(): Promise<number> {
    return Number(await inTooltip(page, stage, 'this.querySelector(".card").getBoundingClientRect().height'));
  }

  /** Scrolls so far that the words stand at this share of the window's height, where the page is long enough, and returns their middle. */
  async function standAt(share: number): Promise<{ readonly x: number; readonly y: number }> {
    const middle = () =>
      page.evaluate(() => {
        for (const highlight of CSS.highlights.values())
          for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
            const range = new Range();
            range.setStart(startContainer, startOffset);
            range.setEnd(endContainer, endOffset);
            if (range.toString() !== 'ОДКБ') continue;
            const box = range.getClientRects()[0]!;
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }
        throw new Error('not marked');
      });
    const { y } = await middle();
    await page.evaluate((by, at) => scrollBy({ top: by - at * innerHeight, behavior: 'instant' }), y, share);
    let before = await middle();
    return until('the page stands still', async () => {
      await twoFrames(page);
      const now = await middle();
      const isStill = now.y === before.y;
      before = now;
      return isStill && now;
    });
  }

  it.each([
    [1200, 900],
    [1200, 500],
    [700, 420],
    [320, 640],
  ])('is at least 8 px from every side of a window of %i × %i, wherever the words stand', async (width, height) => {
    await page.setViewport({ width, height });
    for (const share of [0.02, 0.25, 0.45, 0.55, 0.75, 0.95]) {
      await page.mouse.move(2, 2);
      const { x, y } = await standAt(share);
      await page.mouse.move(x, y - 3);
      await page.mouse.move(x, y, { steps: 3 });
      await waitForTooltip(page);
      expect(Math.min(...(await distances())), `words at ${share}`).toBeGreaterThanOrEqual(marginPx);
      await closeCard(page);
    }
  });

  it('is at least 8 px from every side while the reader scrolls', async () => {
    await page.setViewport({ width: 900, height: 460 });
    await page.mouse.move(2, 2);
    const { x, y } = await standAt(0.5);
    await page.mouse.move(x, y - 3);
    await page.mouse.move(x, y, { steps: 3 });
    await waitForTooltip(page);
    const heights: number[] = [];
    for (const by of [40, 40, 40, -80, -80, -80, -40]) {
      await page.evaluate((step) => scrollBy({ top: step, behavior: 'instant' }), by);
      // Placed at the latest in the frame after the scrolling.
      await until('the card stays in the window', async () => Math.min(...(await distances())) >= marginPx);
      heights.push(Math.round(await heightOfCard()));
    }
    // It has been fitted anew.
    expect(new Set(heights).size).toBeGreaterThan(1);
  });
});
