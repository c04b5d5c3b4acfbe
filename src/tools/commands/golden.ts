import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, UsageError } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';

const articles = new URL('test/articles/', projectRoot);

await runCommand(
  {
    name: 'golden',
    about:
      'Shows how the annotations of the pages in test/articles differ from their expected.json (`-` as recorded, `+` as they are now),\n' +
      'and records them as they are now. Read every line before you commit: a golden file records what the product does, right or wrong.',
    words: '[PAGE…]',
    maxWords: Infinity,
    options: { check: { type: 'boolean', about: 'Write nothing; a difference gives exit code 1.' } },
    example: 'npm run golden -- kazakhstan-2022-01-11',
  },
  ({ options: { check = false }, words }) => {
    const known = readdirSync(articles).filter((page) => existsSync(new URL(`${page}/source.html`, articles)));
    const unknown = words.filter((page) => !known.includes(page));
    if (unknown.length > 0) throw new UsageError(`${unknown.join(', ')}: no such page in test/articles`);
    if (runTest(words, 'none')) {
      console.log('No difference.');
      return;
    }
    const fresh = known.filter((page) => !existsSync(new URL(`${page}/expected.json`, articles)));
    if (check || !runTest(words, 'all')) {
      process.exitCode = 1;
      return;
    }
    console.log('The differences above are recorded. Read them, and commit them only if they are right.');
    for (const page of fresh.filter((one) => words.length === 0 || words.includes(one)))
      console.log(`New, to be read as a whole: test/articles/${page}/expected.json`);
  },
);

/** Runs the golden test on the pages, or on all of them. Returns whether it passed. `update` is vitest's mode for snapshots. */
function runTest(pages: readonly string[], update: 'none' | 'all'): boolean {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const options = [
    `--update=${update}`,
    '--config=.config/vitest.config.ts',
    '--project=unit',
    ...(pages.length === 0 ? [] : [`--testNamePattern= (${pages.join('|')}) is read as before$`]),
  ];
  const run = spawnSync(process.execPath, [vitest, 'run', 'test/tools/golden.test.ts', ...options], {
    cwd: fileURLToPath(projectRoot),
    // The second run would only repeat what the first one has shown.
    stdio: update === 'none' ? 'inherit' : ['ignore', 'ignore', 'inherit'],
  });
  return run.status === 0;
}
