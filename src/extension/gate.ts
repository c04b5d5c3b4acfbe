import { couldBeArticle } from '../page/gate.ts';

// Runs in every page and must not be noticed there: one cheap look, one message where it is worth one, nothing left behind.

/** Speaks to `chrome` itself, which both browsers know, because the polyfill would double what every page has to load. */
function look(): void {
  if (couldBeArticle(document)) void chrome.runtime.sendMessage({ type: 'start' });
}

if ((document as { prerendering?: boolean }).prerendering === true) {
  document.addEventListener('prerenderingchange', look, { once: true });
} else look();
