import type { Expr } from '../../model/facts.js';
import type { Env, Flow, Found } from '../../model/value.js';
import { evaluateCall } from './calls.js';
import type { Effort } from './effort.js';
import { at, distinct, flow, found, keyOf, type Engine } from './engine.js';
import { evaluateExpr } from './expressions.js';
import { getMember } from './members.js';
import { createMemory, type Answers } from './memory.js';
import { isSame, needsOf } from './needs.js';
import { importedValue } from './modules.js';
import { typedValue } from './types.js';

interface Inputs extends Pick<Engine, 'file' | 'mentioning' | 'resolve' | 'packages' | 'knowledge'> {
  effort: Effort;
}

/** Deeper than any program a person wrote nests its definitions; deeper means generated code or a trap. */
const DEEPEST = 120;

function answersOfEach<K, T>(): (whose: object) => Answers<K, T> {
  const known = new WeakMap<object, Answers<K, T>>();
  return (whose) => {
    let answers = known.get(whose);
    if (!answers) known.set(whose, (answers = new Map()));
    return answers;
  };
}

const onlyOnce = (one: Found): Found => (one.flows.length < 2 ? one : { ...one, flows: distinct(one.flows) });

/** Inside a call of a function, an expression's values are those of that call. */
function answersByFrame(): (env: Env) => Answers<Expr, Flow[]> {
  const general: Answers<Expr, Flow[]> = new Map();
  const framed = answersOfEach<Expr, Flow[]>();
  return ({ frame }) => (frame ? framed(frame) : general);
}

export function createEngine({ effort, ...inputs }: Inputs): Engine {
  const answersIn = answersByFrame();
  /** What objects hold under their keys: that of one is asked for by all that spread it. */
  const entriesOf = answersOfEach<string, Found>();
  const memory = createMemory();

  /** Whether there is room for one more step. */
  const mayGoOn = (path: string): boolean => {
    const depth = memory.depth();
    if (depth === 1) effort.ask(path);
    if (depth > DEEPEST) effort.giveUp();
    if (depth <= DEEPEST && effort.spend(1)) return true;
    memory.giveUp();
    return false;
  };

  const worked = (expr: Expr, env: Env): Flow[] =>
    mayGoOn(env.file.path)
      ? distinct(expr.kind === 'call' ? evaluateCall(engine, expr, env) : evaluateExpr(engine, expr, env))
      : [flow({ kind: 'opaque', reason: 'the way to the value is too long to follow', at: at(env.file, expr) })];
  const evaluate = (expr: Expr, env: Env): Flow[] => {
    const { file, frame } = env;
    const needed = frame && isSame(needsOf(expr, file), frame.fn) ? { file } : env;
    return memory.once(answersIn(needed), expr, () => worked(expr, needed), []);
  };

  // `this.text += x`, written in many places, reads what it writes: a member that is being looked up adds nothing to
  // itself. Objects may spread themselves: looking into them counts as depth, too.
  const get = (one: Flow, key: string): Found => {
    const { value } = one;
    const lookedUp = value.kind === 'instance' ? `${keyOf(value)}.${key}` : undefined;
    const look = (): Found =>
      mayGoOn(value.at.file.path) ? onlyOnce(getMember(engine, one, key)) : { flows: [], open: true, absent: true };
    return value.kind === 'object'
      ? memory.once(entriesOf(value), key, look, found([]))
      : memory.within(lookedUp, look, found([]));
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
