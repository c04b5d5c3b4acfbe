import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { TargetType, TimeoutError, type Page } from 'puppeteer-core';
import { buildReference } from '../../src/compiler/build-reference.ts';
import {
  launchWithExtension,
  requireBrowser,
  type BrowserName,
  type LaunchedBrowser,
} from '../../src/tools/browsers.ts';
import { CommandError } from '../../src/tools/command-line.ts';
import { openPopup, pointOf, waitForMarks } from '../../src/tools/drive.ts';
import { geckoId } from '../../src/tools/gecko-id.ts';
import { serve } from '../../src/tools/serve.ts';
import { median, runs, type Figure } from './goals.ts';

// What a reader's browser feels: the gate, the way to the marks, the tooltip and the popup. Our parts are measured as they ship, by what the
// page sees of them; the gate and the reading also alone, in the page's own world, beside a bare walk and mark.js.

const root = new URL('../../', import.meta.url);
const require = createRequire(import.meta.url);
const article = 'kazakhstan-2022-01-11/source.html';
const plain = 'front-page/source.html';
/** The tooltip waits so long on purpose. */
const hoverDelayMs = 300;

/** Figures of one browser. */
export async function pageFigures(name: BrowserName): Promise<readonly Figure[]> {
  const server = await serve(fileURLToPath(new URL('test/articles/', root)));
  const found = requireBrowser(name);
  const extension = fileURLToPath(new URL(`dist/${name}`, root));
  const closers: (() => Promise<void>)[] = [server.close];
  const launch = async (of: string | null) => {
    const launched = await launchWithExtension(found, { headless: true, extension: of, geckoId: geckoId() });
    closers.unshift(async () => {
      if (launched.browser.connected) await launched.browser.close();
    });
    return launched;
  };
  /** Opens the article in front and returns its tab with the time from the end of loading to the marks. */
  const openArticle = async ({ browser }: LaunchedBrowser) => {
    const tab = await browser.newPage();
    await tab.evaluateOnNewDocument(noteMarks);
    await tab.goto(`${server.origin}/${article}`);
    await tab.bringToFront();
    await waitForMarks(tab);
    return { tab, ms: await tab.evaluate(marksTime) };
  };
  try {
    const alone = await within('starting the browser', launch(null));
    const page = await alone.browser.newPage();
    const script = await ownScript();
    await page.goto(`${server.origin}/${plain}`);
    await page.evaluate(script);
    const gate = await within('the gate', page.evaluate(measureGate, runs));
    await page.goto(`${server.origin}/${article}`);
    await page.evaluate(script);
    await page.evaluate(readFileSync(require.resolve('mark.js/dist/mark.min.js'), 'utf8'));
    const own = await within('reading, beside mark.js', page.evaluate(measureReading, nominatives(), runs));
    await alone.browser.close();

    const stage = await within('starting the browser with the extension', launch(extension));
    const marks: number[] = [];
    const tooltips: number[] = [];
    const popups: number[] = [];
    for (let i = 0; i <= runs; i++) {
      const { tab, ms } = await within('marks', openArticle(stage));
      const toTooltip = await within('a tooltip', tooltipTime(tab));
      const toPopup = await within('the popup', popupTime(stage, tab));
      await tab.close();
      if (i === 0) continue;
      marks.push(ms);
      tooltips.push(toTooltip);
      popups.push(toPopup);
    }
    const asleep: number[] = [];
    for (let i = 0; name === 'chrome' && i < runs; i++) {
      await stopBackground(stage);
      const { tab, ms } = await within('marks after the background’s sleep', openArticle(stage));
      asleep.push(ms);
      await tab.close();
    }
    return figuresOf({ gate, own, marks, asleep, tooltips, popups });
  } finally {
    for (const close of closers) await close();
  }
}

/** A step that takes longer than this has failed; even a busy machine takes a tenth of it. */
const maxStepMs = 60_000;

