import type { Audit } from '../../src/commands/pipeline.js';
import type { Io } from '../../src/commands/io.js';
import { run } from '../../src/commands/run.js';
import type { Report } from '../../src/model/report.js';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line in this process. The audit is a stand-in that finds nothing: only the frame around it is tested. */
export async function reroute(
  cwd: string,
  argv: string[],
  io: Partial<Io> = {},
  audit: Audit = findsNothing(),
): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(
    argv,
    {
      stdout: (text) => void (out += text),
      stderr: (text) => void (err += text),
      isTTY: false,
      errIsTTY: false,
      columns: undefined,
      env: { PATH: process.env['PATH'] },
      cwd,
      ...io,
    },
    () => Promise.resolve(audit),
  );
  return { code, out, err };
}

export function findsNothing(diagnostics: Report['diagnostics'] = []): Audit {
  return ({ files, skipped, seen }, _sources, _rules, { version }) => {
    const failed = diagnostics.filter(({ severity }) => severity === 'error').length;
    const analysed = files.length - failed;
    return Promise.resolve({
      report: {
        schemaVersion: 1,
        tool: { name: 'reroute', version },
        root: '.',
        sites: [],
        configuration: [],
        models: [],
        diagnostics: [
          ...diagnostics,
          ...skipped.map(({ path, reason }) => ({ severity: 'info' as const, path, message: `skipped: ${reason}` })),
        ],
        summary: {
          files: { seen, analysed, parsed: 0, skipped: skipped.length, failed },
          skippedBecause: {},
          sites: { missing: 0, hardcoded: 0, 'config-driven': 0, unresolved: 0 },
          byKind: {},
          byProvider: {},
          byVendor: {},
          configuration: {},
        },
      },
      plan: { fixes: [], refusals: [], byHand: [], left: [], byEnvironment: [] },
      keys: [],
      surroundings: { gaps: [], gateways: [], templates: [], renamed: {} },
      file: () => undefined,
    });
  };
}
