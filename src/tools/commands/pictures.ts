import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchWithExtension, requireBrowser } from '../browsers.ts';
import { readArguments, runCommand } from '../command-line.ts';
import { hoverText, openPopup, waitForMarks } from '../drive.ts';
import { geckoId } from '../gecko-id.ts';
import { projectRoot } from '../open-reference.ts';
import { serve } from '../serve.ts';
import { pictureStates } from '../states.ts';
import { takeStorePictures } from '../store-pictures.ts';

// `npm run pictures [-- --all | --store]`: takes the README's pictures from the built extension in Chromium; with --all those of every
// state, in dist/screenshots/states; with --store those that the stores show, in assets/store/pictures.

const root = fileURLToPath(projectRoot);
const folder = join(root, 'assets', 'pictures');
const shots = [
  { file: 'organisation', article: 'kazakhstan-2022-01-11', language: 'ru', words: 'ОДКБ', dark: false },
  { file: 'date', article: 'kazakhstan-2022-01-11', language: 'ru', words: 'через два дня', dark: true },
] as const;

await runCommand('pictures', async () => {
  const { options } = readArguments(process.argv.slice(2), [], ['all', 'store']);
  mkdirSync(folder, { recursive: true });
  const server = await serve(join(root, 'test', 'articles'));
  if (options.has('store')) {
    const store = join(root, 'assets', 'store', 'pictures');
    const icon = join(root, 'assets', 'icons', 'icon-128.png');
    const taken = await takeStorePictures(store, join(root, 'dist', 'chrome'), icon, server.origin);
    console.log(`${taken} pictures in assets/store/pictures`);
    await server.close();
    return;
  }
  if (options.has('all')) {
    const states = join(root, 'dist', 'screenshots', 'states');
    const taken = await pictureStates(states, join(root, 'dist', 'chrome'), server.origin);
    console.log(`${taken} pictures in dist/screenshots/states`);
    await server.close();
    return;
  }
  for (const { file, article, language, words, dark } of shots) {
    const launched = await launchWithExtension(requireBrowser('chrome'), {
      headless: true,
      extension: join(root, 'dist', 'chrome'),
      geckoId: geckoId(),
      language,
      width: 900,
      height: 900,
    });
    const page = await launched.browser.newPage();
    const scheme = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    await page.emulateMediaFeatures(scheme);
    await page.goto(`${server.origin}/${article}/source.html`);
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
  await server.close();
});
