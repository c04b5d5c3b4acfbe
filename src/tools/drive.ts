import type { CDPSession, Page } from 'puppeteer-core';
import type { LaunchedBrowser } from './browsers.ts';

// Drives the extension in a page as a reader would: by the marks and the tooltip.

const maxWaitMs = 15_000;

/** Waits until something is marked in the page and returns the number of ranges. Throws TimeoutError after `timeout` ms. */
export async function waitForMarks(page: Page, timeout = maxWaitMs): Promise<number> {
  await page.waitForFunction(
    () => CSS.highlights.size > 0 && [...CSS.highlights.values()].some((highlight) => highlight.size > 0),
    { timeout, polling: 50 },
  );
  return (await markedTexts(page)).length;
}

/** The marked words, in no particular order, with white space collapsed. */
export async function markedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight].map((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString().replace(/\s+/g, ' ');
      }),
    ),
  );
}

/** A point in CSS pixels from the corner of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Scrolls the first mark with these words into view and returns its centre, once it stands still: the page may be on its way somewhere else.
 * Throws where there is none.
 */
export async function pointOf(page: Page, words: string): Promise<Point> {
  const end = Date.now() + maxWaitMs;
  let before: Point | null = null;
  do {
    const now = await centreOf(page, words);
    if (now === null) throw new Error(`«${words}» is not marked`);
    if (now.x === before?.x && now.y === before.y) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`«${words}» does not stand still`);
}

