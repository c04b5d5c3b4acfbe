import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, markedTexts, openPopup, tooltipText, waitForMarks, waitForTooltip } from '../../src/tools/drive.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { article, closeCard } from './support/visitor.ts';
import { stays, until } from './support/wait.ts';

/** Each browser speaks another language: Firefox would need a language pack for Russian. */
const readers = [
  {
    name: 'chrome',
    language: 'ru',
    day: '11 января 2022',
    members: ['Армения', 'Белоруссия', 'Казахстан', 'Киргизия', 'Россия', 'Таджикистан'],
    former: 'Узбекистан',
    began: /Жанаозен/,
    president: 'Касым-Жомарт Токаев',
  },
  {
    name: 'firefox',
    language: 'en',
    day: '11 January 2022',
    members: ['Armenia', 'Belarus', 'Kazakhstan', 'Kyrgyzstan', 'Russia', 'Tajikistan'],
    former: 'Uzbekistan',
    began: /Zhanaozen/,
    president: 'Kassym-Jomart Tokayev',
  },
] as const;

const serialize = () => new XMLSerializer().serializeToString(document);

describe.each(readers)(
  'an annotated article in $name, in $language',
  ({ name, language, day, members, former, began, president }) => {
    let stage: Stage;
    let page: Page;
    const requests: string[] = [];

    beforeAll(async () => {
      stage = await setStage(name, { language });
      page = await stage.browser.newPage();
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(`${stage.server.origin}/${article}`);
      await page.bringToFront();
      await waitForMarks(page);
    });
    afterAll(async () => stage.close());

    it('marks what the article names, once each', async () => {
      const texts = await markedTexts(page);
      expect(texts).toContain('ОДКБ');
      expect(texts).toContain('2 января');
      expect(new Set(texts).size).toBeGreaterThan(8);
    });

    it('tells the six members as of the article’s day when the organisation is hovered, and closes on Esc', async () => {
      await hoverText(page, 'ОДКБ');
      const text = await tooltipText(page, stage);
      for (const member of members) expect(text).toContain(member);
      expect(text).not.toContain(former);
      expect(text).toContain(day);
      await closeCard(page);
    });

    it('tells what began on the day when a date is hovered', async () => {
      await hoverText(page, '2 января');
      expect(await tooltipText(page, stage)).toMatch(began);
      await closeCard(page);
    });

    it('highlights with a date the words that it was counted from', async () => {
      const count = async () => (await markedTexts(page)).filter((text) => text === '2 января').length;
      const marked = await count();
      await hoverText(page, 'Через два дня');
      expect(await count()).toBe(marked + 1);
      await closeCard(page);
      expect(await count()).toBe(marked);
    });

    it('leaves the document as it was: before painting, after painting, after a tooltip', async () => {
      const plain = await stage.browser.newPage();
      await plain.goto(`${stage.server.origin}/${article}?unannotated`, { waitUntil: 'domcontentloaded' });
      const before = await plain.evaluate(serialize);
      await waitForMarks(plain);
      expect(await plain.evaluate(serialize)).toBe(before);
      expect(await page.evaluate(serialize)).toBe(before);
      await plain.close();
      await page.bringToFront();
    });

    it('asks nobody for anything', () => {
      const foreign = requests.filter((url) => !url.startsWith(stage.server.origin) && !url.startsWith('data:'));
      expect(foreign).toEqual([]);
      const own = requests.filter(
        (url) => !url.includes(article) && !url.endsWith('/favicon.ico') && !url.startsWith('data:'),
      );
      expect(own).toEqual([]);
    });

    it('lists in the popup what was found, with the article’s dates on the timeline', async () => {
      const popup = await openPopup(stage, page);
      const text = await popup.evaluate(() => document.body.innerText);
      expect(text).toContain(day);
      expect(text).toContain(president);
      const named = await popup.$$eval('[data-date]', (marks) => marks.map((mark) => mark.getAttribute('data-date')));
      expect(named).toContain('2022-01-02');
      await popup.close();
    });

    it('goes from the popup to a mention and opens its card there', async () => {
      await page.evaluate(() => scrollTo(0, 0));
      const popup = await openPopup(stage, page);
      const entries = await popup.$$('.found li button');
      await entries.at(-1)?.click();
      await page.waitForFunction(() => scrollY > 0, { polling: 50 });
      await popup.close();
      await page.bringToFront();
      await waitForTooltip(page);
      await closeCard(page);
    });
  },
);

describe.each(browserNames)('pages that are not for us in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name);
  });
  afterAll(async () => stage.close());

  it.each(['front-page', 'cooking'])('leaves %s alone', async (slug) => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/${slug}/source.html`);
    // The gate looks when the page has loaded, so that marks would be there much sooner.
    await stays('nothing is marked', 1500, () => page.evaluate(() => CSS.highlights.size === 0));
    await page.close();
  });

  it('says in the popup that there is nothing, and annotates on request', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/cooking/source.html`);
    const popup = await openPopup(stage, page);
    expect(await popup.$eval('main', (main) => main.dataset['ready'])).toBe('not-looked-at');
    await popup.click('.action');
    await popup.waitForSelector('main[data-ready="annotated"]');
    await popup.close();
    await page.close();
  });

  it('says in the popup where a page has no article', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/front-page/source.html`);
    const popup = await openPopup(stage, page);
    await popup.waitForSelector('main[data-ready="no-article"]');
    expect(await popup.$('.action')).toBeNull();
    await popup.close();
    await page.close();
  });

  it('takes the marks away when the site is switched off, and paints them again', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/kazakhstan-2022-01-11/source.html`);
    await page.bringToFront();
    await waitForMarks(page);
    const popup = await openPopup(stage, page);
    await popup.click('[role="switch"]');
    await popup.waitForSelector('main[data-ready="off-here"]');
    await page.bringToFront();
    await until('nothing is marked', () => page.evaluate(() => CSS.highlights.size === 0));
    await popup.bringToFront();
    await popup.click('.action');
    await popup.waitForSelector('main[data-ready="annotated"]');
    await page.bringToFront();
    expect(await waitForMarks(page)).toBeGreaterThan(10);
    await popup.close();
    await page.close();
  });
});
