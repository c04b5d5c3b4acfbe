import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  maxFileBytes,
  maxListItems,
  parseSettingsFile,
  readSettingsFile,
  SettingsFileError,
  writeSettingsFile,
} from '../../src/protocol/settings-file.ts';
import {
  defaultSettings,
  isOnFor,
  parseSettings,
  parseSettingsFully,
  type Settings,
} from '../../src/protocol/settings.ts';
import { kindGroups } from '../../src/core/cards/kind-groups.ts';
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

describe('a file of settings', { timeout: fuzzTimeoutMs }, () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
  const host = fc.oneof(
    fc.domain().filter((name) => new URL(`http://${name}`).hostname === name),
    fc.ipV4().filter((name) => new URL(`http://${name}`).hostname === name),
    fc.constantFrom('localhost', '[::1]', 'xn--80ak6aa92e.example', 'xn--e1afmkfd.xn--p1ai'),
  );
  const term = fc.oneof(
    fc
      .array(
        label.filter((name) => !name.includes('-')),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join('-')),
    fc.constantFrom('date:2022', 'date:2022-01', 'date:2022-01-06', 'date:2022-01-06/2022-01-19'),
  );
  const ofReaders = anySettings.chain((settings) =>
    fc
      .record({ sitesOff: fc.uniqueArray(host), knownTerms: fc.uniqueArray(term) })
      .map((lists) => ({ ...settings, ...lists })),
  );

  it('gives back what was written, but for what stays on the machine', () => {
    fc.assert(
      fc.property(ofReaders, (settings) => {
        const read = parseSettingsFile(writeSettingsFile(settings));
        expect('wrongHere' in read).toBe(false);
        expect({ ...settings, ...read }).toEqual(settings);
        expect(Object.keys(read)).toHaveLength(Object.keys(settings).length - 1);
      }),
      fuzzRuns(),
    );
  });

  const file = (settings: unknown, rest: object = {}) =>
    JSON.stringify({ format: 'csto-context settings', version: 1, settings, ...rest });
  /** As JSON gives it: `__proto__` is a key of the object itself. */
  const withKey = (key: string) => `{"format":"csto-context settings","version":1,"settings":{"${key}":{}}}`;
  const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);

  it('may name some settings only', () =>
    expect(parseSettingsFile(file({ theme: 'dark' }))).toEqual({ theme: 'dark' }));
  it('may have lists of 2,000 items', () => {
    const lists = { sitesOff: names(maxListItems), knownTerms: names(maxListItems) };
    expect(maxListItems).toBe(2000);
    expect(parseSettingsFile(file(lists))).toEqual(lists);
  });

  function refusal(read: () => unknown): unknown {
    try {
      read();
    } catch (error) {
      return error;
    }
    return null;
  }

  const refused: readonly (readonly [string, string, SettingsFileError['reason'], string, number])[] = [
    ['no JSON', '{', 'json', '', 0],
    ['a list', '[]', 'format', 'format', 0],
    ['another format', file({}, { format: 'x' }), 'format', 'format', 0],
    ['a format that is inherited only', '{"__proto__":{"format":"csto-context settings"}}', 'format', 'format', 0],
    ['a version to come', file({}, { version: 2 }), 'version', 'version', 0],
    ['no settings', file(null), 'format', 'settings', 0],
    ['something beside the settings', file({}, { colour: 'red' }), 'unknown', 'colour', 0],
    ['a wrong value', file({ theme: 'purple' }), 'value', 'theme', 0],
    ['no list', file({ sitesOff: 'a.example' }), 'value', 'sitesOff', 0],
    ['a wrong item', file({ sitesOff: ['a', 1] }), 'item', 'sitesOff', 2],
    ['a kind of no group', file({ kindsOff: ['person', 'thing'] }), 'item', 'kindsOff', 2],
    ['an unknown setting', file({ colour: 'red' }), 'unknown', 'colour', 0],
    ['a name with a direction mark', file({ 'a\u202eb\u0007': 'red' }), 'unknown', 'ab', 0],
    ['a long name', file({ ['x'.repeat(500)]: 'red' }), 'unknown', 'x'.repeat(60), 0],
    ['wrong marks, which no file has', file({ wrongHere: [] }), 'unknown', 'wrongHere', 0],
    ...['__proto__', 'toString', 'constructor', 'hasOwnProperty'].map(
      (key) => [`the key ${key}`, withKey(key), 'unknown', key, 0] as const,
    ),
    ['2,001 sites', file({ sitesOff: names(2001) }), 'items', 'sitesOff', 0],
    ['2,001 terms', file({ knownTerms: names(2001) }), 'items', 'knownTerms', 0],
    ['2,001 kinds', file({ kindsOff: names(2001).map(() => 'person') }), 'items', 'kindsOff', 0],
    ...[
      'https://a.example',
      'a.example/',
      'a.example:80',
      'me@a.example',
      'A.example',
      'пример.example',
      'a b.example',
      'a.example\n',
      'a\u202e.example',
      'a\u200fb.example',
      '\u0085a.example',
      '<b>.example',
      '127.1',
      '',
    ].map(
      (site) =>
        [`the site ${JSON.stringify(site)}`, file({ sitesOff: ['b.example', site] }), 'item', 'sitesOff', 2] as const,
    ),
    ...[
      'Pashinyan',
      'a b',
      'a\u202eb',
      'a\u0000',
      'пашинян',
      'date:',
      'date:2022-13',
      'date:2022-01-06/x',
      'date:2022/2023/2024',
      'date:P10D',
      '2022-01-06/2022-01-19',
      '__proto__',
      'a'.repeat(101),
      '',
    ].map(
      (id) => [`the term ${JSON.stringify(id)}`, file({ knownTerms: ['csto', id] }), 'item', 'knownTerms', 2] as const,
    ),
  ];
  it.each(refused)('is refused with the place named: %s', (_, text, reason, field, item) => {
    const error = refusal(() => parseSettingsFile(text));
    expect(error).toBeInstanceOf(SettingsFileError);
    expect(error).toMatchObject({ reason, field, item });
  });

  it('is not read where it is over 1 MB', async () => {
    expect(maxFileBytes).toBe(1024 * 1024);
    const reading = vi.fn(() => Promise.resolve(file({ theme: 'dark' })));
    await expect(readSettingsFile({ size: maxFileBytes + 1, text: reading })).rejects.toMatchObject({ reason: 'size' });
    expect(reading).not.toHaveBeenCalled();
    expect(await readSettingsFile({ size: maxFileBytes, text: reading })).toEqual({ theme: 'dark' });
  });
  it('that the system does not give is told as such', async () => {
    const read = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    await expect(readSettingsFile({ size: 1, text: read })).rejects.toMatchObject({ reason: 'read' });
  });
  it('is refused for any text without another error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => file(JSON.parse(json))),
        ),
        (text) => {
          const error = refusal(() => parseSettingsFile(text));
          if (error !== null) expect(error).toBeInstanceOf(SettingsFileError);
          else expect(Object.keys(JSON.parse(text) as object)).toContain('settings');
        },
      ),
      fuzzRuns(),
    );
  });
});
