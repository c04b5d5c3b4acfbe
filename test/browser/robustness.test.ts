import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, isTooltipOpen, markedTexts, pointAt, pointOf, waitForMarks } from '../../src/tools/drive.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { backgroundStopper } from './support/stop-background.ts';
import { article as sample, seeNoCard, Visitor, waitForNoCard, waitForText } from './support/visitor.ts';
import { spread, stays, until } from './support/wait.ts';

/**
 * The goal is 16 ms. No step of ours takes more than 9 here when measured one by one; garbage collection and other programs on a machine of
 * two busy cores have added 10 to 60.
 */
const maxSliceMs = 80;
const article = `articles/${sample}`;

describe.each(browserNames)('what pages, readers and the browser may do, in %s', (name) => {
  let stage: Stage;
  let visitor: Visitor;

  beforeAll(async () => {
    stage = await setStage(name, { folder: 'test' });
    visitor = await Visitor.at(stage);
  });
  afterEach(async () => visitor.closePages());
  afterAll(async () => stage.close());

  it('marks again what a framework has rendered anew, soon', async () => {
    const page = await visitor.openMarked(article);
    const before = await visitor.countWhenIdle(page);
    await page.evaluate(() => {
      for (const paragraph of document.querySelectorAll('p'))
        paragraph.replaceChildren(...paragraph.cloneNode(true).childNodes);
    });
    expect(await visitor.countWhenIdle(page)).toBe(before);
  });

  it('marks no wrong words after text of the same length, not even for a frame', async () => {
    const page = await visitor.openMarked('pages/restless.html');
    const marked = await page.evaluate(async () => {
      const node = document.querySelector('#second')!.firstChild as Text;
      node.data = node.data.replace('Никол Пашинян', 'Ххххх Ххххххх');
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [...CSS.highlights.values()].flatMap((highlight) =>
        [...highlight].map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset)),
      );
    });
    expect(marked.filter((text) => text.includes('Х'))).toEqual([]);
    expect(marked).toContain('Александр Лукашенко');
  });

  it('reads a page again that changes all the time', async () => {
    const page = await visitor.openMarked('pages/restless.html');
    await page.evaluate(() => (document.querySelector('#second')!.textContent += ' Приехал и Садыр Жапаров.'));
    await waitForText(page, 'Садыр Жапаров');
  });

  it('piles up no ranges over 1,000 re-renderings', async () => {
    const page = await visitor.openMarked(article);
    const before = await visitor.countWhenIdle(page);
    await page.evaluate(async () => {
      for (let i = 0; i < 1000; i++) {
        const paragraph = document.querySelectorAll('p')[i % document.querySelectorAll('p').length]!;
        paragraph.replaceWith(paragraph.cloneNode(true));
        if (i % 50 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    expect(await visitor.countWhenIdle(page)).toBe(before);
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it('forgets the old article and marks the new one after navigation in the page', async () => {
    const page = await visitor.openMarked('pages/restless.html');
    await page.evaluate(() => {
      history.pushState(null, '', '?next');
      document.querySelector('article')!.innerHTML =
        '<h1>ОДКБ встретилась в Астане</h1>' +
        '<p>Касым-Жомарт Токаев принял в столице министров стран ОДКБ и говорил с ними о безопасности региона несколько часов подряд.</p>' +
        '<p>Следующую встречу назначили на весну, место её пока не выбрано, сообщили в пресс-службе после переговоров.</p>';
    });
    await waitForText(page, 'Касым-Жомарт Токаев');
    expect(await markedTexts(page)).not.toContain('Никол Пашинян');
  });

  it('survives a storm of 300,000 changes with its marks, and answers soon after', async () => {
    // Other programs take their time too: what is slow has to be so three times.
    let shortest = Infinity;
    for (let i = 0; i < 3 && shortest >= 16; i++) {
      const page = await visitor.openMarked(article);
      const before = await visitor.countWhenIdle(page);
      await page.evaluate(async () => {
        const field = document.body.appendChild(document.createElement('div'));
        for (let round = 0; round < 30; round++) {
          for (let k = 0; k < 5000; k++) field.appendChild(document.createElement('i'));
          field.replaceChildren();
          for (let k = 0; k < 5000; k++) field.appendChild(document.createElement('b')).remove();
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        field.remove();
      });
      expect(await visitor.countWhenIdle(page)).toBe(before);
      const { errors, longestSliceMs } = await visitor.diagnose(page);
      expect(errors).toBe(0);
      shortest = Math.min(shortest, longestSliceMs);
      // Annotators are asked by the address of their tab.
      await visitor.closePages();
    }
    expect(shortest).toBeLessThan(16);
  });

  it('reads a page of 200,000 nodes, deep and with a huge word, in slices and without an error', async () => {
    // The machine takes its time too: what is slow has to be so three times.
    let shortest = Infinity;
    for (let i = 0; i < 3 && shortest > maxSliceMs; i++) {
      const page = await visitor.openMarked('pages/restless.html?still');
      await page.evaluate(growHuge);
      const { errors, longestSliceMs } = await visitor.waitUntilIdle(page);
      expect(errors).toBe(0);
      expect(await markedTexts(page)).toContain('Никол Пашинян');
      shortest = Math.min(shortest, longestSliceMs);
      // Annotators are asked by the address of their tab.
      await visitor.closePages();
    }
    expect(shortest).toBeLessThan(maxSliceMs);
  });

  it('paints again where the page has cleared the registry', async () => {
    const page = await visitor.openMarked('pages/restless.html');
    await page.evaluate(() => CSS.highlights.clear());
    await until('more than three words are marked', async () => (await markedTexts(page)).length > 3);
  });

  it('is not disturbed by a page that has broken the language’s own objects', async () => {
    const page = await visitor.openMarked(article);
    const before = await visitor.countWhenIdle(page);
    await page.evaluate(() => {
      const broken = () => {
        throw new Error('broken');
      };
      Object.assign(Array.prototype, { findIndex: broken, splice: broken });
      Object.assign(Node.prototype, { contains: broken });
      Object.assign(Map.prototype, { has: broken });
      document.querySelector('p')!.append(' ');
    });
    expect(await visitor.countWhenIdle(page)).toBe(before);
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it('reads open shadow roots, and lets editors be', async () => {
    const page = await visitor.openMarked('pages/shadow-and-editor.html');
    expect(await markedTexts(page)).toContain('Секретариат ОДКБ');
    const inEditor = await page.evaluate(() =>
      [...CSS.highlights.values()].some((highlight) =>
        [...highlight].some((range) => document.querySelector('#editor')!.contains(range.startContainer)),
      ),
    );
    expect(inEditor).toBe(false);
  });

  it('breaks no strict policy', async () => {
    const page = await visitor.openMarked('pages/strict-policy.html', {
      prepare: () => {
        const seen: string[] = [];
        Object.assign(globalThis, { seen });
        document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
      },
    });
    await hoverText(page, 'Александр Лукашенко');
    expect(await isTooltipOpen(page)).toBe(true);
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
  });

  it('opens nothing for events that the page makes itself', async () => {
    const page = await visitor.openMarked(article);
    const { x, y } = await pointOf(page, 'ОДКБ');
    await page.evaluate(
      (clientX, clientY) => {
        const init = { clientX, clientY, bubbles: true, pointerType: 'mouse' };
        document.elementFromPoint(clientX, clientY)!.dispatchEvent(new PointerEvent('pointermove', init));
      },
      x,
      y,
    );
    await seeNoCard(page);
  });

  it('comes back at most three times where the page throws its host out', async () => {
    const page = await visitor.openMarked(article);
    await page.evaluate(() => {
      const counter = { hosts: 0 };
      Object.assign(globalThis, { counter });
      new MutationObserver(() => {
        for (const child of document.documentElement.querySelectorAll(':scope > [popover]')) {
          counter.hosts++;
          child.remove();
        }
      }).observe(document.documentElement, { childList: true });
    });
    await pointAt(page, 'ОДКБ');
    const countHosts = () =>
      page.evaluate(() => (globalThis as unknown as { counter: { hosts: number } }).counter.hosts);
    await until('the host has come', async () => (await countHosts()) > 0);
    // It comes back at once or not at all.
    await stays('the host came at most four times', 1000, async () => (await countHosts()) <= 4);
    await waitForNoCard(page);
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it('leaves Esc to a modal dialog of the page', async () => {
    const page = await visitor.openMarked(article);
    await page.evaluate(() => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.append('Подписка');
      dialog.showModal();
    });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog')!.open, { timeout: 3000 });
  });

  it('lets the page into the back/forward cache, and has its marks when it comes back', async () => {
    const page = await visitor.openMarked(article);
    await page.evaluate(() =>
      addEventListener('pageshow', (event) => (document.title = `persisted ${event.persisted}`)),
    );
    await page.goto(`${stage.server.origin}/articles/cooking/source.html`);
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.title.startsWith('persisted'), { timeout: 5000 });
    expect(await page.title()).toBe('persisted true');
    expect(await waitForMarks(page)).toBeGreaterThan(8);
  });

  it('takes its defaults where the storage holds nonsense, key by key', async () => {
    await visitor.desk.evaluate(() =>
      chrome.storage.local.set({ enabled: 'maybe', sitesOff: { localhost: 1 }, other: [null] }),
    );
    expect(await waitForMarks(await visitor.open(article))).toBeGreaterThan(8);
    await visitor.desk.evaluate(() => chrome.storage.local.clear());
  });

  it('is answered although the background is stopped again and again', async () => {
    const stopBackground = await backgroundStopper(stage);
    const stops = (async () => {
      for (let i = 0; i < 4; i++) {
        await stopBackground();
        // The stops meet different moments of the page's reading.
        await spread(60);
      }
    })();
    const page = await visitor.openMarked(article);
    await stops;
    expect((await visitor.diagnose(page)).errors).toBe(0);
  });

  it.runIf(name === 'chrome')('prints no mark', async () => {
    const page = await visitor.openMarked(article);
    const lines = () =>
      page.evaluate(() =>
        [...CSS.highlights.keys()].map(
          (key) => getComputedStyle(document.querySelector('p')!, `::highlight(${key})`).textDecorationLine,
        ),
      );
    expect(await lines()).toContain('underline');
    await page.emulateMediaType('print');
    expect(new Set(await lines())).toEqual(new Set(['none']));
  });

  it.runIf(name === 'chrome')(
    'falls silent when the extension is reloaded, and the new script takes over',
    async () => {
      const page = await visitor.openMarked(article);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      const before = await visitor.countWhenIdle(page);
      // Installing it once more is what an update does to its scripts in open pages.
      await stage.browser.installExtension(fileURLToPath(new URL('../../dist/chrome', import.meta.url)));
      // The desk has gone with the extension of before.
      visitor = await until('the extension is there again', () => Visitor.at(stage));
      await until('the new script has annotated', async () => (await visitor.diagnose(page)).state === 'annotated');
      await page.bringToFront();
      await page.evaluate(() => document.body.append(' '));
      expect(await visitor.countWhenIdle(page)).toBe(before);
      await hoverText(page, 'ОДКБ');
      const hosts = await page.evaluate(() => document.documentElement.querySelectorAll(':scope > [popover]').length);
      expect(hosts).toBe(1);
      expect(errors).toEqual([]);
    },
  );
});

/** Runs in the page. */
function growHuge(): void {
  const article = document.querySelector('article')!;
  const many = document.createDocumentFragment();
  for (let i = 0; i < 66_000; i++) {
    const paragraph = many.appendChild(document.createElement('p'));
    paragraph.append('Слово за словом ', document.createElement('b'));
  }
  let deep: Element = many.appendChild(document.createElement('div'));
  for (let i = 0; i < 2000; i++) deep = deep.appendChild(document.createElement('div'));
  deep.textContent = 'дно';
  many.appendChild(document.createElement('p')).textContent = 'я'.repeat(100_000);
  many.appendChild(document.createElement('p')).textContent = 'Много слов подряд. '.repeat(55_000);
  article.append(many);
}
