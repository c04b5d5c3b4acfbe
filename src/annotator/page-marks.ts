import { ForcedUnderlines } from '../view/marks/forced-underlines.ts';
import { Painter, type PaintedRange } from '../view/marks/painter.ts';

/** What is painted in a page, by highlights or, where colours are forced, by underlines. */
export class PageMarks {
  readonly #painter: Painter;
  readonly #underlines: ForcedUnderlines;
  /** Chromium paints highlights in forced colours as if they were selected; there they are underlined by other means. */
  readonly #forced: MediaQueryList | null;

  constructor(document: Document, isChromium: boolean) {
    this.#forced = isChromium ? window.matchMedia('(forced-colors: active)') : null;
    this.#painter = new Painter({
      highlights: {
        get: (name) => CSS.highlights.get(name),
        set: (name, highlight) => (this.#isForced() ? CSS.highlights : CSS.highlights.set(name, highlight)),
        delete: (name) => CSS.highlights.delete(name),
      },
      Highlight,
      StaticRange,
      randomName: () => `c${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`,
    });
    this.#underlines = new ForcedUnderlines(document);
  }

  /** The names of the highlights, which want rules. */
  get names(): readonly string[] {
    return this.#painter.names;
  }

  get isEmpty(): boolean {
    return this.#painter.size === 0;
  }

  /** Calls back when colours begin or cease to be forced, until the signal is aborted. */
  onForced(callback: () => void, signal: AbortSignal): void {
    this.#forced?.addEventListener('change', callback, { signal });
  }

  /** Paints these ranges and no others, in steps. */
  *paint(ranges: readonly PaintedRange[]): Generator<undefined, void, undefined> {
    yield* this.#painter.paintInSteps(ranges);
    if (this.#isForced()) this.#underlines.draw(ranges);
  }

  /** Highlights the words of the open card, and those that its date was counted from; none where no card is open. */
  focus(ranges: readonly PaintedRange[]): void {
    this.#painter.focus(ranges);
  }

  clear(): void {
    this.#painter.clear();
    this.#underlines.clear();
  }

  /** Puts back what the page has taken away. */
  restore(): void {
    this.#painter.restore();
  }

  /** Takes the paint off words that are not those any more; true where there were such. */
  removeStale(): boolean {
    if (this.#painter.removeStale() === 0) return false;
    this.#underlines.clear();
    return true;
  }

  #isForced(): boolean {
    return this.#forced?.matches === true;
  }
}
