import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, markedTexts, openPopup, tooltipText, waitForMarks } from '../../src/tools/drive.ts';
import { wordsIn } from '../view/words.ts';
import { smallTargets, violations } from './support/axe.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { article, closeCard, openOwnPage, Visitor, waitForNoText, waitForText } from './support/visitor.ts';
import { stays, until } from './support/wait.ts';

describe.each(browserNames.flatMap((name) => [false, true].map((dark) => ({ name, dark }))))(
  'the options and first-run pages in $name, dark: $dark',
  ({ name, dark }) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await setStage(name, { dark });
    });
    afterAll(async () => stage.close());

    it.each(['options.html', 'welcome.html'])('%s has no fault that axe can find, nor small targets', async (path) => {
      const page = await openOwnPage(stage, path);
      if (name === 'chrome')
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
      await page.evaluate(() =>
        chrome.storage.local.set({
          knownTerms: ['csto'],
          sitesOff: ['a.example'],
          wrongHere: [{ id: 'date:2022-01-06', site: 'a.example' }],
        }),
      );
      if (path === 'options.html')
        await page.waitForFunction(() => document.querySelectorAll('.unmarked li').length === 3);
      expect(await violations(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      await page.evaluate(() => chrome.storage.local.clear());
      await page.close();
    });

    it('fits a narrow window', async () => {
      const page = await openOwnPage(stage, 'options.html');
      await page.setViewport({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.close();
    });
  },
);

describe.each(browserNames)('choices of the options page, in %s', (name) => {
  let stage: Stage;
  let visitor: Visitor;
  let options: Page;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage(name, { language: 'ru' });
    options = await openOwnPage(stage, 'options.html');
    visitor = await Visitor.at(stage);
    page = await visitor.openMarked(article);
  });
  afterAll(async () => stage.close());

  async function choose(selector: string): Promise<void> {
    await options.$eval(selector, (input) => (input as HTMLElement).click());
  }
  async function restore(): Promise<void> {
    await options.evaluate(() => chrome.storage.local.clear());
    await options.reload({ waitUntil: name === 'firefox' ? [] : 'load' });
    await options.waitForSelector(`main[data-ready="${name === 'chrome' ? 'ru' : 'en'}"]`);
  }
  const countIs = (what: string, isIt: (count: number) => boolean) =>
    until(what, async () => isIt((await markedTexts(page)).length));

  it('mark more or less, in articles that are open', async () => {
    const few = await visitor.countWhenIdle(page);
    await choose('input[name="marks"][value="all"]');
    await countIs('more is marked', (count) => count > few);
    await choose('input[name="marks"][value="article"]');
    await countIs('as much is marked as before', (count) => count === few);
  });

  it('leave kinds out', async () => {
    expect(await markedTexts(page)).toContain('2 января');
    await choose('input[name="kinds"][value="date"]');
    await waitForNoText(page, '2 января');
    await waitForText(page, 'ОДКБ');
    await choose('input[name="kinds"][value="date"]');
    await waitForText(page, '2 января');
  });

  it('change the language of cards and windows', async () => {
    const [other, words] = name === 'chrome' ? ['en', /as of/] : ['ru', /на 11 января/];
    await options.select('select[name="language"]', other);
    await options.waitForSelector(`main[data-ready="${other}"]`);
    await page.bringToFront();
    // The page hears of the choice by itself, and asks for cards in the other language.
    await until('a card in the other language', async () => {
      await hoverText(page, 'ОДКБ');
      const isOther = words.test(await tooltipText(page, stage));
      await closeCard(page);
      await page.mouse.move(3, 3);
      return isOther;
    });
    await restore();
  });

  it('show the language that was chosen last, where two are chosen at once', async () => {
    await options.evaluate(() => {
      for (const language of ['kk', 'ru']) {
        const select = document.querySelector('select')!;
        select.value = language;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    await options.waitForFunction(
      () => document.documentElement.lang === 'ru' && document.querySelector('select')?.value === 'ru',
    );
    await stays('the page is in Russian', 1000, () =>
      options.evaluate(
        () => document.documentElement.lang === 'ru' && document.querySelector('select')?.value === 'ru',
      ),
    );
    expect(await options.$eval('h1', ({ textContent }) => textContent)).toBe(wordsIn('ru')('optionsTitle'));
    expect(await options.evaluate(() => chrome.storage.local.get('language'))).toEqual({ language: 'ru' });
    await restore();
  });

  it('are all kept, where two pages and quick presses make them at once', async () => {
    const second = await openOwnPage(stage, 'options.html');
    const press = (of: Page, groups: readonly string[]) =>
      of.evaluate((values) => {
        for (const value of values)
          document.querySelector<HTMLElement>(`input[name="kinds"][value="${value}"]`)!.click();
      }, groups);
    await Promise.all([press(options, ['person', 'state', 'term']), press(second, ['place', 'institution'])]);
    const expected = ['institution', 'person', 'place', 'state', 'term'];
    const stored = async () => {
      const { kindsOff = [] } = await options.evaluate(() =>
        chrome.storage.local.get<{ kindsOff?: string[] }>('kindsOff'),
      );
      return kindsOff.toSorted();
    };
    await until('all five are stored', async () => (await stored()).length === expected.length);
    expect(await stored()).toEqual(expected);
    for (const of of [options, second])
      await of.waitForFunction(() => document.querySelectorAll('input[name="kinds"]:not(:checked)').length === 5);
    await second.close();
    await restore();
  });

  it('change the colours against the system', async () => {
    const background = () => options.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await choose('input[name="theme"][value="dark"]');
    await until('other colours', async () => (await background()) !== light);
    await choose('input[name="theme"][value="auto"]');
    await until('the colours of before', async () => (await background()) === light);
  });

  it('annotate only when asked', async () => {
    await choose('input[name="mode"][value="on-click"]');
    await until('the choice is stored', async () => {
      return (await options.evaluate(() => chrome.storage.local.get('mode')))['mode'] === 'on-click';
    });
    const other = await stage.browser.newPage();
    await other.goto(`${stage.server.origin}/${article}?asked`);
    await other.bringToFront();
    // Marks would be there soon after the page has loaded.
    await stays('nothing is marked', 1500, () => other.evaluate(() => CSS.highlights.size === 0));
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
    await waitForNoText(page, 'ОДКБ');
    await options.bringToFront();
    await options.waitForSelector(`button[aria-label^="${id}"]`);
    await options.click(`button[aria-label^="${id}"]`);
    await page.bringToFront();
    await waitForText(page, 'ОДКБ');
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
      await options.$eval('.told', (told) => (told.textContent = ''));
      await chooser.uploadFile(path);
      return until('the page says something', () => options.$eval('.told', ({ textContent }) => textContent));
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
    await (await openOwnPage(stage, 'options.html')).close();
    expect(await options.evaluate(() => chrome.storage.local.get())).toMatchObject({
      theme: 'auto',
      sitesOff: ['a.example'],
      'broken-settings': { theme: 'purple', sitesOff: ['a.example', 7] },
    });
    await restore();
  });
});

describe.each(browserNames)('a settings file in %s', (name) => {
  const language = name === 'chrome' ? 'ru' : 'en';
  const words = wordsIn(language);
  const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
  const file = (settings: object) => JSON.stringify({ format: 'csto-context settings', version: 1, settings });
  const inLanguage = (count: number) => count.toLocaleString(language);
  let stage: Stage;
  let options: Page;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csto-context-'));
    stage = await setStage(name, { language: 'ru' });
    options = await openOwnPage(stage, 'options.html');
    await options.bringToFront();
  });
  afterEach(async () => {
    await options.evaluate(() => (globalThis as { acceptWrites?: () => void }).acceptWrites?.());
    await options.evaluate(() => chrome.storage.local.clear());
    await options.reload({ waitUntil: name === 'firefox' ? [] : 'load' });
    await options.waitForSelector('main[data-ready]');
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  });

  const told = () => options.$eval('.told', ({ textContent }) => textContent);
  const waitUntilTold = () =>
    options.waitForFunction(() => (document.querySelector('.told')?.textContent ?? '') !== '', { polling: 20 });
  const stored = () => options.evaluate(() => chrome.storage.local.get());
  const rows = (nth: number) =>
    options.$$eval('.unmarked', (lists, at) => lists[at]?.querySelectorAll('li').length, nth);

  /** Loads a file and returns what the page says, and after how many milliseconds. */
  async function load(text: string): Promise<{ readonly said: string | null; readonly ms: number }> {
    const path = join(folder, 'settings.json');
    writeFileSync(path, text);
    const chooser = (await options.$('input[type="file"]'))!;
    const before = performance.now();
    await chooser.uploadFile(path);
    await waitUntilTold();
    return { said: await told(), ms: performance.now() - before };
  }

  it('of 2,000 sites and 2,000 terms is loaded within three seconds, and its lists stay short until asked for', async () => {
    const settings = { sitesOff: names(2000).map((site) => `${site}.example`), knownTerms: ['csto', ...names(1999)] };
    const { said, ms } = await load(file(settings));
    expect(said).toBe(words('optImported'));
    const start = performance.now();
    await options.waitForFunction(() => document.querySelectorAll('.unmarked li').length === 400, { polling: 20 });
    expect(ms + performance.now() - start).toBeLessThan(3000);
    expect(await stored()).toMatchObject(settings);
    expect(await options.$$eval('.unmarked .title', (titles) => titles[200]?.textContent)).toMatch(
      language === 'ru' ? /^Организация Договора/ : /^Collective Security/,
    );
    // The page still answers.
    const again = performance.now();
    await options.click(`button[aria-label^="${words('optShowAll', inLanguage(2000))}"]`);
    await options.waitForFunction(() => document.querySelectorAll('.unmarked li').length === 2200, { polling: 20 });
    expect(performance.now() - again).toBeLessThan(3000);
    expect(await rows(0)).toBe(2000);
    expect(await rows(1)).toBe(200);
  });

  it.each([
    [
      '2,001 sites',
      file({ marks: 'all', sitesOff: names(2001) }),
      words('importError_items', 'sitesOff', inLanguage(2000)),
    ],
    [
      '2,001 terms',
      file({ marks: 'all', knownTerms: names(2001) }),
      words('importError_items', 'knownTerms', inLanguage(2000)),
    ],
    ['1 MB and a byte', file({ marks: 'all' }).padEnd(2 ** 20 + 1), words('importError_size')],
    [
      'a key __proto__',
      file({ marks: 'all' }).replace('"marks"', '"__proto__":{},"marks"'),
      words('importError_unknown', '__proto__'),
    ],
    ['a key toString', file({ marks: 'all', toString: true }), words('importError_unknown', 'toString')],
    [
      'a direction mark in a site',
      file({ marks: 'all', sitesOff: ['a.example', 'b\u202e.example'] }),
      words('importError_item', 'sitesOff', '2'),
    ],
    [
      'a direction mark in a term',
      file({ marks: 'all', knownTerms: ['csto\u2067'] }),
      words('importError_item', 'knownTerms', '1'),
    ],
  ])('with %s is refused with its place, and nothing of it is stored', async (_, text, expected) => {
    expect((await load(text)).said).toBe(expected);
    expect(await stored()).toEqual({});
  });
  it('of 1 MB is taken', async () => {
    expect((await load(file({ marks: 'all' }).padEnd(2 ** 20))).said).toBe(words('optImported'));
    expect(await stored()).toMatchObject({ marks: 'all' });
  });

  /** Chrome gives an extension 10 MB; Firefox has no limit that a test could reach. */
  async function refuseWrites(): Promise<void> {
    await options.evaluate(async (isFull) => {
      for (let size = isFull ? 2 ** 23 : 0; size >= 1; size /= 2) {
        await chrome.storage.local.set({ [`filler ${size}`]: 'x'.repeat(size) }).catch(() => undefined);
      }
      if (isFull) return;
      // The background writes.
      const background = await new Promise<unknown>((resolve) => chrome.runtime.getBackgroundPage(resolve));
      const { local } = (background as { readonly chrome: typeof chrome }).chrome.storage;
      const set = local.set.bind(local);
      local.set = () => Promise.reject(new Error('no room'));
      Object.assign(globalThis, { acceptWrites: () => Object.assign(local, { set }) });
    }, name === 'chrome');
  }

  it('that the browser cannot store is told in plain words', async () => {
    await refuseWrites();
    const before = Object.keys(await stored());
    expect((await load(file({ sitesOff: names(2000) }))).said).toBe(words('optNotSaved'));
    expect(Object.keys(await stored())).toEqual(before);
  });
  it.runIf(name === 'chrome')(
    'is not needed for that: broken values that cannot be put aside are told too',
    async () => {
      await options.evaluate(() => chrome.storage.local.set({ theme: 'purple', marks: 'all' }));
      await refuseWrites();
      await options.reload();
      await waitUntilTold();
      expect(await told()).toBe(words('optNotSaved'));
      expect(await options.$eval('input[name="marks"]:checked', (input) => input.value)).toBe('all');
    },
  );
  it('is not the only thing that may not be stored: a choice is told, and shown as it was', async () => {
    await options.evaluate((site) => chrome.storage.local.set({ sitesOff: [site] }), 'a.example');
    await options.waitForSelector('.unmarked li');
    await refuseWrites();
    await options.click('input[name="marks"][value="section"]');
    await waitUntilTold();
    expect(await told()).toBe(words('optNotSaved'));
    expect(await options.$eval('input[name="marks"]:checked', (input) => input.value)).toBe('article');
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
    return until('the first-run page is open', async () => {
      for (const open of await stage.browser.pages()) {
        const address = await open.evaluate(() => location.href).catch(() => '');
        if (address.endsWith('/pages/welcome.html')) return open;
      }
      return null;
    });
  }

  it('opens by itself and explains its example in place', async () => {
    await page.bringToFront();
    await page.waitForSelector('main[data-ready]');
    expect(await waitForMarks(page)).toBeGreaterThan(7);
    await hoverText(page, name === 'chrome' ? 'Александр Лукашенко' : 'Alexander Lukashenko');
    expect(await tooltipText(page, stage)).toMatch(name === 'chrome' ? /11 января 2022/ : /11 January 2022/);
  });
});
