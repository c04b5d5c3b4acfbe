import { TargetType, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hoverText,
  inTooltip,
  isTooltipOpen,
  markedTexts,
  pressInTooltip,
  tooltipText,
  waitForMarks,
} from '../../src/tools/drive.ts';
import { smallTargets, violations } from './support/axe.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(browserNames)('without a mouse, and from a card, in %s', (name) => {
  let stage: Stage;
  let desk: Page;
  let page: Page;
  const language = name === 'chrome' ? 'ru' : 'en';

  beforeAll(async () => {
    stage = await setStage(name, { language: 'ru' });
    desk = await stage.browser.newPage();
    await desk.goto(`${stage.extensionOrigin}/pages/options.html`, name === 'firefox' ? { waitUntil: [] } : {});
    await desk.waitForSelector('main[data-ready]');
    page = await open('kazakhstan-2022-01-11');
    await waitForMarks(page);
  });
  afterEach(async () => {
    await page.bringToFront();
    await page.keyboard.press('Escape');
    await pause(300);
  });
  afterAll(async () => stage.close());

  async function open(slug: string): Promise<Page> {
    const made = await stage.browser.newPage();
    await made.goto(`${stage.server.origin}/${slug}/source.html`);
    await made.bringToFront();
    return made;
  }

  /** What the command or the menu tells the annotator: browsers take neither from a test. */
  async function tell(of: Page, message: object): Promise<void> {
    await desk.evaluate(
      async (url, told) => {
        const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
        await chrome.tabs.sendMessage(tab?.id ?? -1, told);
      },
      of.url(),
      message,
    );
    await pause(500);
  }
  const step = (by: 1 | -1) => tell(page, { type: 'step', by });
  const titleIn = () => inTooltip(page, stage, 'this.querySelector("h1")?.textContent');
  const focusIn = () => inTooltip(page, stage, 'this.activeElement?.className ?? "nowhere"');

  it('goes from mark to mark and back, with a card and a word for screen readers', async () => {
    await step(1);
    const first = await titleIn();
    const said = await inTooltip(page, stage, 'this.querySelector("[role=status]").textContent');
    expect(said).toContain(first.slice(1));
    expect(said).toMatch(language === 'ru' ? /Отметка 1 из \d+/ : /Mark 1 of \d+/);
    await step(1);
    expect(await titleIn()).not.toBe(first);
    await step(-1);
    expect(await titleIn()).toBe(first);
    await step(-1);
    const count = (await markedTexts(page)).length;
    expect(await inTooltip(page, stage, 'this.querySelector("[role=status]").textContent')).toMatch(/\d+ \S+ \d+/);
    expect(count).toBeGreaterThan(10);
  });

  it('leads with Enter into the card, with Tab through it, and with Esc back to where the reader was', async () => {
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '#';
      link.id = 'here';
      link.textContent = 'link';
      document.body.append(link);
      link.focus({ preventScroll: true });
    });
    await pause(500);
    await step(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('here');
    await page.keyboard.press('Enter');
    expect(await focusIn()).toContain('card');
    await page.keyboard.press('Tab');
    const inside = await inTooltip(page, stage, 'this.activeElement?.tagName ?? "nowhere"');
    expect(['BUTTON', 'A', 'SUMMARY']).toContain(inside);
    await page.keyboard.press('Escape');
    await pause(300);
    expect(await isTooltipOpen(page)).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('here');
    await page.evaluate(() => document.querySelector('#here')?.remove());
    await pause(500);
  });

  it('leaves Enter to the page where no card was reached by keyboard', async () => {
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.id = 'press';
      button.onclick = () => button.setAttribute('data-pressed', '');
      document.body.append(button);
      button.focus({ preventScroll: true });
    });
    await hoverText(page, 'ОДКБ');
    await page.keyboard.press('Enter');
    expect(await page.$eval('#press', (button) => button.hasAttribute('data-pressed'))).toBe(true);
    await page.evaluate(() => document.querySelector('#press')?.remove());
    await pause(500);
  });

  /** Presses the nth thing to do in the card's menu, or what a notice offers. */
  async function press(selector: string): Promise<void> {
    await pressInTooltip(page, stage, selector);
    await pause(600);
  }

  it('marks no more what the reader knows, until it is undone', async () => {
    await hoverText(page, 'ОДКБ');
    await press('.menu button:nth-child(1)');
    expect(await markedTexts(page)).not.toContain('ОДКБ');
    expect(await tooltipText(page, stage)).toMatch(
      language === 'ru' ? /больше не будет отмечаться/ : /will no longer be marked/,
    );
    await press('.notice button');
    expect(await isTooltipOpen(page)).toBe(false);
    expect(await markedTexts(page)).toContain('ОДКБ');
  });

  it('marks no more what is wrong on this site, until it is undone', async () => {
    await hoverText(page, '2 января');
    await press('.menu button:nth-child(1)');
    expect(await markedTexts(page)).not.toContain('2 января');
    const stored = await desk.evaluate(() => chrome.storage.local.get('wrongHere'));
    expect(stored).toEqual({ wrongHere: [{ id: 'date:2022-01-02', site: 'localhost' }] });
    await press('.notice button');
    expect(await markedTexts(page)).toContain('2 января');
  });

  it('explains selected words, and says where nothing is known', async () => {
    const select = (words: string) =>
      page.evaluate((wanted) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = (node as Text).data.indexOf(wanted);
          if (at < 0 || node.parentElement?.closest('article, main, p') === null) continue;
          document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
          node.parentElement?.scrollIntoView({ block: 'center' });
          return;
        }
      }, words);
    await select('ОДКБ');
    await tell(page, { type: 'explain', text: 'ОДКБ' });
    expect(await titleIn()).toMatch(language === 'ru' ? /ОДКБ/ : /CSTO/);
    await page.keyboard.press('Escape');
    await pause(300);
    await select('что ');
    await tell(page, { type: 'explain', text: 'что' });
    expect(await tooltipText(page, stage)).toMatch(language === 'ru' ? /нет ничего/ : /has nothing/);
  });

  it('explains selected words on a page that is no article, and closes there on Esc', async () => {
    const other = await open('front-page');
    await pause(600);
    await desk.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
      await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, files: ['/annotator.js'] });
    }, other.url());
    await tell(other, { type: 'explain', text: 'Никол Пашинян' });
    expect(await isTooltipOpen(other)).toBe(true);
    expect(await tooltipText(other, stage)).toMatch(language === 'ru' ? /Никол Пашинян/ : /Nikol Pashinyan/);
    await other.keyboard.press('Escape');
    await pause(300);
    expect(await isTooltipOpen(other)).toBe(false);
    await other.close();
  });

  it.runIf(name === 'chrome')('obeys the browser’s own command', async () => {
    const target = await stage.browser.waitForTarget((each) => each.type() === TargetType.SERVICE_WORKER);
    const worker = (await target.worker())!;
    await page.bringToFront();
    await worker.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
      const { onCommand } = chrome.commands as unknown as {
        readonly onCommand: { dispatch: (command: string, tab: unknown) => void };
      };
      onCommand.dispatch('next-mark', tab);
    }, page.url());
    await page.waitForFunction(() => document.querySelector('html > [popover]') !== null);
    expect(await titleIn()).not.toBe('');
  });

  it('opens the panel from a card, by a real press', async () => {
    await hoverText(page, 'ОДКБ');
    await pressInTooltip(page, stage, '.menu button:last-child');
    await pause(1500);
    const addresses = await Promise.all(
      (await stage.browser.pages()).map((each) => each.evaluate(() => location.href).catch(() => '')),
    );
    const all = [...addresses, ...stage.browser.targets().map((target) => target.url())];
    expect(all.some((address) => address.includes('/pages/panel.html'))).toBe(true);
    for (const each of await stage.browser.pages()) {
      const address = await each.evaluate(() => location.href).catch(() => '');
      if (address.includes('/pages/panel.html?tab')) await each.close();
    }
    await page.bringToFront();
  });

  it('has all commands, with their keys', async () => {
    const commands = await desk.evaluate(() => chrome.commands.getAll());
    const named = commands.filter(({ name: of }) => !of?.startsWith('_')).map(({ name: of }) => of);
    expect(named.sort()).toEqual(['next-mark', 'previous-mark', 'toggle']);
  });

  it.each([false, true])('shows cards in which axe finds no fault, dark: %s', async (dark) => {
    for (const words of ['ОДКБ', '2 января']) {
      await page.bringToFront();
      await hoverText(page, words);
      await inTooltip(page, stage, 'this.querySelector("details.menu").open = true');
      const html = await inTooltip(page, stage, 'this.innerHTML');
      const css = await inTooltip(
        page,
        stage,
        '[...this.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\\n")',
      );
      await page.keyboard.press('Escape');
      await pause(300);
      const copy = await stage.browser.newPage();
      await copy.setContent(
        `<!doctype html><html lang="${language}"><title>card</title><style>${css}</style><main>${html}</main>`,
      );
      await copy.evaluate(
        (scheme) => {
          for (const layer of document.querySelectorAll<HTMLElement>('main > div')) layer.style.colorScheme = scheme;
        },
        dark ? 'dark' : 'light',
      );
      await pause(300);
      expect(await violations(copy)).toEqual([]);
      expect(await smallTargets(copy)).toEqual([]);
      await copy.close();
    }
  });
});
