import type { Expr, ExprOf, FileFacts } from '../model/facts.js';
import type { Resolve } from './resolve/resolver.js';
import { reaching } from './scopes.js';

export function importedFrom(resolve: Resolve, chain: Expr, file: FileFacts): string | undefined {
  const source = importOf(chain, file);
  if (!source) return undefined;
  const { module, name } = source;
  // `from package import module`
  const inside =
    file.language === 'python' && name !== undefined ? resolve(file.path, within(module, name)) : undefined;
  const target = inside?.kind === 'file' ? inside : resolve(file.path, module);
  return target.kind === 'file' ? target.path : undefined;
}

function importOf(chain: Expr, file: FileFacts): ExprOf<'import'> | undefined {
  const root = rootOf(chain);
  if (root?.kind !== 'name') return root;
  const [binding, ...others] = reaching(file, root);
  return others.length === 0 && binding?.value?.kind === 'import' ? binding.value : undefined;
}

const within = (module: string, name: string): string => (module.endsWith('.') ? module + name : `${module}.${name}`);

/** `a` of `a.b().c`. */
function rootOf(chain: Expr): ExprOf<'name' | 'import'> | undefined {
  let expr = chain;
  for (;;) {
    if (expr.kind === 'name' || expr.kind === 'import') return expr;
    if (expr.kind === 'call') expr = expr.callee;
    else if (expr.kind === 'member' || expr.kind === 'index') expr = expr.object;
    else return undefined;
  }
}
