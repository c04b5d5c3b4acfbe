import type { ArticleRecord } from '../core/export/article-record.ts';
import { calendarOf } from '../core/export/icalendar.ts';
import { markdownOf } from '../core/export/markdown.ts';
import { webAnnotationsOf } from '../core/export/web-annotations.ts';
import type { MapDrawing } from '../core/reference/map-drawing.ts';
import type { Card } from '../core/types.ts';
import map from 'virtual:map';
import { onlyLatest } from '../annotator/only-latest.ts';
import { withValues } from '../protocol/settings-changes.ts';
import { markInView } from '../view/pages/mark-in-view.ts';
import { renderPanel, showInView, type ExportKind, type PanelOptions } from '../view/pages/panel.ts';
import type { PopupState } from '../view/pages/popup.ts';
import type { Voice } from '../view/words.ts';
import { applyTheme } from '../view/theme.ts';
import { askBackground } from './ask-background.ts';
import { browser } from './browser.ts';
import { takePanelRequest, watchPanelRequests } from './open-panel.ts';
import { watchPrivateChanges } from './private-changes.ts';
import { reportError } from './report-error.ts';
import { askInjected, askTab } from './ask-tab.ts';
import { watchSettings } from './settings-store.ts';
import { findTarget, stateOf, switchSite, type Target } from './target-tab.ts';
import { voiceOf } from './voice.ts';
import { readWindowSettings } from './window-settings.ts';

// The panel beside the page: follows the active tab, and the reader's scrolling by asking for the part of the article in the window as
// long as the panel is visible. `?tab=` names another tab than the active one.

const drawing = JSON.parse(map) as MapDrawing;
const askAgainMs = 500;

interface Shown {
  readonly target: Target | null;
  readonly state: PopupState;
  readonly voice: Voice;
  readonly options: PanelOptions;
  /** Of the page's state, as `in-view` answered; null where no annotator runs. */
  readonly version: number | null;
  readonly card: Card | null;
}

const main = document.querySelector('main');
let shown: Shown | null = null;
const beginDrawing = onlyLatest();
const beginOpening = onlyLatest();

/** Asks for everything anew. A card stays open while the tab is the same. */
async function refresh(): Promise<void> {
  const isLatest = beginDrawing();
  const target = await findTarget();
  const settings = await readWindowSettings(target?.isPrivate === true);
  const version = target === null ? null : await versionOf(target);
  const [state, voice] = await Promise.all([stateOf(target, settings), voiceOf(settings)]);
  if (!isLatest()) return;
  applyTheme(document.documentElement, settings.theme);
  document.documentElement.lang = voice.language;
  const stays = shown !== null && shown.target?.tabId === target?.tabId && 'summary' in state;
  const card = stays ? (shown?.card ?? null) : null;
  if (!stays) beginOpening();
  draw({ target, state, voice, version, card, options: optionsFor(target, voice) });
  const request = target === null ? null : await takePanelRequest(target.tabId);
  if (request !== null) await openCard(request.id);
}

/** The version of the page's state; null where no annotator answers. */
async function versionOf({ tabId }: Target): Promise<number | null> {
  try {
    return (await askTab(tabId, 'in-view', {}))?.version ?? null;
  } catch (error) {
    reportError(error);
    return null;
  }
}

function optionsFor(target: Target | null, { words }: Voice): PanelOptions {
  const change = (work: Promise<unknown>) => void work.catch(reportError).then(refresh).catch(reportError);
  return {
    document,
    words,
    map: drawing,
    onReveal: (span) => {
      if (target !== null) askTab(target.tabId, 'reveal', { span }).catch(reportError);
    },
    onOpen: (id) => void openCard(id).catch(reportError),
    onBack: () => {
      if (shown === null) return;
      const id = shown.card?.id ?? '';
      beginOpening();
      draw({ ...shown, card: null });
      // The focus goes back to where the card was opened.
      [...document.querySelectorAll<HTMLElement>('[data-id]')].find(({ dataset }) => dataset['id'] === id)?.focus();
    },
    onSave: (kind) => void save(kind).catch(failed),
    onCopy: () => void copy().catch(failed),
    onSwitch: (enabled) => change(askBackground('change-settings', { change: withValues({ enabled }) })),
    onSwitchHere: (on) => {
      if (target !== null) change(switchSite(target, on));
    },
    onAnnotateAnyway: () => {
      if (target !== null) change(askInjected(target.tabId, 'annotate-anyway', {}));
    },
  };
}

