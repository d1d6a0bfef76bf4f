/** What the probes wrote down. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRegular } from '../regular.js';
import * as z from 'zod';

/** Whoever writes here may write anything: what is no name of a host is no contact. */
const Host = z.string().regex(/^[\w.:-]{1,253}$/);
const Runtime = z.string().regex(/^[\w.+ -]{1,40}$/);

const Row = z.union([
  z.object({ pid: z.number(), runtime: Runtime }),
  z.object({
    pid: z.number(),
    host: Host,
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
    .flatMap((name) => linesOf(join(folder, name)).flatMap(rowIn));
  const runtimes = new Map<string, number>();
  for (const row of rows) if ('runtime' in row) runtimes.set(row.runtime, (runtimes.get(row.runtime) ?? 0) + 1);
  const contacts = rows.flatMap((row) => {
    if ('runtime' in row) return [];
    const frames = row.frames.flatMap(([path, line]) => (path === null ? [] : [{ path, line }]));
    return [{ host: row.host, kind: row.kind, frames, blocked: row.blocked }];
  });
  return { runtimes, contacts };
}

const MAX_SIZE = 64 * 1024 * 1024;

/** None of what is no plain file, or too long for a log. */
function linesOf(path: string): string[] {
  try {
    return readRegular(path, { maxSize: MAX_SIZE, links: 'refused' }).toString('utf8').split('\n');
  } catch {
    return [];
  }
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
