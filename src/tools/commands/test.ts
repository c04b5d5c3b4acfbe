import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireBrowser } from '../browsers.ts';
import { readArguments } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';

// `npm test`: everything that must hold before a change is taken, the quick checks first. Stops at the first failure. `npm run check`
// is the same without the browsers (--quick), for before a commit.

const root = fileURLToPath(projectRoot);
const reports = mkdtempSync(join(tmpdir(), 'csto-context-'));
const steps: readonly { readonly name: string; readonly words: readonly string[]; readonly report?: string }[] = [
  { name: 'format', words: ['check:format'] },
  { name: 'lint', words: ['check:lint'] },
  { name: 'types', words: ['check:types'] },
  { name: 'dependency graph', words: ['check:graph'] },
  { name: 'unused code', words: ['check:unused'] },
  { name: 'reference dataset', words: ['check:reference'] },
  { name: 'unit tests', words: vitest('test:unit', 'unit'), report: 'unit' },
  { name: 'build', words: ['build'] },
  { name: 'store rules', words: ['check:extension'] },
  { name: 'browser tests', words: vitest('test:browser', 'browser'), report: 'browser' },
];

function vitest(script: string, report: string): readonly string[] {
  return [
    script,
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${report}.json`)}`,
  ];
}

let passed = 0;
let failed = 0;
const isQuick = readArguments(process.argv.slice(2), [], ['quick']).options.has('quick');
for (const { name, words, report } of steps) {
  if (isQuick && report === 'browser') continue;
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

function readReport(file: string): { readonly numPassedTests: number; readonly numFailedTests: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  } catch (error) {
    console.error(`the test runner left no report: ${String(error)}`);
    return { numPassedTests: 0, numFailedTests: 1 };
  }
}
