import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from './browsers.ts';
import { builtExtension } from './built-extension.ts';

/** No work of ours may hold a page for longer at once. */
export const sliceAtMostMs = 16;

/** What became of a page. */
export interface Outcome {
  readonly file: string;
  /** What the annotator says of the page; null where it could not be asked. */
  readonly state: string | null;
  /** The gate itself sent for the annotator; it was put in by us otherwise. */
  readonly isOfTheGate: boolean;
  /** The page is another at each load without us, hangs, or goes elsewhere, so that nothing can be compared. */
  readonly isUnstable: boolean;
  readonly exceptions: readonly string[];
  readonly differs: boolean;
  readonly records: number;
  readonly requests: readonly string[];
  readonly longestSliceMs: number;
  /** Why the page could not be visited; null where it was. */
  readonly problem: string | null;
}

/** What one load of a page shows. */
export interface Visit {
  /** Empty where the page could not be looked at: it hangs, or it has gone elsewhere. */
  readonly hash: string;
  readonly records: number;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** What the annotator answers to a diagnose message. */
export interface Diagnosed {
  readonly state: string;
  readonly isOfTheGate: boolean;
  readonly errors: number;
  readonly longestSliceMs: number;
}

const loadAtMostMs = 8_000;
const lookAtMostMs = 4_000;
const settleMs = 120;

/** Every HTML file below the folder, in order. */
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
 * Loads the page in a tab of its own, lets `settled` come about, and tells what is there. Closes the tab. A page that never ends
 * loading is looked at as it is. The host is `v…` of this machine, another at each visit, so that no visit finds what one before has stored.
 */
export async function visit(browser: Browser, url: string, settled: () => Promise<void>): Promise<Visit> {
  const page = await browser.newPage();
  const { host } = new URL(url);
  const neutral = (text: string) => text.replaceAll(host, 'page.localhost');
  const requests = new Set<string>();
  const errors: string[] = [];
  page.on('request', (request) => {
    // The icon is asked for when the browser comes to it.
    if (!/^(?:data|blob):|\/favicon\.ico$/.test(request.url())) requests.add(neutral(request.url()));
  });
  page.on('pageerror', (error) =>
    errors.push(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)),
  );
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('CSTO Context')) errors.push(message.text());
  });
  page.on('dialog', (dialog) => {
    // One that the page itself has closed in the meantime is as good.
    dialog.dismiss().catch(() => undefined);
  });
  try {
    await inTime(page.evaluateOnNewDocument(prepare), lookAtMostMs);
    await load(page, url);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    await settled();
    const seen = await look(page, host);
    return { hash: seen?.hash ?? '', records: seen?.records ?? 0, requests: [...requests].sort(), errors };
  } finally {
    await inTime(page.close(), lookAtMostMs);
  }
}

async function load(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: loadAtMostMs });
  } catch (error) {
    // A page may never end loading, go elsewhere at once, or have a frame that is refused, which Firefox takes for the page's own end.
    if (!page.browser().connected) throw error;
    const patience = { timeout: lookAtMostMs, polling: 100 };
    await page.waitForFunction(() => document.readyState === 'complete', patience).catch(() => undefined);
  }
}

/** Null where the page hangs or is another than was asked for. A page that goes elsewhere at that moment is looked at once more. */
async function look(page: Page, host: string): Promise<{ readonly hash: string; readonly records: number } | null> {
  for (let i = 0; i < 2; i++) {
    try {
      const { isHere, ...seen } = await inTime(page.evaluate(readPage, host), lookAtMostMs);
      return isHere ? seen : null;
    } catch (error) {
      if (!page.browser().connected) throw error;
    }
  }
  return null;
}

/** Does the work, and rejects where it takes longer. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Counts mutation records, makes chance the same at each load, and keeps the page from opening windows. Runs in the page. */
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

/** The document in a number: its markup and how its text is parted into nodes. Runs in the page. */
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
