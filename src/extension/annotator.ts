import { AnnotatedPage } from '../annotator/annotated-page.ts';
import { onlyLatest } from '../annotator/only-latest.ts';
import { readTabMessage, type Handlers, type RequestOf, type TabProtocol } from '../protocol/messages.ts';
import { isOnFor } from '../protocol/settings.ts';
import { annotatorPort } from './annotator-port.ts';
import { isInPrivateWindow, isOrphaned } from './own-context.ts';
import { replyWith } from './reply.ts';
import { reportedErrors, reportError } from './report-error.ts';
import { watchSettings } from './settings-store.ts';
import { readWindowSettings } from './window-settings.ts';

// Injected when the gate asks for it, into a page that may be an article in scope. A second injection finds the first at work.

const mark = Symbol.for('csto-context annotator');
/** Does the annotator in this page belong to the running extension? One that was left behind by an update makes room. */
const world = globalThis as { [mark]?: () => boolean };

function start(): Promise<void> {
  const page = new AnnotatedPage(document, annotatorPort);
  const begin = onlyLatest();
  /** Does what the settings in force say. */
  const follow = async () => {
    const isLatest = begin();
    const settings = await readWindowSettings(isInPrivateWindow());
    if (!isLatest()) return;
    const isOn = isOnFor(settings, location.hostname);
    if (!isOn) page.suspend();
    await page.use(settings);
    if (isLatest() && isOn && settings.mode === 'automatic') await page.resume();
  };
  const handlers: Handlers<TabProtocol> = {
    'page-state': () => page.state(),
    'annotate-anyway': () => page.annotateAnyway(),
    reveal: ({ span }) => page.reveal(span),
    step: ({ by }) => page.step(by),
    explain: ({ text }) => page.explain(text),
    'in-view': () => page.inView(),
    record: () => page.record(),
    'settings-changed': () => follow().then(() => true),
    diagnose: async () => ({ ...(await page.diagnose()), errors: reportedErrors() }),
  };
  const handle = <Type extends keyof TabProtocol>(type: Type, request: RequestOf<TabProtocol, Type>) =>
    handlers[type](request);
  // Answered by callback, which both browsers know without the polyfill.
  chrome.runtime.onMessage.addListener((raw: unknown, sender, respond: (reply: unknown) => void) => {
    const message = sender.id === chrome.runtime.id ? readTabMessage(raw) : null;
    if (message === null) return false;
    void replyWith(() => handle(message.type, message)).then(respond);
    return true;
  });
  watchSettings(() => void follow().catch(reportError));
  return follow();
}

if (world[mark]?.() !== true) {
  const api = chrome.runtime as { readonly id?: string };
  world[mark] = () => api.id !== undefined && !isOrphaned();
  start().catch(reportError);
}
