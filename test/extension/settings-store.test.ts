import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asideKey, mendSettings, readSettings, updateSettings } from '../../src/extension/settings-store.ts';
import { withKind, withKnown, withSite, withValues } from '../../src/protocol/settings-changes.ts';
import { defaultSettings } from '../../src/protocol/settings.ts';

describe('stored settings', () => {
  let store: Record<string, unknown> = {};
  let isFull = false;
  const later = () => new Promise((resolve) => setTimeout(resolve, 1));
  beforeEach(() => {
    store = {};
    isFull = false;
    vi.stubGlobal('chrome', {
      storage: {
        local: {
          // As in a browser, each takes its time, and what is read may be old by the time that it arrives.
          get: async () => {
            const values = { ...store };
            await later();
            return values;
          },
          set: async (values: object) => {
            await later();
            if (isFull) throw new Error('no room');
            Object.assign(store, values);
          },
        },
      },
    });
  });

  it('are the defaults at first', async () => expect(await readSettings()).toEqual(defaultSettings));
  it('change key by key and say their version', async () => {
    await updateSettings(withValues({ theme: 'dark' }));
    await updateSettings(withValues({ mode: 'on-click' }));
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
  it('keep every one of the changes that come together', async () => {
    await Promise.all([
      ...['a', 'b', 'c', 'd'].map((id) => updateSettings(withKnown(id, true))),
      updateSettings(withSite('a.example', false)),
      updateSettings(withKnown('b', false)),
      updateSettings(withKind('date', false)),
      updateSettings(withKind('place', false)),
      updateSettings(withSite('b.example', false)),
    ]);
    expect(await readSettings()).toEqual({
      ...defaultSettings,
      knownTerms: ['a', 'c', 'd'],
      sitesOff: ['a.example', 'b.example'],
      kindsOff: ['date', 'place'],
    });
  });
  it('keep a change that comes while broken values are put aside', async () => {
    store = { sitesOff: ['a.example', 3] };
    await Promise.all([mendSettings(), updateSettings(withSite('b.example', false))]);
    expect(store).toMatchObject({ sitesOff: ['a.example', 'b.example'], [asideKey]: { sitesOff: ['a.example', 3] } });
  });
  it('stay as they were where they cannot be stored, and the next change is tried all the same', async () => {
    isFull = true;
    await expect(updateSettings(withKnown('a', true))).rejects.toThrow('no room');
    isFull = false;
    await updateSettings(withKnown('b', true));
    expect((await readSettings()).knownTerms).toEqual(['b']);
  });
  it('are the same where a message with a change arrives twice', async () => {
    for (const change of [withKnown('a', true), withSite('a.example', false), withKind('date', false)]) {
      await updateSettings(change);
      const once = await readSettings();
      await updateSettings(change);
      expect(await readSettings()).toEqual(once);
    }
  });
});
