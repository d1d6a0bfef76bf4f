/** Requests to the wire protocol that are written by hand, directly or through the project's own request helpers. */
import type { CallExpr, CallSite, Expr, FileFacts } from '../model/facts.js';
import type { HttpMatch } from '../model/match.js';
import type { Program } from '../model/program.js';
import { HOLE, shapes } from '../model/shape.js';
import type { BoundCall, Env, Flow, Found, ValueOf } from '../model/value.js';
import { byCallers, type Looking } from './callers.js';
import { isExchange } from './exchanges.js';
import { speaks, type Request } from './speaks.js';
import type { Tables } from './tables.js';
import type { Wire } from '../rules/wire.js';

export function requestsIn(calls: readonly CallSite[], looking: Looking, file: FileFacts): HttpMatch[] {
  const { program, tables } = looking;
  return calls.flatMap(({ call }): HttpMatch[] => {
    const made = { call, env: { file } };
    for (const one of program.evaluate(call.callee, made.env)) {
      const request = requestAt(looking, one, made);
      if (!request) continue;
      const { callee, url, expression, from } = request;
      return [
        {
          kind: 'http',
          rule: tables.httpRule,
          callee,
          file,
          span: call.span,
          recognised: one.trail,
          url,
          expression,
          from,
        },
      ];
    }
    return [];
  });
}

/** A request that its URL tells, or what it sends and reads. */
function requestAt(looking: Looking, one: Flow, made: BoundCall): Request | undefined {
  const { program, tables, wire } = looking;
  const direct = requestBy(program, tables, one, made);
  const told = direct ?? forwarded(looking, one, made);
  return told && speaks(wire, told) ? told : untold(looking, one, made, direct);
}

/** A request whose own function doesn't show where it goes. */
function untold(looking: Looking, one: Flow, made: BoundCall, direct: Request | undefined): Request | undefined {
  return byExchange(looking, one, made, direct) ?? (direct && byCallers(looking, direct, made));
}

function byExchange(
  looking: Looking,
  one: Flow,
  made: BoundCall,
  direct = requestBy(looking.program, looking.tables, one, made),
): Request | undefined {
  const sent = direct ?? namedRequest(looking.program, one, made);
  if (!sent || !isExchange(looking.program, looking.wire, sent.url, made)) return undefined;
  return direct || !speaksItself(looking, one) ? sent : undefined;
}

/** A function that shows by itself where its request goes: the request is in there, not where it is called. */
function speaksItself({ program, tables, wire }: Looking, { value }: Flow): boolean {
  if (value.kind !== 'function') return false;
  const { file, fn } = value;
  return file.calls.some(({ call, fn: within }) => {
    if (within !== fn && !isInside(file, fn, call)) return false;
    const plain = { call, env: { file } };
    const sent = program.evaluate(call.callee, plain.env).map((callee) => requestBy(program, tables, callee, plain));
    return sent.some((request) => request !== undefined && speaks(wire, request));
  });
}

/** A call of a function that is known to send requests, or of a method that looks like one on an unknown receiver. */
function requestBy(program: Program, tables: Tables, { value }: Flow, made: BoundCall): Request | undefined {
  if (value.kind === 'class') return ownStream(program, value, made);
  if (value.kind === 'external') {
    const known = tables.http.lookup(value.name);
    if (!known) return foreignFetch(program, value.name, made);
    const base = given(program, made, known.entry.base) ?? clientBase(program, tables, value.name, value.call);
    const written = firstArgument(program, made, known.entry.url) ?? (base && baseAlone(made.call));
    if (!written) return undefined;
    return {
      callee: known.entry.names[0] ?? value.name,
      ...written,
      url: resolved(written.url, base),
      from: made.env.file,
    };
  }
  return UNKNOWN.has(value.kind) && !isContainer(value) && !isLookup(made)
    ? byMethod(program, tables, made)
    : undefined;
}

function byMethod(program: Program, tables: Tables, made: BoundCall): Request | undefined {
  const method = methodName(made.call);
  if (method === undefined || !(tables.httpMethods.has(method) || /fetch(?:er|Fn|Impl|Func)?$/i.test(method)))
    return undefined;
  const written = firstArgument(program, made, [
    'arg[0]',
    'arg[1]',
    ...(made.env.file.language === 'python' ? ['url'] : ['arg[0].url']),
  ]);
  return written && { callee: method, ...written, from: made.env.file };
}

/** A package's function that no rule knows, but whose name says what it does: `fetchWithRetry(url)`. */
function foreignFetch(program: Program, name: string, made: BoundCall): Request | undefined {
  const last = name.replace(/\(\)$/, '').replace(/^.*\./, '');
  const isFetch = FETCHING.test(last) || (made.call.isNew && STREAMING.test(last));
  if (!isFetch || /mock|stub/i.test(name)) return undefined;
  const written = firstArgument(program, made, ['arg[0]']);
  return written && { callee: name, ...written, from: made.env.file };
}

