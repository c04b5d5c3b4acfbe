import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import {
  findBrowser,
  launchWithExtension,
  requireBrowser,
  type FoundBrowser,
  type LaunchedBrowser,
} from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import { UsageError } from './command-line.ts';
import { geckoId } from './gecko-id.ts';
import { projectRoot } from './open-reference.ts';
import { serve } from './serve.ts';

const sample = 'kazakhstan-2022-01-11';
const root = fileURLToPath(projectRoot);

/** A browser with the extension, open on the sample article, which a local server at `origin` serves. */
export interface OpenSample {
  readonly launched: LaunchedBrowser;
  readonly page: Page;
  readonly origin: string;
  /** Closes the browser, if it is still open, and the server. */
  readonly close: () => Promise<void>;
}

/**
 * The browser that BROWSER names, or the first one found, Chrome before Firefox. Throws UsageError where BROWSER names another one,
 * CommandError where there is none.
 */
export function chooseBrowser(): FoundBrowser {
  const wanted = process.env['BROWSER'] ?? '';
  if (!['', 'chrome', 'chromium', 'edge', 'firefox'].includes(wanted))
    throw new UsageError(`BROWSER=${wanted}: must be chrome or firefox`);
  if (wanted !== '') return requireBrowser(wanted === 'firefox' ? 'firefox' : 'chrome');
  return findBrowser('chrome') ?? findBrowser('firefox') ?? requireBrowser('chrome');
}

/** Is there a display to show a browser on? */
export function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Opens the browser with the built extension on the sample article, headless where there is no display. */
export async function openSample(found: FoundBrowser): Promise<OpenSample> {
  const launched = await launchWithExtension(found, {
    headless: !hasDisplay(),
    extension: builtExtension(found.name),
    geckoId: geckoId(),
  });
  const server = await serve(join(root, 'test', 'articles'));
  const page = await launched.browser.newPage();
  await page.goto(`${server.origin}/${sample}/source.html`);
  await page.bringToFront();
  return {
    launched,
    page,
    origin: server.origin,
    close: async () => {
      if (launched.browser.connected) await launched.browser.close();
      await server.close();
    },
  };
}
