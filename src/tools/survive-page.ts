import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from './browsers.ts';
import { builtExtension } from './built-extension.ts';

/** The longest time for which the extension may block a page. */
export const maxSliceMs = 16;

/** The result for one page. */
export interface Outcome {
  readonly file: string;
  /** The annotator's state; null where it did not answer. */
  readonly state: string | null;
  /** Did the gate load the annotator? Otherwise this tool did. */
  readonly isOfTheGate: boolean;
  /** Without the extension the page differs between loads, hangs or navigates away, so that nothing can be compared. */
  readonly isUnstable: boolean;
  readonly exceptions: readonly string[];
  readonly differs: boolean;
  readonly records: number;
  readonly requests: readonly string[];
  readonly longestSliceMs: number;
  /** Why the page could not be visited; null where it could. */
  readonly problem: string | null;
}

/** What was observed in one load of a page. */
export interface Visit {
  /** Of the document; '' where the page hangs or has navigated away. */
  readonly hash: string;
  readonly records: number;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** The annotator's answer to a `diagnose` message. */
export interface Diagnosed {
  readonly state: string;
  readonly isOfTheGate: boolean;
  readonly errors: number;
  readonly longestSliceMs: number;
}

const maxLoadMs = 8_000;
const maxLookMs = 4_000;
const settleMs = 120;

/** Every HTML file below the folder, sorted. */
export function htmlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.x?html?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A hash of the built extension. Throws CommandError where it is not built. */
export function buildMark(name: BrowserName): string {
  const folder = builtExtension(name);
  const hash = createHash('sha256');
  for (const file of ['gate.js', 'annotator.js', 'background.js', 'manifest.json'])
    hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Loads the page in a tab of its own, waits for `settled`, reports what is there, and closes the tab. A page that never finishes
 * loading is read as it is. Each visit uses another host of this machine (`v…`), so that none finds what an earlier one stored.
 */
export async function visit(browser: Browser, url: string, settled: () => Promise<void>): Promise<Visit> {
  const page = await browser.newPage();
  const { host } = new URL(url);
  const neutral = (text: string) => text.replaceAll(host, 'page.localhost');
  const requests = new Set<string>();
  const errors: string[] = [];
  page.on('request', (request) => {
    // The browser requests the icon at a time of its own.
    if (!/^(?:data|blob):|\/favicon\.ico$/.test(request.url())) requests.add(neutral(request.url()));
  });
  page.on('pageerror', (error) =>
    errors.push(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)),
  );
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('CSTO Context')) errors.push(message.text());
  });
  page.on('dialog', (dialog) => {
    // The page may have closed it in the meantime.
    dialog.dismiss().catch(() => undefined);
  });
  try {
    await inTime(page.evaluateOnNewDocument(prepare), maxLookMs);
    await load(page, url);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    await settled();
    const seen = await look(page, host);
    return { hash: seen?.hash ?? '', records: seen?.records ?? 0, requests: [...requests].sort(), errors };
  } finally {
    await inTime(page.close(), maxLookMs);
  }
}

async function load(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: maxLoadMs });
  } catch (error) {
    // A page may load forever, navigate away at once, or have a refused frame, which Firefox reports as a failure of the page.
    if (!page.browser().connected) throw error;
    const options = { timeout: maxLookMs, polling: 100 };
    await page.waitForFunction(() => document.readyState === 'complete', options).catch(() => undefined);
  }
}

/** Reads the page, twice if it navigates meanwhile. Null where it hangs or is not the requested page. */
async function look(page: Page, host: string): Promise<{ readonly hash: string; readonly records: number } | null> {
  for (let i = 0; i < 2; i++) {
    try {
      const { isHere, ...seen } = await inTime(page.evaluate(readPage, host), maxLookMs);
      return isHere ? seen : null;
    } catch (error) {
      if (!page.browser().connected) throw error;
    }
  }
  return null;
}

/** Waits for the work. Rejects after `ms`. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Counts mutation records, makes Math.random the same at each load, and prevents windows. Runs in the page. */
function prepare(): void {
  const counter = { records: 0 };
  Object.defineProperty(globalThis, 'survive probe', { value: counter, enumerable: false });
  let state = 1;
  Math.random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  Object.assign(globalThis, { open: () => null, print: () => undefined });
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => (counter.records += records.length)).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

/** Hashes the markup and counts the nodes of the document. Runs in the page. */
function readPage(host: string): { readonly isHere: boolean; readonly hash: string; readonly records: number } {
  const root = document.documentElement as Element | null;
  const html = (root?.outerHTML ?? '').split(host).join('page.localhost');
  let nodes = 0;
  const walker = document.createTreeWalker(document);
  while (walker.nextNode() !== null) nodes++;
  let one = 0x811c9dc5;
  let other = 0x1b873593;
  for (let i = 0; i < html.length; i++) {
    const unit = html.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 15);
  }
  const world = globalThis as unknown as { readonly 'survive probe'?: { readonly records: number } };
  return {
    isHere: location.host === host,
    hash: `${html.length} ${nodes} ${one >>> 0} ${other >>> 0}`,
    records: world['survive probe']?.records ?? 0,
  };
}
