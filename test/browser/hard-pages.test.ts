import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, inTooltip, isTooltipOpen, markedTexts, pointAt, tooltipText } from '../../src/tools/drive.ts';
import { serve, type LocalServer } from '../../src/tools/serve.ts';
import { documentNames, formNames } from '../support/clobbered-names.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { Article } from './support/react-article.ts';
import { article as sample, Visitor, waitForNoCard, waitForText } from './support/visitor.ts';
import { stays, until } from './support/wait.ts';

/** Each has been seen to hide, move or disfigure what other extensions put into pages. */
const hostileSheets: readonly string[] = [
  '* { display: none !important; }  html, body, article, article * { display: block !important; }',
  'html > :not(head, body) { display: none !important; visibility: hidden !important; }',
  '* { opacity: 0.01 !important; } html, body, body * { opacity: 1 !important; }',
  '* { transform: translateX(-9999px) !important; } html, body, body * { transform: none !important; }',
  'div, section, aside { position: static !important; width: 1px !important; height: 1px !important; overflow: hidden !important; }',
  '* { font-size: 0 !important; color: transparent !important; } body * { font-size: 16px !important; color: black !important; }',
  '[popover] { display: none !important; } :popover-open { inset: auto !important; clip-path: inset(100%) !important; }',
  '* { all: unset !important; } p, h1 { display: block !important; }',
  '* { animation: none !important; transition: none !important; filter: blur(9px) !important; } html, body, body * { filter: none !important; }',
  '* { z-index: -1 !important; contain: strict !important; } html, body, body * { contain: none !important; }',
];

const hostileInlineStyle =
  '--paper: transparent; --text: transparent; --font: fantasy; ' +
  [
    'opacity: 0',
    'visibility: hidden',
    'display: none',
    'transform: scale(0)',
    'filter: blur(9px)',
    'clip-path: inset(100%)',
  ]
    .concat([
      'inset: auto',
      'margin: -9999px',
      'direction: rtl',
      'pointer-events: none',
      'cursor: none',
      'font-size: 0',
    ])
    .concat([
      'color: transparent',
      'transition: all 9s',
      'content-visibility: hidden',
      'z-index: -1',
      'contain: strict',
    ])
    .map((rule) => `${rule} !important`)
    .join('; ');

/** What a page can do to a host that no style can. Each runs in the page. */
const disabling: readonly (readonly [string, () => void])[] = [
  ['removed', () => document.documentElement.querySelector(':scope > [popover]')!.remove()],
  ['inert', () => document.documentElement.querySelector(':scope > [popover]')!.setAttribute('inert', '')],
  [
    'aria-hidden',
    () => document.documentElement.querySelector(':scope > [popover]')!.setAttribute('aria-hidden', 'true'),
  ],
  ['no popover', () => document.documentElement.querySelector(':scope > [popover]')!.removeAttribute('popover')],
  [
    'another popover',
    () => document.documentElement.querySelector(':scope > [popover]')!.setAttribute('popover', 'auto'),
  ],
  ['hidden popover', () => document.documentElement.querySelector<HTMLElement>(':scope > [popover]')!.hidePopover()],
];

/** Each runs in the page. */
const taking: readonly (readonly [string, () => void])[] = [
  [
    'into a closed dialog',
    () => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.append(document.documentElement.querySelector(':scope > [popover]')!);
    },
  ],
  [
    'into a frame',
    () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.contentDocument!.body.append(document.documentElement.querySelector(':scope > [popover]')!);
    },
  ],
];
const meddling: readonly (readonly [string, () => void])[] = [
  ['prevented', () => document.addEventListener('beforetoggle', (event) => event.preventDefault(), true)],
  ['host removed', () => document.addEventListener('beforetoggle', ({ target }) => (target as Element).remove(), true)],
  [
    'hidden at once',
    () => document.addEventListener('toggle', ({ target }) => (target as HTMLElement).hidePopover(), true),
  ],
];

