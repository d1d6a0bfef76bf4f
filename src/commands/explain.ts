/** `reroute explain PATH:LINE`: everything that is known of one place. */
import { relative, resolve, sep } from 'node:path';
import { readReport } from '../config/saved.js';
import type { Flags } from '../config/normalise.js';
import { rootsOf } from '../discover/roots.js';
import { UserError } from '../errors.js';
import type { Report, Site } from '../model/report.js';
import { explain } from '../report/explain.js';
import { linePlace } from '../report/place.js';
import type { Io } from './io.js';
import { viewFor } from './outputs.js';
import type { LoadAudit } from './pipeline.js';
import { watch } from './progress.js';
import { wholeScan } from './scan.js';
import { optionsFrom } from './settings.js';

export interface ExplainFlags extends Flags {
  /** `path:line`, `path:cell:line` in a notebook. */
  place: string;
  from: string | undefined;
  color: boolean | undefined;
  quiet: boolean;
}

interface Asked {
  /** As it is below the root, and as it is written: reports write it from the root. */
  paths: string[];
  line: number;
  cell?: number;
}

export async function runExplain(flags: ExplainFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  const asked = askedFor(flags, io);
  const report = await reportFor(flags, io, loadAudit);
  const found = report.sites.filter((site) => stands(site, asked));
  if (found.length === 0) throw new UserError('nothing-there', nothingAt(report, asked, flags.place));
  const view = viewFor(flags, io, io.isTTY);
  io.stdout(found.map((site) => explain(site, report, view)).join('\n'));
  return 0;
}

function askedFor({ place, paths }: ExplainFlags, io: Io): Asked {
  const [, path, first, second] = /^(.+?):(?:cell )?(\d+)(?::(\d+))?$/.exec(place) ?? [];
  if (path === undefined || first === undefined) throw new UserError('nothing-there', `${place}: write PATH:LINE`);
  const below = relative(rootsOf(paths, io.cwd).root, resolve(io.cwd, path)).split(sep).join('/');
  const isNotebook = path.endsWith('.ipynb') && second !== undefined;
  const either = [below, path];
  return isNotebook
    ? { paths: either, cell: Number(first), line: Number(second) }
    : { paths: either, line: Number(first) };
}

async function reportFor(flags: ExplainFlags, io: Io, loadAudit: LoadAudit): Promise<Report> {
  if (flags.from !== undefined) return readReport(flags.from, io.cwd);
  const clock = watch(io, io.errIsTTY && !flags.quiet);
  try {
    return (await wholeScan(optionsFrom(flags, io), io, loadAudit, clock)).report;
  } finally {
    clock.end();
  }
}

function stands(site: Site, { paths, line, cell }: Asked): boolean {
  const isHere = paths.includes(site.path) && (cell === undefined || site.cell === cell);
  return isHere && site.line <= line && line <= Math.max(site.line, site.endLine);
}

/** Where there is nothing, the neighbours are named, or why the file was not read. */
function nothingAt({ sites, diagnostics }: Report, { paths }: Asked, written: string): string {
  const here = sites.filter(({ path }) => paths.includes(path)).map(linePlace);
  if (here.length > 0) return `${written}. In this file: ${here.slice(0, 12).join(', ')}`;
  const said = diagnostics.find(
    (row) => paths.includes(row.path) || (row.path.endsWith('/') && paths.some((path) => path.startsWith(row.path))),
  );
  return said ? `${written}. ${said.path}: ${said.message}` : `${written}. This file builds none that is known`;
}
