import type { Block, SourceText, Span } from '../core/types.ts';
import type { Article } from './article.ts';
import { Collapser, type Runs } from './collapse.ts';
import { withoutRest, withRests, type Slices } from './slices.ts';

/** Two positions on the page, as the constructors of StaticRange and Range take them. */
export interface NodeRange {
  readonly startNode: Text;
  readonly startOffset: number;
  readonly endNode: Text;
  readonly endOffset: number;
}

/** A range of the DOM's own that follows the page's changes, for its boxes. */
export function liveRange({ startNode, startOffset, endNode, endOffset }: NodeRange): Range {
  const live = startNode.ownerDocument.createRange();
  live.setStart(startNode, startOffset);
  live.setEnd(endNode, endOffset);
  return live;
}

/** The article's text with the way between its offsets and the page's nodes. */
export interface TextMap {
  /** As the reader sees it: white space collapsed, a `br` as `\n`, blocks parted by a blank line. No-break spaces and soft hyphens stay. */
  readonly source: SourceText;
  /**
   * Where a span stands on the page now. Ends that fall on a separator move inwards. Null where the span is empty or a node at
   * its ends has left the document or changed its length since.
   */
  rangeOf(span: Span): NodeRange | null;
  /**
   * The parts of a span by text node, in order, each within one node; what lies between nodes and is not read (a formula, a button) is in
   * none of them. Nodes that have left the document or changed are left out.
   */
  rangesOf(span: Span): NodeRange[];
  /**
   * The offset of a position in a text node, as the caret gives it; in white space that the reader does not see, the next seen
   * offset. Null where the node is not of the article. The node need not be connected, so that what was removed can be told.
   */
  offsetOf(node: Node, offset: number): number | null;
}

/** Builds the text of an article and its map: typed arrays with one entry for each run of text that stands together on the page. */
export function mapText(article: Article): TextMap {
  return withoutRest(map(article));
}

/** The same in steps of about a millisecond; `pause` is awaited between them, and rejects to give up. */
export function mapTextInSlices(article: Article, pause: () => Promise<void>): Promise<TextMap> {
  return withRests(map(article), pause);
}

/** Work between two rests: units of text, and what a node costs beside its text, in units. */
const unitsPerSlice = 20_000;
const unitsPerNode = 80;

function* map(article: Article): Slices<TextMap> {
  const collapser = new Collapser();
  const blocks: Block[] = [];
  let nodes = 0;
  let restAt = unitsPerSlice;
  for (const { kind, pieces } of article.blocks) {
    collapser.begin();
    for (const piece of pieces) {
      nodes++;
      for (let next = collapser.add(piece); next >= 0; next = collapser.add(piece, next)) yield;
      const done = collapser.length + nodes * unitsPerNode;
      if (done < restAt) continue;
      restAt = done + unitsPerSlice;
      yield;
    }
    const start = collapser.end();
    if (start >= 0) blocks.push({ start, end: collapser.length, kind });
  }
  yield;
  const text = collapser.text();
  yield;
  return new RunMap({ text, blocks }, collapser.runs);
}

class RunMap implements TextMap {
  readonly source: SourceText;
  readonly #nodes: readonly Text[];
  readonly #lengths: Int32Array;
  /** See Runs: text start, node, node start, size. */
  readonly #runs: Int32Array;
  readonly #count: number;
  /** The first run of each node. A node's runs follow one another. */
  readonly #firstRuns: ReadonlyMap<Node, number>;

  constructor(source: SourceText, runs: Runs) {
    this.source = source;
    this.#nodes = runs.nodes;
    this.#lengths = runs.lengths();
    this.#firstRuns = runs.firstRuns;
    this.#runs = runs.numbers();
    this.#count = this.#runs.length / 4;
  }

  rangeOf(span: Span): NodeRange | null {
    const first = this.#firstAt(span.start);
    const last = this.#lastBefore(span.end);
    return first > last || span.end <= span.start ? null : this.#range(first, last, span);
  }

  rangesOf(span: Span): NodeRange[] {
    const ranges: NodeRange[] = [];
    if (span.end <= span.start) return ranges;
    const last = this.#lastBefore(span.end);
    for (let first = this.#firstAt(span.start); first <= last;) {
      let end = first;
      while (end < last && this.#node(end + 1) === this.#node(first)) end++;
      const range = this.#range(first, end, span);
      if (range !== null) ranges.push(range);
      first = end + 1;
    }
    return ranges;
  }

  offsetOf(node: Node, offset: number): number | null {
    const first = this.#firstRuns.get(node);
    if (first === undefined) return null;
    let at = first;
    while (this.#node(at + 1) === this.#node(first) && this.#nodeStart(at + 1) <= offset) at++;
    const within = offset - this.#nodeStart(at);
    if (within <= this.#size(at)) return this.#textStart(at) + Math.max(0, within);
    return this.#node(at + 1) === this.#node(first) ? this.#textStart(at + 1) : this.#textStart(at) + this.#size(at);
  }

  #range(first: number, last: number, span: Span): NodeRange | null {
    const startNode = this.#unchanged(this.#node(first));
    const endNode = this.#unchanged(this.#node(last));
    if (startNode === null || endNode === null) return null;
    const startOffset = this.#nodeStart(first) + Math.max(0, span.start - this.#textStart(first));
    const endOffset = this.#nodeStart(last) + Math.min(this.#size(last), span.end - this.#textStart(last));
    return { startNode, startOffset, endNode, endOffset };
  }

  #unchanged(index: number): Text | null {
    const node = this.#nodes[index]!;
    return node.isConnected && node.length === this.#lengths[index] ? node : null;
  }

  /** The first run that ends after the offset; `#count` where there is none. */
  #firstAt(offset: number): number {
    const at = this.#lastBefore(offset + 1);
    return at >= 0 && this.#textStart(at) + this.#size(at) > offset ? at : at + 1;
  }

  /** The last run that starts before the offset; -1 where there is none. */
  #lastBefore(offset: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#textStart(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #textStart(run: number): number {
    return this.#runs[4 * run]!;
  }

  /** -1 beyond the last run. */
  #node(run: number): number {
    return run < this.#count ? this.#runs[4 * run + 1]! : -1;
  }

  #nodeStart(run: number): number {
    return this.#runs[4 * run + 2]!;
  }

  #size(run: number): number {
    return this.#runs[4 * run + 3]!;
  }
}
