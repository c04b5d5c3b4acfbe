import type { AnswerOf, AskBackground, BackgroundProtocol, Reply } from '../protocol/messages.ts';
import { isOrphaned } from './own-context.ts';

/** Retry delays in ms. */
const retryDelaysMs = [100, 600];

/**
 * Sends a message to the background and waits for its reply, however long that takes: a slow background is not asked twice. A message
 * whose channel closed without a reply was lost with a background that was stopped, and is sent again, at most twice; so every message
 * may be answered twice. Throws if the background failed, was stopped each time, or has gone with the extension. The message is sent
 * before this returns, so that a reader's press still counts.
 */
export const askBackground: AskBackground = async (type, request) => {
  const message = { type, ...request };
  for (const delayMs of [0, ...retryDelaysMs]) {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const reply = await send(message);
    if (reply === null) continue;
    if ('failed' in reply) throw new Error(`the background failed to answer ${type}`);
    // The map names the type of each answer; superseded requests are those whose answer may be null.
    return ('answer' in reply ? reply.answer : null) as AnswerOf<BackgroundProtocol, typeof type>;
  }
  throw new Error(`the background was stopped at ${type}`);
};

/** Null if the channel closed without a reply, by which the promise is rejected or fulfilled with nothing. */
async function send(message: object): Promise<Reply | null> {
  try {
    return (await chrome.runtime.sendMessage<object, Reply | undefined>(message)) ?? null;
  } catch (error) {
    if (isOrphaned()) throw error;
    return null;
  }
}
