/**
 * Runs of text that stand together on the page, in order. Run `i` is four numbers from `4 * i` on: where it starts in the text, the
 * index of its node, where it starts in the node, and its size, all in UTF-16 units.
 */
export class Runs {
  readonly nodes: Text[] = [];
  /** The length of each node when it was read. */
  readonly lengths: number[] = [];
  #numbers = new Int32Array(1024);
  #used = 0;

  add(textStart: number, node: number, nodeStart: number, size: number): void {
    if (this.#used + 4 > this.#numbers.length) {
      const wider = new Int32Array(this.#numbers.length * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.#used++] = textStart;
    this.#numbers[this.#used++] = node;
    this.#numbers[this.#used++] = nodeStart;
    this.#numbers[this.#used++] = size;
  }

  /** The numbers, in an array of just their size. */
  numbers(): Int32Array {
    return this.#numbers.slice(0, this.#used);
  }
}

const space = 0x20;

/** White space that is not one plain space between other characters. */
const irregular = /[\t\n\f\r]| {2}/g;
const whiteSpace = /[ \t\n\f\r]+/g;

/**
 * Builds the text of an article block by block, as the reader sees it: runs of white space (not of no-break spaces) become one
 * space, none stands at the ends of lines; a `br` is a line break; any other element between the text nodes stands for a space.
 */
export class Collapser {
  readonly parts: string[] = [];
  readonly runs = new Runs();
  length = 0;

  /** Where the line begins: white space after it is not seen. */
  #lineStart = 0;
  /** A space that is seen only if the line goes on: in which node and where, or in none. */
  #hasPending = false;
  #pendingNode = -1;
  #pendingOffset = 0;
  #pendingBreak = false;

  /** Adds a block after a blank line. Answers its start; -1 where it has no text, and nothing is added. */
  addBlock(pieces: readonly Node[]): number {
    const before = this.length;
    const separator = before === 0 ? '' : '\n\n';
    this.#put(separator);
    const start = (this.#lineStart = this.length);
    for (const piece of pieces) {
      if (piece.nodeType === 3) this.#addNode(piece as Text);
      else if (piece.nodeName === 'BR' || piece.nodeName === 'br') this.#addBreak(start);
      else if (this.length > this.#lineStart) this.#wait(-1, 0);
    }
    this.#hasPending = this.#pendingBreak = false;
    if (this.length > start) return start;
    if (separator !== '') this.parts.pop();
    this.length = before;
    return -1;
  }

  #addBreak(start: number): void {
    this.#hasPending = false;
    this.#pendingBreak = this.length > start;
    this.#lineStart = this.length;
  }

  #addNode(node: Text): void {
    const data = node.data;
    const { nodes, lengths } = this.runs;
    const index = nodes.length;
    nodes.push(node);
    lengths.push(data.length);
    let start = 0;
    let end = data.length;
    while (start < end && isSpace(data.charCodeAt(start))) start++;
    while (end > start && isSpace(data.charCodeAt(end - 1))) end--;
    if (start > 0 && this.length > this.#lineStart && !this.#hasPending) this.#wait(index, start - 1);
    if (start === end) return;
    this.#settle();
    irregular.lastIndex = start;
    const first = irregular.exec(data);
    if (first === null || first.index >= end)
      this.#addRun(index, start, start === 0 && end === data.length ? data : data.slice(start, end));
    else this.#addIrregular(index, data, start, end);
    if (end < data.length) this.#wait(index, end);
  }

  /** A stretch with white space in it that the reader sees as one space. */
  #addIrregular(index: number, data: string, start: number, end: number): void {
    let from = start;
    whiteSpace.lastIndex = start;
    for (let found = whiteSpace.exec(data); found !== null && found.index < end; found = whiteSpace.exec(data)) {
      const length = found[0].length;
      if (length === 1 && data.charCodeAt(found.index) === space) continue;
      this.#addRun(index, from, `${data.slice(from, found.index)} `);
      from = found.index + length;
    }
    this.#addRun(index, from, data.slice(from, end));
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
    if (text === '') return;
    this.parts.push(text);
    this.length += text.length;
  }
}

function isSpace(unit: number): boolean {
  return unit === space || (unit >= 9 && unit <= 13 && unit !== 11);
}
