/** `reroute fix`: plan, rehearse, then show the change or write it. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Flags } from '../config/normalise.js';
import { assertWritable, writeOutput } from '../config/output.js';
import { version } from '../config/version.js';
import { textOf } from '../discover/sources.js';
import { UserError } from '../errors.js';
import { dirtyFiles } from '../fix/apply/git.js';
import { gitIn } from '../git/index.js';
import { writeChanges } from '../fix/apply/write.js';
import { widthsIn } from '../fix/render/width.js';
import type { Audited } from '../model/analysis.js';
import type { Discovery, Sources } from '../model/discovery.js';
import type { Options } from '../model/options.js';
import type { Signal } from '../model/processes.js';
import type { Moved, Refusal } from '../model/remedy.js';
import { wantedOf } from './fix/ask.js';
import { overlay } from './fix/overlay.js';
import { prBody } from './fix/pr-body.js';
import { rdjsonOf } from './fix/rdjson.js';
import { rehearse, type Rehearsal, type Stage } from './fix/rehearse.js';
import { sarifOf } from './fix/sarif.js';
import { chosenFixes, planOptionsFrom, selector, type FixChoices } from './fix/select.js';
import { fixSentences } from './fix/tell.js';
import { quietIn, withheldSentence, withoutKeys, withoutSecrets } from './fix/withheld.js';
import type { Io } from './io.js';
import { opened } from './opened.js';
import type { LoadAudit } from './pipeline.js';
import { watch, type Watch } from './progress.js';
import { unfinished } from './scan.js';
import { optionsFrom } from './settings.js';

export interface FixFlags extends Flags, FixChoices {
  write: boolean;
  interactive: boolean;
  patch: string | undefined;
  prBody: string | undefined;
  format: string;
  allowDirty: boolean;
  quiet: boolean;
}

const UNFIXED = 1;
/** As shells count it. */
const ENDED: Record<Signal, number> = { SIGINT: 130, SIGTERM: 143 };

export async function runFix(flags: FixFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  const options = optionsFrom(flags, io);
  for (const file of [flags.patch, flags.prBody]) if (file !== undefined) assertWritable(file, io.cwd);
  const clock = watch(io, io.errIsTTY && !flags.quiet);
  try {
    const prepared = await prepare(flags, options, io, loadAudit, clock);
    clock.end();
    const signal = flags.write ? await uninterrupted(io, () => write(prepared, flags, options)) : undefined;
    show(prepared, flags, io);
    if (signal !== undefined) return ENDED[signal];
    return prepared.refusals.length > 0 ? UNFIXED : 0;
  } finally {
    clock.end();
  }
}

interface Prepared {
  stage: Stage;
  rehearsal: Rehearsal;
  /** What should be moved, and is not by this run. */
  refusals: Refusal[];
  /** What a person has to write around the program. */
  byHand: Refusal[];
  /** What needs no code, because its package reads the variable. */
  byEnvironment: Moved[];
  discovery: Discovery;
}

async function prepare(
  flags: FixFlags,
  options: Options,
  io: Io,
  loadAudit: LoadAudit,
  clock: Watch,
): Promise<Prepared> {
  const plan = planOptionsFrom(flags, options.implicitEnv);
  const { rules, discovery, sources, stopped } = await opened(options, io, clock);
  clock.stage('load');
  const audit = await loadAudit();
  const scan = (from: Sources): Promise<Audited> =>
    audit(discovery, from, rules, { version: version(), plan, maxSteps: options.maxSteps }, clock.progress);
  const audited = await scan(sources);
  clock.stage('rehearse');
  const readText = (path: string): string | undefined => textOf(sources, path);
  const stage: Stage = {
    audited,
    sources,
    inputs: {
      file: audited.file,
      gaps: audited.surroundings.gaps,
      readText,
      widthOf: widthsIn(readText, [...new Set(audited.report.sites.map(({ path }) => path))]),
    },
    again: (changes) => scan(overlay(sources, changes)),
    chosen: ({ plan: planned, report }) => chosenFixes(planned, selector(report, flags), flags).fixes,
  };
  const rehearsal = await rehearse(flags.interactive ? await asked(stage, io, clock) : stage);
  const reason = stopped();
  if (reason !== undefined) throw unfinished(reason, audited.report);
  const refusals = refusalsOf(audited, rehearsal, flags);
  const isWanted = selector(audited.report, flags);
  const { byHand, byEnvironment } = audited.plan;
  return {
    stage,
    rehearsal,
    refusals,
    byHand: byHand.filter(isWanted),
    byEnvironment: byEnvironment.filter(isWanted),
    discovery,
  };
}

