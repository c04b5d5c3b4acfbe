import type { BlockKind } from '../core/types.ts';
import { parentNodeOf } from './dom.ts';
import { role } from './element-roles.ts';
import { furnitureAtMost, mayOpenLikeFurniture, opensLikeFurniture } from './hints.ts';
import { isProse, textOf, type Container, type Outline, type OutlineBlock } from './outline.ts';
import type { Slices } from './slices.ts';
import { isNotRead, judge, readAttributes, type Surroundings } from './standing.ts';

// Which blocks of the chosen container are the article? Attributes of the remaining elements are read here, each once, and only
// of elements with text near the article.

/** A block with the kind and the nodes that are left of it. */
export interface SelectedBlock {
  readonly kind: BlockKind;
  readonly element: Element;
  readonly pieces: readonly Node[];
}

/** Blocks that are only passed over, and pieces whose elements are read, in one step. */
const blocksPerSlice = 100;
const piecesPerSlice = 200;
/** Containers whose standing alone is looked at. */
const containersPerSlice = 4_000;

/** Blocks longer than this are read whatever the names of their own element hint. */
const longBlock = 200;
/** A line without a full stop counts from this length on, where it stands among sentences. */
const lineAtLeast = 15;
/** Counters, years and times of day are no longer than this. */
const numberAtMost = 20;
/** A sentence that is mostly a link has so much beside it. */
const besideLinksAtLeast = 20;
/** The lead between the headline and the article's container. */
const leadAtLeast = 40;
/** A box within the article with so much running text in one place and hardly a link is a part of its story, whatever its name. */
const boxedStoryAtLeast = 600;
const boxedStoryLinkedAtMost = 0.05;
const boxedStoryTogether = 0.8;
/** A caption with so many sentences is none. */
const captionAtMost = 600;
/** Share of the article's sentences that may stand before its headline. */
const beforeHeadlineAtMost = 0.2;

/** The article's blocks in reading order, the headline first where it was found. */
export function* selectBlocks(
  outline: Outline,
  root: Container,
  headline: OutlineBlock | null,
  page: Surroundings,
): Slices<SelectedBlock[]> {
  const { blocks, pieces } = outline;
  const end = endOf(outline, root);
  yield* takeInBoxedStories(outline, root, end);
  const isInRoot = (block: OutlineBlock): boolean => block.container.order >= root.order && block.container.order < end;
  const first = blocks.findIndex(isInRoot);
  const start = headline === null ? first : startAt(blocks, first, headline, isInRoot, root);
  const selected: { readonly block: SelectedBlock; readonly level: number }[] = [];
  let cut: Cut | null = null;
  for (let i = start; i < blocks.length; i++) {
    const block = blocks[i]!;
    const inRoot = isInRoot(block);
    if ((i - start) % blocksPerSlice === blocksPerSlice - 1) yield;
    if (!inRoot && i > first) break;
    if (block !== headline) {
      if (cut !== null && endsCut(block, cut)) cut = null;
      if (cut !== null || standingOf(block.container, root, page) === 'beside') continue;
      if (!inRoot && !isLead(block)) continue;
      if (block.level > 0 && opensLikeFurniture(textOf(block, pieces), 'heading')) {
        cut = { container: block.container, level: block.level };
        continue;
      }
    }
    const kind = block === headline ? 'heading' : kindOf(block, pieces, root);
    if (kind === null) continue;
    const seen: Node[] = [];
    let hasText = false;
    for (let from = block.from; from < block.to; from += piecesPerSlice) {
      if (from > block.from) yield;
      hasText = addSeen(block, pieces, from, Math.min(block.to, from + piecesPerSlice), seen) || hasText;
    }
    if (hasText) selected.push({ block: { kind, element: block.element, pieces: seen }, level: block.level });
  }
  yield;
  return withoutEmptySections(selected, headline !== null);
}

/** A heading like «Читайте также» takes away what follows it, up to the next heading of its rank or the end of its container. */
interface Cut {
  readonly container: Container;
  readonly level: number;
}

function endsCut(block: OutlineBlock, cut: Cut): boolean {
  if (block.kind === 'heading' && block.level <= cut.level) return true;
  for (let at: Container | null = block.container; at !== null && at.order >= cut.container.order; at = at.parent) {
    if (at === cut.container) return false;
  }
  return true;
}

function endOf(outline: Outline, root: Container): number {
  const { containers } = outline;
  let end = root.order + 1;
  while (end < containers.length && containers[end]!.parent!.order >= root.order) end++;
  return end;
}

/** Where the article begins: at its headline, unless too much of it stands before. */
function startAt(
  blocks: readonly OutlineBlock[],
  first: number,
  headline: OutlineBlock,
  isInRoot: (block: OutlineBlock) => boolean,
  root: Container,
): number {
  const at = blocks.indexOf(headline);
  if (at <= first) return at;
  if (!isInRoot(headline)) return first;
  let before = 0;
  for (let i = first; i < at; i++) if (isProse(blocks[i]!)) before += blocks[i]!.length;
  return before > beforeHeadlineAtMost * root.prose ? first : at;
}

/** Looks at the containers on the way up that nobody has looked at: their attributes, and whether they hold but links. */
function standingOf(container: Container, root: Container, page: Surroundings): 'in' | 'beside' {
  const unread: Container[] = [];
  for (let at: Container | null = container; at?.standing === 'unread'; at = at.parent) unread.push(at);
  for (const next of unread.reverse()) {
    const attributes = readAttributes(next.element);
    next.standing = isFurniture(next, root) ? 'beside' : judge(next, attributes, page);
    next.isCaption = attributes === 'caption' || next.parent?.isCaption === true;
  }
  return container.standing === 'in' ? 'in' : 'beside';
}

