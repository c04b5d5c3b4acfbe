import { couldBeArticle } from '../page/gate.ts';

// Runs in every page and must not be noticed there: one cheap look, one message where it is worth one, nothing left behind.

const againMs = 500;

/** Speaks to `chrome` itself, which both browsers know, because the polyfill would double what every page has to load. */
function look(): void {
  if (!couldBeArticle(document)) return;
  // A background that was stopped in the middle is asked once more; without the extension itself nobody is left to ask.
  const send = () => chrome.runtime.sendMessage({ type: 'start' });
  send().catch(() => {
    setTimeout(() => {
      if ((chrome.runtime as { readonly id?: string } | undefined)?.id !== undefined) void send();
    }, againMs);
  });
}

if ((document as { prerendering?: boolean }).prerendering === true) {
  document.addEventListener('prerenderingchange', look, { once: true });
} else look();
