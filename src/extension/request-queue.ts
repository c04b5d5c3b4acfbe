import type { Worked } from '../protocol/messages.ts';

/** One request of one asker. */
export interface QueuedRequest<T> {
  /** Who asks, as a tab: of each asker one request waits at most. */
  readonly asker: number;
  /** Does the work without a rest. */
  readonly work: () => T;
  /** Asked when a request that had to wait gets its turn: does anybody still want the answer? */
  readonly isWanted: () => Promise<boolean>;
}

interface Waiting extends QueuedRequest<unknown> {
  readonly resolve: (worked: Worked<unknown> | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does heavy work one request at a time, so that no asker keeps the others waiting for more than one request of its own. Askers
 * take turns in the order in which they began to wait. A newer request takes the place of the asker's waiting one. Between two requests
 * everything else that has come in gets its turn.
 */
export class RequestQueue {
  /** The waiting request of each asker, in the order of their turns. */
  readonly #waiting = new Map<number, Waiting>();
  readonly #rest: () => Promise<void>;
  #isWorking = false;

  /** `rest` lets everything else that has come in have its turn. */
  constructor(rest: () => Promise<void> = nextTask) {
    this.#rest = rest;
  }

  /**
   * Does the work when the asker's turn comes, at once if nothing else is being done. Null if a newer request has taken its place, or
   * nobody wants the answer any more. Rejects with what the work throws.
   */
  async ask<T>(request: QueuedRequest<T>): Promise<Worked<T> | null> {
    if (!this.#isWorking) {
      this.#isWorking = true;
      try {
        return timed(request.work);
      } finally {
        void this.#workOn();
      }
    }
    return new Promise((resolve, reject) => {
      this.#waiting.get(request.asker)?.resolve(null);
      // An asker that is there already keeps its place.
      this.#waiting.set(request.asker, { ...request, resolve: resolve as Waiting['resolve'], reject });
    });
  }

  async #workOn(): Promise<void> {
    await this.#rest();
    for (let [next] = this.#waiting.values(); next !== undefined; [next] = this.#waiting.values()) {
      const { asker, isWanted } = next;
      const stays = await isWanted().catch(() => false);
      // It may have been replaced by a newer one, which is asked about in its turn.
      if (this.#waiting.get(asker) !== next) continue;
      this.#waiting.delete(asker);
      if (!stays) {
        next.resolve(null);
        continue;
      }
      try {
        next.resolve(timed(next.work));
      } catch (error) {
        next.reject(error);
      }
      await this.#rest();
    }
    this.#isWorking = false;
  }
}

function timed<T>(work: () => T): Worked<T> {
  const start = performance.now();
  const answer = work();
  return { answer, workMs: performance.now() - start };
}

/** A timer, because what is woken by a message or by `scheduler.yield` may go before messages of other tabs. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
