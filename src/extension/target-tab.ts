import { askTab } from './ask-tab.ts';
import { browser } from './browser.ts';
import { withSite } from '../protocol/settings-changes.ts';
import { isOnFor, type Settings } from '../protocol/settings.ts';
import type { PopupState } from '../view/pages/popup.ts';
import { reportError } from './report-error.ts';
import { changeWindowList } from './window-settings.ts';

/** The tab that popup and panel show. */
export interface Target {
  readonly tabId: number;
  readonly windowId: number | undefined;
  /** Null where the page is not one of the web: no script of ours runs there. */
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

/** The state of the tab's page; `failed` where its annotator could not be asked, which is reported. */
export async function stateOf(target: Target | null, settings: Settings): Promise<PopupState> {
  if (target?.host === null || target === null) return { state: 'not-allowed' };
  if (!settings.enabled) return { state: 'off-everywhere' };
  if (!isOnFor(settings, target.host)) return { state: 'off-here' };
  try {
    return (
      (await askTab(target.tabId, 'page-state', {})) ?? {
        state: settings.mode === 'on-click' ? 'on-click' : 'not-looked-at',
      }
    );
  } catch (error) {
    reportError(error);
    return { state: 'failed' };
  }
}

/** Switches the tab's site on or off; does nothing where no script of ours runs. */
export async function switchSite({ host, isPrivate }: Target, on: boolean): Promise<void> {
  if (host !== null) await changeWindowList(withSite(host, on), isPrivate);
}
