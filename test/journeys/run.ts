import { fileURLToPath } from 'node:url';
import type { Io } from '../../src/commands/io.js';
import { run } from '../../src/commands/run.js';
import { Report } from '../../src/model/report.js';

const fixtures = new URL('../../fixtures/', import.meta.url);

/** `reroute audit --format json` inside `fixtures/<name>`, in this process: the only place in the journeys that starts the tool. */
export async function auditFixture(name: string): Promise<Report> {
  const written: string[] = [];
  const complaints: string[] = [];
  const io: Io = {
    stdout: (text) => written.push(text),
    stderr: (text) => complaints.push(text),
    isTTY: false,
    errIsTTY: false,
    columns: undefined,
    env: {},
    cwd: fileURLToPath(new URL(`${name}/`, fixtures)),
  };
  const loadAudit = async () => (await import('../../src/pipeline.js')).audit;
  const code = await run(['audit', '--format', 'json', '--no-config'], io, loadAudit);
  if (code !== 0) throw new Error(`Exit code ${code}: ${complaints.join('')}`);
  return Report.parse(JSON.parse(written.join('')));
}
