import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from './browsers.ts';
import { projectRoot } from './open-reference.ts';

/** No work of ours may hold a page for longer at once. */
export const sliceAtMostMs = 16;

/** What became of a page. */
export interface Outcome {
  readonly file: string;
  /** What the annotator says of the page; null where the gate let it be. */
  readonly state: string | null;
  /** The page is another at each load without us, so that nothing can be compared. */
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
  readonly hash: string;
  readonly records: number;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** What the annotator answers to a diagnose message. */
export interface Diagnosed {
  readonly state: string;
  readonly errors: number;
  readonly longestSliceMs: number;
}

const loadAtMostMs = 10_000;
const settleMs = 150;

/** Every HTML file below the folder, in order. */
export function htmlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.x?html?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What tells one build of the extension from another. */
export function buildMark(name: BrowserName): string {
  const folder = fileURLToPath(new URL(`dist/${name}/`, projectRoot));
  const hash = createHash('sha256');
  for (const file of ['gate.js', 'annotator.js', 'background.js', 'manifest.json'])
    hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Loads the page in a tab of its own, lets `settled` come about, and tells what is there. Closes the tab. */
export async function visit(browser: Browser, url: string, settled: () => Promise<void>): Promise<Visit> {
  const page = await browser.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url().replace(/\?visit=\d+$/, ''));
  });
  page.on('pageerror', (error) =>
    errors.push(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)),
  );
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('CSTO Context')) errors.push(message.text());
  });
  page.on('dialog', (dialog) => {
    dialog.dismiss().catch((error: unknown) => errors.push(String(error)));
  });
  try {
    await page.evaluateOnNewDocument(countRecords);
    await load(page, url);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    await settled();
    const { html, records } = await page.evaluate(readPage);
    const hash = createHash('sha256')
      .update(html.replace(/\?visit=\d+/g, ''))
      .digest('hex');
    return { hash, records, requests: [...new Set(requests)].sort(), errors };
  } finally {
    await page.close();
  }
}

async function load(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: loadAtMostMs });
  } catch (error) {
    // A page that never ends loading is looked at as it is.
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
  }
}

const probe = 'survive probe';

function countRecords(): void {
  const world = globalThis as unknown as { 'survive probe'?: { records: number } };
  const counter = { records: 0 };
  Object.defineProperty(world, 'survive probe', { value: counter, enumerable: false });
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => (counter.records += records.length)).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

function readPage(): { readonly html: string; readonly records: number } {
  const world = globalThis as unknown as { [probe]?: { records: number } };
  const roots = (document.documentElement as Element | null)?.outerHTML ?? '';
  return { html: roots, records: world['survive probe']?.records ?? 0 };
}
