/** The work was given up because nobody wants it any more, for example when the site was switched off. This is no fault. */
export class GivenUp extends Error {}

/** Throws GivenUp where the work is not wanted any more. */
export function giveUpUnless(isWanted: () => boolean): void {
  if (!isWanted()) throw new GivenUp();
}

/**
 * The longest time to hold the main thread; the step in which it ends comes on top. The first slice is longer, half a frame: an ordinary
 * article is read within it, and after a rest the page's own drawing would come first.
 */
const firstSliceMs = 8;
const sliceMs = 2;

/**
 * Cuts our work on the page's main thread into slices and keeps their times, in milliseconds. Jobs run one at a time, in the order in which
 * they were given. Only our own slices count, not the page's work between them.
 */
export class Slicer {
  /** The longest slice of all jobs. */
  longestMs = 0;
  /** The work of the latest job. */
  workMs = 0;
  #since = 0;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs the job when all jobs given before have ended. The job awaits `pause` between its steps, which lets the page go on when the slice is
   * used up. Where `isWanted` returns false after a rest, `pause` rejects with GivenUp, and a job
   * that has not begun does not begin.
   */
  run<T>(isWanted: () => boolean, job: (pause: () => Promise<void>) => Promise<T>): Promise<T> {
    const done = this.#last.then(async () => {
      giveUpUnless(isWanted);
      this.workMs = 0;
      this.#since = performance.now();
      try {
        return await job(() => this.#pause(isWanted));
      } finally {
        this.#endSlice();
      }
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #pause(isWanted: () => boolean): Promise<void> {
    if (performance.now() - this.#since < (this.workMs === 0 ? firstSliceMs : sliceMs)) return;
    this.#endSlice();
    await rest();
    this.#since = performance.now();
    giveUpUnless(isWanted);
  }

  #endSlice(): void {
    const ms = performance.now() - this.#since;
    this.workMs += ms;
    this.longestMs = Math.max(this.longestMs, ms);
  }
}

/**
 * Limits work to a share of wall time. At most `maxSavedMs` of unused time is saved, and at first that much is; more work than that must be
 * followed by a rest. Times are in milliseconds.
 */
export class WorkBudget {
  readonly #share: number;
  readonly #maxSavedMs: number;
  #savedMs: number;
  #at = 0;

  constructor(share: number, maxSavedMs: number) {
    this.#share = share;
    this.#maxSavedMs = this.#savedMs = maxSavedMs;
  }

  /** Records work that has ended. */
  spend(workMs: number, now: number): void {
    this.#savedMs = Math.min(this.#maxSavedMs, this.#savedMs + this.#share * (now - this.#at)) - workMs;
    this.#at = now;
  }

  /** The earliest start of the next work; in the past if it may start at once. */
  get readyAt(): number {
    return this.#at - this.#savedMs / this.#share;
  }
}

/** In a window that is not seen no frame may come; of a huge page one comes late. */
const maxFrameMs = 1000;

/** Waits for the next frame to be drawn: after it the page is laid out, and asking for boxes costs little. */
export async function afterFrame(document: Document): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  await new Promise<void>((resolve) => {
    window.requestAnimationFrame(() => resolve());
    window.setTimeout(resolve, maxFrameMs);
  });
  await rest();
}

/** Newer browsers can yield; a message to oneself does the same, and is not throttled as timers are. */
function rest(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { readonly yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
