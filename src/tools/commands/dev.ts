import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { TimeoutError, type Page } from 'puppeteer-core';
import { build, builtExtension } from '../built-extension.ts';
import { changes } from '../changes.ts';
import { runCommand } from '../command-line.ts';
import { waitForMarks } from '../drive.ts';
import { projectRoot } from '../open-reference.ts';
import { chooseBrowser, hasDisplay, openSample, type OpenSample } from '../open-sample.ts';

const root = fileURLToPath(projectRoot);
const watched = ['src', 'assets', 'manifest.json', 'build.mjs'].map((path) => join(root, path));
/** An editor writes a file in several steps, and switching a branch writes many files. */
const quietMs = 200;
const maxWaitForMarksMs = 5000;

await runCommand(
  {
    name: 'dev',
    about:
      'Builds, opens a browser on a sample article as `npm start` does, and after every change builds again and reloads the extension and\n' +
      'the article. Prints the errors of the type checker, which runs beside it. Ends with Ctrl-C, or when the browser is closed.',
    options: { 'no-browser': { type: 'boolean', about: 'Only build and check types.' } },
    example: 'BROWSER=firefox npm run dev',
  },
  async ({ options }) => {
    const found = options['no-browser'] === true ? null : chooseBrowser();
    const closed = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => closed.abort());
    const stopTypes = watchTypes();
    let sample: OpenSample | null = null;
    for await (const path of changes(watched, quietMs, closed.signal)) {
      if (path !== null) console.log(`\n${relative(root, path)} changed`);
      if (!(await build())) console.error('The build failed: see above.');
      else if (found !== null && sample === null) {
        sample = await openSample(found);
        sample.launched.browser.once('disconnected', () => closed.abort());
        console.log(
          `${found.path} is open on a sample article${hasDisplay() ? '' : ', headless, as there is no display'}.`,
        );
        await reportMarks(sample.page);
      } else if (found !== null && sample?.launched.browser.connected === true) {
        await sample.launched.browser.installExtension(builtExtension(found.name));
        await reloadArticles(sample);
      }
      console.log('Waiting for changes; Ctrl-C ends.');
    }
    stopTypes();
    await sample?.close();
  },
);

/** Runs the type checker beside the builds and prints its errors and their number. Returns a function that stops it. */
function watchTypes(): () => void {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = ['--build', '--watch', '--preserveWatchOutput', '--pretty', 'false'];
  const child = spawn(process.execPath, [compiler, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface(child.stdout).on('line', (line) => {
    // The compiler's own news begin with the time: that it starts, and how many errors it found.
    const [, news] = /^\d+:\d+:\d+(?: [AP]M)? - (.*)$/.exec(line) ?? [];
    if (line !== '' && news?.startsWith('Found') !== false) console.log(`types: ${news ?? line}`);
  });
  // The browser's driver ends this process itself at Ctrl-C.
  process.once('exit', () => child.kill());
  return () => child.kill();
}

async function reloadArticles({ launched, origin }: OpenSample): Promise<void> {
  const pages = await launched.browser.pages();
  for (const page of pages.filter((one) => one.url().startsWith(origin))) {
    await page.reload();
    await reportMarks(page);
  }
}

async function reportMarks(page: Page): Promise<void> {
  try {
    console.log(`${await waitForMarks(page, maxWaitForMarksMs)} marks in ${page.url()}`);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(`Nothing is marked in ${page.url()}`);
  }
}