/** Is the container mostly links without a sentence? Not asked of the root, for what is true of it would be true of all. */
function isFurniture(container: Container, root: Container): boolean {
  return container !== root && container.linked > 0.5 * container.text && container.prose <= container.links;
}

/** Boxes of the article were out of the count when it was chosen, so that no sidebar could be taken for it; now they are its own. */
function* takeInBoxedStories({ containers }: Outline, root: Container, end: number): Slices<void> {
  for (let i = root.order + 1; i < end; i++) {
    if (i % containersPerSlice === 0) yield;
    const box = containers[i]!;
    if (box.standing !== 'beside' || box.parent!.standing !== 'in') continue;
    if (box.prose < boxedStoryAtLeast || box.linked > boxedStoryLinkedAtMost * box.text) continue;
    const attributes = readAttributes(box.element);
    const isDoubtful = attributes === 'usually-beside' || (attributes === 'none' && box.role === role.beside);
    if (isDoubtful && isToldInOnePlace(containers, box)) box.standing = 'in';
  }
}

/** A story's paragraphs stand together; comments, entries and teasers stand each in a place of its own. */
function isToldInOnePlace(containers: readonly Container[], box: Container): boolean {
  for (
    let i = box.order;
    i < containers.length && (i === box.order || containers[i]!.parent!.order >= box.order);
    i++
  ) {
    const { ownProse, ownProseBlocks } = containers[i]!;
    if (ownProseBlocks > 1 && ownProse >= boxedStoryTogether * box.prose) return true;
  }
  return false;
}

function isLead(block: OutlineBlock): boolean {
  return block.kind === 'caption' || block.container.isCaption || (isProse(block) && block.length >= leadAtLeast);
}

/** The kind under which a block is read, null where it is not. */
function kindOf(block: OutlineBlock, pieces: readonly Node[], root: Container): BlockKind | null {
  const { container, element, length, linked, kind } = block;
  const attributes = element === container.element ? 'none' : readAttributes(element);
  if (isNotRead(attributes) || attributes === 'always-beside') return null;
  if ((attributes === 'usually-beside' || attributes === 'comments') && length < longBlock) return null;
  if (length < numberAtMost && !/\p{L}/u.test(textOf(block, pieces))) return null;
  if (kind === 'heading')
    return linked > 0.5 * length && length < longBlock && container.links > container.prose ? null : kind;
  if (isFurnitureLine(block, pieces)) return null;
  const isCaption = kind === 'caption' || container.isCaption || attributes === 'caption';
  if (isCaption && length < captionAtMost) return 'caption';
  if (kind === 'item') return kind;
  if (linked > 0.5 * length && (length - linked < besideLinksAtLeast || !block.endsSentence)) return null;
  if (isProse(block) || element !== container.element) return kind === 'caption' ? 'paragraph' : kind;
  if (container.ownProse > 0 && length >= lineAtLeast) return kind;
  return isInTable(container, root) ? 'item' : null;
}

/** Do cells of a table stand in the article? A page laid out as a table has its article within a cell. */
function isInTable(container: Container, root: Container): boolean {
  for (let at: Container | null = container; at !== null && at.order > root.order; at = at.parent) {
    if (at.role === role.list) return at.element.nodeName.toLowerCase() === 'table';
  }
  return false;
}

function isFurnitureLine(block: OutlineBlock, pieces: readonly Node[]): boolean {
  const isLink = block.linked > 0.3 * block.length;
  if (!isLink && block.length > furnitureAtMost) return false;
  if (!mayOpenLikeFurniture((pieces[block.from] as Text).data)) return false;
  return opensLikeFurniture(textOf(block, pieces, furnitureAtMost), isLink ? 'link' : 'text');
}

/** Adds the block's nodes from one piece to another, without text in inline elements that are hidden, edited or for screen readers only. */
function addSeen(block: OutlineBlock, pieces: readonly Node[], from: number, to: number, seen: Node[]): boolean {
  let hasText = false;
  for (let i = from; i < to; i++) {
    const piece = pieces[i]!;
    if (piece.nodeType === 3) {
      const parent = piece.parentNode;
      if (parent !== block.element && isUnseen(parent, block.element)) continue;
      hasText = true;
    }
    seen.push(piece);
  }
  return hasText;
}

function isUnseen(parent: Node | null, block: Element): boolean {
  for (let at = parent; at !== null && at !== block && at.nodeType === 1; at = parentNodeOf(at)) {
    if (isNotRead(readAttributes(at as Element))) return true;
  }
  return false;
}

/** Leaves out headings with nothing of the article under them. */
function withoutEmptySections(
  selected: readonly { readonly block: SelectedBlock; readonly level: number }[],
  beginsWithHeadline: boolean,
): SelectedBlock[] {
  const kept: SelectedBlock[] = [];
  let hasContent = false;
  let lowerLevel = 0;
  for (let i = selected.length - 1; i >= 0; i--) {
    const { block, level } = selected[i]!;
    if (block.kind !== 'heading') {
      hasContent = true;
      lowerLevel = 0;
    } else {
      if (!hasContent && lowerLevel <= level && !(beginsWithHeadline && i === 0)) continue;
      hasContent = false;
      lowerLevel = level;
    }
    kept.push(block);
  }
  return kept.reverse();
}
