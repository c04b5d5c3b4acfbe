import { caretAt, type Caret } from './hit-test.ts';

/** What the pointer may come to rest on; equal by identity. */
export interface HoverOptions<T extends object> {
  readonly document: Document;
  /** What is to be explained at a place in the text, or null. */
  readonly find: (caret: Caret) => T | null;
  readonly isHost: (target: EventTarget | null) => boolean;
  readonly isOpen: () => boolean;
  readonly open: (found: T) => void;
  readonly close: () => void;
  readonly signal: AbortSignal;
}

/** The reader has to rest so long before a tooltip opens; less where one is open already. */
const openDelayMs = 300;
const switchDelayMs = 80;
/** So long the pointer may take to cross from the words to the tooltip. */
const leaveDelayMs = 250;

/**
 * Opens and closes the tooltip by pointer, touch and Esc. Only the reader's own events count, not those that a page makes. Ends
 * with its signal.
 */
export function followPointer<T extends object>(options: HoverOptions<T>): void {
  const { document, find, isHost, isOpen, open, close, signal } = options;
  let at: { readonly x: number; readonly y: number } | null = null;
  let frame = 0;
  let timer = 0;
  let over: T | null = null;
  let shown: T | null = null;

  const stop = () => {
    window.clearTimeout(timer);
    timer = 0;
  };
  const later = (action: () => void, ms: number) => {
    stop();
    timer = window.setTimeout(action, ms);
  };
  const show = (found: T) => {
    shown = found;
    open(found);
  };
  const closeNow = () => {
    stop();
    over = null;
    shown = null;
    close();
  };
  const rest = (found: T | null) => {
    if (found === over) return;
    over = found;
    if (found !== null && !(isOpen() && found === shown)) later(() => show(found), isOpen() ? switchDelayMs : openDelayMs);
    else if (found !== null) stop();
    else if (isOpen()) later(closeNow, leaveDelayMs);
    else stop();
  };
  const look = () => {
    frame = 0;
    if (at === null) return;
    const caret = caretAt(document, at.x, at.y);
    rest(caret === null ? null : find(caret));
  };

  const listen = { signal, passive: true, capture: true } as const;
  document.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isTrusted || event.pointerType === 'touch') return;
      if (isHost(event.target)) {
        // Inside the tooltip: it stays.
        at = null;
        over = shown;
        stop();
        return;
      }
      if (event.buttons !== 0) return;
      at = { x: event.clientX, y: event.clientY };
      if (frame === 0) frame = window.requestAnimationFrame(look);
    },
    listen,
  );
  document.documentElement.addEventListener('pointerleave', (event) => { if (event.isTrusted && event.pointerType !== 'touch') rest(null); }, { signal, passive: true });
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (event.isTrusted && isOpen() && !isHost(event.target)) closeNow();
    },
    listen,
  );
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || (event as PointerEvent).pointerType !== 'touch' || isHost(event.target)) return;
      const caret = caretAt(document, event.clientX, event.clientY);
      const found = caret === null ? null : find(caret);
      if (found !== null) show(found);
    },
    listen,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape' || !isOpen()) return;
      event.stopPropagation();
      closeNow();
    },
    { signal, capture: true },
  );
}
