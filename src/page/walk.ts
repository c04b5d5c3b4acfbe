import type { BlockKind } from '../core/types.ts';
import { firstChildOf, nextSiblingOf, shadowRootOf } from './dom.ts';
import { beginsWithBlock, role, roleOf, type Role } from './element-roles.ts';
import { isProse, type Container, type Outline, type OutlineBlock } from './outline.ts';
import type { Slices } from './slices.ts';

// One walk over the page, in document order and without recursion. It reads each node's name and each text's data, nothing
// else: no attribute, no style, no layout. It can be done in slices; the page may change between them.

/** Text beyond this many UTF-16 units is not read. */
const textAtMost = 2_000_000;

/** A line without a full stop takes away no more than this. */
const scrapAtMost = 40;

const sumsPerSlice = 4_000;

const sentenceEnds = '.!?…։;:»”"\')]。！？”’';

/** What to undo when the walk leaves an element, in bits. */
const leaveLink = 1;
const leaveBlock = 2;
const leaveContainer = 4;
const leaveHeading = 8;
const leaveShadow = 16;
/** What stands beside the article may be a form, which hides its own properties. */
const leaveBeside = 32;

const kinds: Partial<Record<Role, BlockKind>> = {
  [role.heading]: 'heading',
  [role.item]: 'item',
  [role.quote]: 'quote',
  [role.caption]: 'caption',
};

/** The walk over one document. Held while a page is read, released with its outline. */
export class Walk implements Outline {
  readonly containers: Container[] = [];
  readonly blocks: OutlineBlock[] = [];
  readonly pieces: Node[] = [];
  isTruncated = false;

  #next: Node | null;
  readonly #path: Node[] = [];
  readonly #undo: number[] = [];
  /** Elements that part the text, the innermost last. */
  readonly #parting: Element[];
  #container: Container;
  #links = 0;
  #level = 0;
  #textRead = 0;

  #from = -1;
  #length = 0;
  #linked = 0;
  #lastUnit = 0;
  #breaks = 0;

  constructor(body: Element) {
    this.#next = body.firstChild;
    this.#parting = [body];
    this.#container = this.#newContainer(body, null, role.container, 'paragraph');
  }

  /** Walks over at most `nodes` further nodes. True when the walk is over; `sumUp` is left to be done. */
  advance(nodes: number): boolean {
    let node = this.#next;
    // What was taken out of the page since the last slice has no way back to it.
    if (node?.isConnected === false) node = null;
    for (let left = nodes; node !== null && left > 0; left--) {
      const what = roleOf(node);
      node = this.#enter(node, what) ?? this.#after(node, what === role.beside);
      if (this.isTruncated) node = null;
    }
    this.#next = node;
    if (node !== null) return false;
    this.#closeBlock();
    return true;
  }

  /** Adds the sums of the containers to those around them, once, after the walk. */
  *sumUp(): Slices<void> {
    for (let i = this.containers.length - 1; i > 0; i--) {
      const child = this.containers[i]!;
      const parent = child.parent!;
      parent.text += child.text;
      parent.linked += child.linked;
      parent.prose += child.prose;
      parent.links += child.links;
      parent.scraps += child.scraps;
      parent.headings += child.headings;
      parent.linkedHeadings += child.linkedHeadings;
      if (i % sumsPerSlice === 0) yield;
    }
  }

  /** Opens what the node opens and answers its first child where the walk goes down. */
  #enter(node: Node, what: Role): Node | null {
    switch (what) {
      case role.text:
        this.#addText(node as Text);
        return null;
      case role.inline:
        return this.#down(node, 0);
      case role.link: {
        // The heading of a live blog's entry links to its own place in the page.
        const isOwn = this.#level > 0 && (node as Element).getAttribute('href')?.includes('#') === true;
        const child = this.#down(node, isOwn ? 0 : leaveLink);
        if (child !== null && !isOwn) this.#links++;
        return child;
      }
      case role.lineBreak:
        this.#addBreak(node);
        return null;
      case role.ignored:
        return null;
      case role.object:
        if (this.#from >= 0) this.pieces.push(node);
        return null;
      case role.blockObject:
        this.#closeBlock();
        return null;
      case role.custom:
        if (beginsWithBlock(node as Element)) return this.#enterBlock(node as Element, role.container);
        return this.#down(node, 0);
      default:
        return this.#enterBlock(node as Element, what);
    }
  }

