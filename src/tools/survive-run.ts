import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchWithExtension, requireBrowser, type BrowserName, type LaunchedBrowser } from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import { geckoId } from './gecko-id.ts';
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.ts';
import { serve, type LocalServer } from './serve.ts';
import { inTime, maxSliceMs, visit, type Diagnosed, type Outcome, type Visit } from './survive-page.ts';

const maxPageMs = 45_000;
const maxWorkMs = 8_000;
const maxTries = 2;
/** Browsers use more and more memory, so they are restarted after this many pages. */
const pagesPerBrowser = 150;
/** A page that differs is loaded up to this often before the difference counts. */
const maxRounds = 3;

/** A page on disk, and the folder from which it and its files are served. */
export interface PageFile {
  readonly file: string;
  readonly folder: string;
}

interface Side {
  readonly launched: LaunchedBrowser;
  readonly proxy: RecordingProxy;
}

interface Sides {
  readonly ours: Side;
  readonly control: Side;
  /** A page of the extension, from which the annotators are queried. */
  readonly desk: Page;
}

/** Visits pages in one browser with the extension and in another without it, several at a time. Survives crashes of the browsers. */
export class SurviveRun {
  readonly #name: BrowserName;
  readonly #tabs: number;
  readonly #forced: boolean;
  readonly #servers = new Map<string, Promise<LocalServer>>();
  readonly #unexplained = new Set<string>();
  #visited: PageFile[] = [];
  #sides: Sides | null = null;
  #opening: Promise<Sides> | null = null;
  #count = 0;

  /** `forced`: load the annotator also where the gate does not. */
  constructor(name: BrowserName, tabs: number, forced: boolean) {
    this.#name = name;
    this.#tabs = tabs;
    this.#forced = forced;
  }

