import { isRecord } from '../protocol/guards.ts';
import { parseSettings, parseSettingsFully, settingsVersion, type Settings } from '../protocol/settings.ts';
import { changedValues, type SettingsChange } from '../protocol/settings-changes.ts';
import { makeTurns } from './in-turn.ts';

// The settings on this machine, each value under a key of its own. Everyone reads and watches them; the background alone writes them, one
// change after the other, because a change of a list needs the list as it is. The browser's locks do not serve here: those of a content
// script are its page's. Speaks to `chrome` itself, which both browsers know: the annotator has no room for the polyfill.

/** Broken values are kept under this key, by the key in which they stood, so that nothing of the user's is lost. */
export const asideKey = 'broken-settings';

// Marked, so that those who only read do not carry it.
const inTurn = /* @__PURE__ */ makeTurns();

/** The stored settings; the defaults where nothing was ever stored. */
export async function readSettings(): Promise<Settings> {
  return parseSettings(await chrome.storage.local.get());
}

/** Stores the change, after those that are under way. For the background; others send `change-settings`. */
export function updateSettings(change: SettingsChange): Promise<void> {
  return inTurn(async () => {
    const values = changedValues(await readSettings(), change);
    await chrome.storage.local.set({ ...values, version: settingsVersion });
  });
}

/** Puts broken values aside, once, and sound ones in their place. For the background; others send `mend-settings`. */
export function mendSettings(): Promise<void> {
  return inTurn(async () => {
    const stored = await chrome.storage.local.get();
    const { settings, broken } = parseSettingsFully(stored);
    if (Object.keys(broken).length === 0) return;
    const before = stored[asideKey];
    const mended = Object.fromEntries(Object.entries(settings).filter(([key]) => key in broken));
    await chrome.storage.local.set({ ...mended, [asideKey]: { ...(isRecord(before) ? before : {}), ...broken } });
  });
}

/** Calls back after each change of what is stored. */
export function watchSettings(onChange: () => void): void {
  chrome.storage.local.onChanged.addListener(() => onChange());
}
