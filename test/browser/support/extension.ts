import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  launchWithExtension,
  requireBrowser,
  type BrowserName,
  type LaunchedBrowser,
} from '../../../src/tools/browsers.ts';
import { serve, type LocalServer } from '../../../src/tools/serve.ts';

/** Both browsers, for describe.each. */
export const browserNames: readonly BrowserName[] = ['chrome', 'firefox'];

const root = new URL('../../../', import.meta.url);

/** A browser with the built extension and a server of the test articles. */
export interface Stage extends LaunchedBrowser {
  readonly server: LocalServer;
  readonly close: () => Promise<void>;
}

/** Starts the browser with the built extension in it, and the server. */
export async function setStage(
  name: BrowserName,
  options: { readonly dark?: boolean; readonly language?: string } = {},
): Promise<Stage> {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', root), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  const server = await serve(fileURLToPath(new URL('test/articles', root)));
  const launched = await launchWithExtension(requireBrowser(name), {
    headless: true,
    extension: fileURLToPath(new URL(`dist/${name}`, root)),
    geckoId: manifest.browser_specific_settings.gecko.id,
    ...options,
  });
  return {
    ...launched,
    server,
    close: async () => {
      await launched.browser.close();
      await server.close();
    },
  };
}
