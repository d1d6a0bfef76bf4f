/** Planned fixes → changed files that were analysed again before anybody sees them. */
import { changesFrom, type Changes, type FileChange } from '../../fix/apply/change.js';
import { renderFixes, type Rendered, type RenderInputs } from '../../fix/render/index.js';
import { compilerObjections } from '../../fix/verify/compiler.js';
import { objectionsTo, type Objection } from '../../fix/verify/index.js';
import { overlay } from './overlay.js';
import type { Audited } from '../../model/analysis.js';
import type { Sources } from '../../model/discovery.js';
import type { PlannedFix, Refusal } from '../../model/remedy.js';

export interface Rehearsal {
  fixes: PlannedFix[];
  changes: FileChange[];
  /** What looked possible, and was not. */
  dropped: Refusal[];
}

export interface Stage {
  audited: Audited;
  inputs: RenderInputs;
  sources: Sources;
  /** The whole analysis, with other texts for some files. */
  again(changes: readonly FileChange[]): Promise<Audited>;
  /** Of a plan's fixes, those that this run is about. */
  chosen(audited: Audited): PlannedFix[];
}

/** Each round leaves out the files that something was wrong with; what is wrong in the end is not done at all. */
const MOST_ROUNDS = 4;

/** A change may show what was hidden before it, and that is changed as well; nothing shows more than a few times. */
const MOST_PASSES = 3;

export async function rehearse(stage: Stage, passes = MOST_PASSES): Promise<Rehearsal> {
  let fixes = stage.chosen(stage.audited);
  const dropped: Refusal[] = [];
  for (let round = 0; round < MOST_ROUNDS && fixes.length > 0; round++) {
    const trial = await tried(fixes, stage);
    const done = { fixes, changes: trial.changes, dropped };
    if (trial.after && trial.wrong.length === 0 && trial.more.length === 0) return done;
    const whole = await goneOn(stage, done, trial, passes - 1);
    if (whole) return whole;
    const objections = [...trial.wrong, ...trial.more.map(asObjection)];
    const [kept, left] = without(fixes, trial.failed, objections);
    dropped.push(...left);
    // Something is wrong where nothing was changed: then nothing may be.
    if (left.length === 0)
      return { fixes: [], changes: [], dropped: [...dropped, ...fixes.map((fix) => refusal(fix, objections[0]))] };
    fixes = kept;
  }
  return { fixes: [], changes: [], dropped: [...dropped, ...fixes.map((fix) => refusal(fix, undefined))] };
}

interface Trial extends Pick<Rendered, 'failed'> {
  changes: FileChange[];
  /** Absent where not all could be written. */
  after?: Audited;
  wrong: Objection[];
  /** What a second run would still do. */
  more: PlannedFix[];
}

async function tried(fixes: readonly PlannedFix[], stage: Stage): Promise<Trial> {
  const { changes, refused, failed } = made(fixes, stage);
  if (failed.length > 0 || refused.length > 0) return { changes, failed, wrong: refused, more: [] };
  const after = await stage.again(changes);
  const wrong = await objectionsIn(stage, fixes, changes, after);
  return { changes, failed, after, wrong, more: wrong.length === 0 ? furtherFixes(stage, fixes, after) : [] };
}

/** Those of a second run that this one was not asked to leave. */
function furtherFixes(stage: Stage, fixes: readonly PlannedFix[], after: Audited): PlannedFix[] {
  const left = new Set(
    stage
      .chosen(stage.audited)
      .filter((fix) => !fixes.includes(fix))
      .map(({ path }) => path),
  );
  return stage.chosen(after).filter(({ path }) => !left.has(path));
}

const asObjection = ({ path, summary }: PlannedFix): Objection => ({
  path,
  reason: `a second run would still ${summary}`,
});

/** The same again on the changed files; undefined where there is nothing to go on with, or no end to it. */
async function goneOn(
  stage: Stage,
  { fixes, changes, dropped }: Rehearsal,
  { after: audited, more }: Trial,
  passes: number,
): Promise<Rehearsal | undefined> {
  if (!audited || more.length === 0 || passes === 0) return undefined;
  const { inputs } = stage;
  const texts = new Map(changes.map(({ path, after }) => [path, after]));
  const next = await rehearse(
    {
      ...stage,
      audited,
      sources: overlay(stage.sources, changes),
      inputs: {
        ...inputs,
        file: audited.file,
        gaps: audited.surroundings.gaps,
        readText: (path) => texts.get(path) ?? inputs.readText(path),
      },
      again: (further) => stage.again(joined(changes, further)),
      chosen: (one) => (one === audited ? [...more] : stage.chosen(one)),
    },
    passes,
  );
  if (next.dropped.length > 0 || next.fixes.length === 0) return undefined;
  return { fixes: [...fixes, ...next.fixes], changes: joined(changes, next.changes), dropped };
}

/** Two changes, one after the other, as one. */
function joined(first: readonly FileChange[], second: readonly FileChange[]): FileChange[] {
  const later = new Map(second.map((change) => [change.path, change]));
  const kept = first.map((change) => ({ ...change, after: later.get(change.path)?.after ?? change.after }));
  const paths = new Set(first.map(({ path }) => path));
  return [...kept, ...second.filter(({ path }) => !paths.has(path))].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What fixes come to, before anybody has judged it. */
export function made(
  fixes: readonly PlannedFix[],
  { inputs, sources }: Pick<Stage, 'inputs' | 'sources'>,
): Changes & Pick<Rendered, 'failed'> {
  const { edits, failed } = renderFixes(fixes, inputs);
  const changes = changesFrom(
    edits,
    (path) => sources.read(path),
    (path) => inputs.file(path)?.cells,
  );
  return { ...changes, failed };
}

async function objectionsIn(
  stage: Stage,
  fixes: readonly PlannedFix[],
  changes: readonly FileChange[],
  after: Audited,
): Promise<Objection[]> {
  const paths = changes.map(({ path }) => path);
  return [...objectionsTo(fixes, paths, stage.audited.report, after.report), ...(await compilerObjections(changes))];
}

/** A fix goes with its file, with the file that it changes, and with what it requires. */
function without(
  fixes: readonly PlannedFix[],
  failed: readonly { id: string; reason: string }[],
  objections: readonly Objection[],
): [kept: PlannedFix[], left: Refusal[]] {
  const left = new Map<string, Refusal>();
  for (const fix of fixes) {
    const changed = 'at' in fix.remedy ? fix.remedy.at.path : fix.remedy.path;
    const objection = objections.find(({ path }) => path === fix.path || path === changed);
    const reason = failed.find(({ id }) => id === fix.id)?.reason;
    if (objection || reason !== undefined) left.set(fix.id, refusal(fix, objection, reason));
  }
  for (const fix of fixes)
    if (fix.requires.some((id) => left.has(id)))
      left.set(fix.id, refusal(fix, undefined, 'the setting that it needs can not be added'));
  // A setting that nothing reads any more is not added, and nobody misses it.
  const needed = new Set(fixes.flatMap(({ id, requires }) => (left.has(id) ? [] : requires)));
  const orphans = new Set(fixes.flatMap(({ id, requires }) => (left.has(id) ? requires : [])));
  const kept = fixes.filter(({ id }) => !left.has(id) && (needed.has(id) || !orphans.has(id)));
  return [kept, [...left.values()]];
}

function refusal({ id, path, line }: PlannedFix, objection: Objection | undefined, reason?: string): Refusal {
  return {
    id,
    path,
    line,
    reason: reason ?? `the change was tried and given up: ${objection?.reason ?? 'it did not hold'}`,
  };
}
