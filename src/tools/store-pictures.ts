import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, ScreenshotClip } from 'puppeteer-core';
import { launchWithExtension, requireBrowser, type LaunchedBrowser } from './browsers.ts';
import { hoverText, inTooltip, openPopup, waitForMarks } from './drive.ts';
import { geckoId } from './gecko-id.ts';

/** What the pictures show in one language. */
interface StoreLanguage {
  readonly tag: 'ru' | 'en';
  readonly article: string;
  /** The words whose cards are shown: a name, and a relative date. */
  readonly name: string;
  readonly date: string;
}

const languages: readonly StoreLanguage[] = [
  { tag: 'ru', article: 'kazakhstan-2022-01-11', name: 'ОДКБ', date: 'через два дня' },
  {
    tag: 'en',
    article: 'kazakhstan-2022-01-06-en',
    name: 'Collective Security Treaty Organization',
    date: 'Two days later',
  },
];

/** The size that both stores require of screenshots, and Chrome of the small promotional tile. */
export const screenshotSize = { width: 1280, height: 800 };
export const tileSize = { width: 440, height: 280 };

const panelWidth = 400;
/** The time in which a card fades out. */
const fadeMs = 600;
/** The distance between the popup and the edge of the window, in CSS pixels. */
const popupMargin = 16;

/**
 * Writes the stores' screenshots and the tile to `folder` and returns their number. `dist` is the built extension, `icon` a picture
 * file of its icon, `origin` serves test/articles.
 */
export async function takeStorePictures(folder: string, dist: string, icon: string, origin: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const language of languages) {
    const launched = await launchWithExtension(requireBrowser('chrome'), {
      headless: true,
      extension: dist,
      geckoId: geckoId(),
      language: language.tag,
      ...screenshotSize,
    });
    const shoot = async (page: Page, name: string): Promise<void> => {
      await page.screenshot({ path: join(folder, `${language.tag}-${name}.png`) });
      count++;
    };
    const article = await openArticle(launched, `${origin}/${language.article}/source.html`, 'light');
    await hoverText(article, language.name);
    await shoot(article, '1-card');
    const card = await picture(article, await tooltipBox(article, launched));
    await article.keyboard.press('Escape');
    await article.mouse.move(1, 1);
    await new Promise((resolve) => setTimeout(resolve, fadeMs));
    await article.evaluate(() => scrollTo(0, 0));
    const behind = await picture(article);
    await shootBeside(launched, article, behind, shoot);
    const dark = await openArticle(launched, `${origin}/${language.article}/source.html`, 'dark');
    await hoverText(dark, language.date);
    await shoot(dark, '4-date');
    const tile = await launched.browser.newPage();
    await compose(tile, tileSize, tileMarkup(language.tag, readFileSync(icon).toString('base64'), card));
    await shoot(tile, 'tile');
    await launched.browser.close();
  }
  return count;
}

/** Leaves room below a mark for its card, and styles the English article, which has no style sheet of its own. */
const paper = `
  html { scroll-padding-bottom: 260px; }
  .article-page { max-width: 680px; margin: 0; padding: 20px 0 20px 104px; font: 19px/1.55 Georgia, 'DejaVu Serif', serif; }
  .article-page :is(.skip-link, .cookie-banner, .inline-promo, figure img) { display: none; }
  .article-page .logo { font-weight: bold; font-size: 22px; }
  .article-page .main-menu { display: flex; gap: 22px; margin: 4px 0 24px; padding: 8px 0; border: solid #8886; border-width: 1px 0; list-style: none; font-size: 15px; }
  .article-page a { color: inherit; }
  .article-page h1 { margin: 0 0 12px; font-size: 38px; line-height: 1.15; }
  .article-page figure { margin: 16px 0; font-size: 15px; opacity: 0.8; }
  @media (prefers-color-scheme: dark) { .article-page { background: #16181c; color: #dfe3ea; } }
`;

async function openArticle({ browser }: LaunchedBrowser, address: string, scheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(screenshotSize);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address);
  await page.addStyleTag({ content: paper });
  await page.bringToFront();
  await waitForMarks(page);
  return page;
}

