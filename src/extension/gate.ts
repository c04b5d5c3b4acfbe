import { couldBeArticle } from '../page/gate.ts';

// Runs in every page and must not be noticed there: one cheap look, one message where it is worth one, nothing left behind.

/** Waited before each further try: a background may be stopped in the middle, and says that it is done. */
const againMs = [500, 1500, 3000];

/** Speaks to `chrome` itself, which both browsers know, because the polyfill would double what every page has to load. */
async function look(): Promise<void> {
  if (!couldBeArticle(document)) return;
  for (const waitMs of againMs) {
    const answer: unknown = await chrome.runtime.sendMessage({ type: 'start' }).catch(() => null);
    if (answer === true) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    // Without the extension itself nobody is left to ask.
    if ((chrome.runtime as { readonly id?: string } | undefined)?.id === undefined) return;
  }
}

if ((document as { prerendering?: boolean }).prerendering === true) {
  document.addEventListener('prerenderingchange', () => void look(), { once: true });
} else void look();
