import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Report } from '../../src/model/report.js';
import { page } from '../../src/config/package.js';
import { formats, render } from '../../src/report/index.js';
import { auditFiles } from '../helpers/audit.js';
import { corpus, mutated, runs } from './mutate.js';

const FOREVER = 3_600_000;
const SLOW = 30_000;
const sources = corpus();

describe('an audit', () => {
  it(
    'survives what is left of repositories, says the same twice, and leaves no file out',
    { timeout: FOREVER },
    async ({ task }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(mutated(sources), { minLength: 1, maxLength: 6 }), async (some) => {
          const files = Object.fromEntries(some.map(({ path, text }) => [path, text]));
          const begun = performance.now();
          const report = await auditFiles(files);
          expect(performance.now() - begun).toBeLessThan(SLOW);
          expect(Report.parse(report)).toEqual(report);
          expect(await auditFiles(files)).toEqual(report);
          const { seen, analysed, skipped, failed } = report.summary.files;
          expect(analysed + skipped + failed).toBe(seen);
          expect(
            report.diagnostics.map(({ message }) => message).filter((text) => text.startsWith('could not be analysed')),
          ).toEqual([]);
          for (const { path, line, endLine } of report.sites) {
            const lines = (files[path] ?? '').split(/\r\n|\r|\n/).length;
            expect([line >= 1, endLine >= line, path.endsWith('.ipynb') || endLine <= lines]).toEqual([
              true,
              true,
              true,
            ]);
          }
          for (const name of Object.keys(formats) as (keyof typeof formats)[])
            expect(render(report, name, { color: true, width: 80, page })).not.toContain('\u0000');
        }),
        runs(40, task),
      );
    },
  );
});
