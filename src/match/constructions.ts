/** Calls that build a client: of a package's class, of a project class derived from one, through a partial, from another client. */
import type { CallSite, FileFacts } from '../model/facts.js';
import type { ConstructionMatch } from '../model/match.js';
import type { Program } from '../model/program.js';
import { shapes } from '../model/shape.js';
import type { BoundCall, Flow, ValueOf } from '../model/value.js';
import { handedIn, memberHandedIn } from './handed.js';
import { everyOneHere } from './own.js';
import type { Constructed, Tables } from './tables.js';

interface Built {
  constructed: Constructed;
  kind: ConstructionMatch['kind'];
  callee: string;
  call: BoundCall | undefined;
}

export function constructionsIn(
  calls: readonly CallSite[],
  program: Program,
  tables: Tables,
  file: FileFacts,
  mocked: ReadonlySet<string>,
): ConstructionMatch[] {
  return calls.flatMap((site) => constructionAt(program, tables, file, site, mocked) ?? []);
}

function constructionAt(
  program: Program,
  tables: Tables,
  file: FileFacts,
  { call }: CallSite,
  mocked: ReadonlySet<string>,
): ConstructionMatch | undefined {
  const made: BoundCall = { call, env: { file } };
  const [first, ...others] = calleesOf(program, made).flatMap((one) => {
    const built = isMocked(one, mocked) ? undefined : builtBy(program, tables, one, made);
    return built && isBuilding(program, built) ? [{ ...built, recognised: one.trail }] : [];
  });
  if (!first) return undefined;
  const { constructed, kind, callee, recognised } = first;
  return {
    kind,
    callee,
    rule: constructed.rule.id,
    vendor: constructed.entry.vendor ?? constructed.rule.vendor,
    wire: constructed.entry.wire ?? constructed.rule.wire,
    file,
    span: call.span,
    recognised,
    constructed: constructed.entry,
    built: made,
    call: first.call,
    otherwise: others
      .filter((other) => other.constructed.entry !== constructed.entry || other.call !== first.call)
      .map((other) => ({ constructed: other.constructed.entry, call: other.call })),
  };
}

/** A class or factory that the function was handed is what its callers pass. */
function calleesOf(program: Program, { call, env }: BoundCall): Flow[] {
  const { callee } = call;
  return program.evaluate(callee, env).flatMap((one) => {
    if (one.value.kind === 'parameter')
      return handedIn(program, callee, one.value).filter((handed) => isCallable(call, env, handed));
    if (one.value.kind !== 'attribute' || callee.kind !== 'member') return [one];
    const handed = memberHandedIn(program, callee, env).filter((member) => isCallable(call, env, member));
    return handed.length > 0 ? handed : [one];
  });
}

/** In TypeScript only `new` builds an object of a class, and a package's factories are what it calls in small letters. */
const isCallable = (call: CallSite['call'], { file }: BoundCall['env'], { value }: Flow): boolean =>
  call.isNew || file.language === 'python' || (value.kind === 'external' && /\.(?!default$)[a-z]\w*$/.test(value.name));

function builtBy(program: Program, tables: Tables, one: Flow, made: BoundCall): Built | undefined {
  const { value } = one;
  if (value.kind === 'partial') return builtBy(program, tables, value.target, { ...made, bound: value.bound });
  if (value.kind === 'function') return builtByOwn(program, tables, value, made);
  if (value.kind === 'class') return builtByOwn(program, tables, value, made) ?? inherited(program, tables, one, made);
  if (value.kind !== 'external') return undefined;
  const constructed = chosen(program, tables, value.name, made);
  if (constructed)
    return { constructed, kind: constructed.entry.kind, callee: constructed.entry.names[0] ?? value.name, call: made };
  const derived = tables.derivations.lookup(value.name);
  if (!derived) return undefined;
  const method = value.name.slice(value.name.lastIndexOf('.'));
  return { constructed: derived, kind: 'derived', callee: `${derived.entry.names[0] ?? ''}${method}`, call: made };
}

function builtByOwn(
  program: Program,
  tables: Tables,
  value: ValueOf<'class'> | ValueOf<'function'>,
  made: BoundCall,
): Built | undefined {
  const own = chosenAmong(program, everyOneHere(program, tables, value), made);
  return own && { constructed: own, kind: own.entry.kind, callee: own.entry.names[0] ?? '', call: made };
}

/** A project class is what the nearest class above it is that rules know. */
function inherited(program: Program, tables: Tables, one: Flow, made: BoundCall): Built | undefined {
  for (const { flow, call } of program.ancestors({ flow: one, call: made })) {
    const { value } = flow;
    if (value.kind === 'class') {
      const own = builtByOwn(program, tables, value, call ?? made);
      if (own) return { ...own, call };
    }
    const constructed = value.kind === 'external' ? chosen(program, tables, value.name, call ?? made) : undefined;
    if (constructed)
      return { constructed, kind: constructed.entry.kind, callee: constructed.entry.names[0] ?? '', call };
  }
  return undefined;
}

/** Several entries may share a name, told apart by what the call passes. */
function chosen(program: Program, tables: Tables, name: string, call: BoundCall): Constructed | undefined {
  return chosenAmong(program, tables.constructors.lookupAll(name), call);
}

function chosenAmong(program: Program, all: readonly Constructed[], call: BoundCall): Constructed | undefined {
  return all.find(({ entry: { when } }) => {
    if (!when) return true;
    const pattern = new RegExp(when.matches);
    return when.param.some((param) => {
      const { flows } = program.argument(call, param);
      return [...shapes(flows), ...membersOf(flows)].some((text) => pattern.test(text));
    });
  });
}

/** `Platform.OPENAI` of a package's enumeration is known by its name alone. */
const membersOf = (flows: readonly Flow[]): string[] =>
  flows.flatMap(({ value }) => (value.kind === 'external' ? [value.name] : []));

/** Given a ready-made client, a wrapper builds none; a copy that changes no URL is no site. */
function isBuilding(program: Program, { constructed: { entry }, kind, call }: Built): boolean {
  if (!call) return true;
  const passes = (param: string): boolean =>
    program.argument(call, param).flows.some(({ value }) => value.kind !== 'absent');
  if (kind === 'derived') return entry.baseUrl.some((param) => program.argument(call, param).flows.length > 0);
  return !entry.client.some(passes);
}

function isMocked({ value }: Flow, mocked: ReadonlySet<string>): boolean {
  return (
    value.kind === 'external' &&
    [...mocked].some((module) => value.name === module || value.name.startsWith(`${module}.`)) &&
    !value.actual
  );
}
