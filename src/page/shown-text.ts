import { clippedBox, type Box } from './clipped-box.ts';
import {
  assignedSlotOf,
  boxOf,
  isVisible,
  offsetHeightOf,
  offsetWidthOf,
  parentElementOf,
  rootOf,
  scrollHeightOf,
  scrollLeftOf,
  scrollTopOf,
  scrollWidthOf,
} from './dom.ts';
import type { NodeRange } from './text-map.ts';

// Which text does a reader see? A page can read which of its words are marked, so that words which nobody sees must not be: marks on a hidden
// list of names would tell the page which of them the reader has called known.

/** Where what an element holds can be seen. */
interface Frame {
  /** The element's content in its flow: outside of this it neither is in sight nor comes there by scrolling. */
  readonly area: Box;
  /** All that is inside the element, wherever it is positioned: clip paths. */
  readonly clip: Box;
  /** Of the element with all around it. */
  readonly opacity: number;
}

/** Text that is fainter, or lower in pixels, is not read by anybody. */
const minOpacity = 0.1;
const minHeightPx = 4;
/** A scrolling box that is smaller shows no word. */
const minScrollerPx = 8;
/** Text in more elements than this is taken for hidden, so that no page makes the look up long. */
const maxDepth = 500;
/** Backgrounds that shine through transparent text stand on its own element or a little above it. */
const maxDepthOfBackground = 3;

const everywhere: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Tells which text is shown as the page stands now: to be made anew for each look over the page, because it remembers styles and boxes.
 * It only reads. Not shown is what has no box, is transparent, tiny, clipped away, or out of reach of scrolling; also what stands in
 * `content-visibility: auto` far from the window, until it comes near. Text below the fold or in a box that scrolls is shown. Not
 * seen through: text in the colour of its ground, text under something else, masks.
 */
export class ShownText {
  readonly #document: Document;
  readonly #frames = new Map<Element, Frame>();
  /** By element, how its text runs where it is styled to be seen. */
  readonly #writing = new Map<Element, 'unseen' | 'horizontal' | 'vertical'>();
  readonly #root: Frame;
  readonly #range = new Range();

  constructor(document: Document) {
    this.#document = document;
    this.#root = { area: this.#reach(), clip: everywhere, opacity: 1 };
  }

  /** Is the text shown? At least half of its height and width has to be. */
  isShown({ startNode, startOffset, endNode, endOffset }: NodeRange): boolean {
    const element = parentOf(startNode);
    if (element === null) return false;
    let writing = this.#writing.get(element);
    if (writing === undefined) this.#writing.set(element, (writing = this.#writingIn(element)));
    if (writing === 'unseen') return false;
    this.#range.setStart(startNode, startOffset);
    this.#range.setEnd(endNode, endOffset);
    const { left, top, right, bottom, width, height } = this.#range.getBoundingClientRect();
    if ((writing === 'vertical' ? width : height) < minHeightPx || Math.min(width, height) < 1) return false;
    const seen = common({ left, top, right, bottom }, this.#frameOf(element).area);
    return seen.right - seen.left >= width / 2 && seen.bottom - seen.top >= height / 2;
  }

  #writingIn(element: Element): 'unseen' | 'horizontal' | 'vertical' {
    const style = getComputedStyle(element);
    const isSeen =
      isRendered(element) &&
      style.visibility === 'visible' &&
      this.#frameOf(element).opacity >= minOpacity &&
      (alphaOf(style.webkitTextFillColor) >= minOpacity || isBackgroundInText(element));
    if (!isSeen) return 'unseen';
    return style.writingMode.startsWith('horizontal') ? 'horizontal' : 'vertical';
  }

  #frameOf(element: Element): Frame {
    const path: Element[] = [];
    let at: Element | null = element;
    while (at !== null && !this.#frames.has(at)) {
      if (path.push(at) > maxDepth) return { ...this.#root, area: nowhere };
      at = parentOf(at);
    }
    let frame = (at === null ? undefined : this.#frames.get(at)) ?? this.#root;
    for (const inner of path.reverse()) this.#frames.set(inner, (frame = this.#frameWithin(inner, frame)));
    return frame;
  }

  #frameWithin(element: Element, around: Frame): Frame {
    const style = getComputedStyle(element);
    const { display, position, clipPath } = style;
    if (display === 'contents') return around;
    const isPositioned = position === 'absolute' || position === 'fixed';
    let area = isPositioned ? common(this.#areaAround(element, position), around.clip) : around.area;
    let { clip } = around;
    // The elder `clip` holds for positioned elements alone.
    const given = clipPath === 'none' && isPositioned ? style.getPropertyValue('clip') : clipPath;
    const shape = given.includes('(') ? clippedBox(given, boxOf(element)) : null;
    if (shape !== null) {
      clip = common(clip, shape);
      area = common(area, shape);
    }
    if (clips(style) && !this.#isViewports(element)) area = within(element, style, area);
    return { area, clip, opacity: around.opacity * Number(style.opacity) * filterOpacity(style.filter) };
  }

  /** The area of the element that a positioned one stands in. */
  #areaAround(element: Element, position: string): Box {
    for (let around = parentOf(element); around !== null; around = parentOf(around))
      if (holds(getComputedStyle(around), position)) return this.#frameOf(around).area;
    return position === 'fixed' ? windowBox() : this.#root.area;
  }

  /** Is the element's overflow that of the window? The body's is where the root's is not set. */
  #isViewports(element: Element): boolean {
    const { documentElement: root, body } = this.#document;
    return element === root || (element === body && getComputedStyle(root).overflow === 'visible');
  }

