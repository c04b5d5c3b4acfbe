import { readDateId } from '../core/calendar/date-id.ts';
import { plainLine } from '../core/text/plain-line.ts';
import { kindGroups } from '../core/cards/kind-groups.ts';
import { idOfKey } from '../core/cards/card-keys.ts';
import { maxKeyLength } from './messages.ts';
import { isRecord } from './guards.ts';
import { parseSettingsFully, settingsVersion, type Settings } from './settings.ts';

/** The platform's own, in browsers and in Node. */
declare const URL: { canParse(url: string): boolean; new (url: string): { readonly hostname: string } };

const format = 'csto-context settings';

/** Limits of a file, so that a wrong one can neither fill the storage nor hold up the options page. */
export const maxFileBytes = 2 ** 20;
export const maxListItems = 2000;

/**
 * What is wrong with a file of settings. `field` names the place, as `sitesOff`, as a plain line of at most 60 units; it is empty
 * for the whole file. `item` is the place in a list, counted from 1; 0 where it is not one item.
 */
export class SettingsFileError extends Error {
  readonly reason: 'size' | 'read' | 'json' | 'format' | 'version' | 'unknown' | 'value' | 'items' | 'item';
  readonly field: string;
  readonly item: number;

  constructor(reason: SettingsFileError['reason'], field = '', item = 0) {
    const place = plainLine(field).slice(0, 60);
    super(`settings file: ${reason}${place === '' ? '' : ` in ${place}`}${item === 0 ? '' : `, item ${item}`}`);
    this.reason = reason;
    this.field = place;
    this.item = item;
  }
}

/** The settings as a JSON file. What was called wrong on single sites stays on the machine. */
export function writeSettingsFile(all: Settings): string {
  const settings = Object.fromEntries(Object.entries(all).filter(([key]) => isInFiles(key)));
  return `${JSON.stringify({ format, version: settingsVersion, settings }, null, 2)}\n`;
}

/** A file, as far as it matters here. */
export interface SizedText {
  readonly size: number;
  text(): Promise<string>;
}

/** Reads such a file as `parseSettingsFile` does; one over the limit is not even read. Throws SettingsFileError. */
export async function readSettingsFile(file: SizedText): Promise<Partial<Settings>> {
  if (file.size > maxFileBytes) throw new SettingsFileError('size');
  const text = await file.text().catch(() => {
    throw new SettingsFileError('read');
  });
  return parseSettingsFile(text);
}

/**
 * Takes the text of such a file whole or not at all; a setting that it does not name is not in the result. Sites have to be host
 * names and terms ids, so that neither controls nor direction marks come in. Throws SettingsFileError.
 */
export function parseSettingsFile(text: string): Partial<Settings> {
  const file = parseJson(text);
  if (!isRecord(file) || own(file, 'format') !== format) throw new SettingsFileError('format', 'format');
  if (own(file, 'version') !== settingsVersion) throw new SettingsFileError('version', 'version');
  const given = own(file, 'settings');
  if (!isRecord(given)) throw new SettingsFileError('format', 'settings');
  refuseUnknown(file, (key) => ['format', 'version', 'settings'].includes(key));
  const { settings, broken } = parseSettingsFully(given);
  refuseUnknown(given, (key) => Object.hasOwn(settings, key) && isInFiles(key));
  checkList(given, 'kindsOff', (group) => kindGroups.some((known) => known === group));
  checkList(given, 'sitesOff', isHost);
  checkList(given, 'knownTerms', isTerm);
  const [field] = Object.keys(broken);
  if (field !== undefined) throw new SettingsFileError('value', field);
  return Object.fromEntries(Object.entries(settings).filter(([key]) => Object.hasOwn(given, key)));
}

function isInFiles(key: string): boolean {
  return key !== 'wrongHere';
}

function refuseUnknown(values: object, isKnown: (key: string) => boolean): void {
  const unknown = Object.keys(values).find((key) => !isKnown(key));
  if (unknown !== undefined) throw new SettingsFileError('unknown', unknown);
}

function checkList(given: Readonly<Record<string, unknown>>, field: string, isSound: (item: string) => boolean): void {
  const list = own(given, field);
  if (!Array.isArray(list)) return;
  if (list.length > maxListItems) throw new SettingsFileError('items', field);
  const wrong = list.findIndex((item) => typeof item !== 'string' || !isSound(item));
  if (wrong !== -1) throw new SettingsFileError('item', field, wrong + 1);
}

/** Is this a host's name as browsers write it, so that it can be equal to one? */
function isHost(name: string): boolean {
  return URL.canParse(`http://${name}`) && new URL(`http://${name}`).hostname === name;
}

/** Is this the id of an entity, by its form, or the key of a date? */
function isTerm(key: string): boolean {
  if (key.length > maxKeyLength) return false;
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) return true;
  const id = idOfKey(key);
  return id !== key && readDateId(id) !== null;
}

/** JSON may give an object a `__proto__` of its own, and every object has inherited keys: only what stands in the file counts. */
function own(values: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsFileError('json');
  }
}
