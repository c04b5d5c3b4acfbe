import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchWithExtension, requireBrowser } from '../browsers.ts';
import { builtExtension } from '../built-extension.ts';
import { runCommand, UsageError } from '../command-line.ts';
import { hoverText, openPopup, waitForMarks } from '../drive.ts';
import { geckoId } from '../gecko-id.ts';
import { projectRoot } from '../open-reference.ts';
import { serve } from '../serve.ts';
import { pictureStates } from '../states.ts';
import { takeStorePictures } from '../store-pictures.ts';

const root = fileURLToPath(projectRoot);
const folder = join(root, 'assets', 'pictures');
const shots = [
  { file: 'organisation', article: 'kazakhstan-2022-01-11', language: 'ru', words: 'ОДКБ', dark: false },
  { file: 'date', article: 'kazakhstan-2022-01-11', language: 'ru', words: 'через два дня', dark: true },
] as const;

await runCommand(
  {
    name: 'pictures',
    about: 'Takes the README’s pictures (assets/pictures) of the built extension in Chromium.',
    options: {
      all: { type: 'boolean', about: 'Take pictures of every state instead, in dist/screenshots/states.' },
      store: { type: 'boolean', about: 'Take the stores’ pictures instead, in assets/store/pictures.' },
    },
    example: 'npm run build && npm run pictures -- --all',
  },
  async ({ options: { all = false, store = false } }) => {
    if (all && store) throw new UsageError('--all and --store exclude each other');
    const extension = builtExtension('chrome');
    const server = await serve(join(root, 'test', 'articles'));
    if (store) {
      const target = join(root, 'assets', 'store', 'pictures');
      const icon = join(root, 'assets', 'icons', 'icon-128.png');
      const count = await takeStorePictures(target, extension, icon, server.origin);
      console.log(`${count} pictures in assets/store/pictures`);
    } else if (all) {
      const count = await pictureStates(join(root, 'dist', 'screenshots', 'states'), extension, server.origin);
      console.log(`${count} pictures in dist/screenshots/states`);
    } else await takeReadmePictures(extension, server.origin);
    await server.close();
  },
);

async function takeReadmePictures(extension: string, origin: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { file, article, language, words, dark } of shots) {
    const launched = await launchWithExtension(requireBrowser('chrome'), {
      headless: true,
      extension,
      geckoId: geckoId(),
      language,
      width: 900,
      height: 900,
    });
    const page = await launched.browser.newPage();
    const scheme = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    await page.emulateMediaFeatures(scheme);
    await page.goto(`${origin}/${article}/source.html`);
    await page.bringToFront();
    await waitForMarks(page);
    await hoverText(page, words);
    await page.screenshot({ path: join(folder, `${file}.png`) });
    if (file === 'organisation') {
      const popup = await openPopup(launched, page);
      await popup.emulateMediaFeatures(scheme);
      await popup.screenshot({ path: join(folder, 'popup.png') });
      for (const own of ['options', 'welcome']) {
        const ownPage = await launched.browser.newPage();
        await ownPage.emulateMediaFeatures(scheme);
        await ownPage.goto(`${launched.extensionOrigin}/pages/${own}.html`);
        await ownPage.bringToFront();
        await ownPage.waitForSelector('main[data-ready]');
        await ownPage.screenshot({ path: join(folder, `${own}.png`) });
      }
    }
    await launched.browser.close();
  }
}