describe.each(browserNames)('pages that are hard to live on, in %s', (name) => {
  let stage: Stage;
  let visitor: Visitor;

  beforeAll(async () => {
    stage = await setStage(name, { folder: 'test' });
    visitor = await Visitor.at(stage);
  });
  afterEach(async () => visitor.closePages());
  afterAll(async () => stage.close());

  it.each(hostileSheets)('its card is readable under %s', async (css) => {
    const page = await visitor.openMarked('pages/odd-characters.html');
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
    await hoverText(page, 'Эмомали Рахмон');
    expect(await tooltipText(page, stage)).toContain('Rahmon');
    expect(await styleOfHost(page)).toEqual({ opacity: '1', visibility: 'visible', filter: 'none', transform: 'none' });
  });

  it('its card stays as it is where the page styles the host itself', async () => {
    const page = await visitor.openMarked('pages/odd-characters.html');
    await hoverText(page, 'Эмомали Рахмон');
    const lookInside = () =>
      inTooltip(
        page,
        stage,
        '(({ color, backgroundColor, direction, fontSize, cursor }) => [color, backgroundColor, direction, fontSize, cursor])(getComputedStyle(this.querySelector(".card")))',
      );
    const before = await lookInside();
    await page.evaluate((text) => {
      const host = document.documentElement.querySelector<HTMLElement>(':scope > [popover]')!;
      host.style.cssText = text;
      host.className = 'hidden';
      host.hidden = true;
      host.dir = 'rtl';
      host.animate({ opacity: [0, 0], transform: ['scale(0)', 'scale(0)'] }, { duration: 9e6, fill: 'both' });
    }, hostileInlineStyle);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await styleOfHost(page)).toEqual({ opacity: '1', visibility: 'visible', filter: 'none', transform: 'none' });
    expect(await lookInside()).toBe(before);
    const box = 'this.querySelector(".card").getBoundingClientRect()';
    const [x = 0, y = 0] = (await inTooltip(page, stage, `[${box}.x + 20, ${box}.y + 20]`)).split(',').map(Number);
    const isOnTop = await page.evaluate((...at) => document.elementFromPoint(...at)?.matches('[popover]'), x, y);
    expect(isOnTop).toBe(true);
  });

  it.each(disabling)('its card comes back where the page once disables it: %s', async (_, disable) => {
    const page = await visitor.openMarked('pages/odd-characters.html');
    await hoverText(page, 'Эмомали Рахмон');
    await page.evaluate(disable);
    await until('the host is as it was', () =>
      page.evaluate(() => {
        const host = document.documentElement.querySelector<HTMLElement>(':scope > [popover]');
        if (host === null) return false;
        const isReachable = host.popover === 'manual' && !host.inert && host.ariaHidden === null;
        return isReachable && host.matches(':popover-open');
      }),
    );
    expect(await tooltipText(page, stage)).toContain('Rahmon');
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it.each(disabling)('its card gives up where the page disables it again and again: %s', async (_, disable) => {
    const page = await visitor.openMarked('pages/odd-characters.html');
    await page.evaluate((source) => {
      const counter = { tries: 0 };
      Object.assign(globalThis, { counter });
      const act = (0, eval)(`(${source})`) as () => void;
      setInterval(() => {
        if (document.documentElement.querySelector(':scope > :popover-open:not([inert], [aria-hidden])') === null)
          return;
        counter.tries++;
        act();
      }, 20);
    }, disable.toString());
    await pointAt(page, 'Эмомали Рахмон');
    const tries = () => page.evaluate(() => (globalThis as unknown as { counter: { tries: number } }).counter.tries);
    await until('the host is disabled twice', async () => (await tries()) > 1);
    await waitForNoCard(page);
    // It would come back at once.
    await stays(
      'no card is open after four tries',
      800,
      async () => (await tries()) <= 4 && !(await isTooltipOpen(page)),
    );
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it.each(taking)('its card closes where the page takes the host elsewhere, and opens anew: %s', async (_, take) => {
    const page = await visitor.openMarked('pages/odd-characters.html');
    await hoverText(page, 'Эмомали Рахмон');
    await page.evaluate(take);
    await until('no host is left', () =>
      page.evaluate(() => {
        const documents = [
          document,
          ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument!),
        ];
        return documents.every((each) => each.querySelector('[popover]') === null);
      }),
    );
    await page.mouse.move(3, 3);
    await hoverText(page, 'Эмомали Рахмон');
    expect(await tooltipText(page, stage)).toContain('Rahmon');
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it.each(meddling)('its card makes no error where the page meddles with its opening: %s', async (_, meddle) => {
    const page = await visitor.openMarked('pages/odd-characters.html');
    await page.evaluate(meddle);
    await page.evaluate(() => {
      const counter = { hosts: 0 };
      Object.assign(globalThis, { counter });
      const observer = new MutationObserver((records) => {
        counter.hosts += records.flatMap(({ addedNodes }) => [...addedNodes]).length;
      });
      observer.observe(document.documentElement, { childList: true });
    });
    await pointAt(page, 'Эмомали Рахмон');
    await until('the card has been opened', () =>
      page.evaluate(() => (globalThis as unknown as { counter: { hosts: number } }).counter.hosts > 0),
    );
    await page.mouse.move(3, 3);
    await until('no host is left', () => page.evaluate(() => document.querySelector('[popover]') === null));
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it('finds names with soft hyphens, zero-width and directional characters and accents in them', async () => {
    const page = await visitor.openMarked('pages/odd-characters.html');
    const marked = (await markedTexts(page)).map((text) =>
      text.replace(/[\u00ad\u0301\u200b-\u200f\u202a-\u202e]/g, ''),
    );
    for (const person of [
      'Никол Пашинян',
      'Александр Лукашенко',
      'Эмомали Рахмон',
      'Садыр Жапаров',
      'Касым-Жомарт Токаев',
    ])
      expect(marked).toContain(person);
  });

  it('does nothing in frames', async () => {
    const page = await visitor.open('pages/framed.html');
    const frames = page.frames().filter((frame) => frame !== page.mainFrame());
    // Marks would be there soon after a frame has loaded.
    await stays('nothing is marked in the frames', 1500, async () => {
      const sizes = await Promise.all(frames.map((frame) => frame.evaluate(() => CSS.highlights.size)));
      expect(sizes).toEqual([0, 0]);
      return true;
    });
  });

  it('reads and marks where the storage is full', async () => {
    await visitor.desk.evaluate(async () => {
      try {
        for (let i = 0; i < 12; i++) await chrome.storage.local.set({ [`junk${i}`]: 'x'.repeat(1_000_000) });
      } catch {
        // Full: that is what was wanted.
      }
    });
    const page = await visitor.openMarked(`articles/${sample}`);
    expect((await visitor.diagnose(page)).errors).toBe(0);
    await visitor.desk.evaluate(() => chrome.storage.local.clear());
  });

  it.runIf(name === 'chrome')('keeps nothing of 200 articles that came and went', async () => {
    const page = await visitor.openMarked('pages/restless.html?still');
    const session = await page.createCDPSession();
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    const scrollBy = (articles: number) =>
      page.evaluate(async (count) => {
        const place = document.querySelector('article')!;
        for (let i = 0; i < count; i++) {
          for (let k = 0; k < 20; k++) {
            const paragraph = place.appendChild(document.createElement('p'));
            paragraph.textContent = `Казахстан и Армения, запись ${i}: переговоры шли долго, и Никол Пашинян остался ими доволен.`;
          }
          while (place.children.length > 60) place.children[3]?.remove();
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }, articles);
    await scrollBy(20);
    await visitor.waitUntilIdle(page);
    const before = await heap();
    await scrollBy(200);
    await visitor.waitUntilIdle(page);
    await until('less than 2 MB more are held', async () => (await heap()) - before < 2 * 2 ** 20);
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it.runIf(name === 'chrome')('waits with a page that is rendered ahead until the reader comes', async () => {
    const { origin } = stage.server;
    // By the extension's own means, because the driver loses a tab whose page is put in place of another.
    const seen = await visitor.desk.evaluate(async (at) => {
      const { id: tabId = -1 } = await chrome.tabs.create({ url: `${at}/articles/front-page/source.html` });
      const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const loaded = async (path: string) => {
        for (let tries = 0; tries < 200; tries++) {
          const { url, status } = await chrome.tabs.get(tabId);
          if (url?.endsWith(path) === true && status === 'complete') return;
          await later(50);
        }
        throw new Error(`${path} was not loaded`);
      };
      await loaded('/articles/front-page/source.html');
      await chrome.scripting.executeScript({
        target: { tabId },
        world: 'MAIN',
        func: () => {
          const rules = document.head.appendChild(document.createElement('script'));
          rules.type = 'speculationrules';
          rules.textContent = JSON.stringify({
            prerender: [{ source: 'list', urls: ['/pages/prerendered.html'], eagerness: 'immediate' }],
          });
          // Long enough for the page to be rendered ahead, and for an annotator that does not wait to mark it.
          setTimeout(() => location.assign('/pages/prerendered.html'), 2500);
        },
      });
      await loaded('/pages/prerendered.html');
      const look = async () => {
        const [answer] = await chrome.scripting.executeScript({
          target: { tabId },
          world: 'MAIN',
          func: () => ({
            activated: (performance.getEntriesByType('navigation')[0] as unknown as { activationStart: number })
              .activationStart,
            markedBefore: (globalThis as unknown as { markedBefore: boolean }).markedBefore,
            styles: CSS.highlights.size,
          }),
        });
        return answer?.result;
      };
      let result = await look();
      for (let tries = 0; tries < 200 && result?.styles === 0; tries++) {
        await later(50);
        result = await look();
      }
      await chrome.tabs.remove(tabId);
      return result;
    }, origin);
    expect(seen?.activated).toBeGreaterThan(0);
    expect(seen?.markedBefore).toBe(false);
    expect(seen?.styles).toBeGreaterThan(0);
  });

  describe('a page of React, rendered by its server and hydrated', () => {
    let folder: string;
    let server: LocalServer;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'csto-context-react-'));
      const contents = `
        import { createElement } from 'react';
        import { hydrateRoot } from 'react-dom/client';
        import { Article } from './test/browser/support/react-article.ts';
        setTimeout(() => hydrateRoot(document.querySelector('#root'), createElement(Article)), 400);`;
      const resolveDir = fileURLToPath(new URL('../../', import.meta.url));
      const define = { 'process.env.NODE_ENV': '"development"' };
      await build({
        stdin: { contents, resolveDir, loader: 'ts' },
        bundle: true,
        outfile: join(folder, 'client.js'),
        define,
      });
      const html = renderToString(createElement(Article, null));
      writeFileSync(
        join(folder, 'index.html'),
        `<!doctype html><html lang="ru"><meta charset="utf-8"><title>ОДКБ обсудила безопасность</title><body><div id="root">${html}</div><script src="client.js"></script></body></html>`,
      );
      server = await serve(folder);
    });
    afterAll(async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    });

    it('hydrates and renders again without an error, and has the right marks', async () => {
      const page = await stage.browser.newPage();
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('favicon')) errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(`${server.origin}/index.html`);
      await page.bringToFront();
      await waitForText(page, 'Александр Лукашенко');
      await until('the page is hydrated', () =>
        page.$eval('button', (button) => Object.keys(button).some((key) => key.startsWith('__reactProps'))),
      );
      for (const speaker of ['Эмомали Рахмон', 'Александр Лукашенко', 'Эмомали Рахмон']) {
        await page.click('button');
        await waitForText(page, speaker);
      }
      expect(await page.$eval('#spoken', ({ textContent }) => textContent)).toBe(
        'Эмомали Рахмон сказал, что переговоры были полезными, раз 3.',
      );
      expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
      await page.close();
    });
  });
});

/** The page of an article under a headline of its own, with what stands around and beside its text. */
function pageOf(article: (text: string) => string): string {
  const text =
    '<h1>ОДКБ говорит о миротворцах</h1>' +
    'В столице открылась встреча ОДКБ, на которую первым приехал Никол Пашинян и пробыл там до вечера.<br><br>' +
    'Рядом с ним сидел Александр Лукашенко, а Казахстан представляли сразу четыре министра и посол.<br><br>' +
    'Говорили о погоде, о дорогах через перевалы и о том, кто и когда соберётся в следующий раз, но ничего не решили.<br><br>';
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>ОДКБ говорит о миротворцах</title>
    <meta property="article:published_time" content="2022-01-11T10:00:00+03:00"></head>
    <body>${article(text)}</body></html>`;
}

describe.each(browserNames)('pages whose elements stand in for properties by their names, in %s', (name) => {
  let folder: string;
  let stage: Stage;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csto-context-names-'));
    for (const property of formNames) {
      const html = pageOf((text) => `<form><input name="${property}">${text}</form>`);
      writeFileSync(join(folder, `form-${property}.html`), html);
    }
    for (const property of documentNames) {
      const html = pageOf((text) => `<article>${text}<img name="${property}" alt=""></article>`);
      writeFileSync(join(folder, `document-${property}.html`), html);
    }
    stage = await setStage(name, { folder: pathToFileURL(folder).href });
    visitor = await Visitor.at(stage);
    page = await stage.browser.newPage();
    await page.bringToFront();
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the page and returns the marked texts. Asks nothing of the document, whose properties may be elements. */
  async function marksOf(path: string): Promise<readonly string[]> {
    await page.goto(`${stage.server.origin}/${path}`);
    await page.waitForFunction(() => CSS.highlights.size > 0, { polling: 50 });
    return page.evaluate(() =>
      [...CSS.highlights.values()].flatMap((highlight) =>
        [...highlight].map(({ startContainer, startOffset, endOffset }) =>
          (startContainer as Text).data.slice(startOffset, endOffset),
        ),
      ),
    );
  }

  it.each(formNames)('reads, marks and explains an article in a form with a control named %s', async (property) => {
    const marked = await marksOf(`form-${property}.html`);
    for (const words of ['Никол Пашинян', 'Александр Лукашенко', 'Казахстан'])
      expect(marked.filter((text) => text === words)).toHaveLength(1);
    const box = await page.evaluate(() => {
      for (const highlight of CSS.highlights.values()) {
        for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
          const range = new Range();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          const { x, y, width, height } = range.getBoundingClientRect();
          if (range.toString() === 'Никол Пашинян') return { x: x + width / 2, y: y + height / 2 };
        }
      }
      throw new Error('not marked');
    });
    await page.mouse.move(box.x, box.y - 40);
    await page.mouse.move(box.x, box.y, { steps: 4 });
    await page.waitForSelector(':root > [popover]');
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it.each(documentNames)('reads and marks an article with an image named %s', async (property) => {
    const marked = await marksOf(`document-${property}.html`);
    for (const words of ['Никол Пашинян', 'Александр Лукашенко', 'Казахстан']) expect(marked).toContain(words);
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });
});

function styleOfHost(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(() => {
    const host = document.documentElement.querySelector(':scope > [popover]')!;
    const { opacity, visibility, filter, transform } = getComputedStyle(host);
    return { opacity, visibility, filter, transform };
  });
}