/** The project's own class after a browser's: `new EventSource(url)` is the request. */
function ownStream(program: Program, { file, cls }: ValueOf<'class'>, made: BoundCall): Request | undefined {
  const name = file.classes[cls]?.name ?? '';
  if (!made.call.isNew || !STREAMING.test(name)) return undefined;
  const written = firstArgument(program, made, ['arg[0]']);
  return written && { callee: name, ...written, from: made.env.file };
}

const UNKNOWN = new Set(['parameter', 'attribute', 'result', 'opaque']);

/** `redirects.get(url, None)`: a dictionary's second argument is what it gives otherwise; a request takes keywords. */
const isLookup = ({ call, env }: BoundCall): boolean =>
  env.file.language === 'python' &&
  ['get', 'pop', 'setdefault'].includes(methodName(call) ?? '') &&
  call.args.filter(({ name, spread }) => name === undefined && !spread).length > 1;

/** `cache.get(url)`: something annotated as a dictionary of the language sends nothing. */
function isContainer(value: Flow['value']): boolean {
  return (
    CONTAINERS.has(typeName(value)) ||
    /(cache|map|dict|headers|params|store|registry)$|mock|^(respx|httpretty)$/i.test(receiverName(value))
  );
}

function typeName(value: Flow['value']): string {
  if (value.kind !== 'parameter' && value.kind !== 'attribute') return '';
  const type = value.type?.type;
  return type?.kind === 'ref' && type.expr.kind === 'name' ? type.expr.name : '';
}

const CONTAINERS = new Set([
  'dict',
  'Dict',
  'Mapping',
  'MutableMapping',
  'Map',
  'ReadonlyMap',
  'WeakMap',
  'Record',
  'Headers',
  'URLSearchParams',
]);

/** `cache` of an unknown `self.cache.get`. */
function receiverName(value: Flow['value']): string {
  return 'name' in value ? value.name.replace(/\.\w+$/, '') : '';
}

function methodName({ callee }: CallExpr): string | undefined {
  if (callee.kind === 'member') return callee.property;
  // `fetchWith(options)(url)`
  if (callee.kind === 'call') return methodName(callee);
  return callee.kind === 'name' ? callee.name : undefined;
}

/** The first parameter that carries text. */
function firstArgument(
  program: Program,
  made: BoundCall,
  params: readonly string[],
): { url: Found; expression: Expr } | undefined {
  for (const param of params) {
    const url = program.argument(made, param);
    // What is in an object is asked for by name.
    if (url.flows.some(({ value }) => value.kind === 'object')) continue;
    if (shapes(url.flows).some((shape) => shape.includes('/') || shape.includes(HOLE)))
      return { url, expression: expressionOf(made.call, param) };
  }
  return undefined;
}

function expressionOf(call: CallExpr, param: string): Expr {
  const position = Number(/^arg\[(\d+)\]/.exec(param)?.[1] ?? 0);
  return (call.args.find(({ name }) => name === param) ?? call.args[position])?.value ?? call;
}

/** The base URL of the HTTP client that the method belongs to. */
function clientBase(program: Program, tables: Tables, name: string, built: BoundCall | undefined): Found | undefined {
  if (!built || !name.includes('()')) return undefined;
  const client = tables.httpClients.lookup(name.slice(0, name.indexOf('()')));
  return client && given(program, built, client.base);
}

const given = (program: Program, call: BoundCall, params: readonly string[]): Found | undefined =>
  params.map((param) => program.argument(call, param)).find(({ flows }) => flows.length > 0);

/** `client.post("", body)`: the client's base is the whole URL. */
function baseAlone({ args, ...call }: CallExpr): { url: Found; expression: Expr } | undefined {
  const [first] = args;
  if (first?.value.kind !== 'literal' || first.value.value !== '') return undefined;
  return { url: { flows: [], open: false, absent: true }, expression: { args, ...call } };
}

function resolved(url: Found, base: Found | undefined): Found {
  if (base && url.absent && url.flows.length === 0) return base;
  if (!base || base.flows.length === 0 || !shapes(url.flows).some((shape) => /^\/|^[\w-]+(\/|$)/.test(shape)))
    return url;
  const [first] = url.flows;
  if (!first) return url;
  return {
    ...url,
    flows: [
      { value: { kind: 'text', parts: [base.flows, '/', url.flows], at: first.value.at }, trail: base.flows[0]?.trail },
    ],
  };
}

/** Helpers that call helpers: deeper than this nobody wraps a request. */
const MOST_WRAPPERS = 4;

