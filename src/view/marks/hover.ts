import { listenToReader } from '../element.ts';
import { caretAt, type Caret } from './hit-test.ts';

/** A point of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the pointer may come to rest on; equal by identity. */
export interface HoverOptions<T extends object> {
  readonly document: Document;
  /** What is to be explained at a place in the text, or null. */
  readonly find: (caret: Caret) => T | null;
  /** Can the reader see the character there? */
  readonly isShown: (caret: Caret) => boolean;
  readonly isHost: (target: EventTarget | null) => boolean;
  readonly isOpen: () => boolean;
  /** `at` is where the pointer stands: of words broken over two lines it tells the line. */
  readonly open: (found: T, at: Point) => void;
  readonly close: () => void;
  readonly signal: AbortSignal;
}

/** The reader has to rest so long before a tooltip opens; less where one is open already. */
const openDelayMs = 300;
const switchDelayMs = 80;
/** So long the pointer may take to cross from the words to the tooltip. */
const leaveDelayMs = 250;
/** Marks and cards may come this long after the pointer has come to rest on their words. */
const maxLateMs = 5000;

/** Text that the reader has moved the pointer to and for which there is no card yet. */
interface Awaited extends Caret {
  readonly point: Point;
  readonly text: string | null;
  readonly sinceMs: number;
}

export interface PointerFollower {
  /**
   * Opens the tooltip if the pointer rests on words whose mark or card has only now come. The reader must have moved the pointer to these
   * very words, and seen them, in the last 5 s: a page that slides, writes or uncovers marked words under a resting pointer opens nothing.
   * A press, a key or a tooltip that was open in between also ends the wait.
   */
  readonly lookAgain: () => void;
}

/**
 * Opens and closes the tooltip by pointer, touch and Esc. A tooltip that holds the keyboard's focus stays until Esc or a press
 * elsewhere. Ends with its signal.
 */
export function followPointer<T extends object>(options: HoverOptions<T>): PointerFollower {
  const { document, find, isHost, isOpen, open, close, signal } = options;
  let at: Point | null = null;
  let frame = 0;
  let timer = 0;
  let over: T | null = null;
  let shown: T | null = null;
  let pressedAway: T | null = null;
  let awaited: Awaited | null = null;

  const stop = () => {
    window.clearTimeout(timer);
    timer = 0;
  };
  const later = (action: () => void, ms: number) => {
    stop();
    timer = window.setTimeout(action, ms);
  };
  const show = (found: T, point: Point) => {
    awaited = null;
    shown = found;
    open(found, point);
  };
  const closeNow = () => {
    stop();
    awaited = null;
    over = null;
    shown = null;
    close();
  };
  const findAt = ({ x, y }: Point) => {
    const caret = caretAt(document, x, y);
    return caret === null ? null : find(caret);
  };
  const rest = (found: T | null, point: Point | null) => {
    if (found === over) return;
    over = found;
    if (isOpen() && isHost(document.activeElement)) stop();
    else if (found === null || point === null) {
      if (isOpen()) later(closeNow, leaveDelayMs);
      else stop();
    } else if (isOpen() && found === shown) stop();
    else later(() => show(found, at ?? point), isOpen() ? switchDelayMs : openDelayMs);
  };
  const waitAt = (caret: Caret, point: Point): Awaited | null =>
    options.isShown(caret) ? { ...caret, point, text: caret.node.nodeValue, sinceMs: performance.now() } : null;
  const look = () => {
    frame = 0;
    if (at === null) return;
    const caret = caretAt(document, at.x, at.y);
    const found = caret === null ? null : find(caret);
    awaited = caret === null || found !== null ? null : waitAt(caret, at);
    rest(found, at);
  };
  const lookAgain = () => {
    if (awaited === null || isOpen() || signal.aborted) return;
    const { point, node, offset, text, sinceMs } = awaited;
    const caret = caretAt(document, point.x, point.y);
    const isSame = caret?.node === node && caret.offset === offset && node.nodeValue === text;
    if (isSame && performance.now() - sinceMs <= maxLateMs) {
      rest(find(caret), point);
    } else {
      awaited = null;
      rest(null, null);
    }
  };

  const listen = { signal, passive: true, capture: true } as const;
  listenToReader(
    document,
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch') return;
      if (isHost(event.target)) {
        // Inside the tooltip: it stays.
        at = awaited = null;
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
  listenToReader(
    document.documentElement,
    'pointerleave',
    (event) => {
      if (event.pointerType === 'touch') return;
      at = awaited = null;
      rest(null, null);
    },
    { signal, passive: true },
  );
  listenToReader(
    document,
    'pointerdown',
    (event) => {
      if (isHost(event.target)) return;
      awaited = null;
      pressedAway = isOpen() ? shown : null;
      // A press also calls off what was about to open: the reader has begun to do something else.
      if (isOpen()) closeNow();
      else stop();
    },
    listen,
  );
  listenToReader(
    document,
    'click',
    (event) => {
      if (isHost(event.target) || !('pointerType' in event) || event.pointerType !== 'touch') return;
      const point = { x: event.clientX, y: event.clientY };
      const found = findAt(point);
      // A second tap on the same words only closes.
      if (found !== null && found !== pressedAway) show(found, point);
    },
    listen,
  );
  listenToReader(
    document,
    'keydown',
    (event) => {
      awaited = null;
      if (event.key !== 'Escape' || !isOpen()) return;
      event.stopPropagation();
      event.preventDefault();
      closeNow();
    },
    { signal, capture: true },
  );
  signal.addEventListener('abort', () => {
    stop();
    window.cancelAnimationFrame(frame);
  });
  return { lookAgain };
}
