import type { Configuration } from '../../src/model/report.js';
import { auditFiles, type Files } from '../helpers/audit.js';

/** `path:line status KEY → BASE_URL` for every row of the report. */
export async function rowsIn(files: Files): Promise<string[]> {
  return (await auditFiles(files)).configuration.map(rowOf);
}

function rowOf({ path, line, status, keys, baseUrls }: Configuration): string {
  return `${path}:${line} ${status} ${keys.join(',')} → ${baseUrls.join(',')}`;
}

/** The rows of one file, without its path. */
export async function rowsOf(path: string, text: string, others: Files = {}): Promise<string[]> {
  const rows = await rowsIn({ ...others, [path]: text });
  return rows.filter((row) => row.startsWith(`${path}:`)).map((row) => row.slice(path.length + 1));
}
