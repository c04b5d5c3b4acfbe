import { listenToReader } from '../element.ts';

/**
 * What esbuild and TypeScript make of JSX (their automatic runtime): elements of the script's own document, made by `createElement` and
 * never from a string of HTML. An attribute that is `true` is empty; one that is `false` or undefined is left out. `on…` attributes
 * other than `onchange` listen to the reader alone, see listenToReader.
 */

export type Child = Node | string | number | null | undefined | false | readonly Child[];

interface Attributes {
  readonly children?: Child;
  readonly class?: string;
  readonly onclick?: (event: MouseEvent) => void;
  readonly onchange?: (event: Event) => void;
  readonly [attribute: string]: unknown;
}

type Component<Properties> = (properties: Properties) => Node;

// eslint-disable-next-line @typescript-eslint/no-namespace -- TypeScript looks for the types of JSX there
export declare namespace JSX {
  type Element = HTMLElement;
  type ElementType = keyof HTMLElementTagNameMap | Component<never>;
  type IntrinsicElements = Readonly<Record<keyof HTMLElementTagNameMap, Attributes>>;
  interface ElementChildrenAttribute {
    readonly children: unknown;
  }
}

/** Makes an element by its name, or calls a component with its properties. */
export function jsx(type: string | Component<Attributes>, properties: Attributes): Node {
  if (typeof type === 'function') return type(properties);
  const { children, ...attributes } = properties;
  const made = document.createElement(type);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    // Fields stand in pages of our own, where no script of a page can change them.
    if (name === 'onchange') made.addEventListener('change', value as () => void);
    else if (typeof value === 'function') listenToReader(made, name.slice(2) as 'click', value as () => void);
    else made.setAttribute(name, value === true ? '' : (value as string));
  }
  made.append(...nodesOf(children));
  return made;
}

export { jsx as jsxs };

/** Children without a parent: `<>…</>`. */
export function Fragment({ children }: Attributes): DocumentFragment {
  const made = document.createDocumentFragment();
  made.append(...nodesOf(children));
  return made;
}

function nodesOf(children: Child): (Node | string)[] {
  if (children === null || children === undefined || children === false) return [];
  if (typeof children === 'number') return [String(children)];
  return children instanceof Array ? children.flatMap(nodesOf) : [children];
}
