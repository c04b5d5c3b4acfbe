import { parseSettingsFully, settingsVersion, type Settings } from './settings.ts';

const format = 'csto-context settings';

/** What is wrong with a file of settings; `field` names the place, as `sitesOff`, or is empty for the whole file. */
export class SettingsFileError extends Error {
  readonly reason: 'json' | 'format' | 'version' | 'value';
  readonly field: string;

  constructor(reason: SettingsFileError['reason'], field = '') {
    super(`settings file: ${reason}${field === '' ? '' : ` in ${field}`}`);
    this.reason = reason;
    this.field = field;
  }
}

/** The settings as a JSON file. What was called wrong on single sites stays on the machine. */
export function writeSettingsFile(all: Settings): string {
  const settings = Object.fromEntries(Object.entries(all).filter(([key]) => key !== 'wrongHere'));
  return `${JSON.stringify({ format, version: settingsVersion, settings }, null, 2)}\n`;
}

/** Reads such a file whole or not at all; a setting that it does not name is not in the result. Throws SettingsFileError. */
export function readSettingsFile(text: string): Partial<Settings> {
  const file = parseJson(text);
  if (!isRecord(file) || file['format'] !== format) throw new SettingsFileError('format', 'format');
  if (file['version'] !== settingsVersion) throw new SettingsFileError('version', 'version');
  const given = file['settings'];
  if (!isRecord(given)) throw new SettingsFileError('format', 'settings');
  const { settings, broken } = parseSettingsFully(given);
  const [field] = Object.keys(broken);
  if (field !== undefined) throw new SettingsFileError('value', field);
  const unknown = Object.keys(given).find((key) => !(key in settings));
  if (unknown !== undefined) throw new SettingsFileError('value', unknown);
  return Object.fromEntries(Object.entries(settings).filter(([key]) => key in given && key !== 'wrongHere'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsFileError('json');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
