/** `reroute report`: a saved report in another format, without a scan. */
import { readReport } from '../config/saved.js';
import { UserError } from '../errors.js';
import { reportJsonSchema } from '../report/index.js';
import type { Io } from './io.js';
import { outputsFrom, publish, type OutputFlags } from './outputs.js';

export interface ReportFlags extends OutputFlags {
  file: string | undefined;
  schema: boolean;
}

export function runReport(flags: ReportFlags, io: Io): number {
  if (flags.schema) {
    io.stdout(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
    return 0;
  }
  const outputs = outputsFrom(flags, io);
  if (flags.file === undefined) throw new UserError('bad-report', 'none is named');
  publish(readReport(flags.file, io.cwd), outputs, flags, io);
  return 0;
}