/**
 * A call of the project's own `fetchWithTimeout(url)`: what counts is the request inside it as this call sees it, if it
 * is only this call that makes it one.
 */
function forwarded(looking: Looking, one: Flow, made: BoundCall, left = MOST_WRAPPERS): Request | undefined {
  if (one.value.kind !== 'function' || left === 0) return undefined;
  const { file, fn } = one.value;
  const path = pathArgument(looking, made);
  const env = path && looking.program.inside(one, made);
  if (!env) return undefined;
  for (const { call, fn: within } of file.calls) {
    if (within !== fn && !isInside(file, fn, call)) continue;
    const inner = requestInside(looking, call, env, left);
    if (inner)
      return { ...inner, callee: file.functions[fn]?.name ?? inner.callee, expression: path, from: made.env.file };
  }
  if (!reachesOut(looking, file, fn, left)) return undefined;
  return namedRequest(looking.program, one, made) ?? sentOn(looking, { file, fn, path, made }, left);
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
  return file.calls.some(({ call, fn: within }) => {
    if (within !== fn && !isInside(file, fn, call)) return false;
    return program.evaluate(call.callee, { file }).some((callee) => {
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
function requestInside(looking: Looking, call: CallExpr, env: Env, left: number): Request | undefined {
  const { program, tables, wire } = looking;
  const { file } = env;
  for (const callee of program.evaluate(call.callee, { file })) {
    const plain = { call, env: { file } };
    const unseen = requestBy(program, tables, callee, plain);
    if ((unseen && speaks(wire, unseen)) || untold(looking, callee, plain, unseen)) continue;
    const handed = forwarded(looking, callee, plain, left - 1);
    if (handed && speaks(wire, handed)) continue;
    const made = { call, env };
    const seen = requestBy(program, tables, callee, made) ?? forwarded(looking, callee, made, left - 1);
    if (seen && speaks(wire, seen)) return seen;
  }
  return undefined;
}

/** Something in the body may send requests: what can't be seen, or is known to. */
function reachesOut(looking: Looking, file: FileFacts, fn: number, left: number): boolean {
  if (left === 0) return true;
  const { program, tables } = looking;
  return file.calls.some(({ call, fn: within }) => {
    if (within !== fn && !isInside(file, fn, call)) return false;
    return program.evaluate(call.callee, { file }).some(({ value }) => {
      if (value.kind === 'external')
        return tables.http.lookup(value.name) !== undefined || /fetch|request/i.test(value.name);
      if (value.kind === 'function') return reachesOut(looking, value.file, value.fn, left - 1);
      return UNKNOWN.has(value.kind);
    });
  });
}

/** A helper whose way to the network can't be seen, but whose name says that it goes there. */
const FETCHING =
  /^fetch\w*$|^(?!mock|stub|create|make|build|get|use|expect)\w*fetch(?:er|Fn|Impl|With\w*|NoThrow|Json)?$/i;
/** Classes whose objects send a request when they are made. */
const STREAMING = /^(?!mock|stub|fake)\w*EventSource(?:Polyfill)?$|^SSE(?:Client)?$/i;
const REQUESTING = /^(?:make|send|do|http|api|_)*request$/i;

function namedRequest(program: Program, one: Flow, made: BoundCall): Request | undefined {
  const name = one.value.kind === 'function' ? one.value.file.functions[one.value.fn]?.name : undefined;
  if (name === undefined || !(FETCHING.test(name) || REQUESTING.test(name))) return undefined;
  const params = ['arg[0]', 'arg[1]', ...(made.env.file.language === 'python' ? ['url'] : ['arg[0].url'])];
  const written = firstArgument(program, made, params);
  return written && { callee: name, ...written, from: made.env.file };
}

function isInside(file: FileFacts, fn: number, call: CallExpr): boolean {
  const span = file.functions[fn]?.span;
  return span !== undefined && span[0] <= call.span[0] && call.span[1] <= span[1];
}

function pathArgument({ program, wire }: Looking, made: BoundCall): Expr | undefined {
  const written = made.call.args.flatMap(({ value }) =>
    value.kind === 'object'
      ? value.entries.flatMap((entry) => ('key' in entry && URL_KEYS.has(entry.key) ? [entry.value] : []))
      : [value],
  );
  return written.find((value) => carriesPath(program, value, made.env, wire)) ?? pathInside(program, wire, made);
}

/** `send(config)`: the object was made elsewhere, and holds the URL. */
function pathInside(program: Program, wire: Wire, made: BoundCall): Expr | undefined {
  const named = made.call.args.findIndex(
    ({ value }, at) =>
      (value.kind === 'name' || value.kind === 'member') &&
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
