import { spawn } from 'node:child_process';
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

const build: Step = { name: 'build', words: ['build'] };
const checks: readonly Step[] = [
  { name: 'format', words: ['check:format'] },
  { name: 'types', words: ['check:types'] },
  { name: 'lint', words: ['check:lint'] },
  { name: 'dependency graph', words: ['check:graph'] },
  { name: 'unused code', words: ['check:unused'] },
  { name: 'reference dataset', words: ['check:reference'] },
  { name: 'languages', words: ['check:languages'] },
  { name: 'store rules', words: ['check:extension'] },
];

await runCommand(
  {
    name: 'test',
    about:
      'Runs every check: the static checks one after another beside the unit tests, then the browser tests. Ends at the first part in\n' +
      'which a step fails. `npm run check` is the same with --quick.',
    options: { quick: { type: 'boolean', about: 'Skip the browser tests.' } },
    example: 'npm test -- --quick',
  },
  async ({ options: { quick = false } }) => {
    const start = performance.now();
    const reports = mkdtempSync(join(tmpdir(), 'csto-context-'));
    const failedSteps: string[] = [];
    const finished: Step[] = [];
    /** Runs the steps one after another, up to the first that fails. */
    const runAll = async (steps: readonly Step[], isAlone: boolean) => {
      for (const step of steps) {
        if (failedSteps.length > 0) return;
        if (!(await runStep(step, isAlone))) failedSteps.push(step.name);
        finished.push(step);
      }
    };
    await runAll([build], true);
    await Promise.all([runAll(checks, false), runAll([vitest('unit', reports)], false)]);
    if (!quick) {
      for (const browser of ['chrome', 'firefox'] as const) requireBrowser(browser);
      await runAll([vitest('browser', reports)], true);
    }
    let passed = 0;
    let failed = 0;
    for (const { report } of finished) {
      if (report === undefined) continue;
      const { numPassedTests, numFailedTests } = readReport(join(reports, `${report}.json`));
      passed += numPassedTests;
      failed += numFailedTests;
    }
    rmSync(reports, { recursive: true });
    for (const name of failedSteps) console.error(`\n${name}: failed, see above`);
    console.log(`\nTook ${seconds(start)}\n${passed} passed, ${Math.max(failed, failedSteps.length)} failed`);
    process.exitCode = failed === 0 && failedSteps.length === 0 && passed > 0 ? 0 : 1;
  },
);

function vitest(project: 'unit' | 'browser', reports: string): Step {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${project}.json`)}`];
  return { name: `${project} tests`, words: [`test:${project}`, '--', ...report], report: project };
}

/** Runs a step and returns whether it passed. The output of one that is not alone is printed when it ends, so that outputs do not mix. */
async function runStep({ name, words }: Step, isAlone: boolean): Promise<boolean> {
  const start = performance.now();
  console.log(isAlone ? `\n── ${name}` : `   ${name}: started`);
  const child = spawn('npm', ['run', '--silent', ...words], {
    cwd: root,
    stdio: isAlone ? ['ignore', 1, 2] : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => (output += part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (!isAlone) console.log(`\n── ${name}\n${output.trimEnd()}`);
  if (code === 0) console.log(`${name}: passed in ${seconds(start)}`);
  else console.error(`${name}: failed`);
  return code === 0;
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function readReport(file: string): { readonly numPassedTests: number; readonly numFailedTests: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  } catch (error) {
    console.error(`the test runner left no report: ${String(error)}`);
    return { numPassedTests: 0, numFailedTests: 1 };
  }
}
