import { annotate } from '../core/article/annotate.ts';
import { describe } from '../core/cards/describe.ts';
import { prepareSummaries, summarize } from '../core/article/summary.ts';
import { firstDay } from '../core/calendar/days.ts';
import { today } from '../core/calendar/today.ts';
import type { Card } from '../core/types.ts';
import { highlightSheet } from '../view/marks/highlight-sheet.ts';
import { browser, type Runtime, type Tabs } from './browser.ts';
import { cardOfLongest, idOfKey } from './card-keys.ts';
import { bundledLanguages, bundledReference, bundledWords } from './dataset.ts';
import {
  readBackgroundMessage,
  type Annotated,
  type AnnotateMessage,
  type Cards,
  type CardsMessage,
  type ExplainWordsMessage,
  type Reach,
  type Titles,
  type TitlesMessage,
  type Reply,
} from './messages.ts';
import { openPanel } from './open-panel.ts';
import { uiLanguage } from './own-context.ts';
import { privateChanges } from './private-changes.ts';
import { changePrivately, forgetWithPrivateWindows, readSettingsOf } from './private-windows.ts';
import { listenToReader, makeMenus } from './reader-commands.ts';
import { reportError } from './report-error.ts';
import { RequestQueue } from './request-queue.ts';
import { isOnFor, mendSettings, parseSettings } from './settings.ts';

// The background holds the dataset for all tabs and keeps nothing but the requests that wait: it may be stopped at any time, and
// whoever asked asks again.

const queue = new RequestQueue();

browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  const message = readBackgroundMessage(raw);
  if (message === null) return Promise.resolve({ failed: true } satisfies Reply);
  switch (message.type) {
    case 'start':
      return start(sender)
        .catch(reportError)
        .then(() => true);
    case 'style':
      return reply(() => style(sender.tab?.id, message.names));
    case 'annotate':
      return replyInTurn(sender.tab, () => answer(message, sender.tab?.id));
    case 'cards':
      return replyInTurn(sender.tab, () => cardsFor(message));
    case 'titles':
      return reply(() => titlesFor(message));
    case 'private-changes':
      return reply(privateChanges);
    case 'change-privately':
      return reply(() => changePrivately(message.change).then(() => true));
    case 'describe':
      return reply(() => describe(bundledReference(), message.id, message.on, message.language));
    case 'explain-words':
      return reply(() => explainWords(message));
    case 'open-panel':
      // At once, because browsers let panels be opened only in answer to the reader's press.
      return reply(() => openPanel(sender.tab, message.id));
    case 'words':
      return reply(() => bundledWords()[message.language]);
    case 'reach':
      return reply(reach);
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
  bundledLanguages();
  prepareSummaries(uiLanguage());
}

async function style(tabId: number | undefined, names: readonly string[]): Promise<void> {
  if (tabId === undefined) return;
  await browser.scripting.insertCSS({ target: { tabId }, css: highlightSheet(names), origin: 'AUTHOR' });
}

function reach(): Reach {
  const reference = bundledReference();
  const [first] = reference.events;
  return {
    from: first === undefined ? reference.recordEnds : firstDay(first.date),
    to: reference.recordEnds,
    languages: Object.keys(bundledWords()),
  };
}

/** Begins the work at once and says what came of it; nothing is null, because messages know no `undefined`. */
async function reply(work: () => unknown): Promise<Reply> {
  try {
    return { answer: (await work()) ?? null };
  } catch (error) {
    reportError(error);
    return { failed: true };
  }
}

/** The same for work that takes so long that tabs take turns. */
async function replyInTurn(tab: Tabs.Tab | undefined, work: () => unknown): Promise<Reply> {
  const request = { asker: tab?.id ?? browser.tabs.TAB_ID_NONE, work, isWanted: () => showsStill(tab) };
  const replied = await reply(() => queue.ask(request));
  return 'answer' in replied && replied.answer === null ? { superseded: true } : replied;
}

/** Is the tab open, with the page that it had when it asked? A page that has only changed its address asks again. */
async function showsStill(tab: Tabs.Tab | undefined): Promise<boolean> {
  if (tab?.id === undefined) return true;
  const { url } = await browser.tabs.get(tab.id);
  return withoutHash(url) === withoutHash(tab.url);
}

function withoutHash(url: string | undefined): string | undefined {
  return url?.split('#', 1)[0];
}

function answer(
  { text, blocks, language, published, cardLanguage, names }: AnnotateMessage,
  tabId?: number,
): Annotated {
  const reference = bundledReference();
  const analysis = annotate({ text, blocks }, { language, published }, reference, bundledLanguages());
  // On its way while the rest is made, so that the marks need not wait for it.
  if (analysis.inScope && names.length > 0) style(tabId, names).catch(reportError);
  const on = analysis.published?.value ?? today(new Date());
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

function explainWords({ text, language, published, cardLanguage }: ExplainWordsMessage): Card | null {
  const reference = bundledReference();
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const analysis = annotate({ text, blocks }, { language, published }, reference, bundledLanguages());
  const on = analysis.published?.value ?? today(new Date());
  return cardOfLongest(analysis.annotations, (key) => describe(reference, idOfKey(key), on, cardLanguage));
}
