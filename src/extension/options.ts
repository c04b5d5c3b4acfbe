import { today } from '../core/calendar/today.ts';
import { renderOptions, type Unmarked, type UnmarkedList } from '../view/pages/options.tsx';
import { applyTheme } from '../view/theme.ts';
import { askBackground } from './ask-background.ts';
import { browser } from './browser.ts';
import { idOfKey } from './card-keys.ts';
import { keysAtMost, maxKeyLength } from './messages.ts';
import { isInPrivateWindow } from './own-context.ts';
import { watchPrivateChanges } from './private-changes.ts';
import { reportError } from './report-error.ts';
import { withKnown, withSite, withWrong, type ListChange } from './settings-changes.ts';
import { maxListItems, readSettingsFile, SettingsFileError, writeSettingsFile } from './settings-file.ts';
import { mendSettings, readSettings, watchSettings, writeSettings, type Settings } from './settings.ts';
import { voiceOf, type Voice } from './voice.ts';
import { changeWindowSettings, readWindowSettings } from './window-settings.ts';

// The options page shows the settings and writes what is changed; it shows itself anew after every change.

const main = document.querySelector('main');
/** A settings file is of the machine; the lists are those in force in this window. */
const readShown = () => readWindowSettings(isInPrivateWindow());

/** A list shows so many items until the reader wants them all. */
const maxShown = 200;
type ListName = 'sitesOff' | 'knownTerms' | 'wrongHere';
/** Lists that the reader wants to see whole. */
const shownWhole = new Set<ListName>();

/** Titles of known terms and wrong marks by language and key, kept while the page is open. */
const titles = new Map<string, string>();

/** Asks for the titles of all keys that are not known yet, in one message for each `keysAtMost` of them. */
async function bringTitles(keys: readonly string[], { language }: Voice): Promise<(key: string) => string> {
  const place = (key: string) => `${language} ${key}`;
  const missing = [...new Set(keys)].filter((key) => !titles.has(place(key)) && key.length <= maxKeyLength);
  for (let from = 0; from < missing.length; from += keysAtMost) {
    const asked = missing.slice(from, from + keysAtMost);
    const answer = await askBackground({ type: 'titles', keys: asked, on: today(new Date()), language });
    for (const key of asked) titles.set(place(key), answer[key] ?? idOfKey(key));
  }
  return (key) => titles.get(place(key)) ?? idOfKey(key);
}

/** Writes a change of the reader's. What could not be written is said, and the page shows again what is in force. */
function write(writing: Promise<unknown>): void {
  writing.then(() => tell('')).catch(tellNotSaved);
}

function tellNotSaved(error: unknown): void {
  reportError(error);
  const again = async () => {
    const settings = await readShown();
    await show(settings);
    tell((await voiceOf(settings)).words('optNotSaved'));
  };
  again().catch(reportError);
}

function change(how: ListChange): void {
  write(changeWindowSettings(how, isInPrivateWindow()));
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
      readShown().then(show).catch(reportError);
    },
  });
  const [sites, known, wrong] = [shown('sitesOff'), shown('knownTerms'), shown('wrongHere')];
  const titleOf = await bringTitles([...known, ...wrong.map(({ id }) => id)], voice);
  return {
    sites: list(
      'sitesOff',
      sites.map((site) => ({ title: site, onRestore: () => change(withSite(site, true)) })),
    ),
    known: list(
      'knownTerms',
      known.map((id) => ({ title: titleOf(id), onRestore: () => change(withKnown(id, false)) })),
    ),
    wrong: list(
      'wrongHere',
      wrong.map(({ id, site }) => ({
        title: titleOf(id),
        note: site,
        onRestore: () => change(withWrong(id, site, false)),
      })),
    ),
  };
}

/** The last of several calls that overlap draws. */
let latest = 0;

async function show(settings: Settings): Promise<void> {
  if (main === null) return;
  const call = ++latest;
  const [voice, reach, commands] = await Promise.all([
    voiceOf(settings),
    askBackground({ type: 'reach' }),
    (browser as Partial<Pick<typeof browser, 'commands'>>).commands?.getAll() ?? [],
  ]);
  const lists = await unmarked(settings, voice);
  if (call !== latest) return;
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
      onChoose: (changed) => write(writeSettings(changed)),
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

/** What can take the focus, in order: who changes a setting by keyboard stays on it. */
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
    await writeSettings(await readSettingsFile(file));
    tell(words('optImported'));
  } catch (error) {
    if (error instanceof SettingsFileError) {
      const number = error.reason === 'items' ? maxListItems : error.item;
      tell(words(`importError_${error.reason}`, error.field, number.toLocaleString(language)));
    } else tellNotSaved(error);
  }
}

async function start(): Promise<void> {
  const follow = () => void readShown().then(show).catch(reportError);
  watchSettings(follow);
  watchPrivateChanges(follow);
  // Where broken values cannot be put aside, the page works with the sound ones.
  await mendSettings().then(follow, tellNotSaved);
}

start().catch(reportError);
