import { defineConfig } from 'vitest/config';

const all = 'tests/unit/**/*.test.ts';
/** Tests that put a spy in a module's place, which must not have been loaded before. */
const spying = ['tests/unit/cli/killed.test.ts', 'tests/unit/checks/run.test.ts', 'tests/unit/checks/spelling-memory.test.ts', 'tests/unit/checks/names-memory.test.ts'];

export default defineConfig({
  // Packages as the command line loads them: with the condition "development" micromark and others check themselves at each step.
  ssr: { resolve: { conditions: ['module', 'node'] } },
  test: {
    // Git repositories that tests build, and the command line that they start, take seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One fewer than there are processors, as Vitest has it, is half of two.
    maxWorkers: '100%',
    projects: [
      // Loading the check's modules for each file anew costs a third of the time.
      { extends: true, test: { name: 'unit', include: [all], exclude: spying, isolate: false } },
      { extends: true, test: { name: 'spying', include: spying } },
    ],
  },
});
