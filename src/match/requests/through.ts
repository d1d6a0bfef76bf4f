/** Requests that are made through the project's own request helpers. */
import type { Arg, CallExpr, Expr, FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import { HOLE, shapes } from '../../model/shape.js';
import type { BoundCall, Env, Flow } from '../../model/value.js';
import type { Wire } from '../../rules/wire.js';
import type { Looking } from './looking.js';
import { callsWithin } from '../calls.js';
import { isNamedSender, namedRequest, requestBy, UNKNOWN } from './direct.js';
import { MOST_WRAPPERS, type Sending } from './sends.js';
import { speaks, type Request } from './speaks.js';
import { untold } from './untold.js';

/**
 * A call of the project's own `fetchWithTimeout(url)`: what counts is the request inside it as this call sees it, if it
 * is only this call that makes it one.
 */
export function through(looking: Looking, one: Flow, made: BoundCall, left = MOST_WRAPPERS): Request | undefined {
  if (one.value.kind !== 'function' || left === 0) return undefined;
  const { file, fn } = one.value;
  const sending = looking.sends(file, fn);
  if (sending.length === 0 && !leadsOut(looking, file, fn)) return undefined;
  const path = pathArgument(looking, made);
  const env = path && looking.program.inside(one, made);
  if (!env) return undefined;
  for (const inside of sending) {
    const inner = requestInside(looking, inside, env, left);
    if (inner)
      return { ...inner, callee: file.functions[fn]?.name ?? inner.callee, expression: path, from: made.env.file };
  }
  return namedRequest(looking.program, one, made) ?? sentOn(looking, { file, fn, path, made }, left);
}

/** Its name says that it sends, and something in its body can't be seen. */
function leadsOut({ program }: Looking, file: FileFacts, fn: number): boolean {
  if (!isNamedSender(file.functions[fn]?.name ?? '')) return false;
  return callsWithin(file, fn).some(({ callee }) =>
    program
      .evaluate(callee, { file })
      .some(({ value }) => UNKNOWN.has(value.kind) || (value.kind === 'external' && /fetch|request/i.test(value.name))),
  );
}

interface Handed {
  file: FileFacts;
  fn: number;
  /** The argument that is a URL of the protocol. */
  path: Expr;
  made: BoundCall;
}

/** `pinned_post(url)`: what a helper makes of its URL before it is sent can't be seen, only that it is made of it. */
function sentOn(looking: Looking, { file, fn, path, made }: Handed, left: number): Request | undefined {
  const name = file.functions[fn]?.name;
  const param = paramFed({ file, fn }, made.call, (value) => value === path);
  if (name === undefined || param === undefined || !/url|uri|endpoint/i.test(param)) return undefined;
  if (!sendsDerived(looking, { file, fn }, param, left)) return undefined;
  const flows = looking.program.evaluate(path, made.env);
  return { callee: name, url: { flows, open: false, absent: false }, expression: path, from: made.env.file };
}

/** In the body something is sent to a URL that is unknown but for being made of this parameter. */
function sendsDerived(
  looking: Looking,
  { file, fn }: { file: FileFacts; fn: number },
  param: string,
  left: number,
): boolean {
  const { program, tables } = looking;
  const [start, end] = file.functions[fn]?.span ?? [0, 0];
  if (left === 0) return false;
  return looking.sends(file, fn).some(({ call, callee }) => {
    const { value } = callee;
    const plain = { call, env: { file } };
    // What is found by itself is not found again where it is asked for.
    if (untold(looking, callee, plain, undefined)) return false;
    if (value.kind === 'function') {
      const inner = paramFed(value, call, (given) => given.kind === 'name' && given.name === param);
      return inner !== undefined && sendsDerived(looking, value, inner, left - 1);
    }
    const sent = value.kind === 'external' && requestBy(program, tables, callee, plain);
    if (!sent || !shapes(sent.url.flows).every((shape) => shape.startsWith(HOLE))) return false;
    if (speaks(looking.wire, sent) || untold(looking, callee, plain, sent)) return false;
    return isMadeOf(textAt(file, sent.expression), param, file.text.slice(start, end));
  });
}

/** The parameter of a helper that this call gives the wanted argument to. */
function paramFed(
  { file, fn }: { file: FileFacts; fn: number },
  { args }: CallExpr,
  isWanted: (value: Expr) => boolean,
): string | undefined {
  const facts = file.functions[fn];
  const at = args.findIndex(({ value }) => isWanted(value));
  const hasSelf = file.language === 'python' && (facts?.kind === 'method' || facts?.kind === 'classmethod');
  return at < 0 ? undefined : (args[at]?.name ?? facts?.params[at + (hasSelf ? 1 : 0)]?.name);
}

/** The expression names the parameter, or a variable that a line of the body makes of it. */
function isMadeOf(expression: string, param: string, body: string): boolean {
  const names: readonly string[] = expression.match(/[A-Za-z_]\w*/g) ?? [];
  if (names.includes(param)) return true;
  const from = new RegExp(`^([^=\\n]+)=[^=\\n][^\\n]*\\b${param}\\b`, 'gm');
  const made = [...body.matchAll(from)].flatMap(([, targets]) => targets?.match(/[A-Za-z_]\w*/g) ?? []);
  return names.some((name) => made.includes(name));
}

const textAt = ({ text }: FileFacts, { span }: Expr): string => text.slice(...span);

/** The request that a call in a helper's body is with the helper's arguments, and is not without them. */
function requestInside(looking: Looking, { call, callee }: Sending, env: Env, left: number): Request | undefined {
  const { program, tables, wire } = looking;
  const plain = { call, env: { file: env.file } };
  const unseen = requestBy(program, tables, callee, plain);
  if ((unseen && speaks(wire, unseen)) || untold(looking, callee, plain, unseen)) return undefined;
  const handed = through(looking, callee, plain, left - 1);
  if (handed && speaks(wire, handed)) return undefined;
  const made = { call, env };
  const seen = requestBy(program, tables, callee, made) ?? through(looking, callee, made, left - 1);
  return seen && speaks(wire, seen) ? seen : undefined;
}

function pathArgument(looking: Looking, made: BoundCall): Expr | undefined {
  const { program, wire } = looking;
  const written = made.call.args.flatMap(({ value }) =>
    value.kind === 'object'
      ? value.entries.flatMap((entry) => ('key' in entry && URL_KEYS.has(entry.key) ? [entry.value] : []))
      : [value],
  );
  return written.find((value) => carriesPath(program, value, made.env, wire)) ?? pathInside(looking, made);
}

/** `send(config)`, `send({ ...signed })`: the object was made elsewhere, and holds the URL. */
function pathInside({ program, wire }: Looking, made: BoundCall): Expr | undefined {
  const mayBeMadeElsewhere = ({ value }: Arg): boolean =>
    value.kind === 'object'
      ? value.entries.some((entry) => 'spread' in entry)
      : value.kind === 'name' || value.kind === 'member';
  const named = made.call.args.findIndex(
    (arg, at) =>
      mayBeMadeElsewhere(arg) &&
      REQUEST_KEYS.some((key) => mayHoldPath(wire, program.argument(made, `arg[${at}].${key}`).flows)),
  );
  return made.call.args[named]?.value;
}

/** How the options of a request call the URL. */
const REQUEST_KEYS = ['url', 'uri', 'href'];
const URL_KEYS = new Set([...REQUEST_KEYS, 'endpoint', 'path']);

function carriesPath(program: Program, expr: Expr, env: Env, wire: Wire): boolean {
  if (expr.kind === 'object' || expr.kind === 'function') return false;
  return mayHoldPath(wire, program.evaluate(expr, env));
}

const mayHoldPath = (wire: Wire, flows: Flow[]): boolean =>
  shapes(flows).some((shape) => shape.length < 2000 && wire.mayHold(shape));
