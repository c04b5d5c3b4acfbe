import { browser } from './browser.ts';
import { askTab } from './ask-tab.ts';
import { addPrivateChange, forgetPrivateChanges, privateChanges } from './private-changes.ts';
import { reportError } from './report-error.ts';
import { withChanges, type ListChange } from '../protocol/settings-changes.ts';
import type { Settings } from '../protocol/settings.ts';
import { readSettings } from './settings-store.ts';

// The background's part in private windows: it alone writes what is changed there, and forgets it with the last of them.

/** The settings in force in a window, private or not. */
export async function readSettingsOf(isPrivate: boolean): Promise<Settings> {
  const settings = await readSettings();
  return isPrivate ? withChanges(settings, await privateChanges()) : settings;
}

/** Changes the settings in force in private windows until the last of them is closed, and has their pages follow. */
export async function changePrivately(change: ListChange): Promise<void> {
  await addPrivateChange(change);
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'], discarded: false });
  await Promise.all(
    tabs.flatMap(({ id, incognito }) => (incognito && id !== undefined ? [tellOfChange(id).catch(reportError)] : [])),
  );
}

/** Where no annotator runs, the gate looks at the page again: its site may have been switched on. */
async function tellOfChange(tabId: number): Promise<void> {
  if ((await askTab(tabId, 'settings-changed', {})) !== null) return;
  const injection = browser.scripting.executeScript({ target: { tabId }, files: ['/gate.js'] });
  // Some tabs, such as those of the browser's store, let no script in.
  await injection.catch(() => undefined);
}

/** Begins to forget with the last private window. To be called in the background's first turn, or a closing that woke it is lost. */
export function forgetWithPrivateWindows(): void {
  // Browsers of phones have no windows.
  const { windows } = browser as Partial<Pick<typeof browser, 'windows'>>;
  if (windows === undefined) browser.tabs.onRemoved.addListener((closed) => void forget(({ id }) => id === closed));
  else windows.onRemoved.addListener((closed) => void forget(({ windowId }) => windowId === closed));
}

/** Browsers may still list a tab that is just being closed. */
async function forget(isClosed: (tab: { readonly id?: number; readonly windowId?: number }) => boolean): Promise<void> {
  try {
    const tabs = await browser.tabs.query({});
    if (!tabs.some((tab) => tab.incognito && !isClosed(tab))) await forgetPrivateChanges();
  } catch (error) {
    reportError(error);
  }
}
