import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { spread } from './support/wait.ts';

/** How much later than without the hostile page other tabs may have their marks. A busy machine slows both. */
const maxDelayMs = 1000;
const loadsWithout = 4;
const loadsBeside = 6;

const head = (title: string) =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title>
  <meta property="og:type" content="article"><meta property="article:published_time" content="2022-01-11T10:00:00+03:00"></head>`;
const text =
  '<p>В Ереване ждали гостей из шести столиц, и Никол Пашинян сам вышел к ним, чтобы проводить их в зал, где заседает ОДКБ.</p>' +
  '<p>Александр Лукашенко приехал последним и сказал, что дорога была долгой, зато Казахстан и Россия теперь договорились.</p>' +
  '<p>О миротворцах говорили до вечера, а под конец Эмомали Рахмон предложил собраться ещё раз, когда потеплеет.</p>';
const plain = `${head('ОДКБ собралась в Ереване')}<body><article><h1>ОДКБ собралась в Ереване</h1>${text}</article></body></html>`;

/** An article with a paragraph of 20,000 units without a full stop, full of days that have to be counted. Calls `act` every 400 ms. */
const hostile = (act: string) => `${head('ОДКБ считает дни')}<body>
  <article><h1>ОДКБ считает дни</h1>${text}<p id="flood"></p></article>
  <script>
    const flood = document.querySelector('#flood').appendChild(document.createTextNode(''));
    const days = 'через два дня '.repeat(1430);
    const write = () => {
      localStorage.acts = Number(localStorage.acts ?? 0) + 1;
      flood.data = 'опять ' + localStorage.acts + ' ' + days;
    };
    write();
    // Timers of a page behind another are held back; those of a worker are not.
    const clock = new Worker(URL.createObjectURL(new Blob(['setInterval(() => postMessage(0), 400)'])));
    clock.onmessage = () => ${act};
  </script></body></html>`;
const hostilePages = [
  ['changes a word again and again', 'changing.html', hostile('write()')],
  ['loads itself again and again', 'loading.html', hostile('location.reload()')],
] as const;

describe.each(browserNames)('other tabs beside a page that makes as much work as it can, in %s', (name) => {
  let folder: string;
  let stage: Stage;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csto-context-tabs-'));
    writeFileSync(join(folder, 'plain.html'), plain);
    for (const [, file, html] of hostilePages) writeFileSync(join(folder, file), html);
    stage = await setStage(name, { folder: pathToFileURL(folder).href });
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  });

  /** How long it takes from the end of loading to the marks, in milliseconds, and how often a hostile page has acted until then. */
  async function load(): Promise<{ readonly ms: number; readonly acts: number }> {
    const page = await stage.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const look = () => {
        if (CSS.highlights.size > 0) performance.mark('marked');
        else setTimeout(look, 10);
      };
      addEventListener('load', look);
    });
    await page.goto(`${stage.server.origin}/plain.html`);
    await page.bringToFront();
    const options = { polling: 50, timeout: 50_000 };
    await page.waitForFunction(() => performance.getEntriesByName('marked').length > 0, options);
    const loaded = await page.evaluate(() => {
      const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const ms = performance.getEntriesByName('marked')[0]!.startTime - loading!.loadEventEnd;
      return { ms: Math.round(ms), acts: Number(localStorage.getItem('acts')) };
    });
    await page.close();
    return loaded;
  }

  it.each(hostilePages)('have their marks soon while it %s, and after it was closed', async (_, file) => {
    const without: number[] = [];
    for (let i = 0; i < loadsWithout; i++) without.push((await load()).ms);
    const { acts } = await load();
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/${file}`);
    await page.bringToFront();
    const beside: number[] = [];
    let actsBeside = 0;
    for (let i = 0; i < loadsBeside; i++) {
      const loaded = await load();
      beside.push(loaded.ms);
      actsBeside = loaded.acts - acts;
      // So that loads meet the hostile page's work at different times.
      await spread(150 * i);
    }
    await page.close();
    const after = (await load()).ms;
    console.log(`${name}, ${file}: ms to marks: ${without.join(', ')}; ${beside.join(', ')} beside; ${after} after`);
    expect(actsBeside).toBeGreaterThan(5);
    const limit = Math.max(...without) + maxDelayMs;
    expect(Math.max(...beside)).toBeLessThanOrEqual(limit);
    expect(after).toBeLessThanOrEqual(limit);
  });
});
