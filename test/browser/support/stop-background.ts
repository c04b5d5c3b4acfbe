import { geckoId } from '../../../src/tools/gecko-id.ts';
import type { Stage } from './extension.ts';

/** puppeteer keeps Firefox's BiDi connection to itself. */
interface Bidi {
  send(method: string, parameters: object): Promise<{ readonly result: unknown }>;
}

/** Makes what stops the extension's background in the middle of whatever it does, as browsers may at any time; the next message starts it anew. */
export async function backgroundStopper({ browser, extensionOrigin }: Stage): Promise<() => Promise<void>> {
  if (extensionOrigin.startsWith('chrome-extension:')) {
    const session = await (await browser.newPage()).createCDPSession();
    await session.send('ServiceWorker.enable');
    return async () => {
      await session.send('ServiceWorker.stopAllWorkers');
    };
  }
  const { connection } = browser as unknown as { readonly connection: Bidi };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = tree.result as {
    readonly contexts: readonly { readonly context: string; readonly url: string }[];
  };
  const context = contexts.find(({ url }) => url.endsWith('browser.xhtml'))?.context;
  const expression = `WebExtensionPolicy.getByID(${JSON.stringify(geckoId())}).extension.terminateBackground({
    ignoreDevToolsAttached: true, disableResetIdleForTest: true })`;
  return async () => {
    const { result } = await connection.send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    });
    if ((result as { readonly type: string }).type !== 'success') throw new Error(JSON.stringify(result));
  };
}
