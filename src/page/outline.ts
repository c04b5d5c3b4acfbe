import type { BlockKind } from '../core/types.ts';
import type { Role } from './element-roles.ts';

// What one walk over a page leaves behind: containers, which hold blocks, which hold nodes. Only names and texts of nodes have been
// read for it; attributes are read later, of those few elements that may belong to the article.

/** An element that holds blocks. Lengths count characters without the white space around them. */
export interface Container {
  readonly element: Element;
  readonly parent: Container | null;
  /** Its place in `Outline.containers`. */
  readonly order: number;
  readonly role: Role;
  readonly kind: BlockKind;
  /** Length of all text below it, and of what of it stands in links. */
  text: number;
  linked: number;
  /** Weight of the sentences below it; of those in its own blocks, and how many blocks these are. */
  prose: number;
  ownProse: number;
  ownProseBlocks: number;
  /** Length of blocks below it that are links, and of links and scraps together. */
  links: number;
  scraps: number;
  /** Headings below it, and those of them that are links. */
  headings: number;
  linkedHeadings: number;
  standing: Standing;
  isCaption: boolean;
}

/** Where a container stands to the article; `unread` until its attributes are looked at. `beside` holds for all below. */
export type Standing = 'unread' | 'in' | 'beside';

/** A stretch of text that the reader sees as one paragraph, heading or line. */
export interface OutlineBlock {
  readonly kind: BlockKind;
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  /** The nearest element that parts the text: the container itself where the text lies bare in it. */
  readonly element: Element;
  readonly container: Container;
  /** Its nodes are `pieces[from]` to `pieces[to - 1]` of the outline. */
  readonly from: number;
  readonly to: number;
  /** Characters, without white space at the ends of nodes; those in links; does it end like a sentence? */
  readonly length: number;
  readonly linked: number;
  readonly endsSentence: boolean;
}

export interface Outline {
  /** In document order, so that a parent stands before its children. */
  readonly containers: readonly Container[];
  /** In reading order. */
  readonly blocks: readonly OutlineBlock[];
  /** Text nodes; a `br` stands for a line break, any other element for something between words that is not read. */
  readonly pieces: readonly Node[];
  /** The page has more text than is read. */
  readonly isTruncated: boolean;
}

/** From this length on a block without a full stop still counts as a sentence. */
const sentenceAtLeast = 80;
const shortSentenceAtLeast = 25;

/** Does the block read like running text: long or ended like a sentence, and not mostly links? */
export function isProse(block: OutlineBlock): boolean {
  if (block.kind === 'heading' || block.kind === 'caption') return false;
  if (block.length < shortSentenceAtLeast || block.linked > 0.5 * block.length) return false;
  return block.length >= sentenceAtLeast || block.endsSentence;
}

/** The block's text as one line: white space collapsed, at most `atMost` characters read. */
export function textOf(block: OutlineBlock, pieces: readonly Node[], atMost = 300): string {
  let text = '';
  for (let i = block.from; i < block.to && text.length < atMost; i++) {
    const piece = pieces[i]!;
    text += piece.nodeType === 3 ? (piece as Text).data.slice(0, atMost) : ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}
