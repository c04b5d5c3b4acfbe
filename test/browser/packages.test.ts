import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markedTexts, waitForMarks } from '../../src/tools/drive.ts';
import { makePackage } from '../../src/tools/packages.ts';
import { browserNames, setStage, type Stage } from './support/extension.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe.each(browserNames)('the package for %s, unpacked', (name) => {
  let folder = '';
  let stage: Stage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csto-context-test-'));
    for (const [path, content] of Object.entries(unzipSync(makePackage(root, name)))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    stage = await setStage(name, { extension: folder });
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  });

  it('is installed and annotates an article', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.server.origin}/kazakhstan-2022-01-11/source.html`);
    await page.bringToFront();
    await waitForMarks(page);
    expect(await markedTexts(page)).toContain('ОДКБ');
  });

  it('has the licences of others, to which the settings lead', async () => {
    const page = await stage.browser.newPage();
    // Firefox does not tell when a page of the extension's has loaded.
    await page.goto(`${stage.extensionOrigin}/pages/options.html`, { waitUntil: [] });
    const link = await page.waitForSelector('#about a[href$="THIRD-PARTY-NOTICES.txt"]');
    const address = await link?.evaluate((node) => node.href);
    await page.goto(address ?? '', { waitUntil: [] });
    await page.waitForFunction(() => document.body.innerText.includes('\ntippy.js '));
  });
});
