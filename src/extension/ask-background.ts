import type { Card } from '../core/types.ts';
import { browser } from './browser.ts';
import type { AnnotateMessage, Annotated, DescribeMessage, StyleMessage } from './messages.ts';

/**
 * Sends a message to the background and returns its answer. All messages may be sent twice, so that one lost with a background
 * that was stopped in the middle is sent once more.
 */
export async function askBackground(message: AnnotateMessage): Promise<Annotated>;
export async function askBackground(message: DescribeMessage): Promise<Card | null>;
export async function askBackground(message: StyleMessage): Promise<undefined>;
export async function askBackground(message: AnnotateMessage | DescribeMessage | StyleMessage): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (error) {
    // Without an id the extension itself is gone: nobody is left to ask.
    if ((browser.runtime as { id?: string }).id === undefined) throw error;
    return browser.runtime.sendMessage(message);
  }
}
