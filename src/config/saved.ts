/** A report that was saved as JSON: read again, and checked as if a stranger had written it. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { codeOf, reasonOf, UserError } from '../errors.js';
import { Report } from '../model/report.js';
import { readRegular } from '../regular.js';

const MAX_SIZE = 512 * 1024 * 1024;

export function readReport(file: string, cwd: string): Report {
  const value = parsed(file, textOf(file, cwd));
  const version = z.object({ schemaVersion: z.unknown() }).safeParse(value).data?.schemaVersion;
  if (version === undefined) throw new UserError('bad-report', `${file} is JSON of something else`);
  if (version !== 1)
    throw new UserError(
      'bad-report',
      `${file} has ${typeof version === 'number' ? `schemaVersion ${version}` : 'another schemaVersion'}, and 1 is known`,
    );
  const checked = Report.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`;
  const what = issue === undefined || issue.code === 'unrecognized_keys' ? 'unknown shape' : issue.message;
  throw new UserError('bad-report', `${file}${where}: ${what}`);
}

function textOf(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  try {
    // The output of another program may come through a pipe.
    if (!statSync(path).isFile()) return readFileSync(path, 'utf8');
    return readRegular(path, { maxSize: MAX_SIZE, links: 'followed' }).toString('utf8');
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'there is no such file' : reasonOf(error);
    throw new UserError('bad-report', `${file}: ${reason}`, { cause: error });
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError('bad-report', `${file} is not JSON`, { cause: error });
  }
}
