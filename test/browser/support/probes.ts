// What a hostile page tries, to be run in the page by `page.evaluate`: each function stands by itself.

/** How often `pressFromEvents` presses one button. */
export const pressesPerButton = 6;

/** Presses the button with these words in every shadow root that an event of the pointer gives away, in the card and out of it. */
export function pressFromEvents(words: string): void {
  const roots = new Map<ShadowRoot, number>();
  Object.assign(globalThis, { probe: roots });
  const press = (root: ShadowRoot): number => {
    const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === words);
    if (button === undefined) return 0;
    const init = { bubbles: true, cancelable: true, composed: true };
    const ways = [
      () => button.click(),
      () => button.dispatchEvent(new PointerEvent('click', { ...init, pointerType: 'mouse' })),
      () => button.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'Enter' })) && button.click(),
      () => {
        // The click of a label is passed on to what it labels.
        const label = document.createElement('label');
        button.replaceWith(label);
        label.append(button);
        label.click();
      },
      () => {
        document.body.append(button);
        button.click();
      },
      () => {
        const label = document.body.appendChild(document.createElement('label'));
        label.append(button);
        label.click();
      },
    ];
    for (const way of ways) way();
    return ways.length;
  };
  const onEvent = (event: Event & Record<string, unknown>) => {
    const { originalTarget, explicitOriginalTarget, rangeParent } = event;
    for (const node of [originalTarget, explicitOriginalTarget, rangeParent, ...event.composedPath()]) {
      const root = node instanceof Node ? node.getRootNode() : null;
      if (root instanceof ShadowRoot && !roots.has(root)) roots.set(root, press(root));
    }
  };
  for (const type of ['pointermove', 'pointerover', 'mousemove', 'mouseover'])
    addEventListener(type, (event) => onEvent(event as never), true);
}

/** The roots that `pressFromEvents` has found, by their mode, and how often it has pressed in them. */
export function pressesOf(): { readonly roots: readonly string[]; readonly presses: number } {
  const { probe } = globalThis as unknown as { readonly probe: ReadonlyMap<ShadowRoot, number> };
  return {
    roots: [...probe.keys()].map(({ mode }) => mode),
    presses: [...probe.values()].reduce((sum, presses) => sum + presses, 0),
  };
}

/**
 * Notes every way by which a node inside a shadow root comes to the page: 24 types of events by 11 properties and their path,
 * animations, focus, selections, carets, elements at a point, and what the browser reports of its performance.
 */
export function watchForLeaks(): void {
  const leaks = new Set<string>();
  Object.assign(globalThis, { leaks });
  const note = (way: string, node: unknown) => {
    if (node instanceof Node && node.getRootNode() instanceof ShadowRoot) leaks.add(way);
  };
  const targetOf = ({ effect }: Animation) => (effect as KeyframeEffect | null)?.target;
  const look = () => {
    for (const animation of document.getAnimations()) note('document.getAnimations', targetOf(animation));
    const host = document.querySelector(':root > [popover]');
    for (const animation of host?.getAnimations({ subtree: true }) ?? []) note('getAnimations', targetOf(animation));
    note('activeElement', document.activeElement);
    const selection = getSelection();
    note('anchorNode', selection?.anchorNode);
    if (selection !== null && selection.rangeCount > 0) {
      note('getRangeAt', selection.getRangeAt(0).startContainer);
      note('getComposedRanges', selection.getComposedRanges()[0]?.startContainer);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const types =
    'pointermove mousemove mouseover click pointerdown mousedown keydown focusin focus toggle beforetoggle animationstart ' +
    'animationend transitionstart transitionend scroll scrollend wheel selectstart copy dragstart contextmenu beforematch ' +
    'contentvisibilityautostatechange';
  const properties =
    'target relatedTarget originalTarget explicitOriginalTarget rangeParent srcElement fromElement toElement currentTarget ' +
    'source submitter';
  for (const type of types.split(' '))
    addEventListener(
      type,
      (event) => {
        for (const property of properties.split(' '))
          note(`${type}.${property}`, (event as unknown as Record<string, unknown>)[property]);
        for (const target of event.composedPath()) note(`${type}.composedPath`, target);
        if (!(event instanceof MouseEvent)) return;
        const { clientX: x, clientY: y } = event;
        for (const element of document.elementsFromPoint(x, y)) note('elementsFromPoint', element);
        note('caretPositionFromPoint', document.caretPositionFromPoint(x, y)?.offsetNode);
      },
      true,
    );

  interface Entry extends PerformanceEntry {
    readonly target?: Node;
    readonly element?: Node;
    readonly sources?: readonly { readonly node: Node }[];
  }
  const observer = new PerformanceObserver((list) => {
    for (const { entryType, target, element, sources = [] } of list.getEntries() as Entry[])
      for (const node of [target, element, ...sources.map((source) => source.node)]) note(entryType, node);
  });
  for (const type of ['layout-shift', 'event', 'first-input', 'largest-contentful-paint', 'element'])
    observer.observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

/** The ways that `watchForLeaks` has found. */
export function leaksOf(): readonly string[] {
  return [...(globalThis as unknown as { readonly leaks: ReadonlySet<string> }).leaks];
}

/** Shows a popover with an open shadow root at the window's corner, and in it a button with these words that counts its clicks. */
export function showOpenRoot(words: string): void {
  const host = document.createElement('div');
  host.popover = 'manual';
  Object.assign(host.style, { position: 'fixed', inset: '0 auto auto 0', padding: '0', border: '0', margin: '0' });
  const root = host.attachShadow({ mode: 'open' });
  const button = root.appendChild(document.createElement('button'));
  button.textContent = words;
  const counter = { clicks: 0 };
  Object.assign(globalThis, { counter });
  button.addEventListener('click', () => counter.clicks++);
  button.animate({ opacity: [0.5, 1] }, 3000);
  document.documentElement.append(host);
  host.showPopover();
}

/** How often the button of `showOpenRoot` was pressed. */
export function clicksOf(): number {
  return (globalThis as unknown as { readonly counter: { readonly clicks: number } }).counter.clicks;
}

/** Breaks what scripts are made of, before any of the page's or the extension's run. `brokenCalls` counts who stumbles over it. */
export function breakPrototypes(): void {
  const kept = { brokenCalls: 0, hasSeenRoot: false, highlights: CSS.highlights };
  Object.assign(globalThis, { kept });
  const broken = () => {
    kept.brokenCalls++;
    throw new Error('broken');
  };
  const methods =
    'includes map filter slice find has test exec replace replaceAll flatMap toLowerCase startsWith forEach'.split(' ');
  for (const prototype of [Array, String, Map, Set, RegExp].map(({ prototype: of }) => of as object))
    for (const method of methods)
      if (method in prototype) Object.defineProperty(prototype, method, { value: broken, configurable: true });
  Object.defineProperty(Element.prototype, 'attachShadow', {
    value: () => {
      kept.hasSeenRoot = true;
      return broken();
    },
  });
  for (const name of ['MutationObserver', 'Highlight', 'StaticRange', 'CSSStyleSheet'])
    Object.defineProperty(globalThis, name, { value: broken });
  for (const name of ['createTreeWalker', 'createElement', 'createRange'])
    Object.defineProperty(Document.prototype, name, { value: broken });
  for (const name of ['checkVisibility', 'getBoundingClientRect'])
    Object.defineProperty(Element.prototype, name, { value: broken });
  Object.defineProperty(Node.prototype, 'firstChild', { get: broken });
  Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
  Object.assign(Object.prototype, { type: 'evil', summary: {}, painted: false });
}
