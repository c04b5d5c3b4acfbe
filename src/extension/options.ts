import { renderOptions, type Unmarked } from '../view/options.ts';
import { applyTheme } from '../view/theme.ts';
import { askBackground } from './ask-background.ts';
import { browser } from './browser.ts';
import { isInPrivateWindow } from './own-context.ts';
import { watchPrivateChanges } from './private-changes.ts';
import { reportError } from './report-error.ts';
import { withKnown, withSite, withWrong, type ListChange } from './settings-changes.ts';
import { readSettingsFile, SettingsFileError, writeSettingsFile } from './settings-file.ts';
import { mendSettings, readSettings, watchSettings, writeSettings, type Settings } from './settings.ts';
import { voiceOf, type Voice } from './voice.ts';
import { changeWindowSettings, readWindowSettings } from './window-settings.ts';

// The options page shows the settings and writes what is changed; it shows itself anew after every change.

const main = document.querySelector('main');
const today = () => new Date().toISOString().slice(0, 10);

/** Titles of known terms and wrong marks, kept while the page is open. */
const titles = new Map<string, string>();

async function titleOf(key: string, { language }: Voice): Promise<string> {
  const id = key.replace(/^date:/, '');
  const kept = titles.get(`${language} ${id}`);
  if (kept !== undefined) return kept;
  const card = await askBackground({ type: 'describe', id, on: today(), language });
  const title = card?.title ?? id;
  titles.set(`${language} ${id}`, title);
  return title;
}

/** A settings file is of the machine; the lists are those in force in this window. */
const readShown = () => readWindowSettings(isInPrivateWindow());

function change(how: ListChange): void {
  changeWindowSettings(how, isInPrivateWindow()).catch(reportError);
}

async function unmarked(
  settings: Settings,
  voice: Voice,
): Promise<Readonly<Record<'sites' | 'known' | 'wrong', readonly Unmarked[]>>> {
  const { sitesOff, knownTerms, wrongHere } = settings;
  const known = knownTerms.map(async (id) => ({
    title: await titleOf(id, voice),
    onRestore: () => change(withKnown(id, false)),
  }));
  const wrong = wrongHere.map(async ({ id, site }) => ({
    title: await titleOf(id, voice),
    note: site,
    onRestore: () => change(withWrong(id, site, false)),
  }));
  const sites = sitesOff.map((site) => ({
    title: site,
    onRestore: () => change(withSite(site, true)),
  }));
  return { sites, known: await Promise.all(known), wrong: await Promise.all(wrong) };
}

async function show(settings: Settings): Promise<void> {
  if (main === null) return;
  const [voice, reach, commands] = await Promise.all([
    voiceOf(settings),
    askBackground({ type: 'reach' }),
    (browser as Partial<Pick<typeof browser, 'commands'>>).commands?.getAll() ?? [],
  ]);
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
      ...(await unmarked(settings, voice)),
      shortcuts: commands.flatMap(({ name = '', shortcut = '' }) => {
        const label = labels[name];
        return label === undefined ? [] : [{ label, keys: shortcut }];
      }),
      about: { version, from: reach.from, to: reach.to },
    },
    {
      document,
      words,
      language,
      onChoose: (changed) => void writeSettings(changed).catch(reportError),
      onShortcuts: () => void openShortcuts().catch(reportError),
      onExport: () => void readSettings().then(save).catch(reportError),
      onImport: (file) => void load(file, voice).catch(reportError),
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

async function load(file: File, { words }: Voice): Promise<void> {
  try {
    await writeSettings(readSettingsFile(await file.text()));
    tell(words('optImported'));
  } catch (error) {
    if (!(error instanceof SettingsFileError)) throw error;
    tell(words(`importError_${error.reason}`, error.field));
  }
}

async function start(): Promise<void> {
  await mendSettings();
  const follow = () => void readShown().then(show).catch(reportError);
  watchSettings(follow);
  watchPrivateChanges(follow);
  follow();
}

start().catch(reportError);
