import { askBackground } from './ask-background.ts';
import { storeChange, withChanges, type ListChange } from './settings-changes.ts';
import { readSettings, type Settings } from './settings.ts';

// Settings for everyone but the background, which holds what private windows change.

/** The settings in force in a window, private or not. */
export async function readWindowSettings(isPrivate: boolean): Promise<Settings> {
  const settings = await readSettings();
  return isPrivate ? withChanges(settings, await askBackground({ type: 'private-changes' })) : settings;
}

/** Changes the settings in force; of a private window nothing is kept on the machine. */
export async function changeWindowSettings(change: ListChange, isPrivate: boolean): Promise<void> {
  await (isPrivate ? askBackground({ type: 'change-privately', change }) : storeChange(change));
}
