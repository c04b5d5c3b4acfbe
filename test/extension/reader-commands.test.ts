import { beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (...values: readonly unknown[]) => void;

const told: unknown[] = [];
const listeners: Record<string, Listener> = {};
/** The type of message that the annotator fails to answer. */
let failing = '';
let answers: Readonly<Record<string, unknown>> = {};
let store: Record<string, unknown> = {};
let session: Record<string, unknown> = {};
const menus: { readonly id: string; readonly title: string }[] = [];
const event = (name: string) => ({ addListener: (listener: Listener) => void (listeners[name] = listener) });

vi.mock('../../src/extension/dataset.ts', () => ({
  bundledWords: () => ({ ru: { menuExplain: 'Пояснить «%s»' } }),
}));
vi.mock('../../src/extension/browser.ts', () => ({
  browser: {
    commands: { onCommand: event('command') },
    contextMenus: {
      onClicked: event('menu'),
      removeAll: () => Promise.resolve(void (menus.length = 0)),
      create: (menu: { id: string; title: string }) => void menus.push(menu),
    },
    storage: { local: { onChanged: event('storage') } },
    i18n: { getMessage: (key: string) => key },
    scripting: {
      executeScript: ({ target }: { target: { tabId: number } }) =>
        Promise.resolve(void told.push(['inject', target.tabId])),
    },
    tabs: {
      sendMessage: (tabId: number, message: { type: string }) => {
        told.push([tabId, message]);
        if (failing === message.type) return Promise.resolve({ failed: true });
        return message.type in answers
          ? Promise.resolve({ answer: answers[message.type] })
          : Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'));
      },
      query: () => Promise.resolve([{ id: 7, url: 'https://front.example/', incognito: false }]),
    },
  },
}));
const area = (values: () => Record<string, unknown>) => ({
  get: () => Promise.resolve({ ...values() }),
  set: (changed: object) => Promise.resolve(void Object.assign(values(), changed)),
});
vi.stubGlobal('chrome', {
  runtime: { id: 'ours' },
  storage: { local: area(() => store), session: area(() => session) },
});
const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);

const { listenForCommands, makeMenus } = await import('../../src/extension/reader-commands.ts');
listenForCommands();
const tab = { id: 3, url: 'https://news.example/a', incognito: false };
const privateTab = { ...tab, incognito: true };
const rest = () => new Promise((resolve) => setTimeout(resolve, 10));
async function happens(name: 'command' | 'menu', ...values: readonly unknown[]): Promise<void> {
  listeners[name]!(...values);
  await rest();
}

beforeEach(() => {
  told.length = 0;
  reported.mockClear();
  answers = {};
  failing = '';
  store = {};
  session = {};
});

describe('commands', () => {
  it.each([
    ['next-mark', 1],
    ['previous-mark', -1],
  ] as const)('%s goes to the tab’s annotator', async (command, by) => {
    await happens('command', command, tab);
    expect(told).toEqual([[3, { type: 'step', by }]]);
  });
  it('go to the tab in front where the browser names none', async () => {
    await happens('command', 'next-mark');
    expect(told).toEqual([[7, { type: 'step', by: 1 }]]);
  });
});

describe('an annotator', () => {
  it.each([
    ['that is not there is no error', '', 0],
    ['that fails is reported', 'step', 1],
  ])('%s', async (_, type, times) => {
    failing = type;
    await happens('command', 'next-mark', tab);
    expect(reported).toHaveBeenCalledTimes(times);
  });
  it('that fails to tell its state leaves the site as it was', async () => {
    store = { mode: 'on-click' };
    failing = 'page-state';
    await happens('command', 'toggle', tab);
    expect(reported).toHaveBeenCalledTimes(1);
    expect(store).toEqual({ mode: 'on-click' });
  });
});

describe('the toggle', () => {
  it('switches the site off, and on again', async () => {
    await happens('command', 'toggle', tab);
    expect(store['sitesOff']).toEqual(['news.example']);
    await happens('menu', { menuItemId: 'toggle-site' }, tab);
    expect(store['sitesOff']).toEqual([]);
  });
  it('switches on everywhere where all is off', async () => {
    store = { enabled: false, sitesOff: ['news.example', 'b.example'] };
    await happens('command', 'toggle', tab);
    expect(store).toMatchObject({ enabled: true, sitesOff: ['b.example'] });
  });
  it('asks for the page where pages are annotated only when asked', async () => {
    store = { mode: 'on-click' };
    answers = { 'annotate-anyway': { state: 'annotated' } };
    await happens('command', 'toggle', tab);
    expect(told.slice(1)).toEqual([
      ['inject', 3],
      [3, { type: 'annotate-anyway' }],
    ]);
    expect(store).toEqual({ mode: 'on-click' });
    answers = { 'page-state': { state: 'annotated' } };
    await happens('command', 'toggle', tab);
    expect(store['sitesOff']).toEqual(['news.example']);
  });
  it('stores nothing of a private window, where it switches the site off and on all the same', async () => {
    await happens('command', 'toggle', privateTab);
    expect(session).toEqual({ 'private-changes': [{ of: 'site', site: 'news.example', on: false }] });
    await happens('menu', { menuItemId: 'toggle-site' }, privateTab);
    expect(session).toEqual({ 'private-changes': [{ of: 'site', site: 'news.example', on: true }] });
    expect(store).toEqual({});
  });
  it('of a private window stores the switch for everywhere alone', async () => {
    store = { enabled: false, sitesOff: ['news.example'] };
    await happens('command', 'toggle', privateTab);
    expect(store).toEqual({ enabled: true, sitesOff: ['news.example'], version: 1 });
    expect(session).toEqual({ 'private-changes': [{ of: 'site', site: 'news.example', on: true }] });
  });
  it('lets pages be that are none of the web’s', async () => {
    await happens('command', 'toggle', { ...tab, url: 'about:addons' });
    expect(store).toEqual({});
  });
});

describe('the menu', () => {
  it('explains what is selected, cut to what a message takes', async () => {
    answers = { explain: null };
    await happens('menu', { menuItemId: 'explain', selectionText: `  ${'ОДКБ '.repeat(1000)}` }, tab);
    expect(told[0]).toEqual(['inject', 3]);
    const [, message] = told[1] as [number, { type: string; text: string }];
    expect(message.type).toBe('explain');
    expect(message.text.length).toBe(2000);
  });
  it('does nothing about white space', async () => {
    await happens('menu', { menuItemId: 'explain', selectionText: '  ' }, tab);
    expect(told).toEqual([]);
  });
  it('is told in the language that the user has chosen', async () => {
    store = { language: 'ru' };
    await makeMenus();
    expect(menus.map(({ id, title }) => [id, title])).toEqual([
      ['explain', 'Пояснить «%s»'],
      ['toggle-site', 'menuSite'],
    ]);
  });
});
