import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../browsers.ts';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';
import { buildMark, htmlFiles, sliceAtMostMs, type Outcome } from '../survive-page.ts';
import { SurviveRun, type PageFile } from '../survive-run.ts';

// Opens every HTML file under the folders in both browsers, with the extension and without it, and tells what the extension did to
// them. What has been done is kept, so that a run that was broken off goes on where it stopped; another build begins anew.

const defaultFolders = ['test/pages', 'test/articles'];

await runCommand('survive', async () => {
  const { options, rest } = readArguments(
    process.argv.slice(2),
    ['browser', 'state', 'limit', 'tabs'],
    ['fresh', 'as-it-comes', 'help'],
  );
  if (options.has('help')) {
    console.log(
      'survive [DIR…] [--browser chrome|firefox] [--tabs 4] [--limit PAGES] [--state FILE] [--fresh] [--as-it-comes]\n' +
        'Opens every HTML file under the folders with and without the extension and compares. Goes on where it stopped.\n' +
        'Pages beyond the field are read and painted too, which the gate would let be, unless they are taken as they come.',
    );
    return;
  }
  const root = fileURLToPath(projectRoot);
  const folders = rest.length > 0 ? rest : defaultFolders.map((folder) => join(root, folder)).filter(existsSync);
  const files = folders.flatMap((folder): readonly PageFile[] => {
    if (!existsSync(folder)) throw new UsageError(`${folder}: no such folder`);
    return htmlFiles(resolve(folder)).map((file) => ({ file, folder: resolve(folder) }));
  });
  const chosen = files.slice(0, numberOf(options.get('limit'), files.length));
  const names: readonly BrowserName[] = ['chrome', 'firefox'];
  const wanted = options.get('browser');
  if (wanted !== undefined && !names.some((name) => name === wanted))
    throw new UsageError(`--browser ${wanted}: chrome or firefox`);
  const forced = !options.has('as-it-comes');
  const state = options.get('state') ?? join(root, 'node_modules/.cache/survive.jsonl');
  if (options.has('fresh')) rmSync(state, { force: true });
  mkdirSync(dirname(resolve(state)), { recursive: true });

  let failed = false;
  for (const name of names) {
    if (wanted !== undefined && wanted !== name) continue;
    const build = `${buildMark(name)}${forced ? '' : ' as it comes'}`;
    const done = readState(state, name, build);
    const outcomes = chosen.flatMap(({ file }) => done.get(file) ?? []);
    const left = chosen.filter(({ file }) => !done.has(file));
    console.error(`${name}: ${chosen.length} pages, ${outcomes.length} of them done before`);
    const start = performance.now();
    const run = new SurviveRun(name, numberOf(options.get('tabs'), 4), forced);
    let visited = 0;
    const stranger = await run.visitAll(left, (outcome) => {
      outcomes.push(outcome);
      appendFileSync(state, `${JSON.stringify({ ...outcome, browser: name, build })}\n`);
      if (++visited % 25 !== 0 && visited !== left.length) return;
      const perMinute = (visited * 60_000) / (performance.now() - start);
      console.error(
        `${name}: ${outcomes.length} of ${chosen.length}, ${perMinute.toFixed(0)} pages a minute, ${((left.length - visited) / perMinute).toFixed(0)} minutes left`,
      );
    });
    if (summarize(name, outcomes, stranger)) failed = true;
  }
  process.exitCode = failed || chosen.length === 0 ? 1 : 0;
});

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(`${text}: not a number from 1 on`);
  return number;
}

function readState(file: string, browser: BrowserName, build: string): Map<string, Outcome> {
  const done = new Map<string, Outcome>();
  if (!existsSync(file)) return done;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    // A run that was killed may have left half a line.
    if (!line.endsWith('}')) continue;
    const kept = JSON.parse(line) as Outcome & { readonly browser: string; readonly build: string };
    if (kept.browser === browser && kept.build === build) done.set(kept.file, kept);
  }
  return done;
}

/** Prints the figures and every page that failed. Answers whether one did. */
function summarize(name: BrowserName, outcomes: readonly Outcome[], stranger: readonly string[]): boolean {
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + pick(outcome), 0);
  const slow = outcomes.filter(({ longestSliceMs }) => longestSliceMs > sliceAtMostMs);
  const longest = Math.max(0, ...outcomes.map(({ longestSliceMs }) => longestSliceMs));
  const rows: readonly (readonly [string, number | string])[] = [
    ['pages', outcomes.length],
    ['read by the annotator', outcomes.filter(({ state }) => state !== null).length],
    ['of these on the gate’s word', outcomes.filter(({ isOfTheGate }) => isOfTheGate).length],
    ['with an article, annotated', outcomes.filter(({ state }) => state === 'annotated').length],
    ['other from load to load by themselves, not compared', outcomes.filter(({ isUnstable }) => isUnstable).length],
    ['our exceptions', sum(({ exceptions }) => exceptions.length)],
    ['DOM differences', outcomes.filter(({ differs }) => differs).length],
    ['mutation records of ours', sum(({ records }) => records)],
    ['requests beyond the page’s own', sum(({ requests }) => requests.length) + stranger.length],
    ['longest slice of ours', `${longest.toFixed(1)} ms`],
    [`slices over ${sliceAtMostMs} ms`, slow.length],
    ['pages that could not be visited', outcomes.filter(({ problem }) => problem !== null).length],
  ];
  for (const [what, figure] of rows) console.log(`${name.padEnd(8)} ${what.padEnd(54)} ${String(figure).padStart(8)}`);
  for (const { file, ...outcome } of outcomes) {
    const faults = [
      ...outcome.exceptions.map((text) => `exception: ${text}`),
      ...(outcome.differs ? ['another DOM'] : []),
      ...(outcome.records > 0 ? [`${outcome.records} mutation records`] : []),
      ...outcome.requests.map((address) => `request: ${address}`),
      ...(outcome.longestSliceMs > sliceAtMostMs ? [`a slice of ${outcome.longestSliceMs.toFixed(1)} ms`] : []),
      ...(outcome.problem === null ? [] : [outcome.problem]),
    ];
    if (faults.length > 0) console.log(`${name} ${file}\n  ${faults.join('\n  ')}`);
  }
  for (const address of stranger) console.log(`${name} a request of no page: ${address}`);
  return (
    stranger.length > 0 ||
    outcomes.some(
      ({ exceptions, differs, records, requests, longestSliceMs, problem }) =>
        exceptions.length > 0 ||
        differs ||
        records > 0 ||
        requests.length > 0 ||
        longestSliceMs > sliceAtMostMs ||
        problem !== null,
    )
  );
}
