import { attributeOf, contains, parentNodeOf } from '../page/dom.ts';
import { hides, hidingAttributes } from '../page/standing.ts';
import type { TextMap } from '../page/text-map.ts';

/** What happens in a page when hidden text is shown, beside changes of attributes; each is seen on its way down from the window. */
const events =
  'click keyup change toggle scroll resize load transitionend animationend contentvisibilityautostatechange visibilitychange';
/** A page needs a moment to show what was pressed for. */
const settleMs = 100;
/** Looks are at least this far apart, and take at most one part in this many of the page's time where it moves all the time. */
const minPauseMs = 300;
const maxShare = 20;
/** At these times after the beginning a look is due anyway: a style may change with nothing to be seen of it. */
const looksAtMs = [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000];
const maxWatchedElements = 1000;

/** Follows text that was read but is hidden, and tells when some of it may have come into sight. */
export class HiddenText {
  readonly #onChange: () => void;
  readonly #signal: AbortSignal;
  #watching: AbortController | null = null;
  #observer: MutationObserver | null = null;
  #nextLookAt = 0;
  #timer = 0;

  /** Follows nothing yet, and nothing any more once the signal is aborted. */
  constructor(onChange: () => void, signal: AbortSignal) {
    this.#onChange = onChange;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#stop());
  }

  /** Is no look due for what has happened so far? */
  get isIdle(): boolean {
    return this.#timer === 0;
  }

  /** Follows the text in these elements in place of those before; with none nothing. To be called after every look over the page, with its cost. */
  follow(elements: readonly Element[], lookMs: number): void {
    this.#nextLookAt = performance.now() + Math.max(minPauseMs, maxShare * lookMs);
    this.#observer?.disconnect();
    if (elements.length === 0 || this.#signal.aborted) {
      this.#stop();
      return;
    }
    if (this.#watching === null) this.#start();
    const watched = new Set<Node>();
    for (const element of elements) {
      // Shadow roots have no attributes, but lead on to their hosts.
      for (let at: Node | null = element; at !== null && !watched.has(at); at = parentNodeOf(at) ?? hostOf(at)) {
        if (watched.size >= maxWatchedElements) return;
        watched.add(at);
        if (at instanceof Element) this.#observer?.observe(at, { attributes: true });
      }
    }
  }

  #start(): void {
    const { signal } = (this.#watching = new AbortController());
    const later = () => this.#later();
    this.#observer = new MutationObserver(later);
    for (const type of events.split(' '))
      window.addEventListener(type, later, { signal, capture: true, passive: true });
    const timers = looksAtMs.map((ms) => window.setTimeout(later, ms));
    signal.addEventListener('abort', () => {
      for (const timer of timers) window.clearTimeout(timer);
    });
  }

  #stop(): void {
    this.#watching?.abort();
    this.#watching = null;
    this.#observer?.disconnect();
    this.#observer = null;
    window.clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #later(): void {
    if (this.#timer !== 0) return;
    const pause = Math.max(settleMs, this.#nextLookAt - performance.now());
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#onChange();
    }, pause);
  }
}

/** Tells when an element is shown that a reading has left out as hidden, such as a tab of an article. */
export class UnreadText {
  readonly #document: Document;
  readonly #observer: MutationObserver;

  /** Follows nothing yet, and nothing any more once the signal is aborted. */
  constructor(document: Document, onShown: () => void, signal: AbortSignal) {
    this.#document = document;
    this.#observer = new MutationObserver((records) => {
      if (records.some(isShowing)) onShown();
    });
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Follows what lies around the article, in place of what was followed before; all of the page where there is no article. */
  follow(map: TextMap | null): void {
    this.#observer.disconnect();
    this.#observer.observe(map === null ? this.#document : this.#around(map), {
      subtree: true,
      attributeFilter: hidingAttributes,
      attributeOldValue: true,
    });
  }

  /** The element two levels above the article, because tabs may stand beside it: seldom the whole page, whose moving parts cost time. */
  #around(map: TextMap): Node {
    const range = map.rangeOf({ start: 0, end: map.source.text.length });
    if (range === null) return this.#document;
    let around: Node | null = range.startNode;
    while (around !== null && !contains(around, range.endNode)) around = parentNodeOf(around);
    const above = around === null ? null : parentNodeOf(around);
    return (above === null ? null : parentNodeOf(above)) ?? this.#document;
  }
}

function isShowing({ target, attributeName, oldValue }: MutationRecord): boolean {
  const name = attributeName ?? '';
  return hides(name, oldValue) && !hides(name, attributeOf(target, name));
}

function hostOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : null;
}
