import type { Expr, FunctionFacts } from '../../model/facts.js';
import type { Lowering } from './context.js';
import { firstNamed, type SyntaxNode } from './tree.js';

export function lowerDecorators(low: Lowering, decorators: readonly SyntaxNode[]): Expr[] {
  return decorators.flatMap((decorator) => {
    const expression = firstNamed(decorator);
    return expression ? [low.visit.expr(low, expression)] : [];
  });
}

/** `functools.cached_property(…)` → `cached_property`. */
function lastName(decorator: Expr): string | undefined {
  const named = decorator.kind === 'call' ? decorator.callee : decorator;
  if (named.kind === 'name') return named.name;
  return named.kind === 'member' ? named.property : undefined;
}

const KINDS: Record<string, FunctionFacts['kind']> = {
  staticmethod: 'static',
  abstractstaticmethod: 'static',
  classmethod: 'classmethod',
  abstractclassmethod: 'classmethod',
  setter: 'setter',
  deleter: 'setter',
  getter: 'getter',
  reify: 'getter',
};

/** Methods that are what they are without a decorator. They get the class as first argument. */
const BY_NAME: Record<string, FunctionFacts['kind']> = {
  __init__: 'constructor',
  __new__: 'classmethod',
  __init_subclass__: 'classmethod',
  __class_getitem__: 'classmethod',
};

export function methodKind(name: string, decorators: readonly Expr[]): FunctionFacts['kind'] {
  for (const decorator of decorators) {
    const last = lastName(decorator) ?? '';
    const kind = Object.hasOwn(KINDS, last) ? KINDS[last] : undefined;
    if (kind) return kind;
    if (/property$/.test(last)) return 'getter';
  }
  return (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined) ?? 'method';
}

/** `@overload` stubs say types only; the definition that follows them is the one that runs. */
export function isOverload(decorators: readonly Expr[]): boolean {
  return decorators.some((decorator) => lastName(decorator) === 'overload');
}
