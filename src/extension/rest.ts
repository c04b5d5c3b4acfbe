/** The page gave up waiting for the work, as when the site was switched off: nothing went wrong. */
export class GivenUp extends Error {}

/**
 * We hold the main thread for so long at once, and then for one step more. The first slice is longer, half a frame: an ordinary article is
 * read within it, and after a rest the page's own drawing would come first.
 */
const firstSliceMs = 8;
const sliceMs = 2;

/**
 * Parts our work on the page's main thread into slices, and keeps their times, in milliseconds. Work begins with `begin`, awaits
 * `pause` between slices and ends with `end`. Only the work's own times count, not those of others in between.
 */
export class Slicer {
  longestMs = 0;
  /** Of the work that was begun last. */
  workMs = 0;
  #since = 0;

  begin(): void {
    this.workMs = 0;
    this.#since = performance.now();
  }

  end(): void {
    const ms = performance.now() - this.#since;
    this.workMs += ms;
    this.longestMs = Math.max(this.longestMs, ms);
  }

  /** Lets the page go on where its turn has come, and comes back soon. Rejects with GivenUp where the signal has been aborted. */
  async pause(signal: AbortSignal): Promise<void> {
    if (performance.now() - this.#since < (this.workMs === 0 ? firstSliceMs : sliceMs)) return;
    this.end();
    await rest();
    if (signal.aborted) throw new GivenUp();
    this.#since = performance.now();
  }
}

/**
 * Keeps work to a share of the time. Up to `maxSavedMs` of what was not used is saved, at first all of it; more work than that has to be
 * rested off before the next may begin. Times are in milliseconds.
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

  /** Takes note of work that has ended. */
  spend(workMs: number, now: number): void {
    this.#savedMs = Math.min(this.#maxSavedMs, this.#savedMs + this.#share * (now - this.#at)) - workMs;
    this.#at = now;
  }

  /** When the next work may begin; in the past if it may begin at once. */
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

/** Newer browsers know how to yield; a message to oneself does the same, and is not held back as timers are. */
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
