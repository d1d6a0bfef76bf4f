/**
 * What an expression needs to know of the call that led to it: parameters of the function around it, and the object
 * that the function is called on. Told by reading, without evaluating anything. What needs nothing is the same in every
 * call, and is worked out once for all of them; a function that needs one argument of five is worked out once for each
 * place that writes this one.
 */
import type { CallExpr, Expr, ExprOf, FileFacts, FunctionFacts, FunctionId } from '../../model/facts.js';
import { reaching } from '../scopes.js';
import { addedTo } from './late.js';
import { createMemory, type Answers } from './memory.js';

/** The object, a parameter by its function and index, or all that there is. */
type Need = number;
export type Needs = ReadonlySet<Need>;

const SELF: Need = -1;
const ALL: Need = -2;
const MOST_PARAMS = 1024;
/** Deeper nesting is not read: it may need anything. */
const DEEPEST = 200;

const NOTHING: Needs = new Set();
const THE_OBJECT: Needs = new Set([SELF]);
const ANYTHING: Needs = new Set([ALL]);

const needOf = (fn: FunctionId, index: number): Need => fn * MOST_PARAMS + Math.min(index, MOST_PARAMS - 1);

/** In a call of this function, the expression says what it says in any other. */
export const isSame = (needs: Needs, fn: FunctionId): boolean => {
  for (const need of needs) if (need === SELF || need === ALL || Math.floor(need / MOST_PARAMS) === fn) return false;
  return true;
};

export const needsObject = (needs: Needs): boolean => needs.has(SELF) || needs.has(ALL);

export const needsParam = (needs: Needs, fn: FunctionId, index: number): boolean =>
  needs.has(ALL) || needs.has(needOf(fn, index));

const memory = createMemory();
const known: Answers<Expr, Needs> = new WeakMap();

export function needsOf(expr: Expr, file: FileFacts): Needs {
  // Known by their kind.
  const isPlain = expr.kind === 'literal' || expr.kind === 'absent' || expr.kind === 'import';
  if (isPlain) return NOTHING;
  return memory.once(known, expr, () => (memory.depth() > DEEPEST ? ANYTHING : read(expr, file)), NOTHING);
}

const results = new WeakMap<FunctionFacts, Needs>();

/** What the results of a function need. */
export function needsOfResults(fn: FunctionFacts, file: FileFacts): Needs {
  let needs = results.get(fn);
  if (!needs) results.set(fn, (needs = together(fn.returns, file)));
  return needs;
}

export const needsOfArguments = ({ args }: CallExpr, file: FileFacts): Needs =>
  together(
    args.map(({ value }) => value),
    file,
  );

function together(exprs: readonly Expr[], file: FileFacts): Needs {
  let all: Set<Need> | undefined;
  let first = NOTHING;
  for (const expr of exprs) {
    const needs = needsOf(expr, file);
    if (needs.size === 0 || needs === first) continue;
    if (first.size === 0) first = needs;
    else for (const need of needs) (all ??= new Set(first)).add(need);
  }
  return all ?? first;
}

function read(expr: Expr, file: FileFacts): Needs {
  switch (expr.kind) {
    case 'parameter':
      return new Set([needOf(expr.fn, expr.index)]);
    case 'self':
    case 'super':
      return THE_OBJECT;
    case 'function':
      return standsAlone(expr, file) ? NOTHING : THE_OBJECT;
    case 'name':
      return ofName(expr, file);
    default:
      return together(parts(expr), file);
  }
}

/** Functions of a module have no object; those inside of a method share its. */
function standsAlone({ fn }: ExprOf<'function'>, { functions, scopes }: FileFacts): boolean {
  return scopes[functions[fn]?.scope ?? 0]?.parent === 0;
}

function ofName(expr: ExprOf<'name'>, file: FileFacts): Needs {
  const values = reaching(file, expr).flatMap(({ value }) => value ?? []);
  return together([...values, ...addedTo(expr, file)], file);
}

function parts(expr: Expr): Expr[] {
  switch (expr.kind) {
    case 'member':
      return [expr.object];
    case 'index':
      return [expr.object, expr.index];
    case 'call':
      return [expr.callee, ...expr.args.map(({ value }) => value)];
    case 'choice':
      return expr.options;
    case 'template':
      return expr.parts.filter((part) => typeof part !== 'string');
    case 'binary':
      return terms(expr);
    case 'list':
      return expr.items.map(({ value }) => value);
    case 'object':
      return expr.entries.flatMap((entry) => {
        if ('spread' in entry) return [entry.spread];
        return 'computed' in entry ? [entry.computed, entry.value] : [entry.value];
      });
    default:
      return [];
  }
}

/** A long sum is walked, not recursed into. */
function terms(expr: ExprOf<'binary'>): Expr[] {
  const all: Expr[] = [];
  let rest: Expr = expr;
  for (; rest.kind === 'binary'; rest = rest.left) all.push(rest.right);
  return [...all, rest];
}
