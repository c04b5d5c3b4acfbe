import { browser, type Tabs } from './browser.ts';

const key = 'panel';

/** What the panel was opened for. */
export interface PanelRequest {
  readonly tabId: number;
  /** Of an entity, an event or a date. */
  readonly id: string;
}

/**
 * Opens the panel beside the tab, with the card of `id` where one is named. To be called in the very event in which the reader
 * asked for it. Where the browser refuses, as Firefox does unless one of our own pages asks, or has no panels, the panel opens as a tab.
 */
export async function openPanel(tab: Pick<Tabs.Tab, 'id' | 'windowId'> | undefined, id?: string): Promise<void> {
  if (tab?.id === undefined) return;
  const opening = open(tab.windowId);
  if (id !== undefined) await browser.storage.session.set({ [key]: { tabId: tab.id, id } satisfies PanelRequest });
  if (await opening) return;
  await browser.tabs.create({ url: `/pages/panel.html?tab=${tab.id}`, openerTabId: tab.id });
}

/** Opens the window's panel; false where that could not be. */
function open(windowId: number | undefined): Promise<boolean> {
  const { sidePanel } = chrome as { readonly sidePanel?: { open: (of: { windowId: number }) => Promise<void> } };
  const { sidebarAction } = browser as { readonly sidebarAction?: typeof browser.sidebarAction };
  const yes = () => true;
  if (sidePanel !== undefined && windowId !== undefined) return sidePanel.open({ windowId }).then(yes, () => false);
  if (sidebarAction === undefined) return Promise.resolve(false);
  return sidebarAction.open().then(yes, () => sidebarAction.isOpen(windowId === undefined ? {} : { windowId }));
}

/** Takes what the panel was opened for, if it was for this tab; it is given once. */
export async function takePanelRequest(tabId: number): Promise<PanelRequest | null> {
  const { [key]: request } = await browser.storage.session.get(key);
  if (!isPanelRequest(request) || request.tabId !== tabId) return null;
  await browser.storage.session.remove(key);
  return request;
}

/** Calls back whenever the panel is asked for a card. */
export function watchPanelRequests(onRequest: () => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (isPanelRequest(changes[key]?.newValue)) onRequest();
  });
}

function isPanelRequest(value: unknown): value is PanelRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { tabId, id } = value as Partial<Record<keyof PanelRequest, unknown>>;
  return typeof tabId === 'number' && typeof id === 'string';
}