  #enterBlock(element: Element, what: Role): Node | null {
    this.#closeBlock();
    const isLeaf = what === role.paragraph || what === role.heading;
    const child = this.#down(
      element,
      leaveBlock |
        (isLeaf ? 0 : leaveContainer) |
        (what === role.heading ? leaveHeading : 0) |
        (what === role.beside ? leaveBeside : 0),
    );
    if (child === null) return null;
    this.#parting.push(element);
    if (what === role.heading) this.#level = element.nodeName.charCodeAt(1) - 0x30;
    if (!isLeaf) {
      this.#container = this.#newContainer(element, this.#container, what, kinds[what] ?? this.#container.kind);
    }
    return child;
  }

  #down(node: Node, undo: number): Node | null {
    const mayBeForm = (undo & leaveBeside) !== 0;
    let child = mayBeForm ? firstChildOf(node) : node.firstChild;
    let shadow = 0;
    // An open shadow tree is shown instead of the children. Asked only of elements that may well have one.
    if (child === null || (!mayBeForm && node.nodeName.includes('-'))) {
      const tree = mayBeForm ? shadowRootOf(node as Element) : (node as Element).shadowRoot;
      const shown = tree?.firstChild ?? null;
      if (shown !== null) shadow = leaveShadow;
      child = shown ?? child;
    }
    if (child !== null) {
      this.#path.push(node);
      this.#undo.push(undo | shadow);
    }
    return child;
  }

  /** The next node that does not lie below this one. */
  #after(from: Node, isBeside: boolean): Node | null {
    let node = from;
    let mayBeForm = isBeside;
    for (;;) {
      const sibling = mayBeForm ? nextSiblingOf(node) : node.nextSibling;
      if (sibling !== null) return sibling;
      const parent = this.#path.pop();
      if (parent === undefined) return null;
      const undo = this.#undo.pop()!;
      // After a shadow tree come the children that its slots show.
      if (undo & leaveShadow && parent.firstChild !== null && (parent as Element).shadowRoot?.querySelector('slot')) {
        this.#path.push(parent);
        this.#undo.push(undo & ~leaveShadow);
        return parent.firstChild;
      }
      this.#leave(undo);
      node = parent;
      mayBeForm = (undo & leaveBeside) !== 0;
    }
  }

  #leave(undo: number): void {
    if (undo === 0) return;
    if (undo & leaveLink) this.#links--;
    if (undo & leaveBlock) {
      this.#closeBlock();
      this.#parting.pop();
    }
    if (undo & leaveHeading) this.#level = 0;
    if (undo & leaveContainer) this.#container = this.#container.parent!;
  }

  #addText(node: Text): void {
    const data = node.data;
    let end = data.length;
    let start = 0;
    while (start < end && isBlank(data.charCodeAt(start))) start++;
    if (start === end) {
      if (this.#from >= 0 && end > 0) this.pieces.push(node);
      return;
    }
    while (isBlank(data.charCodeAt(end - 1))) end--;
    if (this.#from < 0) this.#from = this.pieces.length;
    this.pieces.push(node);
    const length = weigh(data, start, end);
    this.#length += length;
    if (this.#links > 0) this.#linked += length;
    this.#lastUnit = data.charCodeAt(end - 1);
    this.#breaks = 0;
    this.#textRead += end - start;
    if (this.#textRead > textAtMost) this.isTruncated = true;
  }

  #addBreak(node: Node): void {
    if (this.#from < 0) return;
    if (++this.#breaks > 1) this.#closeBlock();
    else this.pieces.push(node);
  }

  #closeBlock(): void {
    if (this.#from < 0) return;
    const isHeading = this.#level > 0;
    const block: OutlineBlock = {
      kind: isHeading ? 'heading' : this.#container.kind,
      level: this.#level,
      element: this.#parting.at(-1)!,
      container: this.#container,
      from: this.#from,
      to: this.pieces.length,
      length: this.#length,
      linked: this.#linked,
      endsSentence: sentenceEnds.includes(String.fromCharCode(this.#lastUnit)),
    };
    this.blocks.push(block);
    this.#count(block);
    this.#from = -1;
    this.#length = 0;
    this.#linked = 0;
    this.#breaks = 0;
  }

  #count(block: OutlineBlock): void {
    const container = block.container;
    const isLink = block.linked > 0.5 * block.length;
    container.text += block.length;
    container.linked += block.linked;
    if (isLink) container.links += block.linked;
    if (isProse(block)) {
      const prose = (block.length - block.linked) * (block.kind === 'item' ? 0.5 : 1);
      container.prose += prose;
      container.ownProse += prose;
      container.ownProseBlocks++;
    } else if (block.kind === 'heading') {
      container.headings++;
      if (isLink) container.linkedHeadings++;
      container.scraps += block.linked;
    } else if (block.kind !== 'caption')
      container.scraps += Math.max(block.linked, Math.min(block.length, scrapAtMost));
  }

  #newContainer(element: Element, parent: Container | null, what: Role, kind: BlockKind): Container {
    const container: Container = {
      element,
      parent,
      order: this.containers.length,
      role: what,
      kind,
      text: 0,
      linked: 0,
      prose: 0,
      ownProse: 0,
      ownProseBlocks: 0,
      links: 0,
      scraps: 0,
      headings: 0,
      linkedHeadings: 0,
      standing: 'unread',
      isCaption: false,
    };
    this.containers.push(container);
    return container;
  }
}

/** White space, no-break spaces included: editors leave them at the ends of paragraphs. */
function isBlank(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0;
}

/** The length, three times over where the text is written without spaces (Chinese, Japanese). */
function weigh(data: string, start: number, end: number): number {
  const middle = data.charCodeAt((start + end) >> 1);
  return middle >= 0x3040 && middle < 0xa000 ? (end - start) * 3 : end - start;
}
