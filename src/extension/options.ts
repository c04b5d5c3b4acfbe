import { today } from '../core/calendar/today.ts';
import { renderOptions, type Unmarked, type UnmarkedList } from '../view/pages/options.tsx';
import { applyTheme } from '../view/theme.ts';
import { askBackground } from './ask-background.ts';
import { browser } from './browser.ts';
import { idOfKey } from '../core/cards/card-keys.ts';
import { maxKeyLength, maxKeys } from '../protocol/messages.ts';
import { isInPrivateWindow } from './own-context.ts';
import { watchPrivateChanges } from './private-changes.ts';
import { reportError } from './report-error.ts';
import {
  withKind,
  withKnown,
  withSite,
  withValues,
  withWrong,
  type ListChange,
  type SettingsChange,
} from '../protocol/settings-changes.ts';
import { maxListItems, readSettingsFile, SettingsFileError, writeSettingsFile } from '../protocol/settings-file.ts';
import type { Settings } from '../protocol/settings.ts';
import { onlyLatest } from '../annotator/only-latest.ts';
import { readSettings, watchSettings } from './settings-store.ts';
import { voiceOf } from './voice.ts';
import type { Voice } from '../view/words.ts';
import { changeWindowList, readWindowSettings } from './window-settings.ts';

// The options page shows the settings, has every change stored at once, and draws itself anew after it.

const main = document.querySelector('main');
/** The lists are those in force in this window; a settings file holds those stored. */
const readShown = () => readWindowSettings(isInPrivateWindow());

/** Items of a list that are shown until the reader asks for all. */
const maxShown = 200;
type ListName = 'sitesOff' | 'knownTerms' | 'wrongHere';
/** Lists that the reader has asked to see whole. */
const shownWhole = new Set<ListName>();

/** Titles of known terms and wrong marks by language and key, kept while the page is open. */
const titles = new Map<string, string>();

/** Asks for the titles that are still missing, in messages of `maxKeys` each. */
async function bringTitles(keys: readonly string[], { language }: Voice): Promise<(key: string) => string> {
  const place = (key: string) => `${language} ${key}`;
  const missing = [...new Set(keys)].filter((key) => !titles.has(place(key)) && key.length <= maxKeyLength);
  for (let from = 0; from < missing.length; from += maxKeys) {
    const asked = missing.slice(from, from + maxKeys);
    const answer = await askBackground('titles', { keys: asked, on: today(new Date()), language });
    for (const key of asked) titles.set(place(key), answer[key] ?? idOfKey(key));
  }
  return (key) => titles.get(place(key)) ?? idOfKey(key);
}

/** Clears what the page said of the change before; says so where this one could not be stored, and shows again what is in force. */
function follow(changing: Promise<unknown>): void {
  changing.then(() => tell('')).catch(tellNotSaved);
}

function changeList(change: ListChange): void {
  follow(changeWindowList(change, isInPrivateWindow()));
}

/** Private windows have no settings of their own but the lists. */
function store(change: SettingsChange): Promise<true> {
  return askBackground('change-settings', { change });
}

function tellNotSaved(error: unknown): void {
  reportError(error);
  const again = async () => {
    await show();
    tell((await voiceOf(await readShown())).words('optNotSaved'));
  };
  again().catch(reportError);
}

async function unmarked(
  settings: Settings,
  voice: Voice,
): Promise<Readonly<Record<'sites' | 'known' | 'wrong', UnmarkedList>>> {
  const shown = <Name extends ListName>(name: Name): readonly Settings[Name][number][] =>
    shownWhole.has(name) ? settings[name] : settings[name].slice(0, maxShown);
  const list = (name: ListName, items: readonly Unmarked[]): UnmarkedList => ({
    items,
    total: settings[name].length,
    onShowAll: () => {
      shownWhole.add(name);
      show().catch(reportError);
    },
  });
  const [sites, known, wrong] = [shown('sitesOff'), shown('knownTerms'), shown('wrongHere')];
  const titleOf = await bringTitles([...known, ...wrong.map(({ id }) => id)], voice);
  return {
    sites: list(
      'sitesOff',
      sites.map((site) => ({ title: site, onRestore: () => changeList(withSite(site, true)) })),
    ),
    known: list(
      'knownTerms',
      known.map((id) => ({ title: titleOf(id), onRestore: () => changeList(withKnown(id, false)) })),
    ),
    wrong: list(
      'wrongHere',
      wrong.map(({ id, site }) => ({
        title: titleOf(id),
        note: site,
        onRestore: () => changeList(withWrong(id, site, false)),
      })),
    ),
  };
}

