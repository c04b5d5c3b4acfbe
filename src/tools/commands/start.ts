import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FoundBrowser } from '../browsers.ts';
import { requireBuild } from '../built-extension.ts';
import { runCommand } from '../command-line.ts';
import { hoverText, openPopup, waitForMarks } from '../drive.ts';
import { projectRoot } from '../open-reference.ts';
import { chooseBrowser, hasDisplay, openSample, type OpenSample } from '../open-sample.ts';

const screenshots = join(fileURLToPath(projectRoot), 'dist', 'screenshots');

await runCommand(
  {
    name: 'start',
    about:
      'Builds, finds or installs a browser, and opens it with the extension on a sample article.\n' +
      'Without a display the browser runs headless and leaves screenshots in dist/screenshots.\n' +
      'BROWSER=chrome or BROWSER=firefox chooses the browser; CHROME_PATH and FIREFOX_PATH give its program.',
    options: {},
    example: 'BROWSER=firefox npm start',
  },
  async () => {
    const found = chooseBrowser();
    await requireBuild();
    const sample = await openSample(found);
    if (hasDisplay()) {
      console.log(
        `${found.path} is open on a sample article: hover over an underlined word. Close the browser to end.`,
      );
      await new Promise((resolve) => sample.launched.browser.once('disconnected', resolve));
    } else await takeScreenshots(sample, found);
    await sample.close();
  },
);

async function takeScreenshots({ page, launched }: OpenSample, found: FoundBrowser): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  const marks = await waitForMarks(page);
  console.log(`There is no display: ${found.path} ran headless and painted ${marks} marks in the sample article.`);
  await hoverText(page, 'ОДКБ');
  const tooltip = join(screenshots, `${found.name}-tooltip.png`);
  await page.screenshot({ path: tooltip });
  console.log(tooltip);
  const popup = await openPopup(launched, page);
  const picture = join(screenshots, `${found.name}-popup.png`);
  await popup.screenshot({ path: picture });
  console.log(picture);
  console.log(await popup.evaluate(() => document.body.innerText));
}
