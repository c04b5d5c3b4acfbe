import { element } from '../element.ts';
import { keysInWords } from './options.ts';
import type { Words } from '../words.ts';

export interface WelcomeOptions {
  readonly document: Document;
  readonly words: Words;
  /** The key of the command that goes to the next mark; empty where none is set. */
  readonly nextKey: string;
}

/** The first-run page: an example article of our own, to be explained in place, and the three things to know. */
export function renderWelcome({ document, words, nextKey }: WelcomeOptions): HTMLElement {
  const paragraph = (key: string) => element(document, 'p', { text: words(key) });
  return element(
    document,
    'div',
    { class: 'page welcome' },
    element(
      document,
      'header',
      {},
      element(document, 'p', { class: 'quiet', text: words('extShortName') }),
      element(document, 'h1', { text: words('welcomeTitle') }),
      element(document, 'p', { class: 'lead', text: words('welcomeLead') }),
    ),
    element(document, 'p', { class: 'quiet caption', text: words('welcomeExample') }),
    element(
      document,
      'article',
      { class: 'panel example' },
      element(document, 'h2', { text: words('welcomeHeadline') }),
      paragraph('welcomeText1'),
      paragraph('welcomeText2'),
    ),
    element(document, 'p', { class: 'quiet count', role: 'status' }),
    element(
      document,
      'ul',
      { class: 'to-know' },
      element(document, 'li', { text: words('welcomeDay') }),
      element(document, 'li', { text: words('welcomePrivate') }),
      nextKey === '' ? null : element(document, 'li', { text: words('welcomeKeys', keysInWords(nextKey)) }),
    ),
    element(document, 'a', { class: 'button', href: 'options.html', text: words('optionsTitle') }),
  );
}
