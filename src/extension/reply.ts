import type { Reply } from '../protocol/messages.ts';
import { reportError } from './report-error.ts';

/** Begins the work at once and replies with its answer, or that it failed. `undefined` becomes null, because messages cannot carry it. */
export async function replyWith(work: () => unknown): Promise<Reply> {
  try {
    return { answer: (await work()) ?? null };
  } catch (error) {
    reportError(error);
    return { failed: true };
  }
}
