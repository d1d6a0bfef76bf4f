import type { Program } from '../model/program.js';
import type { Effort } from './evaluate/effort.js';

/**
 * The limits of the evaluator keep within any stack and string; should a crafted program get past them all the same,
 * one question stays unanswered, and is told of, instead of the scan coming to its end.
 */
export function guarded(program: Omit<Program, 'tooInvolved'>, effort: Effort): Program {
  const attempt = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      effort.giveUp();
      return otherwise;
    }
  };
  const unseen = { flows: [], open: true, absent: false };
  return {
    evaluate: (expr, env) =>
      attempt(
        () => program.evaluate(expr, env),
        [
          {
            value: { kind: 'opaque', reason: 'too involved to follow', at: { file: env.file, span: expr.span } },
            trail: undefined,
          },
        ],
      ),
    get: (flow, key) => attempt(() => program.get(flow, key), unseen),
    argument: (call, param) => attempt(() => program.argument(call, param), unseen),
    ancestors: (built) => attempt(() => program.ancestors(built), []),
    inside: (flow, call) => program.inside(flow, call),
    packageOf: (path) => program.packageOf(path),
    optionally: (call) => attempt(() => program.optionally(call), undefined),
    settingsNaming: (file, cls) =>
      attempt(() => program.settingsNaming(file, cls), { delimiter: undefined, apart: true }),
    importedFrom: (chain, env) => program.importedFrom(chain, env),
    tooInvolved: effort.exceeded,
  };
}
