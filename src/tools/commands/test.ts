import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireBrowser } from '../browsers.ts';
import { runCommand } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';

const root = fileURLToPath(projectRoot);

/** A step is an npm script; `report` names the file of results that a test runner leaves. */
interface Step {
  readonly name: string;
  readonly words: readonly string[];
  readonly report?: string;
}

await runCommand(
  {
    name: 'test',
    about:
      'Runs every check, the quick ones first, and stops at the first that fails. `npm run check` is the same with --quick.',
    options: { quick: { type: 'boolean', about: 'Skip the browser tests.' } },
    example: 'npm test -- --quick',
  },
  ({ options: { quick = false } }) => {
    const reports = mkdtempSync(join(tmpdir(), 'csto-context-'));
    let passed = 0;
    let failed = 0;
    for (const { name, words, report } of stepsFor(reports)) {
      if (quick && report === 'browser') continue;
      if (report === 'browser') for (const browser of ['chrome', 'firefox'] as const) requireBrowser(browser);
      console.log(`\n── ${name}`);
      const start = performance.now();
      const run = spawnSync('npm', ['run', '--silent', ...words], {
        cwd: root,
        stdio: ['ignore', 1, 2],
        shell: process.platform === 'win32',
      });
      if (report !== undefined) {
        const { numPassedTests, numFailedTests } = readReport(join(reports, `${report}.json`));
        passed += numPassedTests;
        failed += numFailedTests;
      }
      if (run.status !== 0) {
        console.error(`\n${name}: failed`);
        failed = Math.max(failed, 1);
        break;
      }
      console.log(`${name}: passed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
    rmSync(reports, { recursive: true });
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  },
);

function stepsFor(reports: string): readonly Step[] {
  const vitest = (script: string, report: string): readonly string[] => [
    script,
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${report}.json`)}`,
  ];
  return [
    { name: 'format', words: ['check:format'] },
    { name: 'lint', words: ['check:lint'] },
    { name: 'types', words: ['check:types'] },
    { name: 'dependency graph', words: ['check:graph'] },
    { name: 'unused code', words: ['check:unused'] },
    { name: 'reference dataset', words: ['check:reference'] },
    { name: 'languages', words: ['check:languages'] },
    { name: 'unit tests', words: vitest('test:unit', 'unit'), report: 'unit' },
    { name: 'build', words: ['build'] },
    { name: 'store rules', words: ['check:extension'] },
    { name: 'browser tests', words: vitest('test:browser', 'browser'), report: 'browser' },
  ];
}

function readReport(file: string): { readonly numPassedTests: number; readonly numFailedTests: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  } catch (error) {
    console.error(`the test runner left no report: ${String(error)}`);
    return { numPassedTests: 0, numFailedTests: 1 };
  }
}
