import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';

await runCommand(
  {
    name: 'fuzz',
    about:
      'Runs the property tests with 10,000 cases each, or with as many as FUZZ_RUNS says. It takes hours; `npm test` runs 500 cases.',
    options: {},
    example: 'FUZZ_RUNS=2000 npm run fuzz',
  },
  () => {
    const run = spawnSync(
      'npx',
      ['vitest', 'run', '--config', '.config/vitest.config.ts', '--project', 'unit', 'properties'],
      {
        cwd: fileURLToPath(projectRoot),
        stdio: 'inherit',
        shell: process.platform === 'win32',
        env: { FUZZ_RUNS: '10000', ...process.env },
      },
    );
    process.exitCode = run.status ?? 1;
  },
);
