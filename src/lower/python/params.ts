import type { FunctionId, Param } from '../../model/facts.js';
import { bind } from './bindings.js';
import { textOf, type Lowering } from './context.js';
import { childIn, firstNamed, namedChildren, spanOf, type SyntaxNode } from './tree.js';

const SPLATS: Record<string, Param['kind']> = { list_splat_pattern: 'rest', dictionary_splat_pattern: 'kwrest' };
const SEPARATORS = new Set(['keyword_separator', 'positional_separator']);

export interface NamedParam {
  param: Param;
  /** The name, or Python 2's tuple of names. */
  nameNode: SyntaxNode;
}

/** Defaults and annotations are read where the function stands, not inside it. */
export function lowerParams(low: Lowering, list: SyntaxNode | undefined): NamedParam[] {
  const params: NamedParam[] = [];
  let keywordOnly = false;
  for (const node of list ? namedChildren(list) : []) {
    if (node.type === 'keyword_separator') keywordOnly = true;
    const made = SEPARATORS.has(node.type) ? undefined : lowerParam(low, node);
    if (!made) continue;
    if (keywordOnly && made.param.kind === 'positional') made.param.kind = 'keyword';
    if (made.param.kind === 'rest') keywordOnly = true;
    params.push(made);
  }
  return params;
}

function lowerParam(low: Lowering, node: SyntaxNode): NamedParam | undefined {
  const written = childIn(node, 'name') ?? (node.type === 'typed_parameter' ? firstNamed(node) : node);
  const splat = written && SPLATS[written.type];
  const nameNode = splat ? firstNamed(written) : written;
  if (!nameNode || nameNode.type === 'ERROR') return undefined;
  const type = childIn(node, 'type');
  const value = childIn(node, 'value');
  const param: Param = {
    name: textOf(low, nameNode),
    kind: splat ?? 'positional',
    ...(value && { default: low.visit.expr(low, value) }),
    ...(type && { type: low.visit.type(low, type) }),
    span: spanOf(node),
  };
  return { param, nameNode };
}

export function bindParams(low: Lowering, fn: FunctionId, params: NamedParam[]): void {
  params.forEach(({ param, nameNode }, index) => {
    const span = spanOf(nameNode);
    if (nameNode.type !== 'identifier') return bindTupleParam(low, nameNode);
    bind(low, {
      name: param.name,
      kind: 'parameter',
      value: { kind: 'parameter', fn, index, span },
      type: param.type,
      span,
    });
  });
}

function bindTupleParam(low: Lowering, node: SyntaxNode): void {
  for (const name of namedChildren(node)) {
    if (name.type === 'identifier') bind(low, { name: textOf(low, name), kind: 'parameter', span: spanOf(name) });
  }
}
