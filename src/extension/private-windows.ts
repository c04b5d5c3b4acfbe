import { browser } from './browser.ts';
import type { SettingsChangedMessage } from './messages.ts';
import { addPrivateChange, forgetPrivateChanges, privateChanges } from './private-changes.ts';
import { reportError } from './report-error.ts';
import { withChanges, type ListChange } from './settings-changes.ts';
import { readSettings, type Settings } from './settings.ts';

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
  const told = tabs.flatMap(({ id, incognito }) => (incognito && id !== undefined ? [tellOfChange(id)] : []));
  // Some tabs, as those of the browser's store, let nobody in.
  await Promise.allSettled(told);
}

/** Where no annotator is, the page is looked at anew: its site may have been switched on. */
async function tellOfChange(tabId: number): Promise<void> {
  try {
    await browser.tabs.sendMessage<SettingsChangedMessage>(tabId, { type: 'settings-changed' });
  } catch {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/gate.js'] });
  }
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