/** Fails with a CommandError that names the step where it does not end. */
async function within<T>(step: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CommandError(`${step}: not done within ${maxStepMs / 1000} s`));
    }, maxStepMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof TimeoutError) throw new CommandError(`${step}: ${error.message}`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

type Reading = Awaited<ReturnType<typeof measureReading>>;

interface Measured {
  readonly gate: number;
  readonly own: Reading;
  readonly marks: readonly number[];
  readonly asleep: readonly number[];
  readonly tooltips: readonly number[];
  readonly popups: readonly number[];
}

function figuresOf({ gate, own, marks, asleep, tooltips, popups }: Measured): readonly Figure[] {
  const atMost = (value: number) => ({ is: 'at most', value }) as const;
  return [
    { name: 'gate on a page without an article', value: gate, unit: 'ms', goal: atMost(1) },
    { name: 'from the end of loading to painted marks', value: median(marks), unit: 'ms', goal: atMost(40) },
    ...(asleep.length === 0
      ? []
      : [{ name: '  … where the background had been put to sleep', value: median(asleep), unit: 'ms' }]),
    {
      name: 'reading and painting, times as fast as mark.js with the page’s nominatives',
      value: own.markMs / own.ownMs,
      unit: '×',
      goal: { is: 'at least', value: 20 },
    },
    { name: '  … of mark.js with all of them in one pattern', value: own.patternMs / own.ownMs, unit: '×' },
    {
      name: 'reading, times a bare walk over the page’s text nodes',
      value: own.readMs / own.walkMs,
      unit: '×',
      goal: atMost(2),
    },
    { name: '  … in milliseconds', value: own.readMs, unit: 'ms' },
    { name: 'tooltip after its pause', value: median(tooltips) - hoverDelayMs, unit: 'ms', goal: atMost(50) },
    { name: 'popup’s content', value: median(popups), unit: 'ms', goal: atMost(100) },
  ];
}

/** The page's side as one script, for a page without the extension. */
async function ownScript(): Promise<string> {
  const contents = `
    import { couldBeArticle } from './src/page/gate.ts';
    import { findArticle } from './src/page/article.ts';
    import { mapText } from './src/page/text-map.ts';
    import { readMetadata } from './src/page/metadata.ts';
    globalThis.own = { couldBeArticle, findArticle, mapText, readMetadata };`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(root), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2023',
  });
  return outputFiles[0]?.text ?? '';
}

/** The Russian titles of all entities, which is what one would give to mark.js. */
function nominatives(): readonly string[] {
  const { data } = buildReference(root);
  return [...new Set(data.entities.flatMap(({ titles }) => (titles['ru'] ?? []).map(({ text }) => text)))];
}

/** Stops the background, as Chromium does after half a minute of rest; the next message starts it again. */
async function stopBackground({ browser }: LaunchedBrowser): Promise<void> {
  const worker = await browser
    .targets()
    .find((target) => target.type() === TargetType.SERVICE_WORKER)
    ?.worker();
  await worker?.close();
  await new Promise((resolve) => setTimeout(resolve, 400));
}

/** From the popup's opening to its content, in milliseconds. It is loaded once more, because the first time it is not told its tab. */
async function popupTime(stage: LaunchedBrowser, tab: Page): Promise<number> {
  const popup = await openPopup(stage, tab);
  const before = await popup.evaluate(() => performance.timeOrigin);
  // Firefox tells the driver neither the address of the extension's pages nor when they have loaded.
  await popup.evaluate(() => location.reload());
  const ready = await popup.waitForFunction(readyTime, { polling: 20 }, before);
  const ms = await ready.jsonValue();
  await popup.close();
  return ms ?? NaN;
}

/** From the pointer's arrival on a mark to the tooltip's host, in milliseconds. */
async function tooltipTime(tab: Page): Promise<number> {
  const { x, y } = await pointOf(tab, 'ОДКБ');
  await tab.mouse.move(x, y - 60);
  await tab.evaluate(noteHost);
  await tab.mouse.move(x, y);
  await tab.waitForFunction(() => 'hostMs' in globalThis, { polling: 20 });
  return tab.evaluate(() => (globalThis as unknown as { hostMs: number }).hostMs);
}

// What follows runs in the page, and so holds no function with a name of its own.

interface OwnWorld {
  readonly own: {
    readonly couldBeArticle: (document: Document) => boolean;
    readonly findArticle: (document: Document) => object | null;
    readonly mapText: (article: object) => { readonly source: { readonly text: string } };
    readonly readMetadata: (document: Document, now: Date) => object;
  };
}

function measureGate(rounds: number): number {
  const { own } = globalThis as unknown as OwnWorld;
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    // Firefox's clock is too coarse for one look.
    for (let k = 0; k < 20; k++) own.couldBeArticle(document);
    times.push((performance.now() - start) / 20);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? NaN;
}

interface MarkJs {
  mark(words: readonly string[], options: object): void;
  markRegExp(pattern: RegExp, options: object): void;
  unmark(options: object): void;
}