async function openCard(id: string): Promise<void> {
  if (shown === null || !('summary' in shown.state)) return;
  const isLatest = beginOpening();
  const { on } = shown.state.summary;
  const card = await askBackground('describe', { id, on, language: shown.voice.language });
  if (card === null || !isLatest()) return;
  draw({ ...shown, card });
  scrollTo({ top: 0 });
  document.querySelector<HTMLElement>('.detail h2')?.focus();
}

function draw(next: Shown): void {
  shown = next;
  if (main === null) return;
  main.replaceChildren(renderPanel(next.state, next.card, next.options));
  main.dataset['ready'] = next.card === null ? next.state.state : 'card';
  follow().catch(reportError);
}

/** Marks the entries in the page's window; asks for everything anew where the page's state has changed. */
async function follow(): Promise<void> {
  const before = shown;
  if (main === null || before === null || before.target === null) return;
  const inView = await askTab(before.target.tabId, 'in-view', {});
  if (shown !== before) return;
  if ((inView?.version ?? null) !== before.version || before.state.state === 'working') {
    await refresh();
    return;
  }
  const span = inView?.span ?? null;
  markInView(main, span);
  if ('summary' in before.state) showInView(main, before.state.summary, span, before.options);
}

/** Everything that the exports need, and the words for them. */
async function record(): Promise<{ readonly record: ArticleRecord; readonly voice: Voice }> {
  if (shown?.target === null || shown === null) throw new Error('there is no page to export');
  const article = await askTab(shown.target.tabId, 'record', {});
  if (article === null) throw new Error('there is no article to export');
  return { record: article, voice: shown.voice };
}

function markdown(article: ArticleRecord, { words }: Voice): string {
  return markdownOf(article, {
    asOf: (day) => words('cardAsOf', day),
    noDate: words('summaryNoDate'),
    named: words('exportNamed'),
    dates: words('group_date'),
    sources: words('cardSources'),
  });
}

async function save(kind: ExportKind): Promise<void> {
  const { record: article, voice } = await record();
  const now = new Date().toISOString();
  const files: Readonly<Record<ExportKind, () => readonly [string, string, string]>> = {
    markdown: () => ['md', 'text/markdown', markdown(article, voice)],
    annotations: () => ['jsonld', 'application/ld+json', webAnnotationsOf(article, now)],
    calendar: () => ['ics', 'text/calendar', calendarOf(article, now)],
  };
  const [extension, type, text] = files[kind]();
  const name = `csto-context-${article.summary.on}.${extension}`;
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has to have begun with it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  tell(voice.words('exportSaved', name));
}

async function copy(): Promise<void> {
  // The text comes later than the press that allows the copying, so a promise of it is copied.
  const text = record().then(({ record: article, voice }) => markdown(article, voice));
  const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  tell(shown?.voice.words('exportCopied') ?? '');
}

function failed(error: unknown): void {
  tell(shown?.voice.words('exportFailed') ?? '');
  reportError(error);
}

function tell(outcome: string): void {
  const place = document.querySelector('.outcome');
  if (place !== null) place.textContent = outcome;
}

/** The tab in front is another, or has another page. */
browser.tabs.onActivated.addListener(() => void refresh().catch(reportError));
browser.tabs.onUpdated.addListener((tabId, { status }) => {
  if (tabId === shown?.target?.tabId && status !== undefined) refresh().catch(reportError);
});
watchSettings(() => void refresh().catch(reportError));
watchPrivateChanges(() => void refresh().catch(reportError));
watchPanelRequests(() => void refresh().catch(reportError));
setInterval(() => {
  if (document.visibilityState === 'visible') follow().catch(reportError);
}, askAgainMs);
refresh().catch(reportError);
