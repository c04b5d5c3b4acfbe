import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoverText, openPopup, waitForMarks } from '../../src/tools/drive.ts';
import { startRecordingProxy, type RecordingProxy } from '../../src/tools/recording-proxy.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';
import { stays } from './support/wait.ts';

/** What the browsers ask for by themselves: they are told apart by name, so that anything else fails. */
const ofTheBrowser = /(?:mozilla\.(?:com|net|org)|firefox\.com|google\.com|googleapis\.com|gvt1\.com)(?::443)?(?:\/|$)/;

describe.each(browserNames)('every request that leaves %s, told by a proxy', (name) => {
  let stage: Stage;
  let proxy: RecordingProxy;

  beforeAll(async () => {
    proxy = await startRecordingProxy();
    stage = await setStage(name, { proxy: proxy.port });
  });
  afterAll(async () => {
    await stage.close();
    await proxy.close();
  });

  it('is the page’s own: install, browsing, annotating, hovering and the popup make none', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/cooking/source.html`);
    await page.goto(`${stage.server.origin}/kazakhstan-2022-01-11/source.html`);
    await page.bringToFront();
    await waitForMarks(page);
    await hoverText(page, 'ОДКБ');
    const popup = await openPopup(stage, page);
    const own = [
      `${stage.server.origin}/cooking/source.html`,
      `${stage.server.origin}/kazakhstan-2022-01-11/source.html`,
      `${stage.server.origin}/favicon.ico`,
    ];
    const asked = () => proxy.addresses.filter((address) => !ofTheBrowser.test(address));
    // The proxy does see what goes out.
    expect(asked()).toContain(own[1]);
    // A request that is put off would come within this time.
    await stays('no request is made', 1500, () => {
      expect(asked().filter((address) => !own.includes(address))).toEqual([]);
      return Promise.resolve(true);
    });
    await popup.close();
  });
});
