import type { Expr } from '../../model/facts.js';
import type { Env, Flow, Found, Frame } from '../../model/value.js';
import { evaluateCall } from './calls.js';
import type { Effort } from './effort.js';
import { at, distinct, flow, found, keyOf, type Engine } from './engine.js';
import { evaluateExpr } from './expressions.js';
import { getMember } from './members.js';
import { importedValue } from './modules.js';
import { typedValue } from './types.js';

interface Inputs extends Pick<Engine, 'file' | 'mentioning' | 'resolve' | 'packages' | 'knowledge'> {
  effort: Effort;
}

/** Deeper than any program a person wrote nests its definitions; deeper means generated code or a trap. */
const DEEPEST = 120;

interface Memory {
  known: WeakMap<Expr, Flow[]>;
  /** What is being evaluated. */
  active: Set<Expr>;
}

/** Inside a call of a function, an expression's values are those of that call. */
function memories(): (env: Env) => Memory {
  const create = (): Memory => ({ known: new WeakMap(), active: new Set() });
  const general = create();
  const framed = new WeakMap<Frame, Memory>();
  return ({ frame }) => {
    if (!frame) return general;
    let memory = framed.get(frame);
    if (!memory) framed.set(frame, (memory = create()));
    return memory;
  };
}

export function createEngine({ effort, ...inputs }: Inputs): Engine {
  const memoryOf = memories();
  const visited = new Set<string>();
  let depth = 0;
  let cut = 0;

  const evaluate = (expr: Expr, env: Env): Flow[] => {
    const { known, active } = memoryOf(env);
    const before = known.get(expr);
    if (before) return before;
    if (depth === 0) effort.ask(env.file.path);
    if (depth >= DEEPEST) effort.giveUp();
    if (depth >= DEEPEST || !effort.spend(1)) return giveUp(expr, env);
    // A definition that leads back to itself adds nothing to what its other ways say.
    if (active.has(expr)) return (cut++, []);
    const cutBefore = cut;
    depth++;
    active.add(expr);
    try {
      const flows = distinct(expr.kind === 'call' ? evaluateCall(engine, expr, env) : evaluateExpr(engine, expr, env));
      if (cut === cutBefore || depth === 1) known.set(expr, flows);
      return flows;
    } finally {
      depth--;
      active.delete(expr);
    }
  };
  const giveUp = (expr: Expr, env: Env): Flow[] => {
    cut++;
    return [flow({ kind: 'opaque', reason: 'the way to the value is too long to follow', at: at(env.file, expr) })];
  };

  // Objects may spread themselves: looking into them counts as depth too. `this.text += x`, written in many places,
  // reads what it writes: a member that is being looked up adds nothing to itself.
  const get = (one: Flow, key: string): Found => {
    if (depth === 0) effort.ask(one.value.at.file.path);
    if (depth >= DEEPEST || !effort.spend(1)) return (cut++, { flows: [], open: true, absent: true });
    const member = one.value.kind === 'instance' ? `${keyOf(one.value)}.${key}` : undefined;
    if (member !== undefined && visited.has(member)) return (cut++, found([]));
    depth++;
    if (member !== undefined) visited.add(member);
    try {
      return getMember(engine, one, key);
    } finally {
      depth--;
      if (member !== undefined) visited.delete(member);
    }
  };

  const engine: Engine = {
    ...inputs,
    evaluate,
    spend: effort.spend,
    get,
    typed: (type) => typedValue(engine, type),
    imported: (expr, env) => importedValue(engine, expr, env),
  };
  return engine;
}
