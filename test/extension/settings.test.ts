import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettingsFile, SettingsFileError, writeSettingsFile } from '../../src/extension/settings-file.ts';
import {
  asideKey,
  defaultSettings,
  isOnFor,
  mendSettings,
  parseSettings,
  parseSettingsFully,
  readSettings,
  writeSettings,
  type Settings,
} from '../../src/extension/settings.ts';
import { kindGroups } from '../../src/view/kinds.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../support/fuzz.ts';

const name = fc.string({ minLength: 1, maxLength: 255 });
const anySettings: fc.Arbitrary<Settings> = fc.record({
  enabled: fc.boolean(),
  language: fc.constantFrom('auto', 'ru', 'en', 'hy'),
  marks: fc.constantFrom('article', 'section', 'all'),
  kindsOff: fc.uniqueArray(fc.constantFrom(...kindGroups)),
  theme: fc.constantFrom('auto', 'light', 'dark'),
  mode: fc.constantFrom('automatic', 'on-click'),
  sitesOff: fc.uniqueArray(name),
  knownTerms: fc.uniqueArray(name),
  wrongHere: fc.array(fc.record({ id: name, site: name })),
});
/** What no key takes, neither as its value nor as an item of its list. */
const nonsense = fc.oneof(fc.constantFrom(7, null, '', 'x'.repeat(300)), fc.constant({ a: 1 }), fc.constant([null]));

describe('settings', { timeout: fuzzTimeoutMs }, () => {
  const stored = fc.oneof(
    fc.record(Object.fromEntries(Object.keys(defaultSettings).map((key) => [key, fc.anything()])), {
      requiredKeys: [],
    }),
    fc.anything(),
  );

  it('come from any storage without a throw, and reading them again changes nothing', () => {
    fc.assert(
      fc.property(stored, (blob) => {
        const settings = parseSettings(blob);
        expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultSettings).sort());
        expect(parseSettingsFully(settings)).toEqual({ settings, broken: {} });
        expect(typeof isOnFor(settings, 'news.example')).toBe('boolean');
      }),
      fuzzRuns(),
    );
  });

  it('that are sound come back as they were', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(parseSettingsFully(settings)).toEqual({ settings, broken: {} });
      }),
      fuzzRuns(),
    );
  });

  it('lose a broken value only, and keep it apart', () => {
    fc.assert(
      fc.property(anySettings, fc.constantFrom(...Object.keys(defaultSettings)), nonsense, (settings, key, value) => {
        const parsed = parseSettingsFully({ ...settings, [key]: value });
        expect(parsed.settings).toEqual({ ...settings, [key]: defaultSettings[key as keyof Settings] });
        expect(parsed.broken).toEqual({ [key]: value });
      }),
      fuzzRuns(),
    );
  });

  it('keep the sound items of a list', () =>
    expect(parseSettings({ sitesOff: [7, 'a.example', 'a.example', null] }).sitesOff).toEqual(['a.example']));

  it.each([
    ['switched on', {}, true],
    ['switched off everywhere', { enabled: false }, false],
    ['switched off on the site', { sitesOff: ['news.example'] }, false],
    ['switched off on another site', { sitesOff: ['www.news.example'] }, true],
  ])('%s', (_, changed, on) => expect(isOnFor({ ...defaultSettings, ...changed }, 'news.example')).toBe(on));
});

describe('stored settings', () => {
  let store: Record<string, unknown> = {};
  beforeEach(() => {
    store = {};
    vi.stubGlobal('chrome', {
      storage: {
        local: {
          get: () => Promise.resolve({ ...store }),
          set: (values: object) => Promise.resolve(void Object.assign(store, values)),
        },
      },
    });
  });

  it('are the defaults at first', async () => expect(await readSettings()).toEqual(defaultSettings));
  it('change key by key and say their version', async () => {
    await writeSettings({ theme: 'dark' });
    await writeSettings({ mode: 'on-click' });
    expect(store).toEqual({ theme: 'dark', mode: 'on-click', version: 1 });
  });
  it('that are broken are put aside, beside those put aside before', async () => {
    store = { theme: 'purple', marks: 'all', sitesOff: ['a.example', 3], [asideKey]: { mode: 1 } };
    await mendSettings();
    expect(store).toEqual({
      theme: 'auto',
      marks: 'all',
      sitesOff: ['a.example'],
      [asideKey]: { mode: 1, theme: 'purple', sitesOff: ['a.example', 3] },
    });
  });
  it('that are sound stay untouched', async () => {
    store = { theme: 'dark', 'something else': 1 };
    await mendSettings();
    expect(store).toEqual({ theme: 'dark', 'something else': 1 });
  });
});

describe('a file of settings', { timeout: fuzzTimeoutMs }, () => {
  it('gives back what was written, but for what stays on the machine', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const read = readSettingsFile(writeSettingsFile(settings));
        expect('wrongHere' in read).toBe(false);
        expect({ ...settings, ...read }).toEqual(settings);
        expect(Object.keys(read)).toHaveLength(Object.keys(settings).length - 1);
      }),
      fuzzRuns(),
    );
  });

  const file = (settings: unknown, rest: object = {}) =>
    JSON.stringify({ format: 'csto-context settings', version: 1, settings, ...rest });

  it('may name some settings only', () => expect(readSettingsFile(file({ theme: 'dark' }))).toEqual({ theme: 'dark' }));

  it.each([
    ['no JSON', '{', 'json', ''],
    ['a list', '[]', 'format', 'format'],
    ['another format', file({}, { format: 'x' }), 'format', 'format'],
    ['a version to come', file({}, { version: 2 }), 'version', 'version'],
    ['no settings', file(null), 'format', 'settings'],
    ['a wrong value', file({ theme: 'purple' }), 'value', 'theme'],
    ['a wrong item', file({ sitesOff: ['a', 1] }), 'value', 'sitesOff'],
    ['an unknown setting', file({ colour: 'red' }), 'value', 'colour'],
  ])('is refused with the place named: %s', (_, text, reason, field) => {
    let error: unknown;
    try {
      readSettingsFile(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SettingsFileError);
    expect(error).toMatchObject({ reason, field });
  });
  it('is refused for any text without another error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readSettingsFile(text)).toThrow(SettingsFileError);
      }),
      fuzzRuns(),
    );
  });
});
