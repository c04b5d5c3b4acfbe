import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchWithExtension, requireBrowser, type BrowserName, type LaunchedBrowser } from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import { geckoId } from './gecko-id.ts';
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.ts';
import { serve, type LocalServer } from './serve.ts';
import { inTime, sliceAtMostMs, visit, type Diagnosed, type Outcome, type Visit } from './survive-page.ts';

const pageAtMostMs = 45_000;
const workAtMostMs = 8_000;
const triesAtMost = 2;
/** Long runs make browsers grow: they are started afresh after so many pages. */
const pagesPerBrowser = 150;
/** A page that is not the same with us and without is loaded so often before it counts. */
const roundsAtMost = 3;

/** A page on the disk and the folder that was named, from which what belongs to it is served. */
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
  /** A page of the extension, from which the annotators are asked. */
  readonly desk: Page;
}

/** Visits pages in one browser with the extension and in another without it, several at a time, and outlives their crashes. */
export class SurviveRun {
  readonly #name: BrowserName;
  readonly #tabs: number;
  readonly #forced: boolean;
  readonly #servers = new Map<string, Promise<LocalServer>>();
  readonly #stranger = new Set<string>();
  #visited: PageFile[] = [];
  #sides: Sides | null = null;
  #opening: Promise<Sides> | null = null;
  #count = 0;

  /** `forced`: the annotator is put into pages too which the gate lets be. */
  constructor(name: BrowserName, tabs: number, forced: boolean) {
    this.#name = name;
    this.#tabs = tabs;
    this.#forced = forced;
  }

