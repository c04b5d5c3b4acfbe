import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FoundBrowser } from '../browsers.ts';
import { runCommand, UsageError } from '../command-line.ts';
import { hoverText, openPopup, waitForMarks } from '../drive.ts';
import { projectRoot } from '../open-reference.ts';
import { chooseBrowser, hasDisplay, openSample, type OpenSample } from '../open-sample.ts';

// `npm start`: builds, finds or installs a browser, and opens it with the extension on a sample article. Without a display it
// runs headless and leaves screenshots.

const root = fileURLToPath(projectRoot);
const screenshots = join(root, 'dist', 'screenshots');

await runCommand('start', async () => {
  const found = chooseBrowser();
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) throw new UsageError('the build failed: see above');
  const sample = await openSample(found);
  if (hasDisplay()) {
    console.log(`${found.path} is open on a sample article: hover over an underlined word. Close the browser to end.`);
    await new Promise((resolve) => sample.launched.browser.once('disconnected', resolve));
  } else await photograph(sample, found);
  await sample.close();
});

async function photograph({ page, launched }: OpenSample, found: FoundBrowser): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  const marks = await waitForMarks(page);
  console.log(`No display: ${found.path} ran headless. ${marks} marks were painted in the sample article.`);
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
