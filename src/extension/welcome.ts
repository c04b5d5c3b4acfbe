import { highlightSheet } from '../view/marks/highlight-sheet.ts';
import { applyTheme } from '../view/theme.ts';
import { renderWelcome } from '../view/pages/welcome.tsx';
import { AnnotatedPage } from '../annotator/annotated-page.ts';
import { annotatorPort } from './annotator-port.ts';
import { browser } from './browser.ts';
import { onlyLatest } from '../annotator/only-latest.ts';
import { readTabMessage } from '../protocol/messages.ts';
import { reportError } from './report-error.ts';
import { readSettings, watchSettings } from './settings-store.ts';
import { defaultSettings, type Settings } from '../protocol/settings.ts';
import { voiceOf } from './voice.ts';

// The first-run page explains its example with the code that explains articles; only the marks' rules it brings itself.

const main = document.querySelector('main');

/** The example is explained whatever the settings say of sites, kinds and known terms. */
function shownWith({ language, theme }: Settings): Settings {
  return { ...defaultSettings, language, theme };
}

async function nextKey(): Promise<string> {
  const { commands } = browser as Partial<Pick<typeof browser, 'commands'>>;
  const all = (await commands?.getAll()) ?? [];
  return all.find(({ name }) => name === 'next-mark')?.shortcut ?? '';
}

async function start(): Promise<void> {
  const settings = await readSettings();
  const [{ words, language }, key] = await Promise.all([voiceOf(settings), nextKey()]);
  document.documentElement.lang = language;
  document.title = words('extShortName');
  applyTheme(document.documentElement, settings.theme);
  main?.replaceChildren(renderWelcome({ words, nextKey: key }));
  const page = new AnnotatedPage(document, {
    ...annotatorPort,
    style: (names) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(highlightSheet(names));
      document.adoptedStyleSheets.push(sheet);
      return Promise.resolve();
    },
  });
  browser.runtime.onMessage.addListener((raw: unknown) => {
    const message = readTabMessage(raw);
    if (message?.type === 'step') page.step(message.by).catch(reportError);
    return undefined;
  });
  await page.use(shownWith(settings));
  await page.annotateAnyway();
  const count = main?.querySelector('.count');
  if (count !== null && count !== undefined) count.textContent = words('welcomeCount', String(page.markCount));
  if (main !== null) main.dataset['ready'] = language;
  const begin = onlyLatest();
  const follow = async () => {
    const isLatest = begin();
    const changed = await readSettings();
    if (!isLatest()) return;
    applyTheme(document.documentElement, changed.theme);
    await page.use(shownWith(changed));
  };
  watchSettings(() => void follow().catch(reportError));
}

start().catch(reportError);
