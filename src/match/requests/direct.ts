/** The request that a call is by itself: of a function that sends requests, or of what looks like one. */
import type { Arg, CallExpr, Expr, FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import { HOLE, shapes } from '../../model/shape.js';
import { isTestCode } from '../../model/role.js';
import type { At, BoundCall, Flow, Found, Value, ValueOf } from '../../model/value.js';
import type { Request } from './speaks.js';
import type { Tables } from '../tables.js';
import { withUnset } from './unset.js';

/** Whether a call of this may be a request, whatever it is given. */
export function maySend(tables: Tables, value: Value, call: CallExpr): boolean {
  if (value.kind === 'class') return call.isNew && STREAMING.test(value.file.classes[value.cls]?.name ?? '');
  if (value.kind === 'external')
    return tables.http.lookup(value.name) !== undefined || isFetch(value.name, call) || isSession(tables, value.name);
  if (!UNKNOWN.has(value.kind) || isContainer(value)) return false;
  const method = methodName(call);
  return method !== undefined && isSending(tables, method) && call.args.some(mayBeUrl);
}

/** `row.get("name")` asks a dictionary. */
const mayBeUrl = ({ value }: Arg): boolean =>
  value.kind !== 'absent' &&
  (value.kind !== 'literal' || (typeof value.value === 'string' && value.value.includes('/')));

const isSending = ({ httpMethods }: Tables, name: string): boolean =>
  httpMethods.has(name) || /fetch(?:er|Fn|Impl|Func)?$/i.test(name) || REQUESTING.test(name);

function isFetch(name: string, { isNew }: CallExpr): boolean {
  const last = name.replace(/\(\)$/, '').replace(/^.*\./, '');
  return (FETCHING.test(last) || (isNew && STREAMING.test(last))) && !/mock|stub/i.test(name);
}

/** A call of a function that is known to send requests, or of a method that looks like one on an unknown receiver. */
export function requestBy(program: Program, tables: Tables, { value }: Flow, made: BoundCall): Request | undefined {
  if (value.kind === 'class') return ownStream(program, value, made);
  if (value.kind === 'external') return ofPackage(program, tables, value, made);
  return UNKNOWN.has(value.kind) && !isContainer(value) && !isLookup(made)
    ? byMethod(program, tables, made)
    : undefined;
}

/** A function of a package: one that the rules know, or whose name says what it does. */
function ofPackage(program: Program, tables: Tables, value: ValueOf<'external'>, made: BoundCall): Request | undefined {
  const known = tables.http.lookup(value.name);
  if (!known) return foreignFetch(program, value.name, made) ?? foreignSession(program, tables, value.name, made);
  if (value.call && sendsNothing(program, tables, value.name, value.call)) return undefined;
  const base = given(program, made, known.entry.base) ?? clientBase(program, tables, value.name, value.call);
  const written = firstArgument(program, made, known.entry.url, base) ?? (base && baseAlone(made.call));
  if (!written) return undefined;
  const url = resolved(written.url, base);
  if (!isSpokenSo(known.entry.only, url)) return undefined;
  return { callee: known.entry.names[0] ?? value.name, ...written, url, from: made.env.file };
}

/** Over a socket only some of the protocol is spoken. */
function isSpokenSo(only: readonly string[] | undefined, { flows }: Found): boolean {
  return only === undefined || shapes(flows).some((shape) => only.some((pattern) => new RegExp(pattern).test(shape)));
}

function byMethod(program: Program, tables: Tables, made: BoundCall): Request | undefined {
  const method = methodName(made.call);
  if (method === undefined || !isSending(tables, method)) return undefined;
  const written = firstArgument(program, made, [
    'arg[0]',
    'arg[1]',
    ...(made.env.file.language === 'python' ? ['url'] : ['arg[0].url']),
  ]);
  const request = written && { callee: method, ...written, from: made.env.file };
  return request && (ofReceiver(program, request, made) ?? request);
}

/**
 * `this.transport.request("POST", "/chat/completions", body)`: the base is what the receiver keeps to itself. A server that
 * offers the path is handed a function, and what a test asks in this way is the program itself.
 */
function ofReceiver(program: Program, request: Request, made: BoundCall): Request | undefined {
  const { callee, args } = made.call;
  if (callee.kind !== 'member' || isTestCode(made.env.file.path) || isServer(made.env.file, callee.object))
    return undefined;
  const { flows } = request.url;
  if (flows.length === 0 || !shapes(flows).every((shape) => shape.startsWith('/'))) return undefined;
  const others = args.filter(({ value }) => value !== request.expression);
  const isData = ({ value }: Flow): boolean =>
    value.kind !== 'function' && value.kind !== 'class' && value.kind !== 'external';
  if (!others.every(({ value }) => program.evaluate(value, made.env).every(isData))) return undefined;
  const at = { file: made.env.file, span: callee.object.span };
  const receiver: Flow = { value: { kind: 'attribute', name: textOf(at), at, required: true }, trail: undefined };
  return {
    ...request,
    url: { ...request.url, flows: [{ value: { kind: 'text', parts: [[receiver], flows], at }, trail: undefined }] },
  };
}

const textOf = ({ file, span }: At): string => file.text.slice(...span);

const isServer = (file: FileFacts, receiver: Expr): boolean =>
  /(?:app|router|routes?|server|blueprint|bp|fastify|scope|mock|nock|express|hono|elysia)\w*$/i.test(
    textOf({ file, span: receiver.span }),
  );

/** A package's function that no rule knows, but whose name says what it does: `fetchWithRetry(url)`. */
function foreignFetch(program: Program, name: string, made: BoundCall): Request | undefined {
  if (!isFetch(name, made.call)) return undefined;
  const written = firstArgument(program, made, ['arg[0]']);
  return written && { callee: name, ...written, from: made.env.file };
}

/** `async_get_clientsession(hass).post(url)`: what a package's function gives is a session by its name, and the URL is whole. */
function foreignSession(program: Program, tables: Tables, name: string, made: BoundCall): Request | undefined {
  if (!isSession(tables, name)) return undefined;
  const request = byMethod(program, tables, made);
  return request && shapes(request.url.flows).some((shape) => !shape.startsWith('/')) ? request : undefined;
}

const isSession = ({ httpMethods }: Tables, name: string): boolean => {
  const [, maker = '', method = ''] = /(\w+)\(\)\.(\w+)$/.exec(name) ?? [];
  return (
    httpMethods.has(method) && /(?:session|http_?client)$/i.test(maker) && !/mock|stub|fake|test|cache/i.test(name)
  );
};

/** The project's own class after a browser's: `new EventSource(url)` is the request. */
function ownStream(program: Program, { file, cls }: ValueOf<'class'>, made: BoundCall): Request | undefined {
  const name = file.classes[cls]?.name ?? '';
  if (!made.call.isNew || !STREAMING.test(name)) return undefined;
  const written = firstArgument(program, made, ['arg[0]']);
  return written && { callee: name, ...written, from: made.env.file };
}

export const UNKNOWN = new Set(['parameter', 'attribute', 'result', 'opaque']);

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

/** The first parameter that carries text; behind a base a single word is a path. */
function firstArgument(
  program: Program,
  made: BoundCall,
  params: readonly string[],
  base?: Found,
): { url: Found; expression: Expr } | undefined {
  for (const param of params) {
    const url = withUnset(program.argument(made, param));
    // What is in an object is asked for by name.
    if (url.flows.some(({ value }) => value.kind === 'object')) continue;
    const isPath = (shape: string): boolean => base !== undefined && /^[a-z]\w+$/.test(shape);
    if (shapes(url.flows).some((shape) => shape.includes('/') || shape.includes(HOLE) || isPath(shape)))
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

/** `httpx.Client(transport=httpx.MockTransport(handler))` */
function sendsNothing(program: Program, tables: Tables, name: string, built: BoundCall): boolean {
  const client = tables.httpClients.lookup(name.slice(0, name.indexOf('()')));
  const sent = client && given(program, built, client.transport);
  return sent?.flows.some(({ value }) => value.kind === 'external' && isStandIn(tables, value.name)) ?? false;
}

const isStandIn = ({ standIns }: Tables, name: string): boolean =>
  standIns.objects.lookup(name.replace(/\(\)$/, '')) !== undefined;

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

/** A call of a project function whose name says that it goes to the network, whatever way it takes there. */
export function namedRequest(program: Program, { value }: Flow, made: BoundCall): Request | undefined {
  const name = value.kind === 'function' ? value.file.functions[value.fn]?.name : undefined;
  if (name === undefined || !isNamedSender(name)) return undefined;
  const params = ['arg[0]', 'arg[1]', ...(made.env.file.language === 'python' ? ['url'] : ['arg[0].url'])];
  const written = firstArgument(program, made, params);
  return written && { callee: name, ...written, from: made.env.file };
}

export const isNamedSender = (name: string): boolean => FETCHING.test(name) || REQUESTING.test(name);

/** A helper whose way to the network can't be seen, but whose name says that it goes there. */
const FETCHING =
  /^fetch\w*$|^(?!mock|stub|create|make|build|get|use|expect)\w*fetch(?:er|Fn|Impl|With\w*|NoThrow|Json)?$/i;
/** Classes whose objects send a request when they are made. */
const STREAMING = /^(?!mock|stub|fake)\w*EventSource(?:Polyfill)?$|^SSE(?:Client)?$/i;
const REQUESTING = /^(?:make|send|do|http|api|get|post|_)*request$/i;
