import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForMarks } from '../../src/tools/drive.ts';
import { smallTargets, violations } from './support/axe.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { openPanelPage } from './support/panel-page.ts';
import { Visitor } from './support/visitor.ts';
import { spread, stays, until } from './support/wait.ts';

/** For so long a press allows what only the reader may do, in Chromium. */
const pressLastsMs = 5500;

/** Each browser speaks another language: Firefox would need a language pack for Russian. */
const readers = [
  { name: 'chrome', dark: false, language: 'ru', copied: 'Скопировано.', source: 'Источники' },
  { name: 'firefox', dark: false, language: 'en', copied: 'Copied.', source: 'Sources' },
  { name: 'firefox', dark: true, language: 'en', copied: 'Copied.', source: 'Sources' },
] as const;

describe.each(readers)('the panel in $name, in $language, dark: $dark', ({ name, dark, language, copied, source }) => {
  let stage: Stage;
  let page: Page;
  let panel: Page;
  beforeAll(async () => {
    stage = await setStage(name, { dark, language });
    page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/kazakhstan-2022-01-11/source.html`);
    await page.bringToFront();
    await waitForMarks(page);
    panel = await openPanelPage(stage, page);
    await panel.waitForSelector('main[data-ready="annotated"]');
  });
  afterAll(async () => stage.close());

  const inView = () => panel.$$eval('.in-view-list li', (items) => items.map(({ textContent }) => textContent));
  const scrollPage = (to: 'top' | 'end') =>
    page.evaluate((end) => scrollTo({ top: end ? document.body.scrollHeight : 0, behavior: 'instant' }), to === 'end');

  it('follows the reader’s scrolling', async () => {
    await scrollPage('top');
    await panel.waitForFunction(() => document.querySelectorAll('.in-view-list button').length > 0);
    const first = await inView();
    await scrollPage('end');
    await panel.waitForFunction(
      (before) => document.querySelector('.in-view-list ul')?.textContent !== before,
      {},
      first.join(''),
    );
    expect(await inView()).not.toEqual(first);
    expect(await panel.$$eval('.found .in-view', ({ length }) => length)).toBeGreaterThan(0);
  });

  it('shows a card at length with its sources, leads to others, and comes back to where one was', async () => {
    await panel.click('.found [data-id="csto"]');
    await panel.waitForSelector('main[data-ready="card"]');
    expect(await panel.$$eval('.facts .sources a', ({ length }) => length)).toBeGreaterThan(3);
    expect(await panel.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    const title = await panel.$eval('.detail h2', ({ textContent }) => textContent);
    await panel.click('.facts .chip');
    await panel.waitForFunction((before) => document.querySelector('.detail h2')?.textContent !== before, {}, title);
    await panel.click('.back');
    await panel.waitForSelector('main[data-ready="annotated"]');
    expect(await panel.$eval('.found', ({ children }) => children.length)).toBeGreaterThan(3);
  });

  it('goes from a card into the text', async () => {
    await scrollPage('end');
    await panel.click('.found [data-id="csto"]');
    await panel.waitForSelector('main[data-ready="card"]');
    const before = await page.evaluate(() => scrollY);
    await panel.click('.detail .plain');
    await page.waitForFunction((from) => scrollY !== from, { polling: 50 }, before);
    await panel.click('.back');
    await panel.waitForSelector('main[data-ready="annotated"]');
  });

  it('saves three kinds of files', async () => {
    await panel.evaluate(() => {
      const saved: { blob: Blob; name: string }[] = [];
      Object.assign(globalThis, { saved });
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        saved.push({ blob, name: '' });
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        saved.at(-1)!.name = this.download;
      };
    });
    for (const button of (await panel.$$('.export button')).slice(1)) await button.click();
    await panel.waitForFunction(
      () =>
        (globalThis as unknown as { saved: readonly { name: string }[] }).saved.filter(({ name }) => name).length === 3,
    );
    const files = await panel.evaluate(async () => {
      const { saved } = globalThis as unknown as { saved: readonly { blob: Blob; name: string }[] };
      return Promise.all(saved.map(async ({ blob, name }) => [name, await blob.text()] as const));
    });
    const byName = Object.fromEntries(files);
    expect(byName['csto-context-2022-01-11.md']).toContain(`${source}: [`);
    expect(byName['csto-context-2022-01-11.ics']).toContain('DTSTART;VALUE=DATE:20220102\r\n');
    const { items } = JSON.parse(byName['csto-context-2022-01-11.jsonld']!) as { items: readonly unknown[] };
    expect(items.length).toBeGreaterThan(20);
  });

  it('copies', async () => {
    await panel.bringToFront();
    await panel.click('.export button');
    await panel.waitForFunction((words) => document.querySelector('.outcome')?.textContent === words, {}, copied);
  });

  it('has no fault that axe can find and no small target, as a whole and with a card', async () => {
    // Firefox is started light or dark; Chrome is told so for each page.
    for (const tone of name === 'chrome' ? ['light', 'dark'] : ['']) {
      if (tone !== '') await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: tone }]);
      expect(await violations(panel)).toEqual([]);
      expect(await smallTargets(panel)).toEqual([]);
      await panel.click('.found [data-id="csto"]');
      await panel.waitForSelector('main[data-ready="card"]');
      expect(await violations(panel)).toEqual([]);
      expect(await smallTargets(panel)).toEqual([]);
      await panel.click('.back');
      await panel.waitForSelector('main[data-ready="annotated"]');
    }
  });

  it('tells of another page when its tab goes there', async () => {
    await page.goto(`${stage.server.origin}/front-page/source.html`);
    await panel.waitForSelector('main[data-ready="no-article"], main[data-ready="not-looked-at"]');
    expect(await panel.$('.export')).toBeNull();
  });
});

describe('the panel in chrome, asked for from a page', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage('chrome', { language: 'en' });
  });
  afterAll(async () => stage.close());

  it('opens beside the page with the card that was asked for', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/kazakhstan-2022-01-11/source.html`);
    await page.bringToFront();
    await waitForMarks(page);
    const [script] = page.extensionRealms();
    await script!.evaluate(() => {
      chrome.runtime.sendMessage({ type: 'open-panel', id: 'csto' }).catch(() => undefined);
    });
    const target = await stage.browser.waitForTarget((found) => found.url().endsWith('/pages/panel.html'));
    const panel = await target.asPage();
    await panel.waitForSelector('main[data-ready="card"]');
    expect(await panel.$eval('.detail h2', ({ textContent }) => textContent)).toContain('Collective Security Treaty');
  });
});