  /** Calls back with each page's outcome. Answers the hosts that were asked for by no page and not by the browser itself. */
  async visitAll(files: readonly PageFile[], onOutcome: (outcome: Outcome) => void): Promise<readonly string[]> {
    const slow: { readonly page: PageFile; readonly outcome: Outcome }[] = [];
    for (let from = 0; from < files.length; from += pagesPerBrowser) {
      const left = files.slice(from, from + pagesPerBrowser);
      const worker = async () => {
        for (let page = left.shift(); page !== undefined; page = left.shift()) {
          const outcome = await this.#tryPage(page);
          if (outcome.longestSliceMs > sliceAtMostMs) slow.push({ page, outcome });
          else onOutcome(outcome);
        }
      };
      await Promise.all(Array.from({ length: this.#tabs }, worker));
      await this.#closeBrowsers();
    }
    // Other tabs take time too: what was slow has to be so alone, three times.
    for (const { page, outcome } of slow) {
      let { longestSliceMs } = outcome;
      for (let i = 0; i < 3 && longestSliceMs > sliceAtMostMs; i++)
        longestSliceMs = Math.min(longestSliceMs, (await this.#tryPage(page)).longestSliceMs);
      onOutcome({ ...outcome, longestSliceMs });
    }
    await this.#closeBrowsers();
    for (const server of this.#servers.values()) await (await server).close();
    return [...this.#stranger].sort();
  }

  async #tryPage(page: PageFile): Promise<Outcome> {
    let problem = '';
    for (let i = 0; i < triesAtMost; i++) {
      const sides = await this.#open();
      try {
        this.#visited.push(page);
        return await inTime(this.#comparePage(sides, page), pageAtMostMs);
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        // Pages beside this one in the same browser fail too, and have their second try in a fresh one.
        if (this.#sides === sides) await this.#closeBrowsers();
      }
    }
    const none = { state: null, isOfTheGate: false, exceptions: [], differs: false, records: 0, requests: [] };
    const isUnstable = !(await this.#livesAlone(page));
    return { file: page.file, ...none, isUnstable, longestSliceMs: 0, problem: isUnstable ? null : problem };
  }

  /** Can the page be visited without us? */
  async #livesAlone(page: PageFile): Promise<boolean> {
    const sides = await this.#open();
    try {
      const address = this.#addressOf(await this.#pathOf(page));
      const { hash } = await inTime(
        visit(sides.control.launched.browser, address, () => Promise.resolve()),
        pageAtMostMs,
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
    for (let round = 0; round < roundsAtMost && !isSettled(); round++) {
      const [own, control] = await Promise.all([
        this.#visitOurs(sides, path, diagnoses),
        visit(sides.control.launched.browser, this.#addressOf(path), () => Promise.resolve()),
      ]);
      ours.push(own);
      controls.push(control);
      // Without us it was not to be seen either, or it is never the same.
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
    // What differs once may be the page's own haste; what is ours differs each time, and from a page that stays the same.
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
      const asked = sides.desk.evaluate(askAnnotator, new URL(url).host, this.#forced);
      const diagnosed = await inTime(asked, workAtMostMs).catch((error: unknown) => {
        // A page that hangs lets nobody answer; whether it hangs without us too is seen beside it.
        if (!sides.ours.launched.browser.connected) throw error;
        return null;
      });
      if (diagnosed !== null) diagnoses.push(diagnosed);
    });
  }

  /** A host of its own for each visit: `*.localhost` is this machine. */
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
    const strange = new Set(sides.ours.proxy.addresses.map(hostOf).filter((host) => !own.has(host)));
    for (const host of strange) if (!isNamedIn(visited, host)) this.#stranger.add(host);
    for (const { launched, proxy } of [sides.ours, sides.control]) {
      const process = launched.browser.process();
      await inTime(launched.browser.close(), workAtMostMs).catch(() => process?.kill('SIGKILL'));
      await proxy.close();
    }
  }
}

/**
 * Asks the annotator of the tab with this host how it fares when its work is done; null where none can be there. Runs in the desk, so that it
 * holds no function of its own: the loader gives these names by a helper that is not there.
 */
async function askAnnotator(host: string, forced: boolean): Promise<Diagnosed | null> {
  const tabs = await chrome.tabs.query({ url: ['http://*/*'] });
  const tabId = tabs.find(({ url }) => url !== undefined && new URL(url).host === host)?.id;
  if (tabId === undefined) return null;
  try {
    for (let i = 0; ; i++) {
      const diagnosed = await chrome.tabs.sendMessage<object, Diagnosed>(tabId, { type: 'diagnose' });
      // It reads its settings before it begins.
      if (diagnosed.state !== 'working' || i === 20) return { ...diagnosed, isOfTheGate: true };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } catch {
    // Nobody there: the gate let the page be.
    if (!forced) return null;
  }
  try {
    await chrome.scripting.executeScript({ target: { tabId }, files: ['/annotator.js'] });
  } catch {
    // The page has gone elsewhere in the meantime, or is one that no script may enter.
    return null;
  }
  for (let i = 0; i < 10; i++) {
    try {
      await chrome.tabs.sendMessage(tabId, { type: 'annotate-anyway' });
      const diagnosed = await chrome.tabs.sendMessage<object, Diagnosed>(tabId, { type: 'diagnose' });
      if (diagnosed.state !== 'working') return { ...diagnosed, isOfTheGate: false };
    } catch {
      // The script is there but does not listen yet, or the page has gone.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}

function isSame(a: Visit, b: Visit): boolean {
  return a.hash === b.hash && a.records === b.records && a.requests.join() === b.requests.join();
}

/** Requests that were made at every visit. */
function stableOf(visits: readonly Visit[]): readonly string[] {
  const [first, ...others] = visits;
  return (first?.requests ?? []).filter((url) => others.every(({ requests }) => requests.includes(url)));
}

function isOurs(error: string): boolean {
  return error.includes('-extension://') || error.includes('CSTO Context');
}

/** The name of the host without its port. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}

/** Does the page name the file itself? A browser asks for icons and the like when it comes to it. */
function isOfThePage({ file }: PageFile, url: string): boolean {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return name !== '' && readFileSync(file, 'latin1').includes(name);
}

/** Does a page name the host itself? One that is asked for ahead of need is asked for in haste, and so not each time. */
function isNamedIn(pages: readonly PageFile[], host: string): boolean {
  return host.endsWith('localhost') || pages.some(({ file }) => readFileSync(file, 'latin1').includes(host));
}
