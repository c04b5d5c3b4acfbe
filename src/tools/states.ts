import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchWithExtension, requireBrowser, type LaunchedBrowser } from './browsers.ts';
import { hoverText, openPopup, waitForMarks } from './drive.ts';
import { geckoId } from './gecko-id.ts';

// Pictures of every state of the interface, for review: three languages, light, dark and forced colours, wide and narrow.

const languages = ['ru', 'en', 'hy'] as const;
const looks = ['light', 'dark', 'forced'] as const;
const widths = { wide: 900, narrow: 390 } as const;
const height = 844;
/** The words whose cards are shown: an organisation, a city, a date in a quotation. */
const cards = ['ОДКБ', 'Алма-Атой', 'через два дня'] as const;

/** Writes the pictures to `folder` and returns their number. `dist` is the built extension, `origin` serves test/articles. */
export async function pictureStates(folder: string, dist: string, origin: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const language of languages) {
    const launched = await launchWithExtension(requireBrowser('chrome'), {
      headless: true,
      extension: dist,
      geckoId: geckoId(),
      language,
      width: widths.wide,
      height,
    });
    const shoot = async (page: Page, name: string): Promise<void> => {
      await page.screenshot({ path: join(folder, `${language}-${name}.png`) });
      count++;
    };
    for (const look of looks) {
      for (const [width, pixels] of Object.entries(widths)) {
        const page = await openPage(launched, look, pixels);
        await page.goto(`${origin}/kazakhstan-2022-01-11/source.html`);
        await page.bringToFront();
        if (look === 'forced') {
          // In forced colours the marks are not highlights, so that no words can be looked up.
          await page.waitForFunction(() => getComputedStyle(document.documentElement, '::after').content !== 'none');
          await shoot(page, `${look}-${width}-marks`);
        } else {
          await waitForMarks(page);
          for (const [at, words] of cards.entries()) {
            await hoverText(page, words);
            await shoot(page, `${look}-${width}-card-${at + 1}`);
            await page.keyboard.press('Escape');
          }
        }
        if (width === 'wide') await shootPopupAndPanel(launched, page, look, shoot);
        for (const own of ['options', 'welcome']) {
          await page.goto(`${launched.extensionOrigin}/pages/${own}.html`);
          await page.waitForSelector('main[data-ready]');
          await shoot(page, `${look}-${width}-${own}`);
        }
        await page.close();
      }
    }
    await launched.browser.close();
  }
  return count;
}

async function shootPopupAndPanel(
  launched: LaunchedBrowser,
  article: Page,
  look: (typeof looks)[number],
  shoot: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const popup = await openPopup(launched, article);
  await setLook(popup, look);
  await shoot(popup, `${look}-popup`);
  const search = await popup.evaluate(() => location.search);
  await popup.setViewport({ width: 360, height });
  await popup.goto(`${launched.extensionOrigin}/pages/panel.html${search}`);
  await popup.waitForSelector('main[data-ready] > .panel');
  await shoot(popup, `${look}-panel`);
  await popup.close();
  await article.bringToFront();
}

async function openPage({ browser }: LaunchedBrowser, look: (typeof looks)[number], width: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await setLook(page, look);
  return page;
}

async function setLook(page: Page, look: (typeof looks)[number]): Promise<void> {
  const session = await page.createCDPSession();
  const features = [
    { name: 'prefers-color-scheme', value: look === 'light' ? 'light' : 'dark' },
    { name: 'forced-colors', value: look === 'forced' ? 'active' : 'none' },
  ];
  await session.send('Emulation.setEmulatedMedia', { features });
}