describe.each(browserNames)('the panel where no press asks for it, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name, { language: 'en' });
  });
  afterAll(async () => stage.close());

  it('is one tab, however often it is asked for, which comes to the front again', async () => {
    const { desk } = await Visitor.at(stage);
    // In Chromium the driver's own evaluations count as presses.
    const session = name === 'chrome' ? await desk.createCDPSession() : null;
    if (session !== null) await spread(pressLastsMs);
    const run = async (expression: string): Promise<unknown> => {
      if (session === null) return desk.evaluate(expression);
      const options = { userGesture: false, awaitPromise: true, returnByValue: true };
      return (await session.send('Runtime.evaluate', { expression, ...options })).result.value;
    };
    const ask = (times: number) => {
      const sent = "chrome.runtime.sendMessage({ type: 'open-panel', id: 'csto' })";
      return run(`Promise.all(Array.from({ length: ${times} }, () => ${sent})).then(() => true)`);
    };
    const panels = `chrome.tabs.query({ url: '${stage.extensionOrigin}/pages/panel.html*' })`;
    /** Of each panel that is a tab, whether it is in front. */
    const inFront = () => run(`${panels}.then((tabs) => tabs.map(({ active }) => active))`);
    const isInFront = async (expected: readonly boolean[]) =>
      JSON.stringify(await inFront()) === JSON.stringify(expected);
    await ask(5);
    await until('a panel is in front', () => isInFront([true]));
    // Others would come one after another.
    await stays('the panel is one tab', 1000, () => isInFront([true]));
    await desk.bringToFront();
    await until('the panel is behind', () => isInFront([false]));
    await ask(1);
    await until('the panel is in front again', () => isInFront([true]));
  });
});
