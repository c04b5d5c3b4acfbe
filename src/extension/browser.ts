import browser, { type Runtime } from 'webextension-polyfill';

/** The WebExtension API, promises in both browsers. The only import of the polyfill. */
export { browser, type Runtime };

/** The language in which the browser gives our words: each locale's messages say their own, since browsers tell that of their menus. */
export function uiLanguage(): string {
  return browser.i18n.getMessage('language') || 'en';
}
