/** Where the beginning of a text is written, which is put together from parts. */
import type { Analysis } from '../../model/analysis.js';
import type { Arg, CallExpr, Expr, FileFacts } from '../../model/facts.js';
import { covers, type Span } from '../../model/span.js';
import type { Flow } from '../../model/value.js';

export interface Head {
  file: FileFacts;
  /** The literal, or the template that begins with the text. */
  expr: Extract<Expr, { kind: 'literal' | 'template' }>;
  text: string;
}

/** Names that lead to names; no program of a person goes further. */
const FURTHEST = 8;

/** The literals at the left end of a value, one for each text that it can begin with; nothing, if one of them is not in sight. */
export function headsOfFlow(analysis: Analysis, { value }: Flow, left = FURTHEST): Head[] | undefined {
  const part = value.kind === 'text' ? value.parts.find((one) => one !== '') : undefined;
  if (Array.isArray(part)) return left > 0 ? all(part, (one) => headsOfFlow(analysis, one, left - 1)) : undefined;
  if (value.kind !== 'text' && value.kind !== 'literal') return undefined;
  const written = expressionAt(value.at.file, value.at.span);
  return written && headsOf(analysis, value.at.file, written);
}

function headsOf(analysis: Analysis, file: FileFacts, expr: Expr, left = FURTHEST): Head[] | undefined {
  if (left === 0) return undefined;
  if (expr.kind === 'literal') return typeof expr.value === 'string' ? [{ file, expr, text: expr.value }] : undefined;
  if (expr.kind === 'binary') return expr.op === '+' ? headsOf(analysis, file, expr.left, left - 1) : undefined;
  if (expr.kind === 'template') {
    const [first] = expr.parts.filter((part) => part !== '');
    if (first === undefined) return undefined;
    return typeof first === 'string' ? [{ file, expr, text: first }] : headsOf(analysis, file, first, left - 1);
  }
  return all(analysis.program.evaluate(expr, { file }), ({ value: { at } }) => {
    const written = expressionAt(at.file, at.span);
    return written && written !== expr ? headsOf(analysis, at.file, written, left - 1) : undefined;
  });
}

function all(flows: readonly Flow[], headsFor: (flow: Flow) => Head[] | undefined): Head[] | undefined {
  const found = flows.map(headsFor);
  return found.length > 0 && found.every((heads) => heads !== undefined) ? found.flat() : undefined;
}

/** The text that is written at this very place. */
export function expressionAt(file: FileFacts, span: Span): Expr | undefined {
  const roots = [
    ...file.bindings.flatMap(({ value }) => value ?? []),
    ...file.calls.flatMap(({ call }) => argumentsOf(call)),
    ...file.writes.map(({ value }) => value),
    ...file.functions.flatMap(({ returns, params }) => [...returns, ...params.flatMap((param) => param.default ?? [])]),
    ...file.classes.flatMap(({ members }) => members.flatMap(({ value }) => value ?? [])),
  ];
  for (const root of roots) {
    let expr: Expr | undefined = root;
    while (expr && covers(expr.span, span)) {
      if (isText(expr) && expr.span[0] === span[0] && expr.span[1] === span[1]) return expr;
      expr = partsOf(expr).find((part) => covers(part.span, span));
    }
  }
  return undefined;
}

const isText = ({ kind }: Expr): boolean => kind === 'literal' || kind === 'template' || kind === 'binary';

function partsOf(expr: Expr): Expr[] {
  switch (expr.kind) {
    case 'template':
      return expr.parts.filter((part) => typeof part !== 'string');
    case 'binary':
      return [expr.left, expr.right];
    case 'choice':
      return expr.options;
    case 'object':
      return expr.entries.flatMap((entry) => ('value' in entry ? [entry.value] : []));
    case 'list':
      return expr.items.map(({ value }) => value);
    case 'call':
      return argumentsOf(expr);
    default:
      return [];
  }
}

const argumentsOf = ({ args }: CallExpr): Expr[] => args.map(({ value }: Arg) => value);
