import browser, { type Menus, type Runtime, type Tabs } from 'webextension-polyfill';

/** The WebExtension API, promises in both browsers. The only import of the polyfill; content scripts do without it. */
export { browser, type Menus, type Runtime, type Tabs };
