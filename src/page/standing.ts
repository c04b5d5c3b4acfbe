import { attributeOf, hasAttributes } from './dom.ts';
import { role } from './element-roles.ts';
import { hintOf, isBesideRole, type Hint } from './hints.ts';
import type { Container } from './outline.ts';

/** What an element's attributes say of the text in it. */
export type Attributes = Hint | 'hidden' | 'editable' | 'article-body';

/** The attributes by which pages hide an element; a reading leaves it out. */
export const hidingAttributes = ['hidden', 'aria-hidden', 'style'];

const hiddenStyle = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Does one of `hidingAttributes` with this value, or null for none, hide its element? */
export function hides(name: string, value: string | null): boolean {
  if (value === null || name === 'hidden') return value !== null;
  return name === 'aria-hidden' ? value === 'true' : hiddenStyle.test(value);
}

/**
 * Reads the attributes of one element: hidden from readers (without asking for a layout, so only by attributes and inline
 * style), made to be edited, marked as the article's body, or what its names hint.
 */
export function readAttributes(element: Element): Attributes {
  if (!hasAttributes(element)) return 'none';
  if (hidingAttributes.some((name) => hides(name, attributeOf(element, name)))) return 'hidden';
  const editable = attributeOf(element, 'contenteditable');
  if (editable !== null && editable !== 'false') return 'editable';
  const ariaRole = attributeOf(element, 'role');
  if (ariaRole === 'textbox') return 'editable';
  if (attributeOf(element, 'itemprop')?.includes('articleBody')) return 'article-body';
  if (ariaRole !== null && isBesideRole(ariaRole)) return 'always-beside';
  const byClass = hintOf(attributeOf(element, 'class') ?? '');
  if (byClass !== 'none' && byClass !== 'article') return byClass;
  const byId = hintOf(attributeOf(element, 'id') ?? '');
  return byId === 'none' ? byClass : byId;
}

/** What is known of the page when containers are judged. */
export interface Surroundings {
  /** The container of the headline and all around it. */
  readonly aroundHeadline: ReadonlySet<Container>;
  /** Weight of all sentences of the page. */
  readonly prose: number;
  /** Believe only what cannot be the article: a second look where the first found nothing. */
  readonly lenient: boolean;
  /** Class names, as `familyOf` gives them, that are not believed. */
  readonly doubted: ReadonlySet<string>;
}

/** Share of the page's sentences from which on a doubtful name is not believed. */
const mostOfThePage = 0.4;

/** Decides whether a container stands in the article's way of the page or beside it. Its parent has been judged. */
export function judge(container: Container, attributes: Attributes, page: Surroundings): 'in' | 'beside' {
  if (container.parent?.standing === 'beside' || isNotRead(attributes)) return 'beside';
  if (page.aroundHeadline.has(container) || container.parent === null || attributes === 'article-body') return 'in';
  if (attributes === 'comments') return 'beside';
  const isMost = container.prose > mostOfThePage * page.prose;
  if (attributes === 'always-beside') return page.lenient && isMost ? 'in' : 'beside';
  if (attributes !== 'usually-beside' && container.role !== role.beside) return 'in';
  return page.lenient || isMost || page.doubted.has(familyOf(container.element)) ? 'in' : 'beside';
}

/** The class names of an element without numbers, the same for all entries of a list. */
export function familyOf(element: Element): string {
  return (attributeOf(element, 'class') ?? '').replace(/\d+/g, '');
}

/** Is text with these attributes not for reading? */
export function isNotRead(attributes: Attributes): boolean {
  return attributes === 'hidden' || attributes === 'editable' || attributes === 'unseen';
}
