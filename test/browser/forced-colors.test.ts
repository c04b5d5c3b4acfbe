import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStage, type Stage } from './support/extension.ts';
import { article, openOwnPage } from './support/visitor.ts';
import { until } from './support/wait.ts';

// Firefox keeps to the rules of highlights in forced colours; Chromium does not, and is drawn to by other means.
describe('marks in forced colours in chrome', () => {
  let stage: Stage;
  let page: Page;
  const serialize = () => page.evaluate(() => new XMLSerializer().serializeToString(document));

  beforeAll(async () => {
    stage = await setStage('chrome');
    page = await stage.browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await page.goto(`${stage.server.origin}/${article}`);
    await page.bringToFront();
    await page.waitForFunction(() => getComputedStyle(document.documentElement, '::after').content !== 'none');
  });
  afterAll(async () => stage.close());

  interface Look {
    /** Shares of the pixels: of the page's ground among the words, of the text's colour in the line below them. */
    readonly ground: number;
    readonly line: number;
  }

  /** How the first occurrence of the words in a paragraph looks, and the row of pixels below it. */
  async function lookAt(words: string): Promise<Look> {
    const box = await page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(wanted);
        if (at < 0 || node.parentElement?.closest('p') === null) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        node.parentElement?.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + scrollX, y: y + scrollY, width, height: height + 4, words: height };
      }
      throw new Error(`no ${wanted}`);
    }, words);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { x, y, width, height } = box;
    const picture = await page.screenshot({ encoding: 'base64', clip: { x, y, width, height } });
    return page.evaluate(
      async (data, wordsHeight) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const share = (from: number, to: number, isIt: (brightness: number) => boolean) => {
          const { data: pixels } = context.getImageData(0, from, image.width, to - from);
          let found = 0;
          for (let i = 0; i < pixels.length; i += 4)
            if (isIt((pixels[i]! + pixels[i + 1]! + pixels[i + 2]!) / 3)) found++;
          return found / (pixels.length / 4);
        };
        const rows = Array.from({ length: image.height }, (_, row) => row).filter((row) => row >= wordsHeight - 1);
        return {
          ground: share(0, Math.floor(wordsHeight) - 1, (brightness) => brightness > 250),
          line: Math.max(...rows.map((row) => share(row, row + 1, (brightness) => brightness < 90))),
        };
      },
      picture,
      box.words,
    );
  }

  it('are an underline alone', async () => {
    const { ground, line } = await lookAt('ОДКБ');
    expect(ground).toBeGreaterThan(0.5);
    expect(line).toBeGreaterThan(0.9);
  });

  it('follow the window’s width, and leave the document as it was', async () => {
    const before = await serialize();
    await page.setViewport({ width: 700, height: 900 });
    await until('the underline has moved with its words', async () => (await lookAt('ОДКБ')).line > 0.9);
    expect(before).not.toContain('forced-color-adjust');
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  it('go when the site is switched off', async () => {
    const desk = await openOwnPage(stage, 'options.html');
    await desk.evaluate(() => chrome.storage.local.set({ enabled: false }));
    await until('the underlines are gone', () =>
      page.evaluate(() => getComputedStyle(document.documentElement, '::after').content === 'none'),
    );
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });
});
