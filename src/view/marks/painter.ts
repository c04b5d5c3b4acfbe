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

interface Painted extends PaintedRange {
  /** What is painted, as it stood when it was; null where it goes from one node to another. */
  readonly text: string | null;
}

/** More ranges than this are not alive at a time: beyond it painting is felt in Firefox. */
export const maxRanges = 2000;
/** Firefox takes up to 40 µs for one. */
const rangesPerStep = 50;

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
  /** Our own list: Firefox does not let a content script iterate over a highlight. */
  readonly #ranges = new Map<AbstractRange, Painted>();
  #focused: readonly AbstractRange[] = [];

  constructor(platform: PaintPlatform) {
    this.#platform = platform;
    this.names = paintStyles.map(() => platform.randomName());
  }

  /** How many ranges are painted. */
  get size(): number {
    return this.#ranges.size;
  }

  /** Paints in place of all that was painted before; what is painted already stays as it is, so that a change costs its own part. */
  paint(ranges: readonly PaintedRange[]): void {
    Array.from(this.paintInSteps(ranges));
  }

  /** The same in steps of about a millisecond. The page may change between them: words that are others by then are not painted. */
  *paintInSteps(ranges: readonly PaintedRange[]): Generator<undefined, void, undefined> {
    const wanted = new Map<Node, PaintedRange[]>();
    for (const range of ranges.slice(0, maxRanges)) {
      const inNode = wanted.get(range.startNode);
      if (inNode === undefined) wanted.set(range.startNode, [range]);
      else inNode.push(range);
    }
    for (const [range, painted] of this.#ranges) {
      const inNode = wanted.get(painted.startNode);
      const at = inNode?.findIndex((other) => isSame(other, painted)) ?? -1;
      if (at < 0 || isStale(painted)) this.#remove(range, painted.style);
      else inNode?.splice(at, 1);
    }
    const missing = [...wanted.values()].flat().map((range) => ({ ...range, text: textOf(range) }));
    let at = 0;
    do {
      for (const end = at + rangesPerStep; at < Math.min(end, missing.length); at++) this.#add(missing[at]!);
      this.#register();
      yield;
    } while (at < missing.length);
  }

  /**
   * Takes away what a change of the page has made stale, by its having left the document or reading otherwise than when it was
   * painted: it would mark wrong words. Call it before the next frame. Returns how many ranges went.
   */
  removeStale(): number {
    const before = this.#ranges.size;
    for (const [range, painted] of this.#ranges) if (isStale(painted)) this.#remove(range, painted.style);
    if (this.#focused.some((range) => !isLive(range))) this.focus([]);
    this.#register();
    return before - this.#ranges.size;
  }

  /** Paints the ranges whose card is open, in place of those before; none takes the paint away. */
  focus(ranges: readonly PaintedRange[]): void {
    const highlight = this.#highlight('focus');
    highlight.clear();
    this.#focused = ranges.map((range) => this.#rangeOf(range));
    for (const range of this.#focused) highlight.add(range);
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
    this.#ranges.clear();
    this.#focused = [];
  }

  #add(wanted: Painted): void {
    if (isStale(wanted)) return;
    const made = this.#rangeOf(wanted);
    this.#highlight(wanted.style).add(made);
    this.#ranges.set(made, wanted);
  }

  #remove(range: AbstractRange, style: PaintStyle): void {
    this.#painted.get(style)?.delete(range);
    this.#ranges.delete(range);
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

function isLive({ startContainer, endContainer }: AbstractRange): boolean {
  return startContainer.isConnected && endContainer.isConnected;
}

function isSame(a: PaintedRange, b: PaintedRange): boolean {
  return (
    a.startNode === b.startNode &&
    a.startOffset === b.startOffset &&
    a.endNode === b.endNode &&
    a.endOffset === b.endOffset &&
    a.style === b.style
  );
}

function isStale(painted: Painted): boolean {
  const { startNode, endNode, text } = painted;
  return !startNode.isConnected || !endNode.isConnected || textOf(painted) !== text;
}

function textOf({ startNode, startOffset, endNode, endOffset }: PaintedRange): string | null {
  if (startNode !== endNode || startNode.nodeType !== 3 /* a text node */) return null;
  return (startNode as Text).data.slice(startOffset, endOffset);
}
