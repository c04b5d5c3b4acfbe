import { annotate } from '../core/article/annotate.ts';
import { describe } from '../core/cards/describe.ts';
import { prepareSummaries, summarize } from '../core/article/summary.ts';
import { firstDay } from '../core/calendar/days.ts';
import { today } from '../core/calendar/today.ts';
import type { Card } from '../core/types.ts';
import { highlightSheet } from '../view/marks/highlight-sheet.ts';
import { browser, type Runtime, type Tabs } from './browser.ts';
import { cardOfLongest, idOfKey } from '../core/cards/card-keys.ts';
import { bundledLanguages, bundledReference, bundledWords } from './dataset.ts';
import {
  readBackgroundMessage,
  type Annotated,
  type AnnotateRequest,
  type BackgroundProtocol,
  type Cards,
  type ExplainWordsRequest,
  type Handlers,
  type KeysRequest,
  type Reach,
  type Reply,
  type RequestOf,
  type Titles,
  type Worked,
} from '../protocol/messages.ts';
import { isOnFor, parseSettings } from '../protocol/settings.ts';
import { openPanel } from './open-panel.ts';
import { uiLanguage } from './own-context.ts';
import { privateChanges } from './private-changes.ts';
import { changePrivately, forgetWithPrivateWindows, readSettingsOf } from './private-windows.ts';
import { listenForCommands, makeMenus } from './reader-commands.ts';
import { reportError } from './report-error.ts';
import { RequestQueue } from './request-queue.ts';
import { replyWith } from './reply.ts';
import { mendSettings, updateSettings } from './settings-store.ts';

// The background holds the dataset for all tabs and keeps nothing but the requests that wait: it may be stopped at any time, and
// whoever asked asks again.

const queue = new RequestQueue();

const handlers: Handlers<BackgroundProtocol, [Runtime.MessageSender]> = {
  start: (_, sender) => start(sender).then(() => true),
  style: ({ names }, { tab }) => style(tab?.id, names),
  annotate: (request, { tab }) => annotateInTurn(request, tab),
  cards: (request, { tab }) => inTurn(tab, () => cardsFor(request)),
  titles: titlesFor,
  'private-changes': privateChanges,
  'change-privately': ({ change }) => changePrivately(change).then(() => true),
  'change-settings': ({ change }) => updateSettings(change).then(() => true),
  'mend-settings': () => mendSettings().then(() => true),
  describe: ({ id, on, language }) => describe(bundledReference(), id, on, language),
  'explain-words': explainWords,
  // At once, because browsers let panels be opened only in answer to the reader's press.
  'open-panel': ({ id }, { tab }) => openPanel(tab, id),
  words: ({ language }) => bundledWords()[language] ?? null,
  reach,
};

function handle<Type extends keyof BackgroundProtocol>(
  type: Type,
  request: RequestOf<BackgroundProtocol, Type>,
  sender: Runtime.MessageSender,
) {
  return handlers[type](request, sender);
}

browser.runtime.onMessage.addListener(async (raw: unknown, sender: Runtime.MessageSender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  const message = readBackgroundMessage(raw);
  if (message === null) return { failed: true } satisfies Reply;
  const { type } = message;
  const reply = await replyWith(() => handle(type, message, sender));
  // The gate asks no more, whatever came of it.
  if (type === 'start') return true;
  const isQueued = type === 'annotate' || type === 'cards';
  return isQueued && 'answer' in reply && reply.answer === null ? ({ superseded: true } satisfies Reply) : reply;
});

listenForCommands();
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

/** Does work that takes so long that tabs take turns. Null if superseded. */
function inTurn<T>(tab: Tabs.Tab | undefined, work: () => T): Promise<Worked<T> | null> {
  return queue.ask({ asker: tab?.id ?? browser.tabs.TAB_ID_NONE, work, isWanted: () => isStillShown(tab) });
}

/** Is the tab open, with the page that it had when it asked? A page that has only changed its address asks again. */
async function isStillShown(tab: Tabs.Tab | undefined): Promise<boolean> {
  if (tab?.id === undefined) return true;
  const { url } = await browser.tabs.get(tab.id);
  return withoutHash(url) === withoutHash(tab.url);
}

function withoutHash(url: string | undefined): string | undefined {
  return url?.split('#', 1)[0];
}

/** The rules of the highlights are on their way while the rest is made, so that the marks wait for them as little as possible. */
async function annotateInTurn(request: AnnotateRequest, tab: Tabs.Tab | undefined) {
  const { names } = request;
  let styling: Promise<boolean> = Promise.resolve(false);
  const worked = await inTurn(tab, () =>
    analyse(request, () => {
      if (names.length > 0) styling = style(tab?.id, names).then(() => true);
    }),
  );
  const isStyled = await styling.catch((error: unknown) => {
    reportError(error);
    return false;
  });
  return worked === null ? null : { ...worked, isStyled };
}

/** `onScope` is called in the middle of the work, when the article has proved in scope. */
function analyse({ text, blocks, language, published, cardLanguage }: AnnotateRequest, onScope: () => void): Annotated {
  const reference = bundledReference();
  const analysis = annotate({ text, blocks }, { language, published }, reference, bundledLanguages());
  if (analysis.inScope) onScope();
  const on = analysis.published?.value ?? today(new Date());
  return { analysis, summary: summarize(analysis, reference, on, cardLanguage ?? uiLanguage()) };
}

function cardsFor({ keys, on, language }: KeysRequest): Cards {
  const reference = bundledReference();
  const cards: Record<string, Card> = {};
  for (const key of keys) {
    const card = describe(reference, idOfKey(key), on, language);
    if (card !== null) cards[key] = card;
  }
  return cards;
}

function titlesFor({ keys, on, language }: KeysRequest): Titles {
  const reference = bundledReference();
  return Object.fromEntries(
    keys.flatMap((key) => {
      const card = describe(reference, idOfKey(key), on, language);
      return card === null ? [] : [[key, card.title]];
    }),
  );
}

function explainWords({ text, language, published, cardLanguage }: ExplainWordsRequest): Card | null {
  const reference = bundledReference();
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const analysis = annotate({ text, blocks }, { language, published }, reference, bundledLanguages());
  const on = analysis.published?.value ?? today(new Date());
  return cardOfLongest(analysis.annotations, (key) => describe(reference, idOfKey(key), on, cardLanguage));
}
