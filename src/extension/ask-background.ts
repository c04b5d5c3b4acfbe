import type { Card } from '../core/types.ts';
import { browser, isOrphaned } from './browser.ts';
import type { AnnotateMessage, Annotated, DescribeMessage, StyleMessage } from './messages.ts';

/** Waited before each further try, so that an answer comes within two seconds or not at all. */
const againMs = [100, 600];

/**
 * Sends a message to the background and returns its answer. All messages may be sent twice, so that one lost with a background
 * that was stopped in the middle is sent again, twice at most.
 */
export async function askBackground(message: AnnotateMessage): Promise<Annotated>;
export async function askBackground(message: DescribeMessage): Promise<Card | null>;
export async function askBackground(message: StyleMessage): Promise<undefined>;
export async function askBackground(message: AnnotateMessage | DescribeMessage | StyleMessage): Promise<unknown> {
  for (const waitMs of againMs) {
    try {
      const answer: unknown = await browser.runtime.sendMessage(message);
      // The polyfill answers with nothing where the background was stopped before it could answer; a style has no answer.
      if (answer !== undefined || message.type === 'style') return answer;
    } catch (error) {
      // The extension itself is gone: nobody is left to ask.
      if (isOrphaned()) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return browser.runtime.sendMessage(message);
}
