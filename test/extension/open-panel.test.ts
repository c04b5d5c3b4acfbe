import { beforeEach, describe, expect, it, vi } from 'vitest';

interface OpenTab {
  id: number;
  url: string;
  openerTabId?: number;
}

let tabs: OpenTab[] = [];
let active: number | null = null;
let session: Record<string, unknown> = {};
/** What the browser says when the panel itself is to be opened. */
let opensPanel = false;
const later = () => new Promise((resolve) => setTimeout(resolve, 0));

vi.mock('../../src/extension/browser.ts', () => ({
  browser: {
    runtime: { getURL: (path: string) => `moz-extension://ours${path}` },
    storage: {
      session: {
        get: async (key: string) => {
          await later();
          return key in session ? { [key]: session[key] } : {};
        },
        set: async (values: object) => {
          await later();
          Object.assign(session, values);
        },
      },
    },
    sidebarAction: {
      open: () => (opensPanel ? Promise.resolve() : Promise.reject(new Error('not by the reader'))),
      isOpen: () => Promise.resolve(false),
    },
    tabs: {
      create: async ({ url, openerTabId }: { url: string; openerTabId: number }) => {
        await later();
        const id = 100 + tabs.length;
        // Firefox shows nothing in a tab until its page has come.
        tabs.push({ id, url: 'about:blank', openerTabId });
        setTimeout(() => tabs.filter((tab) => tab.id === id).forEach((tab) => (tab.url = url)), 20);
        active = id;
        return { id };
      },
      get: async (id: number) => {
        await later();
        const found = tabs.find((tab) => tab.id === id);
        if (found === undefined) throw new Error(`Invalid tab ID: ${id}`);
        return found;
      },
      update: (id: number, { url }: { url?: string }) => {
        active = id;
        if (url !== undefined) tabs.filter((tab) => tab.id === id).forEach((tab) => (tab.url = url));
        return Promise.resolve();
      },
    },
  },
}));
vi.stubGlobal('chrome', {});

const { openPanel } = await import('../../src/extension/open-panel.ts');

beforeEach(() => {
  tabs = [];
  active = null;
  session = {};
  opensPanel = false;
});

describe('the panel', () => {
  it('opens no tab where the browser opens its panel', async () => {
    opensPanel = true;
    await openPanel({ id: 3, windowId: 1 }, 'csto');
    expect(tabs).toEqual([]);
    expect(session['panel']).toEqual({ tabId: 3, id: 'csto' });
  });

  it('is one tab for five requests that come together', async () => {
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => openPanel({ id: 3, windowId: 1 }, id)));
    expect(tabs.map(({ openerTabId }) => openerTabId)).toEqual([3]);
    expect(session['panel']).toEqual({ tabId: 3, id: 'e' });
  });

  it('comes to the front again when it is asked for again, with the new card', async () => {
    await openPanel({ id: 3 }, 'a');
    await new Promise((resolve) => setTimeout(resolve, 40));
    active = 3;
    await openPanel({ id: 3 }, 'b');
    expect(tabs).toHaveLength(1);
    expect(active).toBe(tabs[0]!.id);
    expect(session['panel']).toEqual({ tabId: 3, id: 'b' });
  });

  it('is another tab for another tab', async () => {
    await openPanel({ id: 3 });
    await openPanel({ id: 4 });
    expect(tabs.map(({ openerTabId }) => openerTabId)).toEqual([3, 4]);
  });

  it.each<[string, (panel: OpenTab) => void]>([
    ['has been closed', () => (tabs = [])],
    ['shows another page now', (panel) => (panel.url = 'https://news.example/')],
  ])('opens anew if its tab %s', async (_, change) => {
    await openPanel({ id: 3 });
    await new Promise((resolve) => setTimeout(resolve, 40));
    change(tabs[0]!);
    active = 3;
    await openPanel({ id: 3 });
    expect(tabs.at(-1)!.openerTabId).toBe(3);
    expect(active).toBe(tabs.at(-1)!.id);
  });
});
