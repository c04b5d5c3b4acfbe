// What every script of the extension may ask, content scripts too: `chrome` itself, which both browsers know, not the polyfill.

/** The language in which the browser gives our words: each locale's messages say their own, since browsers tell that of their menus. */
export function uiLanguage(): string {
  return chrome.i18n.getMessage('language') || 'en';
}

/** Has the extension been updated, reloaded or removed while this script still runs in its page? */
export function isOrphaned(): boolean {
  try {
    return (chrome.runtime as { readonly id?: string } | undefined)?.id === undefined;
  } catch {
    // Firefox takes the whole of the API away.
    return true;
  }
}

/** Is this Chromium, in its many brands? */
export function isChromium(): boolean {
  return chrome.runtime.getURL('').startsWith('chrome-extension:');
}

/**
 * Does this script run in a private window? Chrome runs our own pages outside of private windows, those shown in one too: of them
 * `tab.incognito` tells.
 */
export function isInPrivateWindow(): boolean {
  return chrome.extension.inIncognitoContext;
}
