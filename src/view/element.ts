/** What an element is given besides its children; `on…` listen to the reader, `data-…` and `aria-…` attributes as they are. */
export interface ElementProperties {
  readonly class?: string;
  readonly text?: string;
  readonly onclick?: (event: MouseEvent) => void;
  readonly [attribute: string]: string | boolean | ((event: MouseEvent) => void) | undefined;
}

/** Makes an element with its children; `null` children are left out, a `true` attribute is empty, a `false` one left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: Name,
  properties: ElementProperties = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key === 'text') made.textContent = String(value);
    else if (typeof value === 'function') listenToReader(made, key.slice(2) as 'click', value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * Listens to what the reader does. An event that a script made, by `click()` or `dispatchEvent()`, is ignored wherever the target
 * stands by then: in Firefox a page can get hold of the elements of a card (see Tooltip).
 */
export function listenToReader<Type extends keyof GlobalEventHandlersEventMap>(
  target: EventTarget,
  type: Type,
  listener: (event: GlobalEventHandlersEventMap[Type]) => void,
  options?: AddEventListenerOptions,
): void {
  const onEvent = (event: Event) => {
    if (event.isTrusted) listener(event as GlobalEventHandlersEventMap[Type]);
  };
  target.addEventListener(type, onEvent, options);
}

const svgNamespace = 'http://www.w3.org/2000/svg' as const;

/** Makes an SVG element. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Element[]
): SVGElement {
  const made: SVGElement = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}
