import type { Page } from 'puppeteer-core';
import { markedTexts, waitForMarks } from '../../../src/tools/drive.ts';
import type { Stage } from './extension.ts';

/** What the annotator says of itself. */
export interface Diagnosed {
  readonly errors: number;
  readonly longestSliceMs: number;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens pages of a stage and asks their annotators. */
export class Visitor {
  readonly desk: Page;
  readonly #stage: Stage;
  #opened: Page[] = [];

  private constructor(stage: Stage, desk: Page) {
    this.#stage = stage;
    this.desk = desk;
  }

  /** With a page of the extension as a desk, which has the extension's rights. */
  static async at(stage: Stage): Promise<Visitor> {
    const desk = await stage.browser.newPage();
    const isFirefox = stage.extensionOrigin.startsWith('moz-');
    await desk.goto(`${stage.extensionOrigin}/pages/popup.html`, isFirefox ? { waitUntil: [] } : {});
    await desk.waitForSelector('main');
    return new Visitor(stage, desk);
  }

  /** Opens a page of the stage's server, or of another origin, in front. */
  async open(path: string, origin = this.#stage.server.origin): Promise<Page> {
    const page = await this.#stage.browser.newPage();
    this.#opened.push(page);
    await page.goto(`${origin}/${path}`);
    await page.bringToFront();
    return page;
  }

  async openMarked(path = 'articles/kazakhstan-2022-01-11/source.html', origin?: string): Promise<Page> {
    const page = await this.open(path, origin);
    await waitForMarks(page);
    return page;
  }

  diagnose(page: Page): Promise<Diagnosed> {
    return this.desk.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
      return chrome.tabs.sendMessage<object, Diagnosed>(tab?.id ?? -1, { type: 'diagnose' });
    }, page.url());
  }

  /** Waits until the words are marked. Answers how long that took, in milliseconds. */
  async waitForText(page: Page, words: string, timeout = 3000): Promise<number> {
    const start = performance.now();
    while (!(await markedTexts(page)).includes(words)) {
      if (performance.now() - start > timeout) throw new Error(`«${words}» is not marked after ${timeout} ms`);
      await pause(25);
    }
    return performance.now() - start;
  }

  async closePages(): Promise<void> {
    for (const page of this.#opened) await page.close();
    this.#opened = [];
  }
}