async function measureReading(
  words: readonly string[],
  rounds: number,
): Promise<Readonly<Record<'walkMs' | 'readMs' | 'ownMs' | 'markMs' | 'patternMs', number>>> {
  const { own, Mark } = globalThis as unknown as OwnWorld & { readonly Mark: new (root: Element) => MarkJs };
  const highlight = new Highlight();
  CSS.highlights.set('bench', highlight);
  const walks: number[] = [];
  const reads: number[] = [];
  const owns: number[] = [];
  const marked: number[] = [];
  const patterned: number[] = [];
  const batch = 10;
  const text = document.body.textContent;
  const onPage = words.filter((word) => text.includes(word));
  const pattern = new RegExp(onPage.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
  // As long as a long article of a newspaper, so that what a page costs once does not count for all.
  const paragraphs = [...document.querySelectorAll('article p')];
  for (let i = 0; i < 8; i++) for (const paragraph of paragraphs) paragraphs.at(-1)?.after(paragraph.cloneNode(true));
  for (let i = 0; i <= rounds; i++) {
    let sum = 0;
    const beforeWalk = performance.now();
    for (let k = 0; k < batch; k++) {
      const walker = document.createTreeWalker(document.body, 4);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const { data } = node as Text;
        for (let at = 0; at < data.length; at++) sum += data.charCodeAt(at);
      }
    }
    const beforeRead = performance.now();
    for (let k = 0; k < batch; k++) {
      const article = own.findArticle(document);
      if (article !== null) sum += own.mapText(article).source.text.length;
      own.readMetadata(document, new Date());
    }
    const beforePaint = performance.now();
    highlight.clear();
    const walker = document.createTreeWalker(document.querySelector('article') ?? document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const end = Math.min(4, (node as Text).length);
      highlight.add(new StaticRange({ startContainer: node, startOffset: 0, endContainer: node, endOffset: end }));
    }
    const afterPaint = performance.now();
    if (sum < 0) throw new Error('the work must be done');
    const mark = new Mark(document.body);
    const beforeMark = performance.now();
    mark.mark(onPage, { separateWordSearch: false });
    const afterMark = performance.now();
    await new Promise<void>((resolve) => {
      mark.unmark({ done: resolve });
    });
    const beforePattern = performance.now();
    mark.markRegExp(pattern, {});
    const afterPattern = performance.now();
    await new Promise<void>((resolve) => {
      mark.unmark({ done: resolve });
    });
    if (i === 0) continue;
    patterned.push(afterPattern - beforePattern);
    walks.push((beforeRead - beforeWalk) / batch);
    reads.push((beforePaint - beforeRead) / batch);
    owns.push((beforePaint - beforeRead) / batch + afterPaint - beforePaint);
    marked.push(afterMark - beforeMark);
  }
  const [walkMs = NaN, readMs = NaN, ownMs = NaN, markMs = NaN, patternMs = NaN] = [
    walks,
    reads,
    owns,
    marked,
    patterned,
  ].map((times) => times.sort((a, b) => a - b)[rounds >> 1] ?? NaN);
  return { walkMs, readMs, ownMs, markMs, patternMs };
}

function marksTime(): number {
  return (globalThis as unknown as { marksMs: number }).marksMs;
}

/** Notes in `marksMs` how long after the page's loading, about when the gate looks, the first marks are there. */
function noteMarks(): void {
  addEventListener('load', () => {
    const start = performance.now();
    const timer = setInterval(() => {
      if (CSS.highlights.size === 0) return;
      Object.assign(globalThis, { marksMs: performance.now() - start });
      clearInterval(timer);
    }, 2);
  });
}

/** How long after its beginning the popup's page had its content; null while it has none, or is still the page loaded at `before`. */
function readyTime(before: number): number | null {
  if (performance.timeOrigin === before) return null;
  return performance.getEntriesByName('content')[0]?.startTime ?? null;
}

/** Notes in `hostMs` how long after the pointer's next move the tooltip's host comes. */
function noteHost(): void {
  addEventListener(
    'pointermove',
    () => {
      const start = performance.now();
      const observer = new MutationObserver(() => {
        if (document.documentElement.querySelector(':scope > [popover]') === null) return;
        Object.assign(globalThis, { hostMs: performance.now() - start });
        observer.disconnect();
      });
      observer.observe(document.documentElement, { childList: true });
    },
    { once: true, capture: true },
  );
}
