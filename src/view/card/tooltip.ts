import tippy, { type Instance } from 'tippy.js/headless';
import { listenToReader } from '../element.ts';
import { applyTheme, type Theme } from '../theme.ts';
import { makeHost, restoreAttributes, watchedAttributes } from './tooltip-host.ts';

/** Where a tooltip points: the boxes of the words that it explains, and the element that holds them. */
export interface TooltipTarget {
  readonly boxes: () => readonly DOMRect[];
  readonly element: Element;
  /** Where the pointer stood, in the window: of words broken over lines the tooltip keeps to the line there. */
  readonly at?: { readonly x: number; readonly y: number };
}

export interface TooltipOptions {
  readonly document: Document;
  /** The styles of host and content. */
  readonly sheet: string;
  /** Called when the tooltip has closed, by whatever cause. */
  readonly onClose: () => void;
}

/** The host is put back so often where a page takes it away, hides it or makes it inert; then we keep quiet. */
const returnsAtMost = 3;
const fadeOutMs = 80;
/** Between the words and the tooltip, and between the tooltip and the window's edge. */
const gapPx = 8;
/** Less room than this is no use to a card. */
const minRoomPx = 160;
/** Screen readers hear only what changes in a region that they have met. */
const announceDelayMs = 150;

/**
 * One tooltip at a time, in a host of its own on the root element: made when first opened and taken out when closed, so that the
 * page's document is then as it was. The content stands in a closed shadow root in the top layer, where the page's styles do not
 * reach it. It follows its words as the page scrolls, keeps 8 px from every side of the window, and closes when they leave the window. It
 * covers them only in a window too low for a card of 160 px above or below.
 *
 * What a page's script can do: in Chromium it finds no way into the closed root; it can search its text with `window.find`, and
 * read what the reader has selected in it. In Firefox pointer events carry the element inside (`originalTarget`,
 * `explicitOriginalTarget`, `rangeParent`), so that a page can read, rewrite and move all of the content while the reader points at
 * it. Therefore nothing private is shown, buttons obey the reader's own presses alone (see listenToReader) and only while the tooltip
 * is open, and nothing is read back from what is shown.
 */
export class Tooltip {
  readonly #options: TooltipOptions;
  #host: HTMLElement | null = null;
  #layer: HTMLElement | null = null;
  #status: HTMLElement | null = null;
  #content: HTMLElement | null = null;
  #instance: Instance | null = null;
  #fading: Instance | null = null;
  #watch: MutationObserver | null = null;
  #focusBefore: Element | null = null;
  #returns = 0;
  #removal = 0;

  /** Light or dark, from the next opening on. */
  theme: Theme = 'auto';

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