  /** What of the document the window shows or can be scrolled to. */
  #reach(): Box {
    const { documentElement: root, scrollingElement } = this.#document;
    const style = getComputedStyle(root);
    const body = this.#document.querySelector('body');
    const { overflow } = style.overflow === 'visible' && body !== null ? getComputedStyle(body) : style;
    const [x = '', y = x] = overflow.split(' ');
    const shown = windowBox();
    const { scrollWidth, scrollHeight } = scrollingElement ?? root;
    const left = style.direction === 'rtl' ? shown.right - scrollWidth - window.scrollX : -window.scrollX;
    const top = -window.scrollY;
    return {
      ...(isHeld(x) ? { left: shown.left, right: shown.right } : { left, right: left + scrollWidth }),
      ...(isHeld(y) ? { top: shown.top, bottom: shown.bottom } : { top, bottom: top + scrollHeight }),
    };
  }
}

/** The element that shows the node: a slot, the element around it, or the host of the shadow tree that it stands in. */
function parentOf(node: Element | Text): Element | null {
  const parent = assignedSlotOf(node) ?? parentElementOf(node);
  if (parent !== null) return parent;
  const root = rootOf(node);
  return root instanceof ShadowRoot ? root.host : null;
}

/** Has the element a box, or shows its content in the one around it? Asked first, because boxes of what is not rendered cost layout. */
function isRendered(element: Element | null): boolean {
  if (element === null) return false;
  if (isVisible(element, { contentVisibilityAuto: true })) return true;
  return getComputedStyle(element).display === 'contents' && isRendered(parentOf(element));
}

function windowBox(): Box {
  return { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
}

function common(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** Is what overflows hidden? */
function isHeld(overflow: string): boolean {
  return overflow === 'hidden' || overflow === 'clip';
}

/** Is an element of the style the containing block of one inside it with this position? */
function holds(style: CSSStyleDeclaration, position: string): boolean {
  return (
    (position === 'absolute' && style.position !== 'static') ||
    [style.transform, style.translate, style.scale, style.rotate, style.perspective, style.filter].some(
      (value) => value !== 'none',
    ) ||
    /layout|paint|strict|content/.test(style.contain) ||
    /transform|filter|perspective/.test(style.willChange)
  );
}

/** Does an element of the style cut off what overflows it? */
function clips({ display, overflow, contain, contentVisibility }: CSSStyleDeclaration): boolean {
  if (display === 'inline' || display.startsWith('table-')) return display === 'table-cell' && overflow !== 'visible';
  return overflow !== 'visible' || /paint|strict|content/.test(contain) || contentVisibility !== 'visible';
}

/** Where in the area the content of an element that cuts it off can be seen. */
function within(element: Element, { overflow, direction }: CSSStyleDeclaration, area: Box): Box {
  const box = boxOf(element);
  const seen = common(area, box);
  const [x = '', y = x] = overflow.split(' ');
  const width = seen.right - seen.left;
  const height = seen.bottom - seen.top;
  if ((width < minScrollerPx && !isHeld(x)) || (height < minScrollerPx && !isHeld(y))) return nowhere;
  const [ownWidth, ownHeight] =
    element instanceof HTMLElement ? [offsetWidthOf(element), offsetHeightOf(element)] : [box.width, box.height];
  const scaleX = box.width / Math.max(1, ownWidth);
  const scaleY = box.height / Math.max(1, ownHeight);
  const inner = scrollWidthOf(element) * scaleX;
  const left = (direction === 'rtl' ? box.right - inner : box.left) - scrollLeftOf(element) * scaleX;
  const top = box.top - scrollTopOf(element) * scaleY;
  const scrolls = (axis: string) => axis === 'auto' || axis === 'scroll';
  return {
    ...(scrolls(x) ? { left, right: left + inner } : { left: seen.left, right: seen.right }),
    ...(scrolls(y) ? { top, bottom: top + scrollHeightOf(element) * scaleY } : { top: seen.top, bottom: seen.bottom }),
  };
}

function filterOpacity(filter: string): number {
  const [, given] = /opacity\(([\d.]+)\)/.exec(filter) ?? [];
  return given === undefined ? 1 : Number(given);
}

/** How opaque a computed colour is, 0 to 1. */
function alphaOf(colour: string): number {
  const [, given] = /(?:^rgba\(.*,|\/) *([\d.]+)\)$/.exec(colour) ?? [];
  return given === undefined ? 1 : Number(given);
}

/** Does a background shine through the letters, as of a headline in the colours of a rainbow? */
function isBackgroundInText(element: Element): boolean {
  let at: Element | null = element;
  for (let depth = 0; at !== null && depth < maxDepthOfBackground; depth++) {
    if (getComputedStyle(at).backgroundClip.includes('text')) return true;
    at = parentOf(at);
  }
  return false;
}
