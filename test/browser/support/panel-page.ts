import type { Page } from 'puppeteer-core';
import { openPopup } from '../../../src/tools/drive.ts';
import type { Stage } from './extension.ts';

/** Opens the panel's page for the tab that shows `page`, in a tab of its own, and waits for its content. */
export async function openPanelPage(stage: Stage, page: Page): Promise<Page> {
  const popup = await openPopup(stage, page);
  // In Firefox puppeteer does not know the address of extension pages.
  const search = await popup.evaluate(() => location.search);
  await popup.setViewport({ width: 420, height: 900 });
  const firefox = stage.extensionOrigin.startsWith('moz-extension:');
  const address = `${stage.extensionOrigin}/pages/panel.html${search}`;
  await popup.goto(address, firefox ? { waitUntil: [] } : {});
  await popup.waitForSelector('main[data-ready] > .panel');
  await popup.bringToFront();
  return popup;
}
