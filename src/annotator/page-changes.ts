import type { TextMap } from '../page/text-map.ts';
import { WorkBudget } from './slicer.ts';

/** A page that changes is read again when it has been quiet for so long. */
const quietMs = 300;
/** One that never rests is read again after so long all the same. */
const patienceMs = 2000;
/** Spend at most this share of the time on re-reading, on the page's thread and in the background alike. */
const maxDutyCycle = 1 / 20;
/**
 * An article that renders its text anew after loading is analysed again without a rest: the background's work is only limited beyond this
 * much, in milliseconds.
 */
const maxSavedBackgroundMs = 1000;
/** From so many changes on at once they are not looked at one by one. */
const stormFrom = 1000;
/** What is painted is looked over so often between two frames; the rest waits for the frame. */
const looksAtMost = 20;

export interface PageChangesOptions {
  readonly document: Document;
  /** Is the node our own, which comes and goes on the root element? */
  readonly isOwn: (node: Node | null) => boolean;
  /** The text as it was read last; undefined before that. */
  readonly map: () => TextMap | undefined;
  /** Asked first at every change; false where nobody is left to follow them. */
  readonly isAlive: () => boolean;
  /** Looks over what is painted, because words may be other than they were. */
  readonly look: () => void;
  /** Called where nothing painted can have changed. */
  readonly restore: () => void;
  /** Reads the page again. */
  readonly read: () => void;
}

/**
 * Follows the changes of a document. Stale paint marks wrong words, so what has changed is looked over before the next frame; reading again
 * waits for quiet.
 */
export class PageChanges {
  readonly #options: PageChangesOptions;
  readonly #signal: AbortSignal;
  readonly #background = new WorkBudget(maxDutyCycle, maxSavedBackgroundMs);
  #waiting = 0;
  #waitingSince = 0;
  #changedAt = 0;
  /** Readings that have begun and not ended; changes wait for their end. */
  #readings = 0;
  #rested = 0;
  #looks = 0;
  #frame = 0;

  /** Follows the document until the signal is aborted. */
  constructor(options: PageChangesOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    const observer = new MutationObserver((records) => this.#onChange(records));
    // The document, because a page may put another body or root in place, or have none.
    observer.observe(options.document, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      window.clearTimeout(this.#waiting);
      window.cancelAnimationFrame(this.#frame);
    });
  }

  /** Is everything that has changed so far read? */
  get isIdle(): boolean {
    return this.#waitingSince === 0 && this.#readings === 0 && this.#frame === 0;
  }

  /** A reading begins. To be followed by `readingEnded`. */
  readingBegan(): void {
    this.#readings++;
  }

  /** The page's own part of the reading is over and took `workMs` of its thread, in milliseconds. The answer may still be due. */
  wasRead(workMs: number): void {
    this.#rested = performance.now() + workMs / maxDutyCycle;
  }

  /** The reading and its answers are complete. `backgroundMs` is how long the background worked on them, in milliseconds. */
  readingEnded(backgroundMs: number): void {
    this.#readings--;
    this.#background.spend(backgroundMs, performance.now());
    if (this.#waitingSince > 0) this.#schedule();
  }

  #onChange(records: readonly MutationRecord[]): void {
    const { isAlive, restore } = this.#options;
    if (!isAlive() || records.every((record) => this.#isOurs(record))) return;
    if (this.#touchesText(records)) this.#look();
    else if (this.#looks === 0) restore();
    this.readLater();
  }

  #isOurs({ target, addedNodes, removedNodes }: MutationRecord): boolean {
    const { document, isOwn } = this.#options;
    return (
      target === document.documentElement &&
      addedNodes.length + removedNodes.length === 1 &&
      isOwn(addedNodes[0] ?? removedNodes[0] ?? null)
    );
  }

  /** May the changes have made painted words other than they were? What is only added does not. */
  #touchesText(records: readonly MutationRecord[]): boolean {
    const map = this.#options.map();
    if (map === undefined) return false;
    return (
      records.length >= stormFrom ||
      records.some(({ type, target, removedNodes }) =>
        type === 'characterData' ? map.offsetOf(target, 0) !== null : removedNodes.length > 0,
      )
    );
  }

  #look(): void {
    const { look } = this.#options;
    this.#looks++;
    if (this.#looks <= looksAtMost) look();
    if (this.#frame !== 0) return;
    this.#frame = window.requestAnimationFrame(() => {
      if (this.#looks > looksAtMost) look();
      this.#frame = this.#looks = 0;
    });
  }

  /** Reads the page again when it has been quiet from now on. One that changes all the time puts that off only so far. */
  readLater(): void {
    this.#changedAt = performance.now();
    if (this.#waitingSince === 0) this.#waitingSince = this.#changedAt;
    this.#schedule();
  }

  /** Waits for the quiet, and until the last reading's work, here and in the background, has been rested off. */
  #schedule(): void {
    window.clearTimeout(this.#waiting);
    if (this.#signal.aborted) return;
    const rested = Math.max(this.#rested, this.#background.readyAt);
    const at = Math.max(rested, Math.min(this.#changedAt + quietMs, this.#waitingSince + patienceMs));
    this.#waiting = window.setTimeout(() => {
      // The end of the reading calls again.
      if (this.#readings > 0) return;
      this.#waiting = this.#waitingSince = 0;
      this.#options.read();
    }, at - performance.now());
  }
}
