/**
 * Runs of text that stand together on the page, in order. Run `i` is four numbers from `4 * i` on: where it starts in the text, the
 * index of its node, where it starts in the node, and its size, all in UTF-16 units.
 */
export class Runs {
  readonly nodes: Text[] = [];
  /** The first run of each node that has one. */
  readonly firstRuns = new Map<Node, number>();
  #lengths = new Int32Array(256);
  #numbers = new Int32Array(1024);
  #used = 0;

  /** Answers the node's index. `length` is that of its data. */
  addNode(node: Text, length: number): number {
    const index = this.nodes.length;
    if (index === this.#lengths.length) this.#lengths = widened(this.#lengths);
    this.#lengths[index] = length;
    this.nodes.push(node);
    return index;
  }

  add(textStart: number, node: number, nodeStart: number, size: number): void {
    if (this.#used + 4 > this.#numbers.length) this.#numbers = widened(this.#numbers);
    const isFirst = this.#used === 0 || this.#numbers[this.#used - 3] !== node;
    if (isFirst) this.firstRuns.set(this.nodes[node]!, this.#used / 4);
    this.#numbers[this.#used++] = textStart;
    this.#numbers[this.#used++] = node;
    this.#numbers[this.#used++] = nodeStart;
    this.#numbers[this.#used++] = size;
  }

  /** The numbers, in an array of just their size. */
  numbers(): Int32Array {
    return this.#numbers.slice(0, this.#used);
  }

  /** The length of each node when it was read. */
  lengths(): Int32Array {
    return this.#lengths.slice(0, this.nodes.length);
  }
}

function widened(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}

const space = 0x20;

/** White space that is not one plain space between other characters. */
const irregular = /[\t\n\f\r]| {2}/g;

/** A node is read in stretches of about so many units, so that the caller can rest between them. */
const stretchAtMost = 20_000;
/** So many parts are joined while the text grows: joined all at the end, they would be felt. */
const partsAtMost = 2_000;

/**
 * Builds the text of an article block by block, as the reader sees it: runs of white space (not of no-break spaces) become one
 * space, none stands at the ends of lines; a `br` is a line break; any other element between the text nodes stands for a space.
 */
export class Collapser {
  readonly runs = new Runs();
  length = 0;

  readonly #joined: string[] = [];
  #parts: string[] = [];
  #blockStart = 0;
  /** Where the line begins: white space after it is not seen. */
  #lineStart = 0;
  /** A space that is seen only if the line goes on: in which node and where, or in none. */
  #hasPending = false;
  #pendingNode = -1;
  #pendingOffset = 0;
  #pendingBreak = false;

  /** The node that is being read: its text, where it begins and ends to be seen, and where white space is irregular next. */
  #data = '';
  #node = -1;
  #end = 0;
  #irregularAt = -1;

  /** Begins a block, after a blank line. */
  begin(): void {
    if (this.length > 0) this.#put('\n\n');
    this.#blockStart = this.#lineStart = this.length;
  }

  /** Adds a piece of the block, or a stretch of it from `from` on. Answers where the next stretch begins; -1 where the piece is done. */
  add(piece: Node, from = 0): number {
    if (piece.nodeType === 3) return from === 0 ? this.#addNode(piece as Text) : this.#addStretch(from);
    if (piece.nodeName === 'BR' || piece.nodeName === 'br') this.#addBreak();
    else if (this.length > this.#lineStart) this.#wait(-1, 0);
    return -1;
  }

  /** Ends the block. Answers its start; -1 where it has no text, and nothing is added. */
  end(): number {
    const start = this.#blockStart;
    this.#hasPending = this.#pendingBreak = false;
    if (this.length > start) return start;
    if (start > 0) {
      this.#parts.pop();
      this.length -= 2;
    }
    return -1;
  }

  /** The whole text. */
  text(): string {
    return this.#joined.join('') + this.#parts.join('');
  }

  #addBreak(): void {
    this.#hasPending = false;
    this.#pendingBreak = this.length > this.#blockStart;
    this.#lineStart = this.length;
  }

  #addNode(node: Text): number {
    const data = node.data;
    let start = 0;
    let end = data.length;
    while (start < end && isSpace(data.charCodeAt(start))) start++;
    while (end > start && isSpace(data.charCodeAt(end - 1))) end--;
    this.#node = this.runs.addNode(node, data.length);
    if (start > 0 && this.length > this.#lineStart && !this.#hasPending) this.#wait(this.#node, start - 1);
    if (start === end) return -1;
    this.#settle();
    this.#data = data;
    this.#end = end;
    this.#irregularAt = -1;
    return this.#addStretch(start);
  }

  /** Adds a stretch whose white space is seen as single spaces. It begins and ends with something else. */
  #addStretch(start: number): number {
    const data = this.#data;
    let end = this.#end;
    if (end - start > stretchAtMost) {
      end = start + stretchAtMost;
      while (end < this.#end && (isSpace(data.charCodeAt(end)) || isSpace(data.charCodeAt(end - 1)))) end++;
    }
    let from = start;
    for (let at = this.#nextIrregular(start); at < end; at = this.#nextIrregular(from)) {
      let to = at + 1;
      while (isSpace(data.charCodeAt(to))) to++;
      while (isSpace(data.charCodeAt(at - 1))) at--;
      this.#addRun(this.#node, from, `${data.slice(from, at)} `);
      from = to;
    }
    this.#addRun(this.#node, from, from === 0 && end === data.length ? data : data.slice(from, end));
    if (end < this.#end) return end;
    if (end < data.length) this.#wait(this.#node, end);
    this.#data = '';
    return -1;
  }

  /** Where the next irregular white space stands; beyond the end where there is none. Looks at each unit once. */
  #nextIrregular(from: number): number {
    if (this.#irregularAt >= from) return this.#irregularAt;
    irregular.lastIndex = from;
    return (this.#irregularAt = irregular.exec(this.#data)?.index ?? Infinity);
  }

  #addRun(index: number, offset: number, run: string): void {
    this.runs.add(this.length, index, offset, run.length);
    this.#put(run);
  }

  #wait(index: number, offset: number): void {
    this.#hasPending = true;
    this.#pendingNode = index;
    this.#pendingOffset = offset;
  }

  /** Puts what waited for the line to go on. */
  #settle(): void {
    if (this.#pendingBreak) {
      this.#put('\n');
      this.#lineStart = this.length;
      this.#pendingBreak = false;
    }
    if (!this.#hasPending) return;
    this.#hasPending = false;
    if (this.#pendingNode < 0) this.#put(' ');
    else this.#addRun(this.#pendingNode, this.#pendingOffset, ' ');
  }

  #put(text: string): void {
    if (this.#parts.length >= partsAtMost) {
      this.#joined.push(this.#parts.join(''));
      this.#parts = [];
    }
    this.#parts.push(text);
    this.length += text.length;
  }
}

function isSpace(unit: number): boolean {
  return unit === space || (unit >= 9 && unit <= 13 && unit !== 11);
}
