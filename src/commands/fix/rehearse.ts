/** Planned fixes → changed files that were analysed again before anybody sees them. */
import { changesFrom, type Changes, type FileChange } from '../../fix/apply/change.js';
import { renderFixes, type Rendered, type RenderInputs } from '../../fix/render/index.js';
import { compilerObjections } from '../../fix/verify/compiler.js';
import { objectionsTo, type Objection } from '../../fix/verify/index.js';
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

export async function rehearse(stage: Stage): Promise<Rehearsal> {
  let fixes = stage.chosen(stage.audited);
  const dropped: Refusal[] = [];
  for (let round = 0; round < MOST_ROUNDS && fixes.length > 0; round++) {
    const { changes, refused, failed } = made(fixes, stage);
    const unwritten = failed.length > 0 || refused.length > 0;
    const after = unwritten ? undefined : await stage.again(changes);
    const objections = after ? await objectionsIn(stage, fixes, changes, after) : refused;
    if (!unwritten && objections.length === 0) return { fixes, changes, dropped };
    const [kept, left] = without(fixes, failed, objections);
    dropped.push(...left);
    // Something is wrong where nothing was changed: then nothing may be.
    if (left.length === 0)
      return { fixes: [], changes: [], dropped: [...dropped, ...fixes.map((fix) => refusal(fix, objections[0]))] };
    fixes = kept;
  }
  return { fixes: [], changes: [], dropped: [...dropped, ...fixes.map((fix) => refusal(fix, undefined))] };
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
  const found = [
    ...objectionsTo(fixes, paths, stage.audited.report, after.report),
    ...(await compilerObjections(changes)),
  ];
  if (found.length > 0) return found;
  const expected = new Set(
    stage
      .chosen(stage.audited)
      .filter((fix) => !fixes.includes(fix))
      .map(({ path }) => path),
  );
  return stage
    .chosen(after)
    .filter(({ path }) => !expected.has(path))
    .map(({ path, summary }) => ({ path, reason: `a second run would still ${summary}` }));
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
