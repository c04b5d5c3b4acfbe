import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { launchWithExtension, requireBrowser, type BrowserName, type LaunchedBrowser } from './browsers.ts';
import { geckoId } from './gecko-id.ts';
import { projectRoot } from './open-reference.ts';
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.ts';
import { serve, type LocalServer } from './serve.ts';
import { sliceAtMostMs, visit, type Diagnosed, type Outcome, type Visit } from './survive-page.ts';

const pageAtMostMs = 60_000;
const workAtMostMs = 10_000;
const lateMs = 200;
const triesAtMost = 2;
/** Long runs make browsers grow: they are started afresh after so many pages. */
const pagesPerBrowser = 300;

interface Side {
  readonly launched: LaunchedBrowser;
  readonly proxy: RecordingProxy;
}

interface Sides {
  readonly ours: Side;
  readonly control: Side;
  /** A page of the extension, from which the annotators are asked. */
  readonly desk: Page;
}

/** Visits pages in one browser with the extension and in another without it, several at a time, and outlives their crashes. */
export class SurviveRun {
  readonly #name: BrowserName;
  readonly #tabs: number;
  readonly #servers = new Map<string, LocalServer>();
  readonly #seen = new Set<string>();
  readonly #stranger = new Set<string>();
  #sides: Sides | null = null;
  #count = 0;

  constructor(name: BrowserName, tabs: number) {
    this.#name = name;
    this.#tabs = tabs;
  }

