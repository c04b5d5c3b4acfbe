import type { AnswerOf, Reply, RequestOf, TabProtocol } from '../protocol/messages.ts';
import { browser } from './browser.ts';

/** The errors of browsers where nobody listens in the tab, or the page went away before it answered. */
const noReceiver =
  /Receiving end does not exist|message channel (?:is )?closed|Actor 'Conduits' destroyed|went out of scope|Invalid tab ID|No tab with id/;

/**
 * Asks the tab's annotator. Null where none runs there: the gate ignored the page, the page is closed to extensions, or it went away before it
 * answered. Throws if the annotator failed, or with any other error.
 */
export async function askTab<Type extends keyof TabProtocol>(
  tabId: number,
  type: Type,
  request: RequestOf<TabProtocol, Type>,
): Promise<AnswerOf<TabProtocol, Type> | null> {
  const reply = await send(tabId, { type, ...request });
  if (reply === null) return null;
  if (!('answer' in reply)) throw new Error(`the annotator failed to answer ${type}`);
  return reply.answer as AnswerOf<TabProtocol, Type>;
}

/** Asks the tab's annotator, which is injected first where it does not run. Throws where the page lets no script in. */
export async function askInjected<Type extends keyof TabProtocol>(
  tabId: number,
  type: Type,
  request: RequestOf<TabProtocol, Type>,
): Promise<AnswerOf<TabProtocol, Type> | null> {
  // Where it runs already, the second script ends at once.
  await browser.scripting.executeScript({ target: { tabId }, files: ['/annotator.js'] });
  return askTab(tabId, type, request);
}

async function send(tabId: number, message: object): Promise<Reply | null> {
  try {
    return (await browser.tabs.sendMessage<object, Reply | undefined>(tabId, message)) ?? null;
  } catch (error) {
    if (error instanceof Error && noReceiver.test(error.message)) return null;
    throw error;
  }
}
