import type { Card } from '../core/types.ts';
import type {
  AnnotateMessage,
  Annotated,
  BackgroundMessage,
  Cards,
  CardsMessage,
  ChangePrivatelyMessage,
  DescribeMessage,
  ExplainWordsMessage,
  OpenPanelMessage,
  PrivateChangesMessage,
  Reach,
  ReachMessage,
  Reply,
  StyleMessage,
  Titles,
  TitlesMessage,
  WordsMessage,
  Worked,
} from './messages.ts';
import { isOrphaned } from './own-context.ts';
import type { ListChange } from './settings-changes.ts';

/** Waits before the further tries, in milliseconds. */
const retryDelaysMs = [100, 600];

/**
 * Sends a message to the background and waits for its reply, however long that takes: a slow background is not asked twice. A message
 * whose channel closed without a reply was lost with a background that was stopped, and is sent again, twice at most; so every message
 * may be answered twice. Null for `annotate` and `cards` if the tab has asked for something newer or shows another page. Throws if
 * the background failed, was stopped each time, or has gone with the extension. The message is sent before this returns, so that a reader's
 * press still counts.
 */
export async function askBackground(message: AnnotateMessage): Promise<Worked<Annotated> | null>;
export async function askBackground(message: CardsMessage): Promise<Worked<Cards> | null>;
export async function askBackground(message: TitlesMessage): Promise<Titles>;
export async function askBackground(message: PrivateChangesMessage): Promise<readonly ListChange[]>;
export async function askBackground(message: ChangePrivatelyMessage): Promise<true>;
export async function askBackground(message: DescribeMessage | ExplainWordsMessage): Promise<Card | null>;
export async function askBackground(message: WordsMessage): Promise<Readonly<Record<string, string>> | null>;
export async function askBackground(message: ReachMessage): Promise<Reach>;
export async function askBackground(message: StyleMessage | OpenPanelMessage): Promise<null>;
export async function askBackground(message: Exclude<BackgroundMessage, { type: 'start' }>): Promise<unknown> {
  for (const delayMs of [0, ...retryDelaysMs]) {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const reply = await send(message);
    if (reply === null) continue;
    if ('failed' in reply) throw new Error(`the background failed to answer ${message.type}`);
    return 'answer' in reply ? reply.answer : null;
  }
  throw new Error(`the background was stopped at ${message.type}`);
}

/** Null if the channel closed without a reply, by which the promise is rejected or fulfilled with nothing. */
async function send(message: BackgroundMessage): Promise<Reply | null> {
  try {
    return (await chrome.runtime.sendMessage<BackgroundMessage, Reply | undefined>(message)) ?? null;
  } catch (error) {
    if (isOrphaned()) throw error;
    return null;
  }
}
