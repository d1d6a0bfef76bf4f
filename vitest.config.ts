import { defineConfig } from 'vitest/config';

const LIVE = 'test/live/**';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'own',
          include: ['test/**/*.test.ts'],
          exclude: ['**/fixtures/**', LIVE],
          restoreMocks: true,
          // No test judges time: a slow machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Real SDKs against a real proxy: installed on the first run, then reused.
        test: {
          name: 'live',
          include: [`${LIVE}/*.test.ts`],
          exclude: ['**/fixtures/**', '**/programs/**'],
          globalSetup: ['test/live/environment/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
