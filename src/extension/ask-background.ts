import type { Card } from '../core/types.ts';
import type {
  AnnotateMessage,
  Annotated,
  BackgroundMessage,
  Cards,
  CardsMessage,
  ChangePrivatelyMessage,
  DescribeMessage,
  OpenPanelMessage,
  PrivateChangesMessage,
  Reach,
  ReachMessage,
  StyleMessage,
  Titles,
  TitlesMessage,
  WordsMessage,
} from './messages.ts';
import { isOrphaned } from './own-context.ts';
import type { ListChange } from './settings-changes.ts';

/** Waited before each further try, so that an answer comes within two seconds or not at all. */
const againMs = [100, 600];

/**
 * Sends a message to the background and returns its answer. All messages may be sent twice, so that one lost with a background
 * that was stopped in the middle is sent again, twice at most. Throws where an answer is due and none comes. The message is sent
 * before it returns, so that a reader's press still counts.
 */
export async function askBackground(message: AnnotateMessage): Promise<Annotated>;
export async function askBackground(message: CardsMessage): Promise<Cards>;
export async function askBackground(message: TitlesMessage): Promise<Titles>;
export async function askBackground(message: PrivateChangesMessage): Promise<readonly ListChange[]>;
export async function askBackground(message: ChangePrivatelyMessage): Promise<true>;
export async function askBackground(message: DescribeMessage): Promise<Card | null>;
export async function askBackground(message: WordsMessage): Promise<Readonly<Record<string, string>> | null>;
export async function askBackground(message: ReachMessage): Promise<Reach>;
export async function askBackground(message: StyleMessage | OpenPanelMessage): Promise<undefined>;
export async function askBackground(message: Exclude<BackgroundMessage, { type: 'start' }>): Promise<unknown> {
  const { type } = message;
  const mayBeEmpty = type === 'describe' || type === 'words' || type === 'style' || type === 'open-panel';
  for (const waitMs of againMs) {
    try {
      const answer: unknown = await chrome.runtime.sendMessage(message);
      // Nothing comes where the background was stopped before it could answer; a style has no answer.
      if (answer !== undefined && answer !== null) return answer;
      if (mayBeEmpty) return null;
    } catch (error) {
      // The extension itself is gone: nobody is left to ask.
      if (isOrphaned()) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  const answer: unknown = await chrome.runtime.sendMessage(message);
  if (!mayBeEmpty && (answer === undefined || answer === null)) throw new Error(`no answer to ${type}`);
  return answer ?? null;
}
