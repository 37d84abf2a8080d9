import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/helpers/seed.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    // Colors and the width of whoever runs the tests must not show in what they compare.
    env: { NO_COLOR: '', FORCE_COLOR: '', TZ: 'UTC' },
  },
});
