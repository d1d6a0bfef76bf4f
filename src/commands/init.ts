/** `reroute init`: what it takes to begin, shown before it is written. */
import { resolve } from 'node:path';
import { configJsonSchema } from '../config/schema.js';
import { exists, writeNew } from '../config/output.js';
import { readText } from '../config/text.js';
import { rootsOf } from '../discover/roots.js';
import { gitIn } from '../discover/git.js';
import { visible, visibleBlock } from '../report/text.js';
import { runCheck, type CheckFlags } from './check.js';
import type { Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import { BASELINE, planned, type InitFlags, type Written } from './starters.js';

export async function runInit(flags: InitFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  if (flags.schema) {
    io.stdout(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    return 0;
  }
  const { root } = rootsOf([], io.cwd);
  const files = planned(flags, {
    branch: defaultBranch(root, io),
    exists: (path) => exists(resolve(root, path)),
    read: (path) => readText(resolve(root, path), 'bad-config'),
  });
  for (const file of files) io.stdout(shown(file));
  if (!flags.yes) {
    io.stdout(files.some(isNew) ? 'Nothing was written. Run it again with --yes to write this.\n' : NOTHING);
    return 0;
  }
  for (const file of files) if (isNew(file)) writeNew(resolve(root, file.path), file.text);
  return flags.baseline ? writeBaseline(io, loadAudit) : 0;
}

const NOTHING = 'All of it is there already: nothing to write.\n';

const isNew = ({ keeps }: Written): boolean => keeps === undefined;

function shown({ path, text, keeps, note }: Written): string {
  const hint = note === undefined ? '' : `  ${visible(note)}\n`;
  if (keeps !== undefined) return `= ${visible(path)}: ${keeps}\n${hint}\n`;
  const body = visibleBlock(text).trimEnd().split('\n');
  return `+ ${visible(path)}\n${hint}\n${body.map((line) => `    ${line}`.trimEnd()).join('\n')}\n\n`;
}

function defaultBranch(root: string, io: Io): string {
  const answer = gitIn(root, io.env)('symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
  const name = 'text' in answer ? answer.text.trim().replace(/^origin\//, '') : '';
  return /^[\w][\w./-]*$/.test(name) ? name : 'main';
}

function writeBaseline(io: Io, loadAudit: LoadAudit): Promise<number> {
  const flags: CheckFlags = {
    paths: [],
    include: [],
    exclude: [],
    ignore: true,
    rules: [],
    config: undefined,
    maxFileSize: undefined,
    format: undefined,
    output: undefined,
    report: [],
    quiet: false,
    color: undefined,
    strict: false,
    verbose: false,
    stats: false,
    printConfig: false,
    baseline: BASELINE,
    updateBaseline: true,
    pruneBaseline: false,
    since: undefined,
    staged: false,
    includeTests: false,
    from: undefined,
  };
  return runCheck(flags, { ...io, stdout: () => undefined }, loadAudit);
}