/** The same stage, with only those fixes that a person wants. */
async function asked(stage: Stage, io: Io, clock: Watch): Promise<Stage> {
  clock.end();
  const planned = stage.chosen(stage.audited);
  const wanted = await wantedOf(planned, stage, io);
  const required = new Set(planned.flatMap(({ id, requires }) => (wanted.has(id) ? requires : [])));
  const kept = planned.filter(({ id }) => wanted.has(id) || required.has(id));
  // What was turned down is planned again by a second run, and that is no fault.
  return { ...stage, chosen: (audited) => (audited === stage.audited ? kept : []) };
}

function refusalsOf({ plan, report }: Audited, { dropped }: Rehearsal, flags: FixFlags): Refusal[] {
  const isWanted = selector(report, flags);
  const held = chosenFixes(plan, isWanted, flags).held.map(({ id, path, line, reason }) => ({
    id,
    path,
    line,
    reason: `${reason ?? 'uncertain'} (--unsafe-fixes does it)`,
  }));
  return [...plan.refusals.filter(isWanted), ...held, ...dropped].sort((a, b) =>
    a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1,
  );
}

function write(
  { rehearsal: { changes }, discovery: { root } }: Prepared,
  { allowDirty }: FixFlags,
  { discover: { env } }: Options,
): void {
  const paths = changes.map(({ path }) => path);
  const dirty = allowDirty || paths.length === 0 ? [] : dirtyFiles(root, paths, gitIn(root, env));
  if (dirty.length > 0) throw new UserError('dirty-files', dirty.join(', '));
  try {
    writeChanges(root, changes);
  } catch (error) {
    throw new UserError('fix-not-writable', error instanceof Error ? error.message : join(root), { cause: error });
  }
}

/** A signal between two files would leave some changed and some not: it is taken once all are written. */
async function uninterrupted({ processes }: Io, action: () => void): Promise<Signal | undefined> {
  let taken: Signal | undefined;
  const forget = processes?.onSignal((signal) => (taken = signal));
  try {
    action();
    // A signal is heard when the event loop looks for news, which is between these two.
    await setImmediate();
    await setImmediate();
  } finally {
    forget?.();
  }
  return taken;
}

function show({ stage, rehearsal, refusals, byHand, byEnvironment }: Prepared, flags: FixFlags, io: Io): void {
  const left = { refusals, byHand, byEnvironment };
  const told = withoutKeys(rehearsal.changes, quietIn(stage.audited));
  const { keys } = stage.audited;
  if (flags.patch !== undefined) writeOutput(flags.patch, io.cwd, told.patch);
  if (flags.prBody !== undefined) writeOutput(flags.prBody, io.cwd, withoutSecrets(prBody(rehearsal, left), keys));
  if (flags.format === 'rdjson') io.stdout(rdjsonOf({ ...rehearsal, changes: told.changes }));
  else if (flags.format === 'sarif') io.stdout(sarifOf(rehearsal, stage));
  else if (!flags.write && flags.patch === undefined) io.stdout(told.patch);
  if (!flags.quiet) io.stderr(withoutSecrets(fixSentences(rehearsal, left, flags), keys));
  const isDiff = flags.format !== 'sarif' || flags.patch !== undefined;
  if (!flags.quiet && !flags.write && isDiff) io.stderr(withheldSentence(told));
}
