import { AnnotatedPage } from './annotated-page.ts';
import { readTabMessage, type TabMessage } from './messages.ts';
import { isInPrivateWindow, isOrphaned } from './own-context.ts';
import { reportError } from './report-error.ts';
import { isOnFor, watchSettings, type Settings } from './settings.ts';
import { readWindowSettings } from './window-settings.ts';

// Injected on the gate's word into a page that may be an article in scope. A second injection finds the first at work.

const mark = Symbol.for('csto-context annotator');
/** Is the annotator in this page still the running extension's? One that was left behind by an update makes room. */
const world = globalThis as { [mark]?: () => boolean };

async function start(): Promise<void> {
  const read = () => readWindowSettings(isInPrivateWindow());
  const settings = read();
  const page = new AnnotatedPage(document);
  // Answered by callback, which both browsers know without the polyfill.
  chrome.runtime.onMessage.addListener((raw: unknown, sender, respond: (answer?: unknown) => void) => {
    const message = sender.id === chrome.runtime.id ? readTabMessage(raw) : null;
    if (message === null) return false;
    answer(page, message)
      .catch(reportError)
      .then(respond, () => undefined);
    return true;
  });
  watchSettings((changed) => {
    follow(page, changed).catch(reportError);
  }, read);
  await follow(page, await settings);
}

async function follow(page: AnnotatedPage, settings: Settings): Promise<void> {
  const isOn = isOnFor(settings, location.hostname);
  if (!isOn) page.suspend();
  await page.use(settings);
  if (isOn && settings.mode === 'automatic') await page.resume();
}

async function answer(page: AnnotatedPage, message: TabMessage): Promise<unknown> {
  switch (message.type) {
    case 'page-state':
      return page.state();
    case 'annotate-anyway':
      return page.annotateAnyway();
    case 'diagnose':
      return page.diagnose();
    case 'in-view':
      return page.inView();
    case 'record':
      return page.record();
    case 'reveal':
      return page.reveal(message.span);
    case 'step':
      return page.step(message.by);
    case 'explain':
      return page.explain(message.text);
    case 'settings-changed':
      return follow(page, await readWindowSettings(isInPrivateWindow()));
  }
}

if (world[mark]?.() !== true) {
  const api = chrome.runtime as { readonly id?: string };
  world[mark] = () => api.id !== undefined && !isOrphaned();
  start().catch(reportError);
}
