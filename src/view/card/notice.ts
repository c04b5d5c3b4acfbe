import type { CardAction } from './card-options.ts';
import { element } from '../element.ts';

/** A sentence in the card's place, with one thing to do where there is one. */
export function renderNotice(document: Document, text: string, action?: CardAction): HTMLElement {
  return element(
    document,
    'div',
    { class: 'card notice', role: 'dialog', tabindex: '-1', 'aria-label': text },
    element(document, 'p', { text }),
    action === undefined
      ? null
      : element(document, 'button', { class: 'link', type: 'button', text: action.label, onclick: () => action.run() }),
  );
}
