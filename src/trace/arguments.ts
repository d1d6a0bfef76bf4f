import type { Expr } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Trace } from '../model/trace.js';
import type { At, BoundCall, Flow } from '../model/value.js';

/** The values that the parameters, strongest first, can have in a call. */
export function traceArguments(
  program: Program,
  call: BoundCall,
  params: readonly string[],
  hosts: Readonly<Record<string, string>> = {},
): Trace {
  const trace: Trace = { written: undefined, flows: [], unseen: [] };
  let isDecided = false;
  let mayBeLeftOut = false;
  for (const param of params) {
    const { flows, open, absent } = program.argument(call, param);
    if (open) trace.unseen.push(unseenReason(call));
    mayBeLeftOut ||= absent && flows.length > 0;
    if (flows.length === 0) continue;
    trace.written ??= writtenAt(call, param, trace);
    trace.flows.push(...flows.map((one) => filledIn(one, hosts[param])));
    // A weaker parameter speaks only where the stronger one may say nothing.
    isDecided = !absent && !open && flows.every(({ value }) => value.kind !== 'absent');
    if (isDecided) break;
  }
  if (mayBeLeftOut && !isDecided) trace.flows.push(leftOut(call));
  trace.written ??= passed(trace.flows[0]);
  trace.unseen = [...new Set(trace.unseen)];
  return trace;
}

/** `resourceName: "acme"` is `https://acme.openai.azure.com`: no address of anybody else's. */
function filledIn(one: Flow, host: string | undefined): Flow {
  const { value } = one;
  if (host === undefined || value.kind === 'absent' || (value.kind === 'literal' && !value.value)) return one;
  const [before = '', after = ''] = host.split('{}');
  if (value.kind === 'literal') return { ...one, value: { ...value, value: `${before}${value.value}${after}` } };
  return { ...one, value: { kind: 'text', parts: [before, [one], after], at: value.at } };
}

/** Of what arrives in a dictionary, where it was put in. A parameter is no more than its name: its default may not be what arrives. */
function passed(first: Flow | undefined): At | undefined {
  if (first?.value.kind !== 'parameter') return first?.value.at;
  const { at, name } = first.value;
  const start = at.file.text.indexOf(name, at.span[0]);
  return start < 0 || start >= at.span[1] ? at : { file: at.file, span: [start, start + name.length] };
}

/** On some way the call gets no such argument. */
function leftOut({ call, env }: BoundCall): Flow {
  const as = env.file.language === 'python' ? 'none' : 'undefined';
  return { value: { kind: 'absent', as, at: { file: env.file, span: call.span } }, trail: undefined };
}

function unseenReason({ call, env }: BoundCall): string {
  const spread = call.args.find((arg) => arg.spread) ?? call.args[0];
  const text = spread
    ? env.file.text.slice(spread.value.span[0], spread.value.span[1]).replace(/\s+/g, ' ').slice(0, 80)
    : 'arguments';
  return `the arguments arrive through ${text}, whose contents can't be seen`;
}

/** The expression that stands for the parameter, where the call writes it out. */
function writtenAt({ call, env }: BoundCall, param: string, trace: Trace): At | undefined {
  const [first = '', ...rest] = param.split('.');
  const position = /^arg\[(\d+)\]$/.exec(first)?.[1];
  const keyed = position === undefined && env.file.language === 'typescript';
  const start = keyed
    ? call.args[0]?.value
    : (
        call.args.find(({ name }) => name === first) ??
        (position === undefined ? undefined : call.args[Number(position)])
      )?.value;
  const expr = follow(start, keyed ? [first, ...rest] : rest);
  return expr ? { file: env.file, span: expr.span } : trace.written;
}

function follow(start: Expr | undefined, keys: readonly string[]): Expr | undefined {
  let expr = start;
  for (const key of keys) {
    if (expr?.kind !== 'object') return undefined;
    expr = expr.entries.find(
      (entry): entry is Extract<typeof entry, { key: string }> => 'key' in entry && entry.key === key,
    )?.value;
  }
  return expr;
}
