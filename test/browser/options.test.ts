import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, markedTexts, openPopup, tooltipText, waitForMarks } from '../../src/tools/drive.ts';
import { smallTargets, violations } from './support/axe.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const article = 'kazakhstan-2022-01-11/source.html';

async function openOwn(stage: Stage, path: string): Promise<Page> {
  const page = await stage.browser.newPage();
  const isFirefox = stage.extensionOrigin.startsWith('moz-extension:');
  await page.goto(`${stage.extensionOrigin}/pages/${path}`, isFirefox ? { waitUntil: [] } : {});
  await page.waitForSelector('main[data-ready]');
  return page;
}

describe.each(browserNames.flatMap((name) => [false, true].map((dark) => ({ name, dark }))))(
  'the options and first-run pages in $name, dark: $dark',
  ({ name, dark }) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await setStage(name, { dark });
    });
    afterAll(async () => stage.close());

    it.each(['options.html', 'welcome.html'])('%s has no fault that axe can find, nor small targets', async (path) => {
      const page = await openOwn(stage, path);
      if (name === 'chrome')
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
      await page.evaluate(() =>
        chrome.storage.local.set({
          knownTerms: ['csto'],
          sitesOff: ['a.example'],
          wrongHere: [{ id: 'date:2022-01-06', site: 'a.example' }],
        }),
      );
      await pause(300);
      expect(await violations(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      await page.evaluate(() => chrome.storage.local.clear());
      await page.close();
    });

    it('fits a narrow window', async () => {
      const page = await openOwn(stage, 'options.html');
      await page.setViewport({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.close();
    });
  },
);

describe.each(browserNames)('choices of the options page, in %s', (name) => {
  let stage: Stage;
  let options: Page;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage(name, { language: 'ru' });
    options = await openOwn(stage, 'options.html');
    page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/${article}`);
    await page.bringToFront();
    await waitForMarks(page);
  });
  afterAll(async () => stage.close());

  async function choose(selector: string): Promise<void> {
    await options.$eval(selector, (input) => (input as HTMLElement).click());
    await pause(300);
  }
  async function restore(): Promise<void> {
    await options.evaluate(() => chrome.storage.local.clear());
    await pause(300);
  }

  it('mark more or less, in articles that are open', async () => {
    const few = (await markedTexts(page)).length;
    await choose('input[name="marks"][value="all"]');
    expect((await markedTexts(page)).length).toBeGreaterThan(few);
    await choose('input[name="marks"][value="article"]');
    expect((await markedTexts(page)).length).toBe(few);
  });

  it('leave kinds out', async () => {
    expect(await markedTexts(page)).toContain('2 января');
    await choose('input[name="kinds"][value="date"]');
    const texts = await markedTexts(page);
    expect(texts).not.toContain('2 января');
    expect(texts).toContain('ОДКБ');
    await choose('input[name="kinds"][value="date"]');
    expect(await markedTexts(page)).toContain('2 января');
  });

  it('change the language of cards and windows', async () => {
    const [other, words] = name === 'chrome' ? ['en', /as of/] : ['ru', /на 11 января/];
    await options.select('select[name="language"]', other);
    await options.waitForSelector(`main[data-ready="${other}"]`);
    await pause(700);
    await page.bringToFront();
    await hoverText(page, 'ОДКБ');
    expect(await tooltipText(page, stage)).toMatch(words);
    await page.keyboard.press('Escape');
    await pause(300);
    await restore();
  });

  it('change the colours against the system', async () => {
    const background = () => options.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await choose('input[name="theme"][value="dark"]');
    expect(await background()).not.toBe(light);
    await choose('input[name="theme"][value="auto"]');
    expect(await background()).toBe(light);
  });

  it('annotate only when asked', async () => {
    await choose('input[name="mode"][value="on-click"]');
    const other = await stage.browser.newPage();
    await other.goto(`${stage.server.origin}/${article}?asked`);
    await other.bringToFront();
    await pause(900);
    expect(await other.evaluate(() => CSS.highlights.size)).toBe(0);
    const popup = await openPopup(stage, other);
    expect(await popup.$eval('main', (main) => main.dataset['ready'])).toBe('on-click');
    await popup.click('.action');
    await popup.waitForSelector('main[data-ready="annotated"]');
    await other.bringToFront();
    expect(await waitForMarks(other)).toBeGreaterThan(10);
    await popup.close();
    await other.close();
    await restore();
  });

  it('bring back a known term', async () => {
    const id = name === 'chrome' ? 'Снова отмечать' : 'Mark again';
    await options.evaluate(() => chrome.storage.local.set({ knownTerms: ['csto'] }));
    await pause(400);
    expect(await markedTexts(page)).not.toContain('ОДКБ');
    await options.$eval(`button[aria-label^="${id}"]`, (button) => (button as HTMLElement).click());
    await pause(400);
    expect(await markedTexts(page)).toContain('ОДКБ');
    expect(await options.evaluate(() => chrome.storage.local.get('knownTerms'))).toEqual({ knownTerms: [] });
  });

  it('show the shortcuts in force', async () => {
    const keys = await options.$$eval('kbd', (made) => made.map(({ textContent }) => textContent));
    expect(keys).toEqual(['Alt + .', 'Alt + ,', 'Alt + K']);
  });

  it('load from a file, or name the field that is wrong and change nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csto-context-'));
    const load = async (settings: object) => {
      const path = join(folder, 'settings.json');
      writeFileSync(path, JSON.stringify({ format: 'csto-context settings', version: 1, settings }));
      const chooser = (await options.$('input[type="file"]'))!;
      await chooser.uploadFile(path);
      await pause(500);
      return options.$eval('.told', ({ textContent }) => textContent);
    };
    expect(await load({ theme: 'purple', marks: 'all' })).toContain('theme');
    expect(await options.evaluate(() => chrome.storage.local.get('marks'))).not.toEqual({ marks: 'all' });
    await load({ marks: 'all' });
    expect(await options.evaluate(() => chrome.storage.local.get('marks'))).toEqual({ marks: 'all' });
    rmSync(folder, { recursive: true });
    await restore();
  });

  it('put broken values aside when the page opens', async () => {
    await options.evaluate(() => chrome.storage.local.set({ theme: 'purple', sitesOff: ['a.example', 7] }));
    await (await openOwn(stage, 'options.html')).close();
    expect(await options.evaluate(() => chrome.storage.local.get())).toMatchObject({
      theme: 'auto',
      sitesOff: ['a.example'],
      'broken-settings': { theme: 'purple', sitesOff: ['a.example', 7] },
    });
    await restore();
  });
});

describe.each(browserNames)('the first-run page in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await setStage(name, { language: 'ru', welcome: true });
    page = await findWelcome();
  });
  afterAll(async () => stage.close());

  async function findWelcome(): Promise<Page> {
    for (let tries = 0; tries < 100; tries++) {
      for (const open of await stage.browser.pages()) {
        const address = await open.evaluate(() => location.href).catch(() => '');
        if (address.endsWith('/pages/welcome.html')) return open;
      }
      await pause(100);
    }
    throw new Error('no first-run page was opened');
  }

  it('opens by itself and explains its example in place', async () => {
    await page.bringToFront();
    await page.waitForSelector('main[data-ready]');
    expect(await waitForMarks(page)).toBeGreaterThan(7);
    await hoverText(page, name === 'chrome' ? 'Александр Лукашенко' : 'Alexander Lukashenko');
    expect(await tooltipText(page, stage)).toMatch(name === 'chrome' ? /11 января 2022/ : /11 January 2022/);
  });
});
