/**
 * Events as a browser makes them for the reader, in jsdom: its `click()` and `dispatchEvent()` make a script's events, which the
 * extension ignores. jsdom keeps what is behind an object under a symbol; there an event can be trusted.
 */

interface Behind {
  isTrusted: boolean;
  readonly _dispatch: (event: Behind) => boolean;
}

/** Dispatches the event as if the reader had caused it. */
function sendByReader(target: EventTarget, event: Event): void {
  const trusted = behind(event);
  trusted.isTrusted = true;
  behind(target)._dispatch(trusted);
}

/** Presses the element as the reader does; nothing happens where it is disabled. */
export function press(element: Element): void {
  if (element.matches(':disabled')) return;
  const { MouseEvent } = element.ownerDocument.defaultView!;
  sendByReader(element, new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
}

function behind(wrapper: object): Behind {
  const symbol = Object.getOwnPropertySymbols(wrapper).find(({ description }) => description === 'impl');
  const found = symbol === undefined ? undefined : (wrapper as Record<symbol, Behind | undefined>)[symbol];
  if (found === undefined) throw new Error('this version of jsdom keeps its objects elsewhere');
  return found;
}
