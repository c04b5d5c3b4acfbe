import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import {
  findBrowser,
  launchWithExtension,
  NoBrowserError,
  requireBrowser,
  type FoundBrowser,
  type LaunchedBrowser,
} from './browsers.ts';
import { runCommand, UsageError } from './command-line.ts';
import { hoverText, openPopup, waitForMarks } from './drive.ts';
import { geckoId } from './gecko-id.ts';
import { projectRoot } from './open-reference.ts';
import { serve } from './serve.ts';

// `npm start`: builds, finds or installs a browser, and opens it with the extension on a sample article. Without a display it
// runs headless and leaves screenshots.

const sample = 'kazakhstan-2022-01-11';
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
  const headless = !hasDisplay();
  const server = await serve(join(root, 'test', 'articles'));
  const launched = await launchWithExtension(found, {
    headless,
    extension: join(root, 'dist', found.name),
    geckoId: geckoId(),
  });
  const page = await launched.browser.newPage();
  await page.goto(`${server.origin}/${sample}/source.html`);
  await page.bringToFront();
  if (headless) {
    await photograph(page, launched, found);
    await launched.browser.close();
  } else {
    console.log(`${found.path} is open on a sample article: hover over an underlined word. Close the browser to end.`);
    await new Promise((resolve) => launched.browser.once('disconnected', resolve));
  }
  await server.close();
});

function chooseBrowser(): FoundBrowser {
  const wanted = process.env['BROWSER'] ?? '';
  if (!['', 'chrome', 'chromium', 'edge', 'firefox'].includes(wanted))
    throw new UsageError(`BROWSER=${wanted}: chrome or firefox`);
  try {
    if (wanted !== '') return requireBrowser(wanted === 'firefox' ? 'firefox' : 'chrome');
    return findBrowser('chrome') ?? findBrowser('firefox') ?? requireBrowser('chrome');
  } catch (error) {
    if (error instanceof NoBrowserError) throw new UsageError(error.message);
    throw error;
  }
}

function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

async function photograph(page: Page, launched: LaunchedBrowser, found: FoundBrowser): Promise<void> {
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
