import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../open-reference.ts';

// Runs the property tests with 10,000 cases each, or as many as FUZZ_RUNS says. Meant for the night; `npm test` runs 500.

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