  /**
   * Opens with the content above or below the words, in place of what was open before. With `focus` the content takes the
   * keyboard's focus, and closing gives it back.
   */
  open(target: TooltipTarget, content: HTMLElement, { focus = false }: { readonly focus?: boolean } = {}): void {
    if (this.#returns > returnsAtMost) return;
    const { document } = this.#options;
    if (!this.isHost(document.activeElement)) this.#focusBefore = document.activeElement;
    this.#destroyInstances();
    const layer = this.#showHost();
    const box = () => boxOf(target);
    let wasInView = false;
    this.#instance = tippy(document.createElement('span'), {
      trigger: 'manual',
      interactive: true,
      // Set, tippy would swallow presses inside a closed root.
      hideOnClick: false,
      appendTo: () => layer,
      placement: 'top',
      offset: [0, gapPx],
      duration: 0,
      maxWidth: 'none',
      showOnCreate: true,
      popperOptions: {
        strategy: 'fixed',
        modifiers: [
          { name: 'flip', options: { fallbackPlacements: ['bottom'], altAxis: false, padding: gapPx } },
          // Where neither side has room for a useful card, it rather covers words than leaves the window.
          { name: 'preventOverflow', options: { padding: gapPx, altAxis: true } },
          {
            name: 'fitRoom',
            enabled: true,
            phase: 'beforeRead',
            fn: ({ state }) => {
              const { popper } = state.elements;
              popper.style.setProperty('--room', `${roomAround(box(), window.innerHeight)}px`);
              state.rects.popper.width = popper.offsetWidth;
              state.rects.popper.height = popper.offsetHeight;
            },
          },
          {
            name: 'closeOutOfView',
            enabled: true,
            phase: 'main',
            requires: ['hide'],
            fn: ({ state }) => {
              const { hide } = state.modifiersData;
              if (hide?.isReferenceHidden !== true) wasInView = true;
              // Words that are still on their way into the window are no reason to close.
              else if (wasInView) queueMicrotask(() => this.close());
            },
          },
        ],
      },
      // A nested scroller is followed only where popper knows the element inside it.
      getReferenceClientRect: Object.assign(box, { contextElement: target.element }),
      render: () => {
        const popper = document.createElement('div');
        popper.className = 'popper';
        popper.append(content);
        return { popper };
      },
    });
    this.#content = content;
    if (focus) content.focus({ preventScroll: true });
  }

  /** Moves the keyboard's focus into what is shown; closing gives it back. */
  focus(): void {
    const content = this.#content;
    if (content === null || !this.isOpen) return;
    if (!this.isHost(this.#options.document.activeElement)) this.#focusBefore = this.#options.document.activeElement;
    content.focus({ preventScroll: true });
  }

  /** Lets screen readers say it, while the tooltip is open. */
  announce(text: string): void {
    const status = this.#status;
    if (status === null) return;
    status.textContent = '';
    window.setTimeout(() => (status.textContent = text), announceDelayMs);
  }

  /** Shows other content in the open tooltip, where the pointer or the focus may already be. */
  replace(content: HTMLElement): void {
    const popper = this.#instance?.popper;
    if (popper === undefined) return;
    const held = this.isHost(this.#options.document.activeElement);
    popper.replaceChildren(content);
    this.#content = content;
    if (held) content.focus({ preventScroll: true });
    void this.#instance?.popperInstance?.update();
  }

  /** Closes; after the fade the host leaves the document. */
  close(): void {
    const instance = this.#instance;
    if (instance === null) return;
    this.#instance = null;
    this.#fading = instance;
    instance.popper.classList.add('closing');
    this.#giveFocusBack();
    this.#removal = window.setTimeout(() => this.#takeOut(), fadeOutMs);
    this.#options.onClose();
  }

  /** Closes at once and lets go of everything. */
  dispose(): void {
    const wasOpen = this.isOpen;
    this.#giveFocusBack();
    this.#takeOut();
    this.#host = null;
    this.#layer = null;
    this.#status = null;
    if (wasOpen) this.#options.onClose();
  }

  #takeOut(): void {
    window.clearTimeout(this.#removal);
    this.#watch?.disconnect();
    this.#watch = null;
    this.#destroyInstances();
    this.#host?.remove();
  }

  #destroyInstances(): void {
    window.clearTimeout(this.#removal);
    this.#instance?.destroy();
    this.#fading?.destroy();
    this.#instance = null;
    this.#fading = null;
  }

  #giveFocusBack(): void {
    const before = this.#focusBefore;
    this.#focusBefore = null;
    if (this.isHost(this.#options.document.activeElement) && before instanceof HTMLElement && before.isConnected)
      before.focus({ preventScroll: true });
  }

  #showHost(): HTMLElement {
    const { document, sheet } = this.#options;
    if (this.#host === null || this.#layer === null) {
      ({ host: this.#host, layer: this.#layer, status: this.#status } = makeHost(document, sheet));
      listenToReader(this.#host, 'toggle', () => this.#onHostChange());
    }
    if (this.#status !== null) this.#status.textContent = '';
    applyTheme(this.#layer, this.theme);
    const host = this.#host;
    if (!host.isConnected) document.documentElement.append(host);
    if (this.#watch === null) {
      this.#watch = new MutationObserver(() => this.#onHostChange());
      this.#watch.observe(document.documentElement, { childList: true });
      this.#watch.observe(host, { attributeFilter: watchedAttributes });
    }
    // A page's modal dialog makes what is opened before it inert: showing again puts the host on top.
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
    this.#layer.replaceChildren();
    return this.#layer;
  }

  /** A page may throw out what it does not know, or disable it; we come back a few times and then leave it in peace. */
  #onHostChange(): void {
    const host = this.#host;
    if (host === null || this.#instance === null) return;
    const root = this.#options.document.documentElement;
    const wasIntact = restoreAttributes(host);
    this.#watch?.takeRecords();
    if (wasIntact && host.parentNode === root && host.matches(':popover-open')) return;
    this.#returns++;
    // A host that stands elsewhere may have lost its styles on the way.
    const isMoved = host.isConnected && host.parentNode !== root;
    if (this.#returns > returnsAtMost || isMoved) {
      this.dispose();
      return;
    }
    if (!host.isConnected) root.append(host);
    if (!host.matches(':popover-open')) host.showPopover();
    void this.#instance.popperInstance?.update();
  }
}

/** The words' box for the tooltip: as high as all their lines, so that none is covered, and as wide as the pointer's line. */
function boxOf({ boxes, at }: TooltipTarget): DOMRect {
  const all = boxes();
  const [first = new DOMRect()] = all;
  const top = Math.min(...all.map((box) => box.top), first.top);
  const bottom = Math.max(...all.map((box) => box.bottom), first.bottom);
  const inLine = at === undefined ? all : all.filter((box) => box.left <= at.x + 1 && at.x - 1 <= box.right);
  const line = inLine.length === 0 ? all : inLine;
  const left = Math.min(...line.map((box) => box.left));
  const right = Math.max(...line.map((box) => box.right));
  return line.length === 0 ? first : new DOMRect(left, top, right - left, bottom - top);
}

/** How high a card may be to fit above or below the words; of words out of view, as if they stood in the middle. */
function roomAround({ top, bottom }: DOMRect, windowHeight: number): number {
  const inView = 0 <= top && bottom <= windowHeight;
  const larger = inView ? Math.max(top, windowHeight - bottom) : windowHeight / 2;
  return Math.max(minRoomPx, Math.floor(larger - 2 * gapPx));
}
