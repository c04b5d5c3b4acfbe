import type { MarkDensity } from '../core/article/choose-painted.ts';
import { kindGroups, type KindGroup } from '../view/kinds.ts';
import type { Theme } from '../view/theme.ts';
import { reportError } from './report-error.ts';

// Speaks to `chrome` itself, which both browsers know: the annotator has no room for the polyfill.

/** A mark that the user has called wrong on a site; `id` as cardKey gives it. */
export interface WrongMark {
  readonly id: string;
  readonly site: string;
}

/** What the user has chosen, kept on this machine only. Each value has a key of its own in the storage. */
export interface Settings {
  /** The switch for everywhere. */
  readonly enabled: boolean;
  /** Language of interface and cards, as `ru`; `auto` is the browser's. */
  readonly language: string;
  readonly marks: MarkDensity;
  /** Groups of kinds that are not marked; kinds to come are. */
  readonly kindsOff: readonly KindGroup[];
  readonly theme: Theme;
  /** Are articles annotated unasked, or only when the user says so? */
  readonly mode: 'automatic' | 'on-click';
  /** Hosts on which nothing is marked. */
  readonly sitesOff: readonly string[];
  /** Ids of entities that the user knows: never marked again. */
  readonly knownTerms: readonly string[];
  readonly wrongHere: readonly WrongMark[];
}

/** The version of the settings' format, stored beside them. */
export const settingsVersion = 1;

export const defaultSettings: Settings = {
  enabled: true,
  language: 'auto',
  marks: 'article',
  kindsOff: [],
  theme: 'auto',
  mode: 'automatic',
  sitesOff: [],
  knownTerms: [],
  wrongHere: [],
};

/** Broken values are kept under this key, by the key in which they stood, so that nothing of the user's is lost. */
export const asideKey = 'broken-settings';

type Values = Readonly<Record<string, unknown>>;
type Guards = Readonly<Record<string, (value: unknown) => boolean>>;

const isName = (value: unknown) => typeof value === 'string' && value.length > 0 && value.length <= 255;
const oneOf =
  (...names: readonly unknown[]) =>
  (value: unknown) =>
    names.includes(value);

const scalars = {
  enabled: (value) => typeof value === 'boolean',
  language: (value) => typeof value === 'string' && /^[a-z]{2,4}$/.test(value),
  marks: oneOf('article', 'section', 'all'),
  theme: oneOf('auto', 'light', 'dark'),
  mode: oneOf('automatic', 'on-click'),
} satisfies Guards;

const items = {
  kindsOff: oneOf(...kindGroups),
  sitesOff: isName,
  knownTerms: isName,
  wrongHere: (value) => isRecord(value) && isName(value['id']) && isName(value['site']),
} satisfies Guards;

/** What was read from a storage or a file: sound values, and what was not, as it stood. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly broken: Values;
}

/** Reads settings value by value: what is missing or broken gets its default, a list loses its broken items. Never throws. */
export function parseSettingsFully(stored: unknown): ParsedSettings {
  const values = isRecord(stored) ? stored : {};
  const settings: Record<string, unknown> = { ...defaultSettings };
  const broken: Record<string, unknown> = {};
  for (const [key, isSound] of Object.entries(scalars)) {
    const value = values[key];
    if (isSound(value)) settings[key] = value;
    else if (value !== undefined) broken[key] = value;
  }
  for (const [key, isSound] of Object.entries(items)) {
    const value = values[key];
    if (value === undefined) continue;
    const sound: readonly unknown[] = Array.isArray(value) ? value.filter(isSound) : [];
    if (!Array.isArray(value) || sound.length < value.length) broken[key] = value;
    settings[key] = key === 'wrongHere' ? sound.map(wrongMark) : [...new Set(sound)];
  }
  // Each key has been checked by its guard, which the compiler cannot see in a loop.
  return { settings: settings as unknown as Settings, broken };
}

/** The sound part of what the storage holds. Never throws. */
export function parseSettings(stored: unknown): Settings {
  return parseSettingsFully(stored).settings;
}

/** The settings in force; the defaults where nothing was ever stored. */
export async function readSettings(): Promise<Settings> {
  return parseSettings(await chrome.storage.local.get());
}

/** Stores a part of the settings; the rest stays as it is. */
export async function writeSettings(changed: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set({ ...changed, version: settingsVersion });
}

/** Puts broken values in the storage aside, once, and sound ones in their place. */
export async function mendSettings(): Promise<void> {
  const stored = await chrome.storage.local.get();
  const { settings, broken } = parseSettingsFully(stored);
  if (Object.keys(broken).length === 0) return;
  const before = stored[asideKey];
  const mended = Object.fromEntries(Object.entries(settings).filter(([key]) => key in broken));
  await chrome.storage.local.set({ ...mended, [asideKey]: { ...(isRecord(before) ? before : {}), ...broken } });
}

/** Calls back with the settings after each change of what is stored, read by `read`. Returns what ends it. */
export function watchSettings(onChange: (settings: Settings) => void, read = readSettings): () => void {
  const listener = () => {
    read().then(onChange).catch(reportError);
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}

/** Is the extension on for pages of this host? */
export function isOnFor(settings: Settings, host: string): boolean {
  return settings.enabled && !settings.sitesOff.includes(host);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongMark(value: unknown): WrongMark {
  const { id, site } = value as WrongMark;
  return { id, site };
}
