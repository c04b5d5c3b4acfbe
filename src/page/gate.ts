import words from './gate-words.json' with { type: 'json' };

// Runs in every page that the user opens, so it looks at little and holds on to nothing.

/** Text nodes and characters that are looked at, at most. */
const nodesAtMost = 1_200;
const textAtMost = 12_000;
/** A text node from this length on reads like a piece of a paragraph. */
const pieceAtLeast = 60;
/** So much text in such pieces may be an article. */
const proseAtLeast = 240;
const declaredProseAtLeast = 60;

/**
 * Could the page be an article that concerns the field? True only where there is enough running text, and a word of the
 * field in the title, the description, the headline or the first part of the text. Generous: the background decides after the analysis.
 * Reads a bounded part of the page; never a layout.
 */
export function couldBeArticle(document: Document): boolean {
  const { body, head } = document as { readonly body: HTMLElement | null; readonly head: HTMLHeadElement | null };
  if (body === null) return false;
  const declared = head !== null && isDeclared(head);
  let heard = namesField(document.title) || (head !== null && namesField(descriptions(head)));
  if (declared && heard) return true;
  const enough = declared ? declaredProseAtLeast : proseAtLeast;
  let prose = 0;
  let unheard = '';
  let read = 0;
  const walker = document.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT, which is no global outside browsers */);
  for (let i = 0; i < nodesAtMost && read < textAtMost; i++) {
    const node = walker.nextNode();
    if (node === null) break;
    const { data } = node as Text;
    if (data.length < pieceAtLeast && !(data.length > 8 && isInHeading(node))) continue;
    if (!isRead(node)) continue;
    const text = data.slice(0, textAtMost).trim();
    if (text.length >= pieceAtLeast) prose += text.length;
    read += text.length;
    if (!heard) unheard += `${text} `;
    if (prose < enough) continue;
    if (!heard && unheard.length > 2_000) {
      heard = namesField(unheard);
      unheard = '';
    }
    if (heard) return true;
  }
  return prose >= enough && (heard || namesField(unheard));
}

/** Does the head say that the page is an article? Only the head is searched, for it is short on every page. */
function isDeclared(head: Element): boolean {
  if (head.querySelector('meta[property="og:type"]')?.getAttribute('content') === 'article') return true;
  const linked = head.querySelectorAll('script[type="application/ld+json"]');
  return Array.from(linked).some(({ textContent }) => {
    const text = textContent.slice(0, 4_000);
    return words.article.some((type) => text.includes(type));
  });
}

function descriptions(head: Element): string {
  const metas = head.querySelectorAll(
    'meta[name="description"], meta[property="og:title"], meta[property="og:description"]',
  );
  return Array.from(metas, (meta) => meta.getAttribute('content')?.slice(0, 500) ?? '').join(' ');
}

function namesField(text: string): boolean {
  const small = text.toLowerCase();
  return words.field.some((word) => small.includes(word));
}

function isInHeading(node: Node): boolean {
  return /^h[1-3]$/i.test(node.parentNode?.nodeName ?? '');
}

function isRead(node: Node): boolean {
  return !/^(?:script|style|noscript|template|textarea|pre|code|a|option|button)$/i.test(
    node.parentNode?.nodeName ?? '',
  );
}
