import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests whose own times are measured, so that no other test may run beside them. */
const timed = ['other-tabs', 'popup', 'robustness'].map((name) => `test/browser/${name}.test.ts`);
/** A browser is more than one process, and two of them are enough for two cores. */
const browsersAtOnce = Math.min(2, availableParallelism());
const browser = { root: '.', testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    root: '.',
    reporters: process.env['CI'] ? ['default'] : ['dot'],
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: '#view', development: false } },
        test: {
          name: 'unit',
          root: '.',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          maxWorkers: '100%',
          // Generous, because the machine may be busy with other things.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...browser,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: timed,
          maxWorkers: browsersAtOnce,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...browser, name: 'browser-timed', include: timed, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
