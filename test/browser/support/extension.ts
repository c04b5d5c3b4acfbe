import { fileURLToPath } from 'node:url';
import {
  launchWithExtension,
  requireBrowser,
  type BrowserName,
  type LaunchedBrowser,
} from '../../../src/tools/browsers.ts';
import { geckoId } from '../../../src/tools/gecko-id.ts';
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
  options: {
    readonly dark?: boolean;
    readonly language?: string;
    readonly proxy?: number;
    readonly folder?: string;
    readonly welcome?: boolean;
    readonly privateWindows?: boolean;
    /** Another than the one in dist. */
    readonly extension?: string;
  } = {},
): Promise<Stage> {
  const server = await serve(fileURLToPath(new URL(options.folder ?? 'test/articles', root)));
  const launched = await launchWithExtension(requireBrowser(name), {
    headless: true,
    extension: fileURLToPath(new URL(`dist/${name}`, root)),
    geckoId: geckoId(),
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
