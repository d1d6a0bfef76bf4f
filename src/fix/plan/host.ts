/** An endpoint that begins in a name, for its host, and ends in what is put behind it: `f"{HOST}/v1/models"`, `HOST + "/v1/models"`. */
import type { Analysis, Endpoint } from '../../model/analysis.js';
import type { Expr, ExprOf, FileFacts } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import type { Flow } from '../../model/value.js';
import { knownEndpoint } from './endpoint.js';
import { expressionAt } from './head.js';

export interface Joined {
  file: FileFacts;
  endpoint: Endpoint;
  /** Of both, as far as the endpoint goes in a template, and to the end of the literal in a sum. */
  span: Span;
  as: 'literal' | 'template';
  /** What the name is, and what it stands for. */
  name: string;
  host: string;
  /** The literal behind it; in a template, as much of it as belongs to the endpoint. */
  more: string;
}

export function joinedAt(analysis: Analysis, { value }: Flow): Joined | undefined {
  if (value.kind !== 'literal' && value.kind !== 'text') return undefined;
  const { file, span } = value.at;
  const expr = expressionAt(file, span);
  if (expr?.kind === 'template') return inTemplate(analysis, file, expr);
  return expr?.kind === 'binary' ? inSum(analysis, file, expr) : undefined;
}

function inTemplate(analysis: Analysis, file: FileFacts, { parts }: ExprOf<'template'>): Joined | undefined {
  const [first, second] = parts.filter((part) => part !== '');
  if (first === undefined || typeof first === 'string' || typeof second !== 'string') return undefined;
  const known = hostIn(analysis, file, first, second);
  if (!known) return undefined;
  const more = known.endpoint.url.slice(known.host.length);
  const open = file.language === 'python' ? '{' : '${';
  const [start, end] = [first.span[0] - open.length, first.span[1] + 1 + more.length];
  const isPlain = file.text.slice(start, end) === `${open}${known.name}}${more}`;
  return isPlain ? { ...known, file, span: [start, end], as: 'template', more } : undefined;
}

function inSum(analysis: Analysis, file: FileFacts, sum: ExprOf<'binary'>): Joined | undefined {
  let inner = sum;
  while (inner.left.kind === 'binary') inner = inner.left;
  const { left, right, op, span } = inner;
  if (op !== '+' || right.kind !== 'literal' || typeof right.value !== 'string') return undefined;
  const known = hostIn(analysis, file, left, right.value);
  const isPlain = file.text.slice(...right.span).slice(1, -1) === right.value;
  return known && isPlain ? { ...known, file, span, as: 'literal', more: right.value } : undefined;
}

function hostIn(
  analysis: Analysis,
  file: FileFacts,
  first: Expr,
  second: string,
): Pick<Joined, 'endpoint' | 'host' | 'name'> | undefined {
  const name = file.text.slice(...first.span);
  const [only, ...others] = analysis.program.evaluate(first, { file });
  if (!/^[\w$.]+$/.test(name) || only?.value.kind !== 'literal' || others.length > 0) return undefined;
  const host = String(only.value.value);
  const endpoint = knownEndpoint(analysis, `${host}${second}`);
  return endpoint && host.length < endpoint.url.length ? { endpoint, host, name } : undefined;
}