  /** Calls back with each page's outcome. Answers the hosts that were asked for by no page and not by the browser itself. */
  async visitAll(files: readonly string[], onOutcome: (outcome: Outcome) => void): Promise<readonly string[]> {
    const slow: Outcome[] = [];
    for (let from = 0; from < files.length; from += pagesPerBrowser) {
      const left = files.slice(from, from + pagesPerBrowser);
      const worker = async () => {
        for (let file = left.shift(); file !== undefined; file = left.shift()) {
          const outcome = await this.#tryPage(file);
          if (outcome.longestSliceMs > sliceAtMostMs) slow.push(outcome);
          else onOutcome(outcome);
        }
      };
      await Promise.all(Array.from({ length: this.#tabs }, worker));
      await this.#closeBrowsers();
    }
    // Other tabs take time too: what was slow has to be so alone, three times.
    for (const outcome of slow) {
      let { longestSliceMs } = outcome;
      for (let i = 0; i < 3 && longestSliceMs > sliceAtMostMs; i++)
        longestSliceMs = Math.min(longestSliceMs, (await this.#tryPage(outcome.file)).longestSliceMs);
      onOutcome({ ...outcome, longestSliceMs });
    }
    await this.#closeBrowsers();
    return [...this.#stranger].sort();
  }

  async #tryPage(file: string): Promise<Outcome> {
    let problem = '';
    for (let i = 0; i < triesAtMost; i++) {
      try {
        return await inTime(this.#comparePage(file), pageAtMostMs);
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        if (this.#sides?.ours.launched.browser.connected !== true || !this.#sides.control.launched.browser.connected)
          await this.#closeBrowsers();
      }
    }
    const none = { state: null, isUnstable: false, exceptions: [], differs: false, records: 0, requests: [] };
    return { file, ...none, longestSliceMs: 0, problem };
  }

  async #comparePage(file: string): Promise<Outcome> {
    const sides = await this.#open();
    const address = await this.#address(file);
    const [ours, control] = await Promise.all([this.#visitOurs(sides, address), this.#visit(sides.control, address)]);
    const { diagnosed, seen } = ours;
    const base = {
      file,
      state: diagnosed?.state ?? null,
      exceptions: [
        ...seen.errors.filter(isOurs),
        ...(diagnosed !== null && diagnosed.errors > 0 ? ['reported by the annotator'] : []),
      ],
      longestSliceMs: diagnosed?.longestSliceMs ?? 0,
      problem: null,
    };
    if (isSame(seen, control)) return { ...base, isUnstable: false, differs: false, records: 0, requests: [] };
    const again = await this.#visit(sides.control, address);
    const second = await this.#visitOurs(sides, address);
    const isUnstable = !isSame(control, again);
    // What differs once may be the page's own haste; what is ours differs each time.
    const both = [seen, second.seen];
    const controls = [control, again];
    const own = new Set(controls.flatMap(({ requests }) => requests));
    return {
      ...base,
      isUnstable,
      differs: !isUnstable && both.every(({ hash }) => hash !== control.hash),
      records: isUnstable
        ? 0
        : Math.max(0, Math.min(...both.map((one) => one.records)) - Math.max(...controls.map((one) => one.records))),
      requests: isUnstable ? [] : seen.requests.filter((url) => !own.has(url) && second.seen.requests.includes(url)),
    };
  }

  async #visitOurs(
    sides: Sides,
    address: string,
  ): Promise<{ readonly seen: Visit; readonly diagnosed: Diagnosed | null }> {
    const url = `${address}?visit=${++this.#count}`;
    let diagnosed: Diagnosed | null = null;
    const seen = await visit(sides.ours.launched.browser, url, async () => {
      diagnosed = await inTime(sides.desk.evaluate(askAnnotator, url), workAtMostMs);
      if (diagnosed !== null) return;
      // The gate's word may still be on its way.
      await new Promise((resolve) => setTimeout(resolve, lateMs));
      diagnosed = await inTime(sides.desk.evaluate(askAnnotator, url), workAtMostMs);
    });
    this.#note(seen);
    return { seen, diagnosed };
  }

  async #visit({ launched }: Side, address: string): Promise<Visit> {
    const seen = await visit(launched.browser, `${address}?visit=${++this.#count}`, () => Promise.resolve());
    this.#note(seen);
    return seen;
  }

  #note({ requests }: Visit): void {
    for (const url of requests) this.#seen.add(hostOf(url));
  }

  async #address(file: string): Promise<string> {
    const folder = dirname(file);
    let server = this.#servers.get(folder);
    if (server === undefined) {
      server = await serve(folder);
      this.#servers.set(folder, server);
    }
    return `${server.origin}/${encodeURIComponent(file.slice(folder.length + 1))}`;
  }

  #opening: Promise<Sides> | null = null;

  async #open(): Promise<Sides> {
    if (this.#sides !== null) return this.#sides;
    this.#opening ??= this.#launch();
    try {
      this.#sides = await this.#opening;
      return this.#sides;
    } finally {
      this.#opening = null;
    }
  }

  async #launch(): Promise<Sides> {
    const [ours, control] = await Promise.all([
      this.#launchSide(fileURLToPath(new URL(`dist/${this.#name}`, projectRoot))),
      this.#launchSide(null),
    ]);
    const desk = await ours.launched.browser.newPage();
    const path = `${ours.launched.extensionOrigin}/pages/popup.html`;
    await desk.goto(path, this.#name === 'firefox' ? { waitUntil: [] } : {});
    await desk.waitForSelector('main');
    return { ours, control, desk };
  }

  async #launchSide(extension: string | null): Promise<Side> {
    const proxy = await startRecordingProxy();
    const options = { headless: true, extension, geckoId: geckoId(), proxy: proxy.port };
    return { launched: await launchWithExtension(requireBrowser(this.#name), options), proxy };
  }

  async #closeBrowsers(): Promise<void> {
    const sides = this.#sides;
    this.#sides = null;
    if (sides === null) return;
    for (const server of this.#servers.values()) await server.close();
    this.#servers.clear();
    const own = new Set(sides.control.proxy.addresses.map(hostOf));
    for (const host of sides.ours.proxy.addresses.map(hostOf))
      if (!own.has(host) && !this.#seen.has(host)) this.#stranger.add(host);
    for (const { launched, proxy } of [sides.ours, sides.control]) {
      await Promise.allSettled([inTime(launched.browser.close(), workAtMostMs)]);
      await proxy.close();
    }
  }
}

/** Asks the annotator of the tab with this address how it fares, until its work is done; null where none runs there. */
async function askAnnotator(url: string): Promise<Diagnosed | null> {
  const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
  if (tab?.id === undefined) return null;
  try {
    return await chrome.tabs.sendMessage<object, Diagnosed>(tab.id, { type: 'diagnose' });
  } catch {
    // Nobody there: the gate let the page be.
    return null;
  }
}

function isSame(a: Visit, b: Visit): boolean {
  return a.hash === b.hash && a.records === b.records && a.requests.join() === b.requests.join();
}

function isOurs(error: string): boolean {
  return error.includes('-extension://') || error.includes('CSTO Context');
}

/** The host with its port, `host:443` of what goes through a tunnel. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
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
