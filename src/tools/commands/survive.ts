import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../browsers.ts';
import { positiveNumber, runCommand } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';
import { requireFolder } from '../read-input.ts';
import { buildMark, htmlFiles, maxSliceMs, type Outcome } from '../survive-page.ts';
import { SurviveRun, type PageFile } from '../survive-run.ts';

const defaultFolders = ['test/pages', 'test/articles'];

await runCommand(
  {
    name: 'survive',
    about:
      'Opens every HTML file below the folders (test/pages and test/articles by default) with and without the extension, and reports\n' +
      'what the extension did to the page. An interrupted run continues where it stopped, unless the extension was built anew.',
    words: '[FOLDER…]',
    maxWords: Infinity,
    options: {
      browser: { type: 'string', choices: ['chrome', 'firefox'], about: 'Only this browser; both by default.' },
      tabs: { type: 'string', value: 'COUNT', about: 'Pages open at the same time; 4 by default.' },
      limit: { type: 'string', value: 'COUNT', about: 'Only the first pages.' },
      state: {
        type: 'string',
        value: 'FILE',
        about: 'Where finished pages are recorded; in node_modules/.cache by default.',
      },
      fresh: { type: 'boolean', about: 'Begin anew.' },
      'as-it-comes': {
        type: 'boolean',
        about: 'Leave alone the pages that the gate leaves alone; read them too by default.',
      },
    },
    example: 'npm run build && npm run survive -- ~/saved-pages --browser firefox --limit 100',
  },
  async ({ options, words }) => {
    const root = fileURLToPath(projectRoot);
    const folders = words.length > 0 ? words : defaultFolders.map((folder) => join(root, folder)).filter(existsSync);
    const files = folders.flatMap((folder): readonly PageFile[] => {
      requireFolder(folder);
      return htmlFiles(resolve(folder)).map((file) => ({ file, folder: resolve(folder) }));
    });
    const tabs = options.tabs === undefined ? 4 : positiveNumber('tabs', options.tabs);
    const maxFiles = options.limit === undefined ? files.length : positiveNumber('limit', options.limit);
    const chosen = files.slice(0, maxFiles);
    const names = (['chrome', 'firefox'] as const).filter((name) => (options.browser ?? name) === name);
    const forced = options['as-it-comes'] !== true;
    const { state = join(root, 'node_modules/.cache/survive.jsonl') } = options;
    if (options.fresh === true) rmSync(state, { force: true });
    mkdirSync(dirname(resolve(state)), { recursive: true });

    let failed = false;
    for (const name of names) {
      const build = `${buildMark(name)}${forced ? '' : ' as it comes'}`;
      const done = readState(state, name, build);
      const outcomes = chosen.flatMap(({ file }) => done.get(file) ?? []);
      const left = chosen.filter(({ file }) => !done.has(file));
      console.error(`${name}: ${chosen.length} pages, ${outcomes.length} of them done before`);
      const start = performance.now();
      const run = new SurviveRun(name, tabs, forced);
      let visited = 0;
      const unexplained = await run.visitAll(left, (outcome) => {
        outcomes.push(outcome);
        appendFileSync(state, `${JSON.stringify({ ...outcome, browser: name, build })}\n`);
        if (++visited % 25 !== 0 && visited !== left.length) return;
        const perMinute = (visited * 60_000) / (performance.now() - start);
        console.error(
          `${name}: ${outcomes.length} of ${chosen.length}, ${perMinute.toFixed(0)} pages per minute, ${((left.length - visited) / perMinute).toFixed(0)} minutes left`,
        );
      });
      if (summarize(name, outcomes, unexplained)) failed = true;
    }
    process.exitCode = failed || chosen.length === 0 ? 1 : 0;
  },
);

function readState(file: string, browser: BrowserName, build: string): Map<string, Outcome> {
  const done = new Map<string, Outcome>();
  if (!existsSync(file)) return done;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    // A killed run may have left half a line.
    if (!line.endsWith('}')) continue;
    const kept = JSON.parse(line) as Outcome & { readonly browser: string; readonly build: string };
    if (kept.browser === browser && kept.build === build) done.set(kept.file, kept);
  }
  return done;
}

/** Prints the figures and every page that failed. Returns whether one did. */
function summarize(name: BrowserName, outcomes: readonly Outcome[], unexplained: readonly string[]): boolean {
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + pick(outcome), 0);
  const slow = outcomes.filter(({ longestSliceMs }) => longestSliceMs > maxSliceMs);
  const longest = Math.max(0, ...outcomes.map(({ longestSliceMs }) => longestSliceMs));
  const rows: readonly (readonly [string, number | string])[] = [
    ['pages', outcomes.length],
    ['read by the annotator', outcomes.filter(({ state }) => state !== null).length],
    ['of these, loaded by the gate', outcomes.filter(({ isOfTheGate }) => isOfTheGate).length],
    ['with an article, annotated', outcomes.filter(({ state }) => state === 'annotated').length],
    ['different at each load, not compared', outcomes.filter(({ isUnstable }) => isUnstable).length],
    ['our exceptions', sum(({ exceptions }) => exceptions.length)],
    ['DOM differences', outcomes.filter(({ differs }) => differs).length],
    ['mutation records of ours', sum(({ records }) => records)],
    ['requests that the page does not make', sum(({ requests }) => requests.length) + unexplained.length],
    ['longest slice of ours', `${longest.toFixed(1)} ms`],
    [`slices over ${maxSliceMs} ms`, slow.length],
    ['pages that could not be visited', outcomes.filter(({ problem }) => problem !== null).length],
  ];
  for (const [what, figure] of rows) console.log(`${name.padEnd(8)} ${what.padEnd(54)} ${String(figure).padStart(8)}`);
  for (const { file, ...outcome } of outcomes) {
    const faults = [
      ...outcome.exceptions.map((text) => `exception: ${text}`),
      ...(outcome.differs ? ['a different DOM'] : []),
      ...(outcome.records > 0 ? [`${outcome.records} mutation records`] : []),
      ...outcome.requests.map((address) => `request: ${address}`),
      ...(outcome.longestSliceMs > maxSliceMs ? [`a slice of ${outcome.longestSliceMs.toFixed(1)} ms`] : []),
      ...(outcome.problem === null ? [] : [outcome.problem]),
    ];
    if (faults.length > 0) console.log(`${name} ${file}\n  ${faults.join('\n  ')}`);
  }
  for (const address of unexplained) console.log(`${name} an unexplained request: ${address}`);
  return (
    unexplained.length > 0 ||
    outcomes.some(
      ({ exceptions, differs, records, requests, longestSliceMs, problem }) =>
        exceptions.length > 0 ||
        differs ||
        records > 0 ||
        requests.length > 0 ||
        longestSliceMs > maxSliceMs ||
        problem !== null,
    )
  );
}
