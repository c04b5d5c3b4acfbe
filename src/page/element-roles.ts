import elements from './elements.json' with { type: 'json' };

/** What an element, or a text node, does for the reading of a page. */
export const role = {
  text: 0,
  /** Runs within a line. */
  inline: 1,
  link: 2,
  lineBreak: 3,
  /** Never seen by the reader. */
  ignored: 4,
  /** Stands in a line but is not read: a picture, a formula, a control. */
  object: 5,
  /** Parts the text but is not read: navigation, listings. */
  blockObject: 6,
  paragraph: 7,
  heading: 8,
  /** From here on elements hold blocks and are weighed; `custom` ones as their content asks. */
  container: 9,
  item: 10,
  quote: 11,
  caption: 12,
  list: 13,
  /** Stands beside the article by its meaning: asides, footers, forms. */
  beside: 14,
  article: 15,
  custom: 16,
} as const;

export type Role = (typeof role)[keyof typeof role];

const roles = new Map<string, Role>();
for (const [name, tags] of Object.entries(elements)) {
  for (const tag of tags) {
    roles.set(tag, role[name as keyof typeof elements]);
    roles.set(tag.toUpperCase(), role[name as keyof typeof elements]);
  }
}

/**
 * The role of a node by its `nodeName`, in either case (HTML documents answer in capitals, XHTML in small letters). Unknown
 * elements are custom ones where their name says so, else they run within their line, as browsers show them.
 */
export function roleOf(node: Node): Role {
  if (node.nodeType === 3) return role.text;
  const name = nameOf(node);
  return roles.get(name) ?? (name.includes('-') ? role.custom : role.inline);
}

/** Only a form can have a control in place of its name. */
function nameOf({ nodeName }: { readonly nodeName: unknown }): string {
  return typeof nodeName === 'string' ? nodeName : 'form';
}

/** Does a custom element begin with a block of its own? It runs within its line otherwise. */
export function beginsWithBlock(custom: Element): boolean {
  const child = custom.shadowRoot?.firstElementChild ?? custom.firstElementChild;
  return child !== null && (roles.get(nameOf(child)) ?? role.inline) >= role.paragraph;
}
