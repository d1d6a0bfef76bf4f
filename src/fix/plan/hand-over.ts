/** Calls that are moved by what they are handed: `Swarm(client=OpenAI(base_url=…))`, `Agent(llm=LLM(model="…", base_url=…))`. */
import type { Analysis } from '../../model/analysis.js';
import type { BoundCall } from '../../model/value.js';
import type { Arg, CallExpr, FileFacts } from '../../model/facts.js';
import type { BuiltValue } from '../../model/remedy.js';
import type { ConstructorRule } from '../../model/rule.js';
import { argumentWritten } from './arguments.js';

export interface HandOver {
  /** The parameter that takes it. */
  param: string;
  /** What stands there now. */
  there: Arg | undefined;
  built: BuiltValue;
  /** Of what is built. */
  rule: ConstructorRule;
}

/** What to build and hand over; undefined where the call is given its base URL itself, or nothing can be built. */
export function handOverFor(
  { constructorsOf, readText }: Analysis,
  constructed: ConstructorRule,
  callee: string,
  { call, env: { file } }: BoundCall,
): HandOver | undefined {
  const { built } = constructed.handOver ?? {};
  if (!built || isOfOlderRelease(file, call, constructed)) return undefined;
  const { param, module, name, baseUrl, takes } = built;
  const rule = constructorsOf(`${module}.${name}`).find((one) => one.default === constructed.default);
  const there = argumentAt(call, param, takes === undefined ? [] : constructed.model);
  if (!rule || (takes !== undefined && !there)) return undefined;
  const taken =
    takes === undefined || !there ? {} : { takes: { param: takes, text: file.text.slice(...there.value.span) } };
  const near = callee.split('.', 1)[0] ?? '';
  const isAhead = ['', 'src/'].some((folder) => readText(`${folder}${near}/__init__.py`) !== undefined);
  return { param, there, rule, built: { module, name, param: baseUrl, near, isAhead, ...taken } };
}

/** Which took the key, and the base URL with it. */
const isOfOlderRelease = (file: FileFacts, call: CallExpr, { baseUrl, apiKey }: ConstructorRule): boolean =>
  baseUrl.length > 0 && apiKey.some((param) => argumentWritten(file, call, param));

/** By its keyword, or else the first one, if that is another name for it. */
function argumentAt({ args }: CallExpr, param: string, names: readonly string[]): Arg | undefined {
  const first = names.includes('arg[0]') && args[0]?.name === undefined ? args[0] : undefined;
  return args.find(({ name }) => name === param) ?? first;
}
