import { attributeOf } from './dom.ts';
import hints from './hints.json' with { type: 'json' };

/** What the names that its makers gave an element say about the text in it. */
export type Hint = 'article' | 'none' | 'usually-beside' | 'always-beside' | 'comments' | 'caption' | 'unseen';

const pattern = (stems: readonly string[]): RegExp => new RegExp(`-(?:${stems.join('|')})`);
const comments = pattern(hints.comments);
const always = pattern(hints.always);
const share = pattern(hints.share);
const usually = pattern([...hints.share, ...hints.usually]);
const article = pattern(hints.article);
const caption = pattern(hints.caption);
const unseen = pattern(hints.unseen);
/** Names of a layout that tell what else is on the page, as `has-sidebar`. */
const elsewhere = /^-(?:has|have|with|without|no|not|is|js|hide|show|col|span)-/;
/** Page builders call every piece of a page a widget, the article too; what follows tells which one it is. */
const builder = /^-(?:elementor-widget|views-(?:field|element))(?=-)/;
const besideRoles: ReadonlySet<string> = new Set(hints.roles);

const remembered = new Map<string, Hint>();
/** Pages with generated class names must not fill the memory. */
const rememberedAtMost = 2_000;

/**
 * Reads a `class` or `id`. Words are parted at anything that is no letter or digit and at capitals («shareBar» is «share bar»);
 * an entry of hints.json matches the beginning of a word, or a whole word where it ends in a hyphen. Words for
 * furniture win over words for the article in one name («article-share»), but a name of the article beside another name takes the doubt away («article-body social»).
 */
export function hintOf(names: string): Hint {
  if (names === '') return 'none';
  const known = remembered.get(names);
  if (known !== undefined) return known;
  const hint = readNames(names);
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(names, hint);
  return hint;
}

function readNames(names: string): Hint {
  let isArticle = false;
  let isBeside = false;
  for (const name of names.slice(0, 500).split(/\s+/)) {
    const words = `-${name
      .replace(/([a-z0-9])(?=[A-Z])/g, '$1-')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')}-`
      .replace(/^--/, '-')
      .replace(builder, '');
    if (unseen.test(words)) return 'unseen';
    if (elsewhere.test(words)) continue;
    if (comments.test(words)) return 'comments';
    if (always.test(words)) return 'always-beside';
    if (caption.test(words)) return 'caption';
    if (usually.test(words)) isBeside = true;
    else if (article.test(words)) isArticle = true;
  }
  if (isBeside) return isArticle ? 'none' : 'usually-beside';
  return isArticle ? 'article' : 'none';
}

/** Does the class of an element say that it is for sharing what stands beside it? */
export function isShareBar(element: Element): boolean {
  return share.test(`-${attributeOf(element, 'class') ?? ''}`);
}

/** Does the ARIA role mean something that stands beside the article? */
export function isBesideRole(ariaRole: string): boolean {
  return besideRoles.has(ariaRole);
}

/** No opening of furniture stands in a longer line, except where it is a link. */
export const furnitureAtMost = 120;
const restAtMost = { heading: 24, text: 4 };

/** The openings by their first letters. */
const keyLength = 3;
const openings = new Map<string, string[]>();
for (const opening of hints.openings) {
  const key = opening.slice(0, keyLength);
  openings.set(key, [...(openings.get(key) ?? []), opening]);
}

/** Can a text that begins like this open like furniture? Quick, and wrong only with yes. `data` may begin with white space. */
export function mayOpenLikeFurniture(data: string): boolean {
  let start = 0;
  while (data.charCodeAt(start) <= 32) start++;
  return openings.has(data.slice(start, start + keyLength).toLowerCase());
}

/**
 * Does a text open like furniture («Читайте также: …»)? A heading does where it says hardly more than that, a line of text
 * where it says nothing more or goes on after a colon, a line of links in any case. `text` is collapsed and trimmed.
 */
export function opensLikeFurniture(text: string, of: 'heading' | 'text' | 'link'): boolean {
  const start = text.slice(0, 80).toLowerCase();
  const candidates = openings.get(start.slice(0, keyLength));
  if (candidates === undefined) return false;
  return candidates.some((opening) => {
    if (!start.startsWith(opening)) return false;
    const rest = start.slice(opening.length);
    if (/^\p{L}/u.test(rest)) return false;
    return of === 'link' || rest.length <= restAtMost[of] || /^\s*:/.test(rest) || opening.endsWith(':');
  });
}
