import tippy, { type Instance } from 'tippy.js/headless';

/** Where a tooltip points: the box of the words that it explains, and the element that holds them. */
export interface TooltipTarget {
  readonly boxes: () => readonly DOMRect[];
  readonly element: Element;
}

export interface TooltipOptions {
  readonly document: Document;
  /** The styles of host and content. */
  readonly sheet: string;
  /** Called when the tooltip has closed, by whatever cause. */
  readonly onClose: () => void;
}

/** The host is put back so often where a page takes it away; then we keep quiet. */
const returnsAtMost = 3;
const fadeOutMs = 80;

/**
 * One tooltip at a time, in a host of its own on the root element: made when first opened and taken out when closed, so that the
 * page's document is then as it was. The content stands in a closed shadow root in the top layer, where neither the page's styles
 * nor its scripts reach it.
 */
export class Tooltip {
  readonly #options: TooltipOptions;
  #host: HTMLElement | null = null;
  #layer: HTMLElement | null = null;
  #instance: Instance | null = null;
  #returns = 0;
  #removal = 0;

  constructor(options: TooltipOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#instance !== null;
  }

  /** Is the node the tooltip's host, which stands for all that is inside it? */
  isHost(node: EventTarget | null): boolean {
    return node !== null && node === this.#host;
  }

  /** Opens with the content above or below the words, in place of what was open before. */
  open(target: TooltipTarget, content: HTMLElement): void {
    this.#instance?.destroy();
    const layer = this.#prepareHost();
    if (layer === null) return;
    const reference = this.#options.document.createElement('span');
    layer.replaceChildren();
    const box = () => unionOf(target.boxes());
    this.#instance = tippy(reference, {
      trigger: 'manual',
      interactive: true,
      hideOnClick: false,
      appendTo: () => layer,
      placement: 'top',
      offset: [0, 8],
      duration: 0,
      maxWidth: 'none',
      showOnCreate: true,
      popperOptions: {
        strategy: 'fixed',
        modifiers: [
          { name: 'flip', options: { fallbackPlacements: ['bottom', 'right', 'left'], altAxis: false, padding: 8 } },
          { name: 'preventOverflow', options: { padding: 8, altAxis: false } },
        ],
      },
      // A nested scroller is followed only where popper knows the element inside it.
      getReferenceClientRect: Object.assign(box, { contextElement: target.element }),
      render: () => {
        const popper = this.#options.document.createElement('div');
        popper.className = 'popper';
        popper.append(content);
        return { popper };
      },
    });
  }

  /** Shows other content in the open tooltip, where the pointer may already be. */
  replace(content: HTMLElement): void {
    const popper = this.#instance?.popper;
    if (popper === undefined) return;
    popper.replaceChildren(content);
    void this.#instance?.popperInstance?.update();
  }

  /** Closes; after the fade the host leaves the document. */
  close(): void {
    if (this.#instance === null) return;
    this.#instance.popper.classList.add('closing');
    const instance = this.#instance;
    this.#instance = null;
    this.#removal = window.setTimeout(() => {
      instance.destroy();
      if (this.#instance === null) this.#host?.remove();
    }, fadeOutMs);
    this.#options.onClose();
  }

  /** Closes at once and lets go of everything. */
  dispose(): void {
    window.clearTimeout(this.#removal);
    this.#instance?.destroy();
    this.#instance = null;
    this.#host?.remove();
    this.#host = null;
    this.#layer = null;
  }

  #prepareHost(): HTMLElement | null {
    window.clearTimeout(this.#removal);
    const { document } = this.#options;
    this.#host ??= this.#makeHost(document);
    if (!this.#host.isConnected) {
      document.documentElement.append(this.#host);
      if (++this.#returns > returnsAtMost) watchRemoval(this.#host, () => this.dispose());
    }
    // A page's modal dialog makes what is opened before it inert: showing again puts the host on top.
    if (this.#host.matches(':popover-open')) this.#host.hidePopover();
    this.#host.showPopover();
    return this.#layer;
  }

  #makeHost(document: Document): HTMLElement {
    const host = document.createElement('div');
    host.popover = 'manual';
    for (const [property, value] of hostStyles) host.style.setProperty(property, value, 'important');
    const root = host.attachShadow({ mode: 'closed' });
    adopt(root, this.#options.sheet);
    this.#layer = document.createElement('div');
    root.append(this.#layer);
    return host;
  }
}

/** What a page's own rules could change of the host, fixed on the element itself. */
const hostStyles: readonly (readonly [string, string])[] = [
  ['all', 'initial'],
  ['position', 'fixed'],
  ['inset', '0 auto auto 0'],
  ['width', '0'],
  ['height', '0'],
  ['margin', '0'],
  ['padding', '0'],
  ['border', '0'],
  ['overflow', 'visible'],
  ['background', 'none'],
  ['display', 'block'],
  ['opacity', '1'],
  ['visibility', 'visible'],
  ['transform', 'none'],
  ['filter', 'none'],
  ['clip-path', 'none'],
  ['pointer-events', 'auto'],
  ['z-index', '2147483647'],
];

/** Firefox before 153 takes no constructed sheet from a content script; a style element inside the root does there. */
function adopt(root: ShadowRoot, sheet: string): void {
  try {
    const adopted = new CSSStyleSheet();
    adopted.replaceSync(sheet);
    root.adoptedStyleSheets = [adopted];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = sheet;
    root.append(style);
  }
}

function watchRemoval(host: HTMLElement, onRemoved: () => void): void {
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    observer.disconnect();
    onRemoved();
  });
  observer.observe(host.ownerDocument.documentElement, { childList: true });
}

/** One box around the lines of the words; of words that are broken over lines the first line. */
function unionOf(boxes: readonly DOMRect[]): DOMRect {
  const first = boxes[0] ?? new DOMRect();
  const line = boxes.filter(({ top, bottom }) => top < first.bottom && bottom > first.top);
  const left = Math.min(...line.map((box) => box.left), first.left);
  const right = Math.max(...line.map((box) => box.right), first.right);
  return new DOMRect(left, first.top, right - left, first.height);
}
