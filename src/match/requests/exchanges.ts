/** Requests whose URL tells nothing, `fetch(endpoint, …)`, but which send what the protocol takes and read what it answers. */
import type { Program } from '../../model/program.js';
import { shapes } from '../../model/shape.js';
import type { BoundCall, Flow, Found } from '../../model/value.js';
import type { Wire } from '../../rules/wire.js';
import { codeReached, namesAround } from './around.js';

/** Of the path nothing but a version is known, and nothing at all of what is no URL by itself. */
const UNTOLD = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]+(?=\/\{\})|\{\})(?:\/|\{\}|v\d+)*$/i;

export function isExchange(program: Program, wire: Wire, url: Found, made: BoundCall): boolean {
  if (!shapes(url.flows).some((shape) => UNTOLD.test(shape) && !wire.isForeign(shape))) return false;
  const { file } = made.env;
  const bodies = bodiesOf(program, made);
  if (bodies === undefined) return false;
  const sends = sentIn(program, bodies);
  const code = (): string => codeReached(file, made.call) ?? file.text;
  const around = namesAround(file, made.call);
  // What is handed in or put together elsewhere may hold any key.
  const isSeen = bodies.length > 0 && bodies.every(({ value }) => value.kind === 'object');
  return wire.isExchange(sends, code, around) || ((!isSeen || sends('messages')) && wire.isAnswered(code, around));
}

/** `new URL("embeddings", base)`: the path is a common word, but what is sent there is what the protocol has it take. */
export function fitsBody(program: Program, wire: Wire, url: Found, made: BoundCall): boolean {
  const around = namesAround(made.env.file, made.call);
  const fitting = shapes(url.flows).flatMap((shape) => wire.bodiesAt(shape, around));
  if (fitting.length === 0) return false;
  const sends = sentIn(program, bodiesOf(program, made) ?? []);
  return fitting.some((keys) => keys.every(sends));
}

/** `{ ...defaults, messages }`: every request names a model, also where the defaults can't be seen. */
function sentIn(program: Program, bodies: readonly Flow[]): (key: string) => boolean {
  const seen = bodies.filter(({ value }) => OBJECTS.has(value.kind));
  const holds = ({ flows, open }: Found, key: string): boolean => flows.length > 0 || (open && key === 'model');
  return (key) => seen.some((body) => holds(program.get(body, key), key));
}

/** `fetch(url, { body: JSON.stringify(body) })`, `axios.post(url, body)`, `axios({ url, data })`, `requests.post(url, json=body)`. */
const BODIES = {
  typescript: ['arg[1].body', 'arg[1].json', 'arg[1].data', 'arg[1]', 'arg[0].body', 'arg[0].data', 'arg[0].json'],
  python: ['json', 'data', 'content', 'body'],
};

/** `request("POST", url, { body })` */
function bodyParams({ call, env }: BoundCall): readonly string[] {
  const [first] = call.args;
  const namesMethod = first?.value.kind === 'literal' && /^[A-Z]{3,7}$/.test(String(first.value.value));
  return env.file.language === 'typescript' && namesMethod ? AFTER_METHOD : BODIES[env.file.language];
}

const AFTER_METHOD = ['arg[2].body', 'arg[2].json', 'arg[2].data', 'arg[2]'];

const OBJECTS = new Set(['object', 'parameter', 'attribute', 'instance']);

/** `fetch(url, { method: 'GET', headers })` says how, and sends nothing. */
const isInit = (program: Program, param: string, one: Flow): boolean =>
  (param === 'arg[1]' || param === 'arg[2]') &&
  ['method', 'headers'].some((key) => program.get(one, key).flows.length > 0);

/** Undefined where the call sends nothing. */
export function bodiesOf(program: Program, made: BoundCall): Flow[] | undefined {
  const params = bodyParams(made);
  const given = params
    .map((param) => program.argument(made, param).flows.filter((one) => !isInit(program, param, one)))
    .find((flows) => flows.length > 0);
  if (given) return given.flatMap((one) => written(program, one));
  return made.call.args.some(({ name }) => name !== undefined && params.includes(name)) ? [] : undefined;
}

/** What `JSON.stringify(body)`, or `json.dumps(body)`, is the text of. */
function written(program: Program, one: Flow): Flow[] {
  const { value } = one;
  const isText = value.kind === 'external' && /^(?:JSON\.stringify|json\.dumps)\(\)$/.test(value.name);
  return isText && value.call ? program.argument(value.call, 'arg[0]').flows : [one];
}