function centreOf(page: Page, words: string): Promise<Point | null> {
  return page.evaluate((wanted) => {
    for (const highlight of CSS.highlights.values()) {
      for (const range of highlight) {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        if (live.toString().replace(/\s+/g, ' ') !== wanted) continue;
        range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = live.getClientRects()[0];
        if (box !== undefined) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return null;
  }, words);
}

/** Moves the mouse onto the marked words, as pointOf, and rests there. */
export async function pointAt(page: Page, words: string): Promise<void> {
  const { x, y } = await pointOf(page, words);
  await page.mouse.move(x, y - 60);
  await page.mouse.move(x, y, { steps: 5 });
}

/** Moves the mouse onto the marked words and waits for the tooltip, until it stands still. */
export async function hoverText(page: Page, words: string): Promise<void> {
  const wasOpen = await isTooltipOpen(page);
  await pointAt(page, words);
  // The host stays in the page when one card follows another.
  if (wasOpen) await new Promise((resolve) => setTimeout(resolve, 400));
  await waitForTooltip(page);
}

/** Waits for the tooltip, until it has come in and stands still. Throws after 15 s. */
export async function waitForTooltip(page: Page): Promise<void> {
  await page.waitForFunction(hasHost, { timeout: maxWaitMs, polling: 30 });
  await standsStill(page, '.popper > *');
}

/** Waits until the element in the tooltip stands still and returns its middle. Throws after 15 s. */
async function standsStill(page: Page, selector: string): Promise<Point> {
  const place = `((found) => {
    if (found === null || this.querySelector('.popper').getAnimations().length > 0) return '';
    const { x, y, width, height } = found.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  })(this.querySelector(${JSON.stringify(selector)}))`;
  const end = Date.now() + maxWaitMs;
  let before = '';
  while (Date.now() < end) {
    const now = await inTooltip(page, { browser: page.browser() }, place);
    if (now !== '' && now === before) {
      const [x = NaN, y = NaN] = now.split(',').map(Number);
      return { x, y };
    }
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no ${selector} in the tooltip stands still`);
}

/** Is the tooltip's host element in the page? */
export function isTooltipOpen(page: Page): Promise<boolean> {
  return page.evaluate(hasHost);
}

function hasHost(): boolean {
  return [...document.documentElement.children].some((child) => child.matches('[popover]'));
}

/** The text of the tooltip; '' where none is open. */
export function tooltipText(page: Page, launched: LaunchedBrowser): Promise<string> {
  return inTooltip(page, launched, '[...this.children].map((child) => child.innerText ?? "").join("\\n")');
}

/**
 * Evaluates an expression with the tooltip's closed shadow root as `this`, through the browser's debugger. Returns the value as
 * text; '' where no tooltip is open.
 */
export async function inTooltip(
  page: Page,
  { browser }: Pick<LaunchedBrowser, 'browser'>,
  expression: string,
): Promise<string> {
  const declaration = `function () { return String(${expression}); }`;
  const version = await browser.version();
  return version.startsWith('Firefox') || version.startsWith('firefox')
    ? inTooltipOfFirefox(page, declaration)
    : inTooltipOfChrome(page, declaration);
}

/** Presses the first element in the tooltip that the selector finds, with the mouse, as the reader does; opens the menu that it is in. */
export async function pressInTooltip(page: Page, launched: LaunchedBrowser, selector: string): Promise<void> {
  const find = `this.querySelector(${JSON.stringify(selector)})`;
  await inTooltip(page, launched, `${find}.closest('details')?.setAttribute('open', '')`);
  // The menu scrolls into sight, and the card may move with it.
  const { x, y } = await standsStill(page, selector);
  await page.mouse.click(x, y);
}

interface DomNode {
  readonly nodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

async function inTooltipOfChrome(page: Page, functionDeclaration: string): Promise<string> {
  const session: CDPSession = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const shadow = findShadow(root);
  if (shadow === null) return '';
  const { object } = await session.send('DOM.resolveNode', { nodeId: shadow.nodeId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
    functionDeclaration,
    returnByValue: true,
  });
  await session.detach();
  return String(result.value);
}

function findShadow(node: DomNode): DomNode | null {
  if (node.attributes?.includes('popover') && node.shadowRoots?.[0] !== undefined) return node.shadowRoots[0];
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = findShadow(child);
    if (found !== null) return found;
  }
  return null;
}

/** The parts of puppeteer's private BiDi connection that are used here. */
interface BidiInternals {
  readonly _connection?: BidiConnection;
  readonly connection?: BidiConnection;
}
interface BidiConnection {
  send(method: string, parameters: object): Promise<{ readonly result: unknown }>;
}

async function inTooltipOfFirefox(page: Page, functionDeclaration: string): Promise<string> {
  const internals = page.browser() as unknown as BidiInternals;
  const connection = internals.connection ?? internals._connection;
  if (connection === undefined) throw new Error('this version of puppeteer has no BiDi connection');
  const target = { context: (page.mainFrame() as unknown as { readonly _id: string })._id };
  const evaluated = await connection.send('script.evaluate', {
    expression: "[...document.documentElement.children].find((child) => child.matches('[popover]'))",
    target,
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
  });
  const sharedId = sharedIdOfShadow(evaluated);
  if (sharedId === null) return '';
  const called = await connection.send('script.callFunction', {
    functionDeclaration,
    this: { sharedId },
    target,
    awaitPromise: false,
  });
  const text = dig(called, 'result', 'result', 'value') ?? dig(called, 'result', 'value');
  return typeof text === 'string' ? text : '';
}

function sharedIdOfShadow(evaluated: unknown): string | null {
  const shadow =
    dig(evaluated, 'result', 'result', 'value', 'shadowRoot', 'sharedId') ??
    dig(evaluated, 'result', 'value', 'shadowRoot', 'sharedId');
  return typeof shadow === 'string' ? shadow : null;
}

function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}

/** Opens the popup for the tab of `page` in a tab of its own, and waits for its content. */
export async function openPopup({ browser, extensionOrigin }: LaunchedBrowser, page: Page): Promise<Page> {
  const address = page.url();
  const popup = await browser.newPage();
  await popup.setViewport({ width: 400, height: 600 });
  const firefox = extensionOrigin.startsWith('moz-extension:');
  const open = (path: string) => popup.goto(`${extensionOrigin}${path}`, firefox ? { waitUntil: [] } : {});
  await open('/pages/popup.html');
  await popup.waitForSelector('main');
  const tab = await popup.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((candidate) => candidate.url === url)?.id ?? null;
  }, address);
  if (tab === null) throw new Error(`no tab shows ${address}`);
  await open(`/pages/popup.html?tab=${tab}`);
  await popup.waitForSelector('main[data-ready]');
  return popup;
}
