import type { PaintedRange } from './painter.ts';

/** Between the words' box and the line, and the line's own strength. */
const gapPx = 1;
const linePx = 1.5;

/**
 * Underlines for forced colours in Chromium, which paints every highlighted range as if it were selected and lets no rule say
 * otherwise. Lines are backgrounds of a generated box on the root element, by an adopted sheet: the document stays as it is.
 * They follow scrolling and resizing; `draw` with other ranges after every change of the text, `clear` leaves nothing behind.
 */
export class ForcedUnderlines {
  readonly #document: Document;
  #sheet: CSSStyleSheet | null = null;
  #ranges: readonly PaintedRange[] = [];
  #listening: AbortController | null = null;
  #frame = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  draw(ranges: readonly PaintedRange[]): void {
    this.#ranges = ranges;
    if (ranges.length === 0) {
      this.clear();
      return;
    }
    if (this.#listening === null) {
      this.#listening = new AbortController();
      const listen = { signal: this.#listening.signal, passive: true, capture: true };
      for (const type of ['scroll', 'resize', 'load', 'transitionend'])
        window.addEventListener(type, () => this.#later(), listen);
    }
    this.#drawNow();
  }

  clear(): void {
    window.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#listening?.abort();
    this.#listening = null;
    this.#ranges = [];
    const sheet = this.#sheet;
    this.#sheet = null;
    if (sheet !== null)
      this.#document.adoptedStyleSheets = this.#document.adoptedStyleSheets.filter((other) => other !== sheet);
  }

  #later(): void {
    if (this.#frame !== 0) return;
    this.#frame = window.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    const live = this.#document.createRange();
    const lines: string[] = [];
    let width = 0;
    let height = 0;
    for (const { startNode, startOffset, endNode, endOffset } of this.#ranges) {
      if (!startNode.isConnected || !endNode.isConnected) continue;
      live.setStart(startNode, startOffset);
      live.setEnd(endNode, endOffset);
      for (const box of live.getClientRects()) {
        const left = box.left + window.scrollX;
        const top = box.bottom + window.scrollY + gapPx;
        width = Math.max(width, left + box.width);
        height = Math.max(height, top + linePx);
        lines.push(`linear-gradient(CanvasText 0 0) ${px(left)} ${px(top)}/${px(box.width)} ${linePx}px no-repeat`);
      }
    }
    if (this.#sheet === null) {
      this.#sheet = new CSSStyleSheet();
      this.#document.adoptedStyleSheets = [...this.#document.adoptedStyleSheets, this.#sheet];
    }
    this.#sheet.replaceSync(
      `html::after{content:"";display:block;position:absolute;inset:0 auto auto 0;width:${px(width)};height:${px(height)};` +
        `margin:0;z-index:2147483646;pointer-events:none;forced-color-adjust:none;background:${lines.join(',') || 'none'}}` +
        '@media print{html::after{display:none}}',
    );
  }
}

function px(value: number): string {
  return `${Math.round(value * 2) / 2}px`;
}
