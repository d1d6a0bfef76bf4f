/** The baseline of a check: its paths begin at the top of the repository, those of a report at its root. */
import { relative, resolve } from 'node:path';
import { writeOutput } from '../config/output.js';
import { rootsOf } from '../discover/roots.js';
import { UserError } from '../errors.js';
import { baselineText, readBaseline } from '../gate/baseline.js';
import { isShallow, renamesSince } from '../gate/git.js';
import type { Git } from '../git/index.js';
import type { Gated } from '../gate/index.js';
import type { Options } from '../model/options.js';
import type { Baseline, BaselineEntry } from '../model/verdict.js';
import { plural } from '../report/text.js';
import type { Io } from './io.js';

interface BaselineFlags {
  baseline: string | undefined;
  updateBaseline: boolean;
  pruneBaseline: boolean;
  quiet: boolean;
}

export interface OpenBaseline {
  /** What is known of the paths that are judged, by their present names. */
  known: Baseline;
  /** Does what the flags ask for, if they ask. */
  write: (gated: Gated) => void;
}

export function openBaseline(flags: BaselineFlags, options: Options, git: Git, io: Io): OpenBaseline | undefined {
  const file = flags.baseline === undefined ? options.baseline : resolve(io.cwd, flags.baseline);
  const isWritten = flags.updateBaseline || flags.pruneBaseline;
  if (file === undefined) {
    if (isWritten)
      throw new UserError('bad-baseline', 'none is named: say --baseline FILE, or `baseline:` in the configuration');
    return undefined;
  }
  const found = readBaseline(file);
  if (!found && !flags.updateBaseline) throw new UserError('bad-baseline', `there is no file ${shown(file, io)}`);
  const prefix = prefixOf(git);
  const { inside, outside } = split(found?.entries ?? [], prefix, inScope(options));
  const known = { entries: renamed(inside, file, git) };
  return {
    known,
    write: (gated) => {
      if (!isWritten) {
        if (gated.verdict.stale.length > 0 && isShallow(git) && !flags.quiet) io.stderr(SHALLOW);
        return;
      }
      const kept = flags.updateBaseline
        ? gated.debt
        : known.entries.filter((entry) => !gated.verdict.stale.includes(entry));
      const entries = [...outside, ...kept.map((entry) => ({ ...entry, path: prefix + entry.path }))];
      writeOutput(file, io.cwd, baselineText({ entries }));
      if (!flags.quiet)
        io.stderr(`Baseline written to ${shown(file, io)}: ${plural(entries.length, 'known finding')}\n`);
    },
  };
}

const SHALLOW = 'This clone is shallow, so renames since the baseline was written can not be seen (fetch-depth: 0).\n';

function shown(file: string, { cwd }: Io): string {
  return relative(cwd, file) || file;
}

/** `services/api/`, or nothing at the top and outside of any repository. */
function prefixOf(git: Git): string {
  const answer = git('rev-parse', '--show-prefix');
  return 'text' in answer ? answer.text.replace(/\r?\n$/, '') : '';
}

function inScope({ discover }: Options): (path: string) => boolean {
  const { targets } = rootsOf(discover.paths, discover.cwd);
  return (path) =>
    targets.some((target) => target.path === '' || path === target.path || path.startsWith(`${target.path}/`));
}

/** Paths of the first are below the root, those of the second stay as they are written. */
function split(
  entries: readonly BaselineEntry[],
  prefix: string,
  isInScope: (path: string) => boolean,
): { inside: BaselineEntry[]; outside: BaselineEntry[] } {
  const belongs = ({ path }: BaselineEntry): boolean => path.startsWith(prefix) && isInScope(path.slice(prefix.length));
  return {
    inside: entries.filter(belongs).map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) })),
    outside: entries.filter((entry) => !belongs(entry)),
  };
}

function renamed(entries: readonly BaselineEntry[], file: string, git: Git): BaselineEntry[] {
  const renames = renamesSince(file, git);
  return entries.map((entry) => ({ ...entry, path: renames.get(entry.path) ?? entry.path }));
}
