import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPopup, waitForMarks } from '../../src/tools/drive.ts';
import { smallTargets, violations } from './support/axe.ts';
import { setStage, type Stage } from './support/extension.ts';

describe.each([
  { name: 'chrome', dark: false },
  { name: 'chrome', dark: true },
  { name: 'firefox', dark: false },
  { name: 'firefox', dark: true },
] as const)('the popup in $name, dark: $dark', ({ name, dark }) => {
  let stage: Stage;
  let popup: Page;

  beforeAll(async () => {
    stage = await setStage(name, { dark });
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/kazakhstan-2022-01-11/source.html`);
    await page.bringToFront();
    await waitForMarks(page);
    popup = await openPopup(stage, page);
    // Firefox is started dark; Chrome is told so for each page.
    if (name === 'chrome') {
      await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    }
  });
  afterAll(async () => stage.close());

  it('has no fault that axe can find', async () => {
    expect(await violations(popup)).toEqual([]);
  });

  it('gives every control a target of at least 24 pixels', async () => {
    expect(await smallTargets(popup)).toEqual([]);
  });

  it('reaches every control by keyboard, and the first switch turns the site off and on again', async () => {
    await popup.bringToFront();
    await popup.keyboard.press('Tab');
    const first = await popup.evaluate(() => document.activeElement?.getAttribute('role'));
    expect(first).toBe('switch');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('main[data-ready="off-here"]');
    // The focus has stayed on the switch.
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('main[data-ready="annotated"]');
  });
});
