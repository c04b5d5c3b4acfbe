import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TimeoutError, type Page } from 'puppeteer-core';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { waitForMarks } from '../drive.ts';
import { projectRoot } from '../open-reference.ts';
import { builtExtension, chooseBrowser, hasDisplay, openSample, type OpenSample } from '../open-sample.ts';
import { watchTree } from '../watch-tree.ts';
import { whenQuiet } from '../when-quiet.ts';

// `npm run dev`: builds, opens a browser as `npm start` does, and at every change builds again, puts the new extension in the place of
// the old one and reloads the tabs with articles. Ends with Ctrl-C or when the browser is closed. With --no-browser it only builds.

const root = fileURLToPath(projectRoot);
const folders = ['src', 'assets'];
const files = ['manifest.json', 'build.mjs'];
/** An editor writes a file in several steps, and a change of branch many files. */
const quietMs = 200;
const patienceMs = 5000;

await runCommand('dev', async () => {
  const { options, rest } = readArguments(process.argv.slice(2), [], ['no-browser']);
  if (rest.length > 0) throw new UsageError(`${rest.join(' ')}: only options are taken`);
  const found = options.has('no-browser') ? null : chooseBrowser();
  let sample: OpenSample | null = null;
  let end = () => {};
  const isOver = new Promise<void>((resolve) => (end = resolve));
  const update = async () => {
    if (!(await build())) {
      console.error('The build failed: see above.');
    } else if (found !== null && sample === null) {
      sample = await openSample(found);
      sample.launched.browser.once('disconnected', end);
      console.log(
        `${found.path} is open on a sample article${hasDisplay() ? '' : ', headless, as there is no display'}.`,
      );
      await tellMarks(sample.page);
    } else if (found !== null && sample?.launched.browser.connected === true) {
      await sample.launched.browser.installExtension(builtExtension(found));
      await reloadArticles(sample);
    }
    console.log('Waiting for changes; Ctrl-C ends.');
  };

  const rebuild = whenQuiet(update, quietMs, (error) => console.error(error));
  const unwatch = watchSources(rebuild.ask);
  rebuild.ask();
  await isOver;
  unwatch();
  await rebuild.stop();
  await (sample as OpenSample | null)?.close();
});

function build(): Promise<boolean> {
  const child = spawn(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Returns what ends it. The single files are watched through their folder: an editor that puts a new file there ends a watch on the old. */
function watchSources(onChange: () => void): () => void {
  const stop = watchTree(
    folders.map((folder) => join(root, folder)),
    onChange,
  );
  const watcher = watch(root, (_, name) => {
    if (name !== null && files.includes(name)) onChange();
  });
  return () => {
    stop();
    watcher.close();
  };
}

async function reloadArticles({ launched, origin }: OpenSample): Promise<void> {
  const pages = await launched.browser.pages();
  for (const page of pages.filter((one) => one.url().startsWith(origin))) {
    await page.reload();
    await tellMarks(page);
  }
}

async function tellMarks(page: Page): Promise<void> {
  try {
    console.log(`${await waitForMarks(page, patienceMs)} marks in ${page.url()}`);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(`Nothing is marked in ${page.url()}`);
  }
}
