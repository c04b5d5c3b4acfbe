import { paintStyles, type PaintStyle } from './highlight-sheet.ts';

/** A stretch of the page to paint, within one text node or from one to another. */
export interface PaintedRange {
  readonly startNode: Node;
  readonly startOffset: number;
  readonly endNode: Node;
  readonly endOffset: number;
  readonly style: PaintStyle;
}

/** What the painter needs of the window: the registry that it shares with the page, and the classes to fill it. */
export interface PaintPlatform {
  readonly highlights: Pick<HighlightRegistry, 'get' | 'set' | 'delete'>;
  readonly Highlight: new () => Highlight;
  readonly StaticRange: new (init: StaticRangeInit) => AbstractRange;
  /** A fresh random word of letters and digits that begins with a letter. */
  readonly randomName: () => string;
}

/** More ranges than this are not alive at a time: beyond it painting is felt in Firefox. */
const rangesAtMost = 2000;

/**
 * Paints with the CSS Custom Highlight API, so that the document stays as it is. One highlight a style, under names that no page
 * can foresee; ranges are static, because live ones slow the page's own changes down. The caller takes away what a change of
 * the page has made stale. Held by a page's annotator; `clear` leaves nothing behind.
 */
export class Painter {
  /** The highlights' names in the order of paintStyles, for highlightSheet. */
  readonly names: readonly string[];
  readonly #platform: PaintPlatform;
  readonly #painted = new Map<PaintStyle, Highlight>();
  #alive = 0;

  constructor(platform: PaintPlatform) {
    this.#platform = platform;
    this.names = paintStyles.map(() => platform.randomName());
  }

  /** How many ranges are painted. */
  get size(): number {
    return this.#alive;
  }

  /** Paints in place of all that was painted before. */
  paint(ranges: readonly PaintedRange[]): void {
    this.clear();
    for (const range of ranges.slice(0, rangesAtMost)) {
      this.#highlight(range.style).add(this.#rangeOf(range));
      this.#alive++;
    }
    this.#register();
  }

  /** Paints the ranges whose card is open, in place of those before; none takes the paint away. */
  focus(ranges: readonly PaintedRange[]): void {
    const highlight = this.#highlight('focus');
    highlight.clear();
    for (const range of ranges) highlight.add(this.#rangeOf(range));
    this.#register();
  }

  /** Puts the highlights back where the page has cleared or replaced them; does nothing where all is in place. */
  restore(): void {
    this.#register();
  }

  /** Takes all paint away. */
  clear(): void {
    for (const style of this.#painted.keys()) this.#platform.highlights.delete(this.#nameOf(style));
    this.#painted.clear();
    this.#alive = 0;
  }

  #register(): void {
    const { highlights } = this.#platform;
    for (const [style, highlight] of this.#painted) {
      const name = this.#nameOf(style);
      if (highlight.size === 0) highlights.delete(name);
      else if (highlights.get(name) !== highlight) highlights.set(name, highlight);
    }
  }

  #highlight(style: PaintStyle): Highlight {
    let highlight = this.#painted.get(style);
    if (highlight === undefined) {
      highlight = new this.#platform.Highlight();
      this.#painted.set(style, highlight);
    }
    return highlight;
  }

  #rangeOf({ startNode, startOffset, endNode, endOffset }: PaintedRange): AbstractRange {
    return new this.#platform.StaticRange({ startContainer: startNode, startOffset, endContainer: endNode, endOffset });
  }

  #nameOf(style: PaintStyle): string {
    return this.names[paintStyles.indexOf(style)] ?? '';
  }
}
