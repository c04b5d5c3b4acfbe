import type { MarkDensity } from '../core/article/choose-painted.ts';
import { kindGroups, type KindGroup } from '../core/cards/kind-groups.ts';
import { isRecord, isText } from './guards.ts';

/** A mark that the user has called wrong on a site; `id` as cardKey gives it. */
export interface WrongMark {
  readonly id: string;
  readonly site: string;
}

/** What the user has chosen, kept on this machine only. Each value has a key of its own in the storage. */
export interface Settings {
  /** Off means off on every site. */
  readonly enabled: boolean;
  /** Language of interface and cards, as `ru`; `auto` is the browser's. */
  readonly language: string;
  readonly marks: MarkDensity;
  /** Groups of kinds that are not marked; kinds to come are. */
  readonly kindsOff: readonly KindGroup[];
  /** `auto` follows the system. */
  readonly theme: 'auto' | 'light' | 'dark';
  /** Are articles annotated by themselves, or only on request? */
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

type Values = Readonly<Record<string, unknown>>;
type Guards = Readonly<Record<string, (value: unknown) => boolean>>;

const isName = (value: unknown) => isText(value, 255);
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

/** Settings read from a storage or a file, and the broken values as they stood there. */
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
    settings[key] =
      key === 'wrongHere' ? (sound as WrongMark[]).map(({ id, site }) => ({ id, site })) : [...new Set(sound)];
  }
  // Each key has been checked by its guard, which the compiler cannot see in a loop.
  return { settings: settings as unknown as Settings, broken };
}

/** The sound part of what the storage holds. Never throws. */
export function parseSettings(stored: unknown): Settings {
  return parseSettingsFully(stored).settings;
}

/** Is the extension on for pages of this host? */
export function isOnFor(settings: Settings, host: string): boolean {
  return settings.enabled && !settings.sitesOff.includes(host);
}
