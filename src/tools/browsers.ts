import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { CommandError, UsageError } from './command-line.ts';

export type BrowserName = 'chrome' | 'firefox';

/** A browser on this machine. */
export interface FoundBrowser {
  readonly name: BrowserName;
  readonly path: string;
}

/** The names and places of the browsers' programs on Linux, macOS and Windows. */
const commands: Readonly<Record<BrowserName, readonly string[]>> = {
  chrome: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'],
  firefox: ['firefox', 'firefox-esr'],
};
const places: Readonly<Record<BrowserName, readonly string[]>> = {
  chrome: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};
const debianPackages: Readonly<Record<BrowserName, string>> = { chrome: 'chromium', firefox: 'firefox-esr' };

const pathVariables = { chrome: 'CHROME_PATH', firefox: 'FIREFOX_PATH' } as const;

/**
 * The browser of that name on this machine, or null: the program that `CHROME_PATH` or `FIREFOX_PATH` gives, else one in the usual
 * places. Throws UsageError where the variable gives no program.
 */
export function findBrowser(name: BrowserName): FoundBrowser | null {
  const variable = pathVariables[name];
  const given = process.env[variable] ?? '';
  if (given !== '') {
    const problem = programProblem(given);
    if (problem !== null) throw new UsageError(`${variable}=${given}: ${problem}`);
    return { name, path: given };
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = commands[name].flatMap((command) => folders.map((folder) => join(folder, command)));
  const path = [...onPath, ...places[name]].find((candidate) => existsSync(candidate));
  return path === undefined ? null : { name, path };
}

/** Why the path is no program; null where it is one. */
function programProblem(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'no such file; it must be the path of the browser’s program';
  if (!found.isFile()) return 'is not a file; it must be the path of the browser’s program';
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch {
    return 'may not be executed';
  }
}

/** The browser of that name; where it is missing and we are root on Debian, it is installed. Throws CommandError. */
export function requireBrowser(name: BrowserName): FoundBrowser {
  const found = findBrowser(name);
  if (found !== null) return found;
  const advice = `Install ${name === 'chrome' ? 'Chrome, Chromium or Edge' : 'Firefox'}, or set ${pathVariables[name]} to the path of its program.`;
  if (!existsSync('/usr/bin/apt-get')) throw new CommandError(`No ${name} was found on this machine. ${advice}`);
  if (process.getuid?.() !== 0) {
    throw new CommandError(`No ${name} was found. ${advice} On Debian: sudo apt-get install ${debianPackages[name]}`);
  }
  console.error(`Installing ${debianPackages[name]} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [
    ['update'],
    ['install', '-y', '--no-install-recommends', debianPackages[name], 'fonts-dejavu-core'],
  ]) {
    const run = spawnSync('apt-get', words, { stdio: ['ignore', 2, 2], env: environment });
    if (run.status !== 0) throw new CommandError(`apt-get ${words.join(' ')} failed. ${advice}`);
  }
  const installed = findBrowser(name);
  if (installed === null)
    throw new CommandError(`${debianPackages[name]} was installed but cannot be found. ${advice}`);
  return installed;
}

/** Fixes the address of the extension in Firefox, which is random at every install otherwise. */
const firefoxUuid = '5b1c0f0e-52d5-4c3e-9c1b-6a1f5a2d7c11';

/** How to start a browser with the extension. */
export interface LaunchOptions {
  readonly headless: boolean;
  /** The folder of the built extension; null for a browser without it. */
  readonly extension: string | null;
  readonly geckoId: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** The language of the interface, as `ru`. Chrome only: Firefox would need a language pack. */
  readonly language?: string;
  /** The port of a local proxy for all requests, including those to this machine. */
  readonly proxy?: number;
  /** Keep the first-run page open, which the extension shows when it is installed. By default only with a window. */
  readonly welcome?: boolean;
  /** Lets the extension into private windows, as its user may. In Firefox the first-run page may then stay open. */
  readonly privateWindows?: boolean;
}

/** A running browser with the extension, and the origin of the extension's own pages. */
export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  readonly extensionOrigin: string;
}

/** Starts the browser with a fresh profile and installs the extension in it. The caller closes it. */
export async function launchWithExtension(found: FoundBrowser, options: LaunchOptions): Promise<LaunchedBrowser> {
  const { headless, width = 1200, height = 900, dark = false, language, proxy, welcome = !headless } = options;
  const defaultViewport = headless ? { width, height } : null;
  if (found.name === 'chrome') {
    const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await puppeteer.launch({
      executablePath: found.path,
      headless,
      pipe: true,
      enableExtensions: true,
      defaultViewport,
      args: [
        ...quiet,
        ...root,
        `--window-size=${width},${height}`,
        ...(language === undefined ? [] : [`--lang=${language}`]),
        ...(proxy === undefined ? [] : [`--proxy-server=127.0.0.1:${proxy}`, '--proxy-bypass-list=<-loopback>']),
      ],
      // Chrome on Linux reads its language from this variable.
      ...(language === undefined ? {} : { env: { ...process.env, LANGUAGE: language } }),
    });
    const extensionId = options.extension === null ? '' : await install(browser, options.extension, options);
    if (options.extension !== null && !welcome) await closeWelcome(browser);
    return { browser, extensionId, extensionOrigin: `chrome-extension://${extensionId}` };
  }
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found.path,
    headless,
    defaultViewport,
    args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [options.geckoId]: firefoxUuid }),
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      ...(proxy === undefined ? {} : proxyPreferences(proxy)),
    },
  });
  const extensionId = options.extension === null ? '' : await install(browser, options.extension, options);
  // To let an extension into private windows Firefox starts it again, and may close its first-run page with the first start.
  if (options.extension !== null && !welcome && options.privateWindows !== true) await closeWelcome(browser);
  return { browser, extensionId, extensionOrigin: `moz-extension://${firefoxUuid}` };
}

/** puppeteer keeps Firefox's BiDi connection to itself. */
interface BidiInternals {
  readonly connection: {
    send(method: string, parameters: object): Promise<{ readonly result: { readonly extension: string } }>;
  };
}

/** Installs the extension from a folder and returns its id. puppeteer does so without a word of private windows. */
async function install(browser: Browser, path: string, { privateWindows = false }: LaunchOptions): Promise<string> {
  if (!privateWindows) return browser.installExtension(path);
  if (!(await browser.version()).toLowerCase().startsWith('firefox')) {
    const session = await browser.target().createCDPSession();
    return (await session.send('Extensions.loadUnpacked', { path, enableInIncognito: true })).id;
  }
  const { connection } = browser as unknown as BidiInternals;
  const parameters = { extensionData: { type: 'path', path }, 'moz:allowPrivateBrowsing': true };
  return (await connection.send('webExtension.install', parameters)).result.extension;
}

/** Closes the first-run page, which takes the focus from the page of a test or measurement. */
async function closeWelcome(browser: Browser): Promise<void> {
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    for (const page of await browser.pages()) {
      // In Firefox only the page itself knows an address of the extension; a page that is navigating knows none.
      const address = await Promise.race([page.evaluate(() => location.href).catch(() => ''), wait(1000, '')]);
      if (address.endsWith('/pages/welcome.html')) return page.close();
    }
    await wait(50, null);
  }
  throw new Error('the extension did not show its first-run page');
}

function wait<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

function proxyPreferences(port: number): Readonly<Record<string, unknown>> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.no_proxies_on': '',
  };
}
