import { defineConfig } from 'vitest/config';

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
          // The first test after a change compiles the dataset and the languages.
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          root: '.',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
