import { describe, expect, it } from 'vitest';
import { Report } from '../../src/model/report.js';
import { makeTree } from '../discover/tree.js';
import { scan } from './cli.js';
import { inputs } from './inputs.js';

const ENOUGH = 30_000;

describe('whatever a repository holds', () => {
  it.for(inputs)(
    'every file has an outcome, in bounded time: $name',
    { timeout: ENOUGH },
    async ({ class: kind, files, sites, incomplete = 0 }, { task }) => {
      const root = makeTree(files);
      const { code, out } = await scan(root, ['audit', '.', '--no-config', '--strict', '--format', 'json']);
      const report = Report.parse(JSON.parse(out));
      const broken = report.diagnostics.filter(({ severity, about }) => severity !== 'info' && about === undefined);
      const { seen, analysed, skipped, failed } = report.summary.files;
      expect(new Set(broken.map(({ path }) => path)).size, JSON.stringify(broken)).toBe(incomplete);
      expect(code).toBe(incomplete > 0 ? 3 : 0);
      expect(report.sites).toHaveLength(sites);
      expect(analysed + skipped + failed).toBe(seen);
      expect(report.diagnostics.map(({ message }) => message).join('\n')).not.toContain('could not be analysed');
      task.meta.class = kind;
      task.meta.outcome = incomplete > 0 ? 'told as incomplete (exit 3)' : 'read in full (exit 0)';
    },
  );
});