  /** Calls back with each outcome. Returns the requested hosts that neither a page nor the browser itself explains. */
  async visitAll(files: readonly PageFile[], onOutcome: (outcome: Outcome) => void): Promise<readonly string[]> {
    const slow: { readonly page: PageFile; readonly outcome: Outcome }[] = [];
    for (let from = 0; from < files.length; from += pagesPerBrowser) {
      const left = files.slice(from, from + pagesPerBrowser);
      const worker = async () => {
        for (let page = left.shift(); page !== undefined; page = left.shift()) {
          const outcome = await this.#tryPage(page);
          if (outcome.longestSliceMs > maxSliceMs) slow.push({ page, outcome });
          else onOutcome(outcome);
        }
      };
      await Promise.all(Array.from({ length: this.#tabs }, worker));
      await this.#closeBrowsers();
    }
    // Other tabs take time too: a page counts as slow only if it is slow alone, three times.
    for (const { page, outcome } of slow) {
      let { longestSliceMs } = outcome;
      for (let i = 0; i < 3 && longestSliceMs > maxSliceMs; i++)
        longestSliceMs = Math.min(longestSliceMs, (await this.#tryPage(page)).longestSliceMs);
      onOutcome({ ...outcome, longestSliceMs });
    }
    await this.#closeBrowsers();
    for (const server of this.#servers.values()) await (await server).close();
    return [...this.#unexplained].sort();
  }

  async #tryPage(page: PageFile): Promise<Outcome> {
    let problem = '';
    for (let i = 0; i < maxTries; i++) {
      const sides = await this.#open();
      try {
        this.#visited.push(page);
        return await inTime(this.#comparePage(sides, page), maxPageMs);
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        // The other pages in this browser fail too, and get their second try in a new one.
        if (this.#sides === sides) await this.#closeBrowsers();
      }
    }
    const none = { state: null, isOfTheGate: false, exceptions: [], differs: false, records: 0, requests: [] };
    const isUnstable = !(await this.#worksWithoutExtension(page));
    return { file: page.file, ...none, isUnstable, longestSliceMs: 0, problem: isUnstable ? null : problem };
  }

  /** Can the page be visited without the extension? */
  async #worksWithoutExtension(page: PageFile): Promise<boolean> {
    const sides = await this.#open();
    try {
      const address = this.#addressOf(await this.#pathOf(page));
      const { hash } = await inTime(
        visit(sides.control.launched.browser, address, () => Promise.resolve()),
        maxPageMs,
      );
      return hash !== '';
    } catch {
      if (this.#sides === sides) await this.#closeBrowsers();
      return false;
    }
  }

  async #comparePage(sides: Sides, page: PageFile): Promise<Outcome> {
    const path = await this.#pathOf(page);
    const ours: Visit[] = [];
    const controls: Visit[] = [];
    const diagnoses: Diagnosed[] = [];
    const isSettled = () => ours.some((one) => controls.some((other) => isSame(one, other)));
    for (let round = 0; round < maxRounds && !isSettled(); round++) {
      const [own, control] = await Promise.all([
        this.#visitOurs(sides, path, diagnoses),
        visit(sides.control.launched.browser, this.#addressOf(path), () => Promise.resolve()),
      ]);
      ours.push(own);
      controls.push(control);
      // The page fails without the extension too, or differs each time.
      if (control.hash === '' || new Set(controls.map(({ hash }) => hash)).size > 1) break;
    }
    const first = diagnoses[0];
    const base = {
      file: page.file,
      state: first?.state ?? null,
      isOfTheGate: first?.isOfTheGate ?? false,
      exceptions: [
        ...ours.flatMap(({ errors }) => errors.filter(isOurs)),
        ...(diagnoses.some(({ errors }) => errors > 0) ? ['reported by the annotator'] : []),
      ],
      longestSliceMs: Math.min(...diagnoses.map(({ longestSliceMs }) => longestSliceMs), first?.longestSliceMs ?? 0),
      problem: null,
    };
    if (isSettled() && controls.at(-1)?.hash !== '')
      return { ...base, isUnstable: false, differs: false, records: 0, requests: [] };
    // One difference may come from the page's timing. A difference of ours occurs every time, against controls that agree.
    const isUnstable = new Set(controls.map(({ hash }) => hash)).size > 1 || controls.some(({ hash }) => hash === '');
    const known = new Set(controls.flatMap(({ requests }) => requests));
    const counts = { ours: ours.map(({ records }) => records), controls: controls.map(({ records }) => records) };
    return {
      ...base,
      isUnstable,
      differs: !isUnstable && ours.every(({ hash }) => hash !== controls[0]?.hash),
      records: isUnstable ? 0 : Math.max(0, Math.min(...counts.ours) - Math.max(...counts.controls)),
      requests: isUnstable ? [] : stableOf(ours).filter((url) => !known.has(url) && !isOfThePage(page, url)),
    };
  }

  async #visitOurs(sides: Sides, path: string, diagnoses: Diagnosed[]): Promise<Visit> {
    const url = this.#addressOf(path);
    return visit(sides.ours.launched.browser, url, async () => {
      const query = sides.desk.evaluate(queryAnnotator, new URL(url).host, this.#forced);
      const diagnosed = await inTime(query, maxWorkMs).catch((error: unknown) => {
        // On a page that hangs nothing answers; the control shows whether it hangs without the extension too.
        if (!sides.ours.launched.browser.connected) throw error;
        return null;
      });
      if (diagnosed !== null) diagnoses.push(diagnosed);
    });
  }

  /** Each visit has a host of its own: `*.localhost` is this machine. */
  #addressOf(path: string): string {
    return path.replace('//localhost', `//v${++this.#count}.localhost`);
  }

  async #pathOf({ file, folder }: PageFile): Promise<string> {
    const server = this.#servers.get(folder) ?? serve(folder);
    this.#servers.set(folder, server);
    const path = relative(folder, file).split(sep).map(encodeURIComponent).join('/');
    return `${(await server).origin}/${path}`;
  }

  async #open(): Promise<Sides> {
    this.#opening ??= this.#launch();
    this.#sides = await this.#opening;
    return this.#sides;
  }

  async #launch(): Promise<Sides> {
    const [ours, control] = await Promise.all([this.#launchSide(builtExtension(this.#name)), this.#launchSide(null)]);
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
    this.#sides = this.#opening = null;
    if (sides === null) return;
    const visited = this.#visited;
    this.#visited = [];
    const own = new Set(sides.control.proxy.addresses.map(hostOf));
    const unexplained = new Set(sides.ours.proxy.addresses.map(hostOf).filter((host) => !own.has(host)));
    for (const host of unexplained) if (!isNamedIn(visited, host)) this.#unexplained.add(host);
    for (const { launched, proxy } of [sides.ours, sides.control]) {
      const process = launched.browser.process();
      await inTime(launched.browser.close(), maxWorkMs).catch(() => process?.kill('SIGKILL'));
      await proxy.close();
    }
  }
}

/** The annotator's reply. */
interface Answered {
  readonly answer: Diagnosed;
}

/**
 * The state of the annotator in the tab with this host, when its work is done; null where there cannot be one. Runs in a page of the
 * extension, so it defines no function: the loader would name that by a helper which the page does not have.
 */
async function queryAnnotator(host: string, forced: boolean): Promise<Diagnosed | null> {
  const tabs = await chrome.tabs.query({ url: ['http://*/*'] });
  const tabId = tabs.find(({ url }) => url !== undefined && new URL(url).host === host)?.id;
  if (tabId === undefined) return null;
  try {
    for (let i = 0; ; i++) {
      const { answer: diagnosed } = await chrome.tabs.sendMessage<object, Answered>(tabId, { type: 'diagnose' });
      // The annotator reads its settings before it begins.
      if (diagnosed.state !== 'working' || i === 20) return { ...diagnosed, isOfTheGate: true };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } catch {
    // There is no annotator: the gate left the page alone.
    if (!forced) return null;
  }
  try {
    await chrome.scripting.executeScript({ target: { tabId }, files: ['/annotator.js'] });
  } catch {
    // The page has navigated away, or no script may run in it.
    return null;
  }
  for (let i = 0; i < 10; i++) {
    try {
      await chrome.tabs.sendMessage(tabId, { type: 'annotate-anyway' });
      const { answer: diagnosed } = await chrome.tabs.sendMessage<object, Answered>(tabId, { type: 'diagnose' });
      if (diagnosed.state !== 'working') return { ...diagnosed, isOfTheGate: false };
    } catch {
      // The script does not listen yet, or the page is gone.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}

function isSame(a: Visit, b: Visit): boolean {
  return a.hash === b.hash && a.records === b.records && a.requests.join() === b.requests.join();
}

/** The requests that every visit made. */
function stableOf(visits: readonly Visit[]): readonly string[] {
  const [first, ...others] = visits;
  return (first?.requests ?? []).filter((url) => others.every(({ requests }) => requests.includes(url)));
}

function isOurs(error: string): boolean {
  return error.includes('-extension://') || error.includes('CSTO Context');
}

/** The host without its port. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}

/** Does the page mention the file? A browser requests icons and the like at a time of its own. */
function isOfThePage({ file }: PageFile, url: string): boolean {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return name !== '' && readFileSync(file, 'latin1').includes(name);
}

/** Does a page mention the host? Prefetched hosts are not requested every time. */
function isNamedIn(pages: readonly PageFile[], host: string): boolean {
  return host.endsWith('localhost') || pages.some(({ file }) => readFileSync(file, 'latin1').includes(host));
}