const beginDrawing = onlyLatest();

/** Reads the settings and draws the page; of several calls at once the last one draws. */
async function show(): Promise<void> {
  const isLatest = beginDrawing();
  if (main === null) return;
  const settings = await readShown();
  const [voice, reach, commands] = await Promise.all([
    voiceOf(settings),
    askBackground('reach', {}),
    (browser as Partial<Pick<typeof browser, 'commands'>>).commands?.getAll() ?? [],
  ]);
  const lists = await unmarked(settings, voice);
  if (!isLatest()) return;
  const { words, language } = voice;
  const labels: Readonly<Record<string, string>> = {
    'next-mark': words('commandNext'),
    'previous-mark': words('commandPrevious'),
    toggle: words('commandToggle'),
  };
  const { version } = browser.runtime.getManifest();
  const rendered = renderOptions(
    {
      choices: settings,
      languages: reach.languages,
      ...lists,
      shortcuts: commands.flatMap(({ name = '', shortcut = '' }) => {
        const label = labels[name];
        return label === undefined ? [] : [{ label, keys: shortcut }];
      }),
      about: { version, from: reach.from, to: reach.to },
    },
    {
      words,
      language,
      onChoose: (values) => follow(store(withValues(values))),
      onKind: (group, on) => follow(store(withKind(group, on))),
      onShortcuts: () => void openShortcuts().catch(reportError),
      onExport: () => void readSettings().then(save).catch(reportError),
      onImport: (file) => void load(file, voice),
    },
  );
  const focused = focusable().indexOf(document.activeElement);
  const told = main.querySelector('.told')?.textContent ?? '';
  document.documentElement.lang = language;
  document.title = `${words('optionsTitle')} · ${words('extShortName')}`;
  applyTheme(document.documentElement, settings.theme);
  main.replaceChildren(rendered);
  tell(told);
  const again = focusable()[focused];
  if (again instanceof HTMLElement) again.focus();
  main.dataset['ready'] = language;
}

/** What can take the focus, in order, so that a setting changed by keyboard keeps it. */
function focusable(): readonly (Element | null)[] {
  return [...document.querySelectorAll('input, select, button, a')];
}

function tell(text: string): void {
  const told = document.querySelector('.told');
  if (told !== null) told.textContent = text;
}

/** Firefox opens its own page for it; Chrome lets its page be opened by address. */
async function openShortcuts(): Promise<void> {
  const commands = browser.commands as Partial<typeof browser.commands>;
  if (commands.openShortcutSettings !== undefined) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

function save(settings: Settings): void {
  const url = URL.createObjectURL(new Blob([writeSettingsFile(settings)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'csto-context-settings.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function load(file: File, { words, language }: Voice): Promise<void> {
  try {
    await store(withValues(await readSettingsFile(file)));
    tell(words('optImported'));
  } catch (error) {
    if (error instanceof SettingsFileError) {
      const number = error.reason === 'items' ? maxListItems : error.item;
      tell(words(`importError_${error.reason}`, error.field, number.toLocaleString(language)));
    } else tellNotSaved(error);
  }
}

async function start(): Promise<void> {
  const redraw = () => void show().catch(reportError);
  watchSettings(redraw);
  watchPrivateChanges(redraw);
  // Where broken values cannot be put aside, the page works with the sound ones.
  await askBackground('mend-settings', {}).then(redraw, tellNotSaved);
}

start().catch(reportError);
