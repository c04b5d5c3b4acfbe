import type { Span } from '../core/types.ts';
import { browser, uiLanguage } from './browser.ts';
import type { PageState, TabMessage } from './messages.ts';
import { reportError } from './report-error.ts';
import { isOnFor, readSettings, writeSettings, type Settings } from './settings.ts';
import { renderPopup, type PopupState } from '../view/popup.ts';

// The popup shows what the active tab's annotator tells of its page, and the switches. `?tab=` names another tab than the active one.

const main = document.querySelector('main');

/** A page that is still being read is asked again after so long. */
const againMs = 150;

interface Target {
  readonly tabId: number;
  /** Null where the page is none of the web's: no script of ours runs there. */
  readonly host: string | null;
}

async function findTarget(): Promise<Target | null> {
  const named = new URLSearchParams(location.search).get('tab');
  const [tab] =
    named === null
      ? await browser.tabs.query({ active: true, currentWindow: true })
      : [await browser.tabs.get(Number(named))];
  if (tab?.id === undefined) return null;
  const url = URL.canParse(tab.url ?? '') ? new URL(tab.url ?? '') : null;
  return { tabId: tab.id, host: url !== null && /^https?:$/.test(url.protocol) ? url.hostname : null };
}

/** Asks the tab's annotator; null where none runs there. */
async function ask(tabId: number, message: TabMessage): Promise<PageState | null> {
  try {
    return (await browser.tabs.sendMessage<TabMessage, PageState | undefined>(tabId, message)) ?? null;
  } catch {
    // No receiver: the gate let the page be, or the page is closed to extensions.
    return null;
  }
}

async function stateOf(target: Target | null, settings: Settings): Promise<PopupState> {
  if (target?.host === null || target === null) return { state: 'not-allowed' };
  if (!settings.enabled) return { state: 'off-everywhere' };
  if (!isOnFor(settings, target.host)) return { state: 'off-here' };
  return (await ask(target.tabId, { type: 'page-state' })) ?? { state: 'not-looked-at' };
}

async function show(): Promise<void> {
  if (main === null) return;
  const [target, settings] = await Promise.all([findTarget(), readSettings()]);
  const state = await stateOf(target, settings);
  const host = target?.host ?? null;
  const rendered = renderPopup(state, {
    document,
    words: (key, ...values) => browser.i18n.getMessage(key, [...values]),
    host,
    enabled: settings.enabled,
    enabledHere: host !== null && !settings.sitesOff.includes(host),
    onSwitch: (enabled) => void writeSettings({ enabled }).then(show).catch(reportError),
    onSwitchHere: (on) => void switchHere(host, on).then(show).catch(reportError),
    onReveal: (span) => void reveal(target, span).catch(reportError),
    onAnnotateAnyway: () => void annotateAnyway(target).then(show).catch(reportError),
  });
  const pressed = switches().indexOf(document.activeElement);
  main.replaceChildren(rendered);
  // Who pressed a switch by keyboard stays on it.
  const again = switches()[pressed];
  if (again instanceof HTMLElement) again.focus();
  main.dataset['ready'] = state.state;
  if (state.state === 'working') setTimeout(() => void show().catch(reportError), againMs);
  document.documentElement.lang = uiLanguage();
}

function switches(): readonly (Element | null)[] {
  return [...document.querySelectorAll('[role="switch"]')];
}

async function switchHere(host: string | null, on: boolean): Promise<void> {
  if (host === null) return;
  const { sitesOff } = await readSettings();
  await writeSettings({ sitesOff: on ? sitesOff.filter((site) => site !== host) : [...new Set([...sitesOff, host])] });
}

async function reveal(target: Target | null, span: Span): Promise<void> {
  if (target !== null) await ask(target.tabId, { type: 'reveal', span });
}

/** Puts the annotator into the page where the gate did not, then tells it not to mind the scope. */
async function annotateAnyway(target: Target | null): Promise<void> {
  if (target === null) return;
  if ((await ask(target.tabId, { type: 'page-state' })) === null) {
    await browser.scripting.executeScript({ target: { tabId: target.tabId }, files: ['/annotator.js'] });
  }
  await ask(target.tabId, { type: 'annotate-anyway' });
}

show().catch(reportError);
