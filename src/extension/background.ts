import { annotate } from '../core/annotate.ts';
import { describe } from '../core/cards.ts';
import { prepareSummaries, summarize } from '../core/summary.ts';
import type { Card, IsoDay } from '../core/types.ts';
import { highlightSheet } from '../view/highlight-sheet.ts';
import { browser, type Runtime } from './browser.ts';
import { bundledReference, bundledWords } from './dataset.ts';
import {
  idOfKey,
  readBackgroundMessage,
  type Annotated,
  type AnnotateMessage,
  type Cards,
  type CardsMessage,
  type Reach,
  type Titles,
  type TitlesMessage,
} from './messages.ts';
import { openPanel } from './open-panel.ts';
import { uiLanguage } from './own-context.ts';
import { privateChanges } from './private-changes.ts';
import { changePrivately, forgetWithPrivateWindows, readSettingsOf } from './private-windows.ts';
import { listenToReader, makeMenus } from './reader-commands.ts';
import { reportError } from './report-error.ts';
import { isOnFor, mendSettings, parseSettings } from './settings.ts';

// The background holds the dataset for all tabs and keeps nothing between messages: it may be stopped at any time.

browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  const message = readBackgroundMessage(raw);
  if (message === null) return undefined;
  switch (message.type) {
    case 'start':
      return start(sender)
        .catch(reportError)
        .then(() => true);
    case 'style':
      return style(sender.tab?.id, message.names).catch(reportError);
    case 'annotate':
      return Promise.resolve(message)
        .then((asked) => answer(asked, sender.tab?.id))
        .catch(reportError);
    case 'cards':
      return Promise.resolve(message).then(cardsFor).catch(reportError);
    case 'titles':
      return Promise.resolve(message).then(titlesFor).catch(reportError);
    case 'private-changes':
      return privateChanges();
    case 'change-privately':
      return changePrivately(message.change).then(() => true);
    case 'describe':
      return Promise.resolve(describe(bundledReference(), message.id, message.on, message.language));
    case 'open-panel':
      // At once, because browsers let panels be opened only in answer to the reader's press.
      return openPanel(sender.tab, message.id).catch(reportError);
    case 'words':
      return Promise.resolve(bundledWords()[message.language] ?? null);
    case 'reach':
      return Promise.resolve(reach());
  }
});

listenToReader();
forgetWithPrivateWindows();

// Chrome leaves open tabs to the scripts of the version before, which fall silent; Firefox runs ours there by itself.
browser.runtime.onInstalled.addListener(({ reason }) => {
  lookAtOpenTabs().catch(reportError);
  mendSettings().then(makeMenus).catch(reportError);
  if (reason === 'install') browser.tabs.create({ url: '/pages/welcome.html' }).catch(reportError);
});

// What was switched on again is looked at again, since nothing of ours runs in pages that were opened while it was off.
browser.storage.local.onChanged.addListener((changes) => {
  const sides = Object.entries(changes);
  const before = parseSettings(Object.fromEntries(sides.map(([key, { oldValue }]) => [key, oldValue])));
  const after = parseSettings(Object.fromEntries(sides.map(([key, { newValue }]) => [key, newValue])));
  const isMore =
    (after.enabled && !before.enabled) ||
    (after.mode === 'automatic' && before.mode === 'on-click') ||
    before.sitesOff.some((site) => !after.sitesOff.includes(site));
  if (isMore) lookAtOpenTabs().catch(reportError);
});

async function lookAtOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'], discarded: false });
  // Some tabs, as those of the browser's store, let nobody in.
  const injections = tabs.flatMap(({ id }) =>
    id === undefined ? [] : [browser.scripting.executeScript({ target: { tabId: id }, files: ['/gate.js'] })],
  );
  await Promise.allSettled(injections);
}

/** The gate saw an article: put the annotator into its page, if the user has not switched it off there. */
async function start({ tab, url }: Runtime.MessageSender): Promise<void> {
  if (tab?.id === undefined || url === undefined) return;
  const tabId = tab.id;
  const settings = await readSettingsOf(tab.incognito);
  if (settings.mode === 'on-click' || !isOnFor(settings, new URL(url).hostname)) return;
  const injected = browser.scripting.executeScript({ target: { tabId }, files: ['/annotator.js'] });
  makeReady();
  await injected;
}

/** Does ahead, while the annotator finds its way into the page and reads it, what a background that has just begun does only once. */
function makeReady(): void {
  bundledReference();
  prepareSummaries(uiLanguage());
}

async function style(tabId: number | undefined, names: readonly string[]): Promise<void> {
  if (tabId === undefined) return;
  await browser.scripting.insertCSS({ target: { tabId }, css: highlightSheet(names), origin: 'AUTHOR' });
}

function reach(): Reach {
  const reference = bundledReference();
  const [first = today()] = reference.events.map(({ date }) => date.slice(0, 10)).sort();
  return { from: first, to: reference.recordEnds, languages: Object.keys(bundledWords()) };
}

function answer(
  { text, blocks, language, published, cardLanguage, names }: AnnotateMessage,
  tabId?: number,
): Annotated {
  const reference = bundledReference();
  const analysis = annotate({ text, blocks }, { language, published }, reference);
  // On its way while the rest is made, so that the marks need not wait for it.
  if (analysis.inScope && names.length > 0) style(tabId, names).catch(reportError);
  const on = analysis.published?.value ?? today();
  return { analysis, summary: summarize(analysis, reference, on, cardLanguage ?? uiLanguage()) };
}

function cardsFor({ keys, on, language }: CardsMessage): Cards {
  const reference = bundledReference();
  const cards: Record<string, Card> = {};
  for (const key of keys) {
    const card = describe(reference, idOfKey(key), on, language);
    if (card !== null) cards[key] = card;
  }
  return cards;
}

function titlesFor({ keys, on, language }: TitlesMessage): Titles {
  const reference = bundledReference();
  return Object.fromEntries(
    keys.flatMap((key) => {
      const card = describe(reference, idOfKey(key), on, language);
      return card === null ? [] : [[key, card.title]];
    }),
  );
}

function today(): IsoDay {
  return new Date().toISOString().slice(0, 10);
}
