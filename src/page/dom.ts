// A form's controls stand in for its properties by their names (`<input name="nodeName">`), in Chromium for extensions too. So what may be a
// form is read by its prototypes, which are ours alone. The walk over the page does so only where it has to, because it is slower.

/** Reads a property as the platform defines it. */
function property<Target extends Node, Name extends keyof Target & string>(
  name: Name,
): (target: Target) => Target[Name] {
  let getter: ((this: Target) => unknown) | undefined;
  return (target) => (getter ??= definition(target, name).get).call(target) as Target[Name];
}

type MethodName =
  | 'checkVisibility'
  | 'closest'
  | 'contains'
  | 'getAttribute'
  | 'getBoundingClientRect'
  | 'getRootNode'
  | 'hasAttributes'
  | 'querySelectorAll';

/** Calls a method as the platform defines it. */
function method<Name extends MethodName>(
  name: Name,
): (target: Node, ...parameters: Parameters<Element[Name]>) => ReturnType<Element[Name]> {
  let own: ((this: Node, ...parameters: unknown[]) => unknown) | undefined;
  return (target, ...parameters) =>
    (own ??= definition(target, name).value).call(target, ...parameters) as ReturnType<Element[Name]>;
}

interface Definition {
  readonly get: (this: Node) => unknown;
  readonly value: (this: Node, ...parameters: unknown[]) => unknown;
}

/** From the nearest prototype that defines it. There is no global `Node` outside browsers. */
function definition(target: Node, name: string): Definition {
  for (let at: unknown = Object.getPrototypeOf(target); at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found as Definition;
  }
  throw new TypeError(`${name} is defined for no such node`);
}

export const firstChildOf = property<Node, 'firstChild'>('firstChild');
export const nextSiblingOf = property<Node, 'nextSibling'>('nextSibling');
export const parentNodeOf = property<Node, 'parentNode'>('parentNode');
export const parentElementOf = property<Node, 'parentElement'>('parentElement');
const slotOfElement = property<Element, 'assignedSlot'>('assignedSlot');
const slotOfText = property<Text, 'assignedSlot'>('assignedSlot');
export const shadowRootOf = property<Element, 'shadowRoot'>('shadowRoot');
export const textContentOf = property<Element, 'textContent'>('textContent');
export const scrollWidthOf = property<Element, 'scrollWidth'>('scrollWidth');
export const scrollHeightOf = property<Element, 'scrollHeight'>('scrollHeight');
export const scrollLeftOf = property<Element, 'scrollLeft'>('scrollLeft');
export const scrollTopOf = property<Element, 'scrollTop'>('scrollTop');
export const offsetWidthOf = property<HTMLElement, 'offsetWidth'>('offsetWidth');
export const offsetHeightOf = property<HTMLElement, 'offsetHeight'>('offsetHeight');
export const hasAttributes = method('hasAttributes');
export const isVisible = method('checkVisibility');
export const boxOf = method('getBoundingClientRect');
export const rootOf = method('getRootNode');
export const contains = method('contains');
export const attributeOf = method('getAttribute');
export const closestTo = method('closest');
export const elementsIn = method('querySelectorAll');

/** Elements and text define it each for themselves. */
export function assignedSlotOf(node: Element | Text): HTMLSlotElement | null {
  return node instanceof Element ? slotOfElement(node) : slotOfText(node);
}
