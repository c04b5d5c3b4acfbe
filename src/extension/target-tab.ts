import { browser } from './browser.ts';
import type { InView, PageState, RecordAnswer, TabMessage } from './messages.ts';
import { withSite } from './settings-changes.ts';
import { isOnFor, type Settings } from './settings.ts';
import type { PopupState } from '../view/pages/popup.ts';
import { changeWindowSettings } from './window-settings.ts';

/** The tab of which popup and panel tell. */
export interface Target {
  readonly tabId: number;
  readonly windowId: number | undefined;
  /** Null where the page is none of the web's: no script of ours runs there. */
  readonly host: string | null;
  /** Is the tab in a private window? */
  readonly isPrivate: boolean;
}

/** The active tab of our window, or the one that our address names by `?tab=`; null where there is none. */
export async function findTarget(): Promise<Target | null> {
  const named = new URLSearchParams(location.search).get('tab');
  const [tab] =
    named === null
      ? await browser.tabs.query({ active: true, currentWindow: true })
      : [await browser.tabs.get(Number(named))];
  if (tab?.id === undefined) return null;
  const url = URL.canParse(tab.url ?? '') ? new URL(tab.url ?? '') : null;
  const host = url !== null && /^https?:$/.test(url.protocol) ? url.hostname : null;
  return { tabId: tab.id, windowId: tab.windowId, host, isPrivate: tab.incognito };
}

/** Asks the tab's annotator; null where none runs there, or it has nothing to answer. */
export async function askTab(tabId: number, message: TabMessage & { type: 'in-view' }): Promise<InView | null>;
export async function askTab(tabId: number, message: TabMessage & { type: 'record' }): Promise<RecordAnswer>;
export async function askTab(tabId: number, message: TabMessage): Promise<PageState | null>;
export async function askTab(tabId: number, message: TabMessage): Promise<unknown> {
  try {
    return (await browser.tabs.sendMessage<TabMessage>(tabId, message)) ?? null;
  } catch {
    // No receiver: the gate let the page be, or the page is closed to extensions.
    return null;
  }
}

/** What there is to tell of the tab's page. */
export async function stateOf(target: Target | null, settings: Settings): Promise<PopupState> {
  if (target?.host === null || target === null) return { state: 'not-allowed' };
  if (!settings.enabled) return { state: 'off-everywhere' };
  if (!isOnFor(settings, target.host)) return { state: 'off-here' };
  return (
    (await askTab(target.tabId, { type: 'page-state' })) ?? {
      state: settings.mode === 'on-click' ? 'on-click' : 'not-looked-at',
    }
  );
}

/** Puts the annotator into the page where the gate did not, then tells it not to mind the scope. */
export async function annotateAnyway({ tabId }: Target): Promise<void> {
  if ((await askTab(tabId, { type: 'page-state' })) === null) {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/annotator.js'] });
  }
  await askTab(tabId, { type: 'annotate-anyway' });
}

/** Switches the tab's site on or off; nothing happens where the page is none of the web's. */
export async function switchSite({ host, isPrivate }: Target, on: boolean): Promise<void> {
  if (host !== null) await changeWindowSettings(withSite(host, on), isPrivate);
}
