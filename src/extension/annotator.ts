import { AnnotatedPage } from './annotated-page.ts';
import { browser, isOrphaned, type Runtime } from './browser.ts';
import { readTabMessage } from './messages.ts';
import { reportError } from './report-error.ts';
import { isOnFor, readSettings, watchSettings } from './settings.ts';

// Injected on the gate's word into a page that may be an article in scope. A second injection finds the first at work.

const mark = Symbol.for('csto-context annotator');
/** Is the annotator in this page still the running extension's? One that was left behind by an update makes room. */
const world = globalThis as { [mark]?: () => boolean };

async function start(): Promise<void> {
  const page = new AnnotatedPage(document);
  browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
    const message = sender.id === browser.runtime.id ? readTabMessage(raw) : null;
    if (message === null) return undefined;
    if (message.type === 'page-state') return page.state();
    if (message.type === 'annotate-anyway') return page.annotateAnyway();
    if (message.type === 'diagnose') return page.diagnose();
    page.reveal(message.span);
    return undefined;
  });
  watchSettings((settings) => {
    if (isOnFor(settings, location.hostname)) page.resume().catch(reportError);
    else page.suspend();
  });
  if (isOnFor(await readSettings(), location.hostname)) await page.resume();
}

if (world[mark]?.() !== true) {
  const api = chrome.runtime as { readonly id?: string };
  world[mark] = () => api.id !== undefined && !isOrphaned();
  start().catch(reportError);
}