/** Puts the popup over its article, and the panel beside it, as in the browser's window. */
async function shootBeside(
  launched: LaunchedBrowser,
  article: Page,
  behind: string,
  shoot: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const own = await openPopup(launched, article);
  const popup = await picture(own);
  const search = await own.evaluate(() => location.search);
  await own.setViewport({ width: panelWidth, height: screenshotSize.height });
  await own.goto(`${launched.extensionOrigin}/pages/panel.html${search}`);
  await own.waitForSelector('main[data-ready] > .panel');
  const panel = await picture(own);
  await own.close();
  const page = await launched.browser.newPage();
  const whole = `<img src="${behind}" width="${screenshotSize.width}">`;
  await compose(page, screenshotSize, `${whole}<img class="popup" src="${popup}">`);
  await shoot(page, '2-popup');
  await article.setViewport({ width: screenshotSize.width - panelWidth, height: screenshotSize.height });
  await article.bringToFront();
  await waitForMarks(article);
  const text = await picture(article);
  await article.setViewport(screenshotSize);
  await compose(page, screenshotSize, `<div class="row"><img src="${text}"><img class="panel" src="${panel}"></div>`);
  await page.bringToFront();
  await shoot(page, '3-panel');
  await page.close();
}

async function tooltipBox(page: Page, launched: LaunchedBrowser): Promise<ScreenshotClip> {
  const expression =
    'JSON.stringify((({ x, y, width, height }) => ({ x, y, width, height }))(this.querySelector(".popper").firstElementChild.getBoundingClientRect()))';
  const box = JSON.parse(await inTooltip(page, launched, expression)) as ScreenshotClip;
  // A clip is relative to the document, the box to the viewport.
  const scrolled = await page.evaluate(() => scrollY);
  return { ...box, y: box.y + scrolled };
}

/** A screenshot of the page, or of a part of it, as a data URL. */
async function picture(page: Page, clip?: ScreenshotClip): Promise<string> {
  const base64 = await page.screenshot({
    encoding: 'base64',
    ...(clip === undefined ? {} : { clip }),
  });
  return `data:image/png;base64,${base64}`;
}

async function compose(page: Page, size: typeof screenshotSize, markup: string): Promise<void> {
  await page.setViewport(size);
  await page.setContent(`<!doctype html><style>${sheet}</style>${markup}`, { waitUntil: 'load' });
}

const sheet = `
  body { margin: 0; overflow: hidden; background: #fff; }
  img { display: block; }
  .popup { position: absolute; top: 0; right: ${popupMargin}px; border-radius: 0 0 12px 12px; box-shadow: 0 8px 40px #0006, 0 0 0 1px #0002; }
  .row { display: flex; }
  .panel { box-shadow: -1px 0 0 #0003; }
  .tile { display: flex; box-sizing: border-box; height: ${tileSize.height}px; padding: 28px 0 0 28px; gap: 20px; overflow: hidden;
    background: linear-gradient(150deg, #10233f, #1d4a78); color: #fff; font: 15px/1.4 system-ui, sans-serif; }
  .tile h1 { margin: 14px 0 8px; font-size: 25px; line-height: 1.15; }
  .tile p { margin: 0; width: 150px; opacity: 0.85; }
  .tile .card { width: 300px; align-self: flex-start; margin-top: 12px; border-radius: 10px; box-shadow: 0 12px 40px #0008; }
`;

const tileWords = {
  ru: { name: 'Контекст ОДКБ', line: 'Кто, где и когда — на дату статьи' },
  en: { name: 'CSTO Context', line: 'Who, where and when, as of the article’s date' },
} as const;

function tileMarkup(tag: StoreLanguage['tag'], icon: string, card: string): string {
  const { name, line } = tileWords[tag];
  return `<div class="tile"><div><img src="data:image/png;base64,${icon}" width="48"><h1>${name}</h1><p>${line}</p></div><img class="card" src="${card}"></div>`;
}
