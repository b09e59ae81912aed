// How the tests run: those of pure functions at once, the others on a real PostgreSQL that tests/support/global-setup.ts brings.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/support/longest-first.ts';

const report = process.env['TEST_REPORT'];

export default defineConfig({
  // The file that Node takes: with the other one there would be two copies of graphql that do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // Files of a worker share what they import: the schema, Prisma's compiler and all that the engine has learnt of them are two fifths of
    // the work of a file that starts alone. What a test changes is a database of its own.
    isolate: false,
    // One more than there are processors, for some files wait for processes. Not more, for the embedded PostgreSQL takes 30 connections.
    maxWorkers: Math.min(availableParallelism() + 1, 4),
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tests/support/left-out.ts', ...(report ? [['json', { outputFile: report }] satisfies [string, object]] : [])],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/unit/**'],
          globalSetup: 'tests/support/global-setup.ts',
          // The first test that needs the stories or a browser brings them: seconds on a free machine, far more on a busy one.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Tests of processes and browsers meet a busy machine's pauses; what is broken fails twice.
          retry: process.env['CI'] ? 1 : 0,
        },
      },
    ],
  },
});
