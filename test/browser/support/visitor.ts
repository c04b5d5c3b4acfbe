import type { Page } from 'puppeteer-core';
import { isTooltipOpen, markedTexts, waitForMarks } from '../../../src/tools/drive.ts';
import type { Diagnosis, Reply, TabMessage } from '../../../src/protocol/messages.ts';
import type { Stage } from './extension.ts';
import { stays, until } from './wait.ts';

/** The article that most tests open, on a server of `test/articles`. */
export const article = 'kazakhstan-2022-01-11/source.html';

/** Longer than a resting pointer or a change of the page takes to open a card, on a busy machine too. */
const cardlessMs = 1200;

/** Opens a page of the extension, whose address follows `/pages/`, and waits for its content. */
export async function openOwnPage(stage: Stage, path: string, ready = 'main[data-ready]'): Promise<Page> {
  const page = await stage.browser.newPage();
  // Firefox does not tell when a page of the extension has loaded.
  const isFirefox = stage.extensionOrigin.startsWith('moz-extension:');
  await page.goto(`${stage.extensionOrigin}/pages/${path}`, isFirefox ? { waitUntil: [] } : {});
  await page.waitForSelector(ready);
  return page;
}

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
    return new Visitor(stage, await openOwnPage(stage, 'popup.html', 'main'));
  }

  /** Opens a page of the stage's server, or of another origin, in front. `prepare` runs in it before its own scripts. */
  async open(path: string, { origin = this.#stage.server.origin, prepare }: OpenOptions = {}): Promise<Page> {
    const page = await this.#stage.browser.newPage();
    this.#opened.push(page);
    if (prepare !== undefined) await page.evaluateOnNewDocument(prepare);
    await page.goto(`${origin}/${path}`);
    await page.bringToFront();
    return page;
  }

  async openMarked(path: string, options?: OpenOptions): Promise<Page> {
    const page = await this.open(path, options);
    await waitForMarks(page);
    return page;
  }

  /** Sends a message to the annotator of the page and returns its answer, as the background does for commands and menus. */
  async send(page: Page, message: TabMessage): Promise<unknown> {
    const reply = await this.desk.evaluate(
      async (url, sent) => {
        const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
        return chrome.tabs.sendMessage<object, Reply>(tab?.id ?? -1, sent);
      },
      page.url(),
      message,
    );
    if (!('answer' in reply)) throw new Error(`the annotator failed to answer ${message.type}`);
    return reply.answer;
  }

  /** What the annotator says of its work. Throws where the page has none. */
  async diagnose(page: Page): Promise<Diagnosis> {
    return (await this.send(page, { type: 'diagnose' })) as Diagnosis;
  }

  /** Waits until the annotator has read and painted all that has changed in the page. */
  async waitUntilIdle(page: Page): Promise<Diagnosis> {
    return until('the annotator is idle', async () => {
      const diagnosis = await this.diagnose(page);
      return diagnosis.isIdle && diagnosis;
    });
  }

  /** How many marks the page has when its annotator is idle. */
  async countWhenIdle(page: Page): Promise<number> {
    await this.waitUntilIdle(page);
    return (await markedTexts(page)).length;
  }

  async closePages(): Promise<void> {
    for (const page of this.#opened) await page.close();
    this.#opened = [];
  }
}

export interface OpenOptions {
  readonly origin?: string;
  readonly prepare?: () => void;
}

export async function isMarked(page: Page, words: string): Promise<boolean> {
  return (await markedTexts(page)).includes(words);
}

/** Waits until the words are marked. Returns how long that took, in milliseconds. */
export async function waitForText(page: Page, words: string, timeoutMs?: number): Promise<number> {
  const start = performance.now();
  await until(`«${words}» is marked`, () => isMarked(page, words), timeoutMs);
  return performance.now() - start;
}

/** Waits until the words are not marked any more. */
export async function waitForNoText(page: Page, words: string): Promise<void> {
  await until(`«${words}» is not marked`, async () => !(await isMarked(page, words)));
}

/** Watches that no card opens in the page. */
export async function seeNoCard(page: Page): Promise<void> {
  await stays('no card is open', cardlessMs, async () => !(await isTooltipOpen(page)));
}

/** Presses Esc and waits until no card is in the page. */
export async function closeCard(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
}

export async function waitForNoCard(page: Page): Promise<void> {
  await until('no card is open', async () => !(await isTooltipOpen(page)));
}
