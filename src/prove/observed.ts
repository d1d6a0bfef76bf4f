/** What the probes wrote down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Row = z.union([
  z.object({ pid: z.number(), runtime: z.string() }),
  z.object({
    pid: z.number(),
    host: z.string(),
    port: z.number().nullable(),
    kind: z.enum(['gateway', 'vendor']),
    frames: z.array(z.tuple([z.string().nullable(), z.number()])),
    blocked: z.boolean(),
  }),
]);

export interface Frame {
  path: string;
  line: number;
}

export interface Contact {
  host: string;
  kind: 'gateway' | 'vendor';
  /** Of the project's own code, nearest to the request first. */
  frames: Frame[];
  blocked: boolean;
}

export interface Observed {
  /** `Python 3.11` → how many processes. */
  runtimes: Map<string, number>;
  contacts: Contact[];
}

export function readObserved(folder: string): Observed {
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').flatMap(rowIn));
  const runtimes = new Map<string, number>();
  for (const row of rows) if ('runtime' in row) runtimes.set(row.runtime, (runtimes.get(row.runtime) ?? 0) + 1);
  const contacts = rows.flatMap((row) => {
    if ('runtime' in row) return [];
    const frames = row.frames.flatMap(([path, line]) => (path === null ? [] : [{ path, line }]));
    return [{ host: row.host, kind: row.kind, frames, blocked: row.blocked }];
  });
  return { runtimes, contacts };
}

/** A process that was killed may leave half a line. */
function rowIn(line: string): z.infer<typeof Row>[] {
  try {
    const row = Row.safeParse(JSON.parse(line));
    return row.success ? [row.data] : [];
  } catch {
    return [];
  }
}
