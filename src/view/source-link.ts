import type { CardSource } from '../core/types.ts';
import { element } from './element.ts';

/** A source by its publisher's name: a link that opens elsewhere, or plain words where the address is not on the web. */
export function renderSource({ url, title, publisher, date }: CardSource, document: Document): HTMLElement {
  const words = { title: [title, date ?? ''].filter(Boolean).join(', '), text: publisher };
  return /^https?:\/\//i.test(url)
    ? element(document, 'a', { href: url, target: '_blank', rel: 'noopener noreferrer', ...words })
    : element(document, 'span', words);
}
