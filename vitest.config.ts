import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    // Git repositories that tests build, and the command line that they start, take seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
