import { AnnotatedPage } from './annotated-page.ts';
import { browser, type Runtime } from './browser.ts';
import { readTabMessage } from './messages.ts';
import { reportError } from './report-error.ts';
import { isOnFor, readSettings, watchSettings } from './settings.ts';

// Injected on the gate's word into a page that may be an article in scope. A second injection finds the first at work.

const mark = Symbol.for('csto-context annotator');
const world = globalThis as { [mark]?: true };

async function start(): Promise<void> {
  const page = new AnnotatedPage(document);
  browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
    const message = sender.id === browser.runtime.id ? readTabMessage(raw) : null;
    if (message === null) return undefined;
    if (message.type === 'page-state') return page.state();
    if (message.type === 'annotate-anyway') return page.annotateAnyway();
    page.reveal(message.span);
    return undefined;
  });
  watchSettings((settings) => {
    if (isOnFor(settings, location.hostname)) page.resume().catch(reportError);
    else page.suspend();
  });
  if (isOnFor(await readSettings(), location.hostname)) await page.resume();
}

if (world[mark] === undefined) {
  world[mark] = true;
  start().catch(reportError);
}
