import { onlyLatest } from '../annotator/only-latest.ts';
import { maxExplainedLength } from '../protocol/messages.ts';
import { withSite, withValues } from '../protocol/settings-changes.ts';
import type { MessageKey } from '../view/words.ts';
import { browser, type Menus, type Tabs } from './browser.ts';
import { bundledWords } from './dataset.ts';
import { askInjected, askTab } from './ask-tab.ts';
import { reportError } from './report-error.ts';
import { changePrivately, readSettingsOf } from './private-windows.ts';
import { readSettings, updateSettings } from './settings-store.ts';

// What the reader asks of the background by keyboard and by the context menu. Both browsers keep menus while the background rests.

/** Browsers of phones have neither. */
const { commands, contextMenus } = browser as Partial<Pick<typeof browser, 'commands' | 'contextMenus'>>;

const pages = ['http://*/*', 'https://*/*'];
const menuExplain = 'explain';
const menuSite = 'toggle-site';

/** Begins to listen to commands and menus. To be called in the background's first turn, or what woke it is lost. */
export function listenForCommands(): void {
  commands?.onCommand.addListener((command, tab) => {
    obey(command, tab).catch(reportError);
  });
  contextMenus?.onClicked.addListener((info, tab) => {
    choose(info, tab).catch(reportError);
  });
  browser.storage.local.onChanged.addListener((changes) => {
    if ('language' in changes) makeMenus().catch(reportError);
  });
}

const beginMenus = onlyLatest();

/** Makes the context menu anew, in the language in force. */
export async function makeMenus(): Promise<void> {
  if (contextMenus === undefined) return;
  const isLatest = beginMenus();
  const { language } = await readSettings();
  if (!isLatest()) return;
  const words = (key: MessageKey) => bundledWords()[language]?.[key] ?? browser.i18n.getMessage(key);
  await contextMenus.removeAll();
  if (!isLatest()) return;
  contextMenus.create({
    id: menuExplain,
    title: words('menuExplain'),
    contexts: ['selection'],
    documentUrlPatterns: pages,
  });
  contextMenus.create({ id: menuSite, title: words('menuSite'), contexts: ['page'], documentUrlPatterns: pages });
}

async function obey(command: string, given: Tabs.Tab | undefined): Promise<void> {
  const tab = given ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  if (tab?.id === undefined) return;
  if (command === 'next-mark') await askTab(tab.id, 'step', { by: 1 });
  else if (command === 'previous-mark') await askTab(tab.id, 'step', { by: -1 });
  else if (command === 'toggle') await toggle(tab);
}

async function choose({ menuItemId, selectionText }: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (tab?.id === undefined) return;
  if (menuItemId === menuSite) await toggle(tab);
  const text = selectionText?.trim().slice(0, maxExplainedLength) ?? '';
  if (menuItemId === menuExplain && text !== '') await askInjected(tab.id, 'explain', { text });
}

/** Switches the tab's site on or off; where pages are annotated only when asked, asks for this one instead. */
async function toggle({ id, url, incognito }: Tabs.Tab): Promise<void> {
  const settings = await readSettingsOf(incognito);
  if (id === undefined || url === undefined || !/^https?:/.test(url)) return;
  const { hostname } = new URL(url);
  const switchSite = (on: boolean) => (incognito ? changePrivately : updateSettings)(withSite(hostname, on));
  const isOff = settings.sitesOff.includes(hostname);
  const isAsked = settings.mode === 'on-click';
  if (!settings.enabled) {
    if (isOff) await switchSite(true);
    await updateSettings(withValues({ enabled: true }));
  } else if (isOff) await switchSite(true);
  else if (isAsked && !(await isAnnotated(id))) await askInjected(id, 'annotate-anyway', {});
  else await switchSite(false);
}

async function isAnnotated(tabId: number): Promise<boolean> {
  return (await askTab(tabId, 'page-state', {}))?.state === 'annotated';
}
