import { TargetType, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, markedTexts, openPopup, pressInTooltip, waitForMarks } from '../../src/tools/drive.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { article, closeCard, isMarked, openOwnPage, waitForNoText, waitForText } from './support/visitor.ts';
import { until } from './support/wait.ts';

describe.each(browserNames)('a private window of %s', (name) => {
  let stage: Stage;
  /** A page of the extension outside of private windows. */
  let desk: Page;
  /** The same article in a private window and outside of one. */
  let inPrivate: Page;
  let outside: Page;
  let windowId: number;

  beforeAll(async () => {
    stage = await setStage(name, { language: 'ru', privateWindows: true });
    desk = await openOwnPage(stage, 'options.html');
    outside = await stage.browser.newPage();
    await outside.goto(`${stage.server.origin}/${article}?outside`);
    await outside.bringToFront();
    await waitForMarks(outside);
    await openPrivate();
  });
  afterEach(async () => {
    await inPrivate.bringToFront();
    await closeCard(inPrivate);
    // Whatever was done, nothing of it is stored.
    expect(await desk.evaluate(() => chrome.storage.local.get())).toEqual({});
  });
  afterAll(async () => stage.close());

  async function openPrivate(): Promise<void> {
    const url = `${stage.server.origin}/${article}?private`;
    windowId = await desk.evaluate(async (address) => {
      const made = await chrome.windows.create({ incognito: true, url: address });
      if (made?.id === undefined || !made.incognito) throw new Error('no private window');
      return made.id;
    }, url);
    inPrivate = await until('the private window is open', async () =>
      (await stage.browser.pages()).find((page) => page.url() === url),
    );
    await inPrivate.bringToFront();
    await waitForMarks(inPrivate);
  }

  const press = (selector: string) => pressInTooltip(inPrivate, stage, selector);
  async function chooseInCard(words: string, nth: number): Promise<void> {
    await inPrivate.bringToFront();
    await hoverText(inPrivate, words);
    await press(`.menu button:nth-child(${nth})`);
  }

  it('keeps to itself what the reader knows, and takes it back', async () => {
    await chooseInCard('ОДКБ', 1);
    await waitForNoText(inPrivate, 'ОДКБ');
    expect(await isMarked(outside, 'ОДКБ')).toBe(true);
    await press('.notice button');
    await waitForText(inPrivate, 'ОДКБ');
  });

  it('keeps to itself what is wrong on a site', async () => {
    await chooseInCard('2 января', 1);
    await waitForNoText(inPrivate, '2 января');
    expect(await isMarked(outside, '2 января')).toBe(true);
    await press('.notice button');
    await waitForText(inPrivate, '2 января');
  });

  it('keeps to itself a site that is switched off in the popup, and on again', async () => {
    const popup = await openPopup(stage, inPrivate);
    await popup.bringToFront();
    await popup.click('[role="switch"]');
    await popup.waitForSelector('main[data-ready="off-here"]');
    await until('nothing is marked', async () => (await markedTexts(inPrivate)).length === 0);
    expect(await isMarked(outside, 'ОДКБ')).toBe(true);
    await popup.click('[role="switch"]');
    await popup.waitForSelector('main[data-ready="annotated"]');
    await popup.close();
    await waitForText(inPrivate, 'ОДКБ');
  });

  it.runIf(name === 'chrome')('keeps to itself a site that is switched off by keyboard', async () => {
    const target = await stage.browser.waitForTarget((each) => each.type() === TargetType.SERVICE_WORKER);
    const worker = (await target.worker())!;
    const toggle = () =>
      worker.evaluate(async (url) => {
        const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
        const { onCommand } = chrome.commands as unknown as {
          readonly onCommand: { dispatch: (command: string, tab: unknown) => void };
        };
        onCommand.dispatch('toggle', tab);
      }, inPrivate.url());
    await toggle();
    await until('nothing is marked', async () => (await markedTexts(inPrivate)).length === 0);
    expect(await isMarked(outside, 'ОДКБ')).toBe(true);
    await toggle();
    await waitForText(inPrivate, 'ОДКБ');
  });

  it('is forgotten with the last of its kind, and until then held where no script in a page can read', async () => {
    await chooseInCard('ОДКБ', 1);
    await waitForNoText(inPrivate, 'ОДКБ');
    const held = await desk.evaluate(() => chrome.storage.session.get());
    expect(held['private-changes']).toContainEqual({ of: 'known', id: 'csto', on: true });
    const seen = await desk.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: async () => {
          const { local, session } = chrome.storage as Partial<typeof chrome.storage>;
          const canRead = async (area: typeof local) => (await area?.get().catch(() => undefined)) !== undefined;
          return { local: await canRead(local), session: await canRead(session) };
        },
      });
      return injected?.result;
    }, inPrivate.url());
    expect(seen).toEqual({ local: true, session: false });
    await desk.evaluate((id) => chrome.windows.remove(id), windowId);
    await until('nothing is held', async () => {
      return Object.keys(await desk.evaluate(() => chrome.storage.session.get())).length === 0;
    });
    await openPrivate();
    expect(await isMarked(inPrivate, 'ОДКБ')).toBe(true);
  });
});
