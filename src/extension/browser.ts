import browser, { type Runtime } from 'webextension-polyfill';

/** The WebExtension API, promises in both browsers. The only import of the polyfill. */
export { browser, type Runtime };

/** The language in which the browser gives our words: each locale's messages say their own, since browsers tell that of their menus. */
export function uiLanguage(): string {
  return browser.i18n.getMessage('language') || 'en';
}

/** Has the extension been updated, reloaded or removed while this script still runs in its page? */
export function isOrphaned(): boolean {
  try {
    return (browser.runtime as { readonly id?: string } | undefined)?.id === undefined;
  } catch {
    // Firefox takes the whole of the API away.
    return true;
  }
}
