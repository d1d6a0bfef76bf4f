import { defineConfig } from 'vitest/config';

const LIVE = 'test/live/**';
/** What it tells of is what a fresh process loads. */
const ALONE = 'test/fix/lazy.test.ts';

export default defineConfig({
  test: {
    // By default one less, of which two cores are left with one.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'own',
          include: ['test/**/*.test.ts'],
          exclude: ['**/fixtures/**', LIVE, ALONE],
          globalSetup: ['test/helpers/page-setup.ts'],
          restoreMocks: true,
          // The program keeps nothing that could tell one file of the next: loading it once is most of what a file costs.
          isolate: false,
          // No test judges time: a slow machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: { name: 'alone', include: [ALONE], testTimeout: 60_000 },
      },
      {
        // Real SDKs against a real proxy: installed on the first run, then reused.
        test: {
          name: 'live',
          include: [`${LIVE}/*.test.ts`],
          exclude: ['**/fixtures/**', '**/programs/**'],
          globalSetup: ['test/live/environment/global-setup.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
