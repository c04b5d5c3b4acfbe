import { TargetType, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hoverText,
  inTooltip,
  markedTexts,
  pressInTooltip,
  tooltipText,
  waitForTooltip,
} from '../../src/tools/drive.ts';
import { smallTargets, violations } from './support/axe.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { article, closeCard, Visitor, waitForNoCard, waitForNoText, waitForText } from './support/visitor.ts';
import { until } from './support/wait.ts';

describe.each(browserNames)('without a mouse, and from a card, in %s', (name) => {
  let stage: Stage;
  let visitor: Visitor;
  let desk: Page;
  let page: Page;
  const language = name === 'chrome' ? 'ru' : 'en';

  beforeAll(async () => {
    stage = await setStage(name, { language: 'ru' });
    visitor = await Visitor.at(stage);
    ({ desk } = visitor);
    page = await visitor.openMarked(article);
  });
  afterEach(async () => {
    await page.bringToFront();
    await closeCard(page);
  });
  afterAll(async () => stage.close());

  /** What the command tells the annotator: browsers take neither commands nor menus from a test. */
  async function step(by: 1 | -1): Promise<void> {
    await visitor.waitUntilIdle(page);
    await visitor.send(page, { type: 'step', by });
    await waitForTooltip(page);
  }
  async function explain(of: Page, text: string): Promise<void> {
    await visitor.send(of, { type: 'explain', text });
    await waitForTooltip(of);
  }
  const titleIn = () => inTooltip(page, stage, 'this.querySelector("h1")?.textContent');
  const status = () => inTooltip(page, stage, 'this.querySelector("[role=status]").textContent');
  const focusIn = () => inTooltip(page, stage, 'this.activeElement?.className ?? "nowhere"');

  it('goes from mark to mark and back, with a card and a word for screen readers', async () => {
    await step(1);
    const first = await titleIn();
    const said = await until('a word for screen readers', status);
    expect(said).toContain(first.slice(1));
    expect(said).toMatch(language === 'ru' ? /Отметка 1 из \d+/ : /Mark 1 of \d+/);
    await step(1);
    expect(await titleIn()).not.toBe(first);
    await step(-1);
    expect(await titleIn()).toBe(first);
    await step(-1);
    // Round the end to the last mark. Marks that are broken over nodes are several ranges.
    const [, nth, count] =
      /(?:Mark|Отметка) (\d+) \S+ (\d+)/.exec(await until('a word for screen readers', status)) ?? [];
    expect(nth).toBe(count);
    expect(Number(count)).toBeGreaterThan(10);
    expect(Number(count)).toBeLessThanOrEqual((await markedTexts(page)).length);
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
    await step(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('here');
    await page.keyboard.press('Enter');
    expect(await focusIn()).toContain('card');
    await page.keyboard.press('Tab');
    const inside = await inTooltip(page, stage, 'this.activeElement?.tagName ?? "nowhere"');
    expect(['BUTTON', 'A', 'SUMMARY']).toContain(inside);
    await closeCard(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('here');
    await page.evaluate(() => document.querySelector('#here')?.remove());
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
  });

  /** Presses something to do in the card's menu, or what a notice offers. */
  const press = (selector: string) => pressInTooltip(page, stage, selector);

  it('marks no more what the reader knows, until it is undone', async () => {
    await hoverText(page, 'ОДКБ');
    await press('.menu button:nth-child(1)');
    await waitForNoText(page, 'ОДКБ');
    const words = language === 'ru' ? /больше не будет отмечаться/ : /will no longer be marked/;
    await until('a notice', async () => words.test(await tooltipText(page, stage)));
    await press('.notice button');
    await waitForText(page, 'ОДКБ');
    await waitForNoCard(page);
  });

  it('marks no more what is wrong on this site, until it is undone', async () => {
    await hoverText(page, '2 января');
    await press('.menu button:nth-child(1)');
    await waitForNoText(page, '2 января');
    const stored = await desk.evaluate(() => chrome.storage.local.get('wrongHere'));
    expect(stored).toEqual({ wrongHere: [{ id: 'date:2022-01-02', site: 'localhost' }] });
    await press('.notice button');
    await waitForText(page, '2 января');
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
    await explain(page, 'ОДКБ');
    expect(await titleIn()).toMatch(language === 'ru' ? /ОДКБ/ : /CSTO/);
    await closeCard(page);
    await select('что ');
    await explain(page, 'что');
    expect(await tooltipText(page, stage)).toMatch(language === 'ru' ? /нет ничего/ : /has nothing/);
  });

  it('explains selected words on a page that is no article, and closes there on Esc', async () => {
    const other = await visitor.open('front-page/source.html');
    await desk.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
      await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, files: ['/annotator.js'] });
    }, other.url());
    await explain(other, 'Никол Пашинян');
    expect(await tooltipText(other, stage)).toMatch(language === 'ru' ? /Никол Пашинян/ : /Nikol Pashinyan/);
    await closeCard(other);
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
    await until('the panel is open', async () => {
      const addresses = await Promise.all(
        (await stage.browser.pages()).map((each) => each.evaluate(() => location.href).catch(() => '')),
      );
      const all = [...addresses, ...stage.browser.targets().map((target) => target.url())];
      return all.some((address) => address.includes('/pages/panel.html'));
    });
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
      await closeCard(page);
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
      // Its styles may animate it in.
      await copy.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      expect(await violations(copy)).toEqual([]);
      expect(await smallTargets(copy)).toEqual([]);
      await copy.close();
    }
  });
});
