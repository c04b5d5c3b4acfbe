import { browser } from './browser.ts';
import { reportError } from './report-error.ts';

/** What the user has chosen, kept on this machine only. */
export interface Settings {
  /** The switch for everywhere. */
  readonly enabled: boolean;
  /** Hosts on which nothing is marked. */
  readonly sitesOff: readonly string[];
}

export const defaultSettings: Settings = { enabled: true, sitesOff: [] };

/** Reads settings from whatever the storage holds: what is missing or broken gets its default, key by key. Never throws. */
export function parseSettings(stored: unknown): Settings {
  const values: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const { enabled, sitesOff } = values;
  return {
    enabled: typeof enabled === 'boolean' ? enabled : defaultSettings.enabled,
    sitesOff: Array.isArray(sitesOff) ? sitesOff.filter((host): host is string => typeof host === 'string') : [],
  };
}

/** The settings in force; the defaults where nothing was ever stored. */
export async function readSettings(): Promise<Settings> {
  return parseSettings(await browser.storage.local.get());
}

/** Stores a part of the settings; the rest stays as it is. */
export async function writeSettings(changed: Partial<Settings>): Promise<void> {
  await browser.storage.local.set(changed);
}

/** Calls back with the settings after each change. Returns what ends it. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = () => {
    readSettings().then(onChange).catch(reportError);
  };
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}

/** Is the extension on for pages of this host? */
export function isOnFor(settings: Settings, host: string): boolean {
  return settings.enabled && !settings.sitesOff.includes(host);
}
