/** `reroute init`: what it takes to begin, shown before it is written. */
import { resolve } from 'node:path';
import { configJsonSchema } from '../config/schema.js';
import { exists, writeNew } from '../config/output.js';
import { readText } from '../config/text.js';
import { rootsOf } from '../discover/roots.js';
import { gitIn } from '../git/index.js';
import { visible, visibleBlock } from '../report/text.js';
import { runCheck, type CheckFlags } from './check.js';
import type { Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import { choicesOf, isWanted } from './init/ask.js';
import { BASELINE, planned, type Choices, type Ground, type Written } from './starters.js';

/** A flag that is not given is undefined: whoever gives none of these is asked. */
export interface InitFlags {
  baseline?: true;
  github?: true;
  githubFix?: true;
  gitlab?: true;
  preCommit?: true;
  yes: boolean;
  schema: boolean;
}

export async function runInit(flags: InitFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  if (flags.schema) {
    io.stdout(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    return 0;
  }
  const { root } = rootsOf([], io.cwd);
  const ground: Ground = {
    branch: defaultBranch(root, io),
    exists: (path) => exists(resolve(root, path)),
    read: (path) => readText(resolve(root, path), 'bad-config'),
  };
  const ask = io.hasPerson && !flags.yes ? io.ask : undefined;
  const choices = ask && saysNothing(flags) ? await choicesOf(ask, ground) : chosenBy(flags);
  const files = choices ? planned(choices, ground) : [];
  for (const file of files) io.stdout(shown(file));
  const fresh = files.filter(({ keeps }) => keeps === undefined);
  const refusal = await refusalOf(flags, ask, files, fresh);
  if (refusal !== undefined) {
    io.stdout(refusal);
    return 0;
  }
  for (const { path, text } of fresh) if (text !== undefined) writeNew(resolve(root, path), text);
  return fresh.some(({ path }) => path === BASELINE) ? writeBaseline(io, loadAudit) : 0;
}

/** Why nothing is written, if so. */
async function refusalOf(
  { yes }: InitFlags,
  ask: Io['ask'],
  files: readonly Written[],
  fresh: readonly Written[],
): Promise<string | undefined> {
  if (yes) return undefined;
  if (files.length === 0) return 'Nothing was written.\n';
  if (fresh.length === 0) return 'All of it is there already: nothing to write.\n';
  if (!ask) return 'Nothing was written. Run it again with --yes to write this.\n';
  return (await isWanted(ask, 'Write this', true)) ? undefined : 'Nothing was written.\n';
}

const saysNothing = ({ baseline, github, githubFix, gitlab, preCommit }: InitFlags): boolean =>
  !(baseline ?? github ?? githubFix ?? gitlab ?? preCommit);

const chosenBy = (flags: InitFlags): Choices => ({
  configuration: true,
  baseline: flags.baseline ?? false,
  github: flags.github ?? false,
  githubFix: flags.githubFix ?? false,
  gitlab: flags.gitlab ?? false,
  preCommit: flags.preCommit ?? false,
});

function shown({ path, text, keeps, note }: Written): string {
  const hint = note === undefined ? '' : `  ${visible(note)}\n`;
  if (keeps !== undefined) return `= ${visible(path)}: ${keeps}\n${hint}\n`;
  if (text === undefined) return `+ ${visible(path)}\n${hint}\n`;
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
