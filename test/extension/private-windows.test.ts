import { beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (value: number) => void;
interface Tab {
  readonly id: number;
  readonly windowId: number;
  readonly incognito: boolean;
}

const nobody = 'Could not establish connection. Receiving end does not exist.';
const told: unknown[] = [];
let tabs: readonly Tab[] = [];
/** Ids of the tabs in which an annotator is. */
let annotated: readonly number[] = [];
let local: Record<string, unknown> = {};
let session: Record<string, unknown> = {};
const closings: Record<'window' | 'tab', Listener[]> = { window: [], tab: [] };
const event = (name: 'window' | 'tab') => ({ addListener: (listener: Listener) => void closings[name].push(listener) });
const area = (store: () => Record<string, unknown>) => ({
  get: () => Promise.resolve({ ...store() }),
  set: (values: object) => Promise.resolve(void Object.assign(store(), values)),
  remove: (key: string) => Promise.resolve(void Reflect.deleteProperty(store(), key)),
});

const browser = vi.hoisted((): Record<string, unknown> => ({}));
vi.mock('../../src/extension/browser.ts', () => ({ browser }));
Object.assign(browser, {
  windows: { onRemoved: event('window') },
  tabs: {
    onRemoved: event('tab'),
    query: () => Promise.resolve(tabs),
    sendMessage: (tabId: number, message: unknown) => {
      if (!annotated.includes(tabId)) return Promise.reject(new Error(nobody));
      told.push([tabId, message]);
      return Promise.resolve({ answer: true });
    },
  },
  scripting: {
    executeScript: ({ target, files }: { target: { tabId: number }; files: readonly string[] }) =>
      Promise.resolve(void told.push([target.tabId, files])),
  },
});
vi.stubGlobal('chrome', {
  storage: { local: area(() => local), session: area(() => session) },
  runtime: {
    sendMessage: (message: { type: string }) => {
      told.push(message);
      return Promise.resolve({ answer: message.type === 'private-changes' ? [withSite('b.example', false)] : true });
    },
  },
});

const { withKnown, withSite, withWrong } = await import('../../src/protocol/settings-changes.ts');
const { addPrivateChange, privateChanges } = await import('../../src/extension/private-changes.ts');
const { changePrivately, forgetWithPrivateWindows, readSettingsOf } =
  await import('../../src/extension/private-windows.ts');
const { changeWindowList, readWindowSettings } = await import('../../src/extension/window-settings.ts');
const rest = () => new Promise((resolve) => setTimeout(resolve, 10));

beforeEach(() => {
  told.length = 0;
  closings.window.length = 0;
  closings.tab.length = 0;
  annotated = [];
  tabs = [];
  local = { sitesOff: ['a.example'] };
  session = {};
});

describe('what is changed in a private window', () => {
  it.each([
    ['a site', withSite('b.example', false), { sitesOff: ['a.example', 'b.example'] }],
    ['a site that is off everywhere', withSite('a.example', true), { sitesOff: [] }],
    ['a known term', withKnown('csto', true), { knownTerms: ['csto'] }],
    ['a wrong mark', withWrong('csto', 'b.example', true), { wrongHere: [{ id: 'csto', site: 'b.example' }] }],
  ])('is in force in private windows alone, and nothing of it is stored: %s', async (_, change, expected) => {
    const before = await readSettingsOf(false);
    await changePrivately(change);
    expect(local).toEqual({ sitesOff: ['a.example'] });
    expect(await readSettingsOf(false)).toEqual(before);
    expect(await readSettingsOf(true)).toEqual({ ...before, ...expected });
  });
  it('is added to what is changed in others later', async () => {
    await changePrivately(withSite('b.example', false));
    local['sitesOff'] = ['c.example'];
    expect((await readSettingsOf(true)).sitesOff).toEqual(['c.example', 'b.example']);
  });
  it('is one change for each thing, the last one', async () => {
    for (const on of [false, true, false]) await addPrivateChange(withSite('b.example', on));
    await addPrivateChange(withKnown('b.example', true));
    expect(await privateChanges()).toEqual([withSite('b.example', false), withKnown('b.example', true)]);
  });
  it('is not lost where two changes meet', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => addPrivateChange(withKnown(id, true))));
    expect((await readSettingsOf(true)).knownTerms).toEqual(['a', 'b', 'c']);
  });
  it('is told to private tabs; those without an annotator are looked at anew', async () => {
    tabs = [
      { id: 1, windowId: 1, incognito: false },
      { id: 2, windowId: 2, incognito: true },
      { id: 3, windowId: 2, incognito: true },
    ];
    annotated = [1, 2];
    await changePrivately(withSite('b.example', false));
    expect(told).toEqual([
      [2, { type: 'settings-changed' }],
      [3, ['/gate.js']],
    ]);
  });
  it('is read from whatever stands in its place', async () => {
    for (const stored of [7, 'x', { a: 1 }, [null, 7, { of: 'site' }]]) {
      session = { 'private-changes': stored };
      expect(await privateChanges()).toEqual([]);
    }
  });
});

describe('the changes of private windows', () => {
  const inWindow = (windowId: number, incognito: boolean): Tab => ({ id: windowId * 10, windowId, incognito });

  it.each([
    ['are kept while another private window is open', 2, [inWindow(3, true), inWindow(1, false)], 1],
    ['are forgotten with the last one', 2, [inWindow(1, false)], 0],
    ['are forgotten where the browser still lists what is closed', 2, [inWindow(2, true), inWindow(1, false)], 0],
    ['are forgotten where no window is left', 2, [], 0],
  ])('%s', async (_, closed, open, count) => {
    forgetWithPrivateWindows();
    await addPrivateChange(withKnown('csto', true));
    tabs = open;
    for (const listener of closings.window) listener(closed);
    await rest();
    expect(closings.window).toHaveLength(1);
    expect(await privateChanges()).toHaveLength(count);
  });
});

describe('on a phone, where there are no windows, the changes of private tabs', () => {
  it.each([
    ['are kept while another is open', [2, 3], 1],
    ['are forgotten with the last one', [2], 0],
  ])('%s', async (_, open, count) => {
    const { windows } = browser;
    delete browser['windows'];
    forgetWithPrivateWindows();
    browser['windows'] = windows;
    await addPrivateChange(withKnown('csto', true));
    tabs = open.map((id) => ({ id, windowId: 1, incognito: true }));
    for (const listener of closings.tab) listener(2);
    await rest();
    expect(closings.tab).toHaveLength(1);
    expect(await privateChanges()).toHaveLength(count);
  });
});

describe('settings of a window', () => {
  it('are those stored, and are changed by the background, where it is not private', async () => {
    const change = withSite('b.example', false);
    await changeWindowList(change, false);
    expect(told).toEqual([{ type: 'change-settings', change }]);
    expect((await readWindowSettings(false)).sitesOff).toEqual(['a.example']);
  });
  it('are asked for and changed by message where it is private', async () => {
    expect((await readWindowSettings(true)).sitesOff).toEqual(['a.example', 'b.example']);
    const change = withWrong('csto', 'b.example', true);
    await changeWindowList(change, true);
    expect(told).toEqual([{ type: 'private-changes' }, { type: 'change-privately', change }]);
  });
});
