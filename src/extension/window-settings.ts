import { withChanges, type ListChange } from '../protocol/settings-changes.ts';
import type { Settings } from '../protocol/settings.ts';
import { askBackground } from './ask-background.ts';
import { readSettings } from './settings-store.ts';

// Settings for everyone but the background, which holds what private windows change, and writes.

/** The settings in force in a window, private or not. */
export async function readWindowSettings(isPrivate: boolean): Promise<Settings> {
  const settings = await readSettings();
  return isPrivate ? withChanges(settings, await askBackground('private-changes', {})) : settings;
}

/** Changes a list in force in a window; what a private window changes is not stored. Rejects where it cannot be stored. */
export async function changeWindowList(change: ListChange, isPrivate: boolean): Promise<void> {
  await askBackground(isPrivate ? 'change-privately' : 'change-settings', { change });
}
