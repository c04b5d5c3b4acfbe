import { browser, type Tabs } from './browser.ts';

const requestKey = 'panel';
/** Begins the keys of panels that are tabs, by the tabs that they are for. */
const panelTabKey = 'panelTab';

/** What the panel was opened for. */
export interface PanelRequest {
  readonly tabId: number;
  /** Of an entity, an event or a date. */
  readonly id: string;
}

/** Tabs are opened one after the other, so that requests that come together share one. */
let opening = Promise.resolve();

/**
 * Opens the panel beside the tab, with the card of `id` where one is named. To be called in the very event in which the reader
 * asked for it. Where the browser refuses, as Firefox does unless one of our own pages asks, or has no panels, the panel opens as a tab:
 * one for each tab, which comes to the front again when it is asked for again.
 */
export async function openPanel(tab: Pick<Tabs.Tab, 'id' | 'windowId'> | undefined, id?: string): Promise<void> {
  if (tab?.id === undefined) return;
  const tabId = tab.id;
  const isOpening = open(tab.windowId);
  if (id !== undefined) await browser.storage.session.set({ [requestKey]: { tabId, id } satisfies PanelRequest });
  if (await isOpening) return;
  const opened = opening.then(() => openAsTab(tabId));
  opening = opened.catch(() => undefined);
  await opened;
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

/** Shows the tab's panel in a tab of its own, the one that it has if that is still open and shows it. */
async function openAsTab(tabId: number): Promise<void> {
  const key = `${panelTabKey}${tabId}`;
  const url = browser.runtime.getURL(`/pages/panel.html?tab=${tabId}`);
  const { [key]: panelId } = await browser.storage.session.get(key);
  // Rejects for a tab that has been closed.
  const panel = typeof panelId === 'number' ? await browser.tabs.get(panelId).catch(() => null) : null;
  const shown = panel?.pendingUrl ?? panel?.url;
  if (panel?.id !== undefined && (shown === url || isUnknown(shown))) {
    await browser.tabs.update(panel.id, shown === url ? { active: true } : { active: true, url });
    return;
  }
  const { id } = await browser.tabs.create({ url, openerTabId: tabId });
  await browser.storage.session.set({ [key]: id });
}

/** Is the tab's page one of the browser's own, or none yet? */
function isUnknown(url: string | undefined): boolean {
  return url === undefined || url.startsWith('about:');
}

/** Takes what the panel was opened for, if it was for this tab; it is given once. */
export async function takePanelRequest(tabId: number): Promise<PanelRequest | null> {
  const { [requestKey]: request } = await browser.storage.session.get(requestKey);
  if (!isPanelRequest(request) || request.tabId !== tabId) return null;
  await browser.storage.session.remove(requestKey);
  return request;
}

/** Calls back whenever the panel is asked for a card. */
export function watchPanelRequests(onRequest: () => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (isPanelRequest(changes[requestKey]?.newValue)) onRequest();
  });
}

function isPanelRequest(value: unknown): value is PanelRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { tabId, id } = value as Partial<Record<keyof PanelRequest, unknown>>;
  return typeof tabId === 'number' && typeof id === 'string';
}
