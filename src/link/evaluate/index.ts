import type { Expr, FileFacts, LanguageId } from '../../model/facts.js';
import type { Env, Flow, Found } from '../../model/value.js';
import type { Knowledge } from '../knowledge.js';
import type { Resolve } from '../resolve/resolver.js';
import { evaluateCall } from './calls.js';
import { at, distinct, flow, type Engine } from './engine.js';
import { evaluateExpr } from './expressions.js';
import { getMember } from './members.js';
import { importedValue } from './modules.js';
import { typedValue } from './types.js';

interface Inputs {
  file(path: string): FileFacts | undefined;
  resolve: Record<LanguageId, Resolve>;
  knowledge: Record<LanguageId, Knowledge>;
}

/** Deeper than any program a person wrote nests its definitions; deeper means generated code or a trap. */
const DEEPEST = 120;
/** Steps that one question may take before the answer is "too much to follow". */
const FUEL = 20_000;

export function createEngine(inputs: Inputs): Engine {
  const remembered = new WeakMap<Expr, Flow[]>();
  const active = new Set<Expr>();
  let depth = 0;
  let fuel = FUEL;
  let cut = 0;

  const evaluate = (expr: Expr, env: Env): Flow[] => {
    const known = env.frame ? undefined : remembered.get(expr);
    if (known) return known;
    if (depth === 0) fuel = FUEL;
    if (depth >= DEEPEST || fuel-- <= 0) return giveUp(expr, env);
    // A definition that leads back to itself adds nothing to what its other ways say.
    if (!env.frame && active.has(expr)) return (cut++, []);
    const cutBefore = cut;
    depth++;
    active.add(expr);
    try {
      const flows = distinct(expr.kind === 'call' ? evaluateCall(engine, expr, env) : evaluateExpr(engine, expr, env));
      if (!env.frame && (cut === cutBefore || depth === 1)) remembered.set(expr, flows);
      return flows;
    } finally {
      depth--;
      if (!env.frame) active.delete(expr);
      if (depth === 0) active.clear();
    }
  };
  const giveUp = (expr: Expr, env: Env): Flow[] => {
    cut++;
    return [flow({ kind: 'opaque', reason: 'the way to the value is too long to follow', at: at(env.file, expr) })];
  };

  // Objects may spread themselves: looking into them counts as depth too.
  const get = (one: Flow, key: string): Found => {
    if (depth >= DEEPEST) return (cut++, { flows: [], open: true, absent: true });
    depth++;
    try {
      return getMember(engine, one, key);
    } finally {
      depth--;
    }
  };

  const engine: Engine = {
    ...inputs,
    evaluate,
    get,
    typed: (type) => typedValue(engine, type),
    imported: (expr, env) => importedValue(engine, expr, env),
  };
  return engine;
}
