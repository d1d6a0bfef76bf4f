/** URLs that are put together: joined to a base, or by assigned parts, `const url = new URL(base); url.pathname += "/models"`. */
import type { Expr, ExprOf, FileFacts, MemberWrite } from '../../model/facts.js';
import type { At, BoundCall, Env, Flow } from '../../model/value.js';
import type { Join } from '../knowledge.js';
import { reaching } from '../scopes.js';
import { argumentIn } from './arguments.js';
import { at, flow, hop, textOf, type Engine } from './engine.js';
import { positionalArgs } from './parameters.js';
import { joined } from './text.js';
import { addTo } from '../../model/groups.js';

const indexes = new WeakMap<FileFacts, Map<string, MemberWrite[]>>();

/** The file's assignments of a path, by the name of the variable that holds the URL. */
function pathWrites(file: FileFacts): Map<string, MemberWrite[]> {
  let index = indexes.get(file);
  if (!index) {
    index = new Map();
    for (const write of file.writes)
      if (write.property === 'pathname' && write.object.kind === 'name') addTo(index, write.object.name, write);
    indexes.set(file, index);
  }
  return index;
}

/** The URL as it is at this use: with the paths that may have been assigned before, or without them. */
export function withPathname(engine: Engine, flows: Flow[], expr: ExprOf<'name'>, env: Env): Flow[] {
  const writes = pathWrites(env.file).get(expr.name);
  if (!writes) return flows;
  const scope = reaching(env.file, expr)[0]?.scope;
  const mine = writes.filter(
    ({ object, span }) =>
      span[1] <= expr.span[0] && object.kind === 'name' && reaching(env.file, object)[0]?.scope === scope,
  );
  const last = mine.at(-1);
  if (!last) return flows;
  const written = joined(
    [...urlBefore(flows, last), engine.evaluate(appended(last) ?? last.value, env)],
    at(env.file, expr),
  );
  const isCertain = last.scope === expr.scope;
  return isCertain ? written : [...written, ...flows];
}

/** What `url.pathname += x` adds to the path that is there. */
const appended = ({ value, object }: MemberWrite): Expr | undefined =>
  value.kind === 'binary' && value.op === '+' && value.left.span[0] === object.span[0] ? value.right : undefined;

function urlBefore(flows: Flow[], write: MemberWrite): (string | Flow[])[] {
  if (appended(write)) return [flows];
  return [flows.map(withoutPath), ...(startsWithSlash(write) ? [] : ['/'])];
}

const startsWithSlash = ({ value }: MemberWrite): boolean => {
  const first = value.kind === 'template' ? value.parts[0] : value;
  const text = typeof first === 'string' ? first : first?.kind === 'literal' ? String(first.value) : '/';
  return text.startsWith('/');
};

export function withoutPath(one: Flow): Flow {
  const origin = one.value.kind === 'literal' ? originOfUrl(one.value.value) : undefined;
  return origin === undefined ? one : flow({ kind: 'literal', value: origin, at: one.value.at }, one.trail);
}

/** What `new URL(path, base)` keeps of a base that is written out. */
function withoutEnd(one: Flow, isAbsolute: boolean): Flow {
  const origin = one.value.kind === 'literal' ? originOfUrl(one.value.value) : undefined;
  if (one.value.kind !== 'literal' || origin === undefined) return one;
  const folder = String(one.value.value)
    .slice(origin.length)
    .replace(/\/?[^/]*$/, '');
  return { ...one, value: { ...one.value, value: isAbsolute ? origin : origin + folder } };
}

/** `https://host` of a URL that is written out. */
export function originOfUrl(url: unknown): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(String(url))?.[0];
}

/** `new URL(path, base)`: the path replaces that of the base, or its last part; of a base that isn't known, nothing can go. */
export function joinedUrl(engine: Engine, join: Join, made: BoundCall): Flow[] {
  if (join.whole) return joinedWhole(engine, made);
  const where = at(made.env.file, made.call);
  const path = argumentIn(engine, made, join.path).flows;
  const base = argumentIn(engine, made, join.base).flows;
  if (base.length === 0) return hop(textOf(where), where, path);
  const isAbsolute = path.every(({ value }) => value.kind === 'literal' && String(value.value).startsWith('/'));
  const kept = base.map((one) => withoutEnd(one, isAbsolute));
  return joined([kept, ...(isAbsolute ? [] : ['/']), path], where);
}

/** `os.path.join(base, "v1", "models")`: nothing of the base goes but its last slash. */
function joinedWhole(engine: Engine, made: BoundCall): Flow[] {
  const parts = positionalArgs(made.call).map(({ value }) => engine.evaluate(value, made.env));
  return joined(
    parts.flatMap((part, index) => (index < parts.length - 1 ? [part.map(withoutSlash), '/'] : [part])),
    at(made.env.file, made.call),
  );
}

function withoutSlash(one: Flow): Flow {
  const { value } = one;
  return value.kind === 'literal'
    ? { ...one, value: { ...value, value: String(value.value).replace(/\/+$/, '') } }
    : one;
}

/** `["https://host", path].filter(Boolean).join("/")`: the items with the separator between them. */
export function joinedItems(engine: Engine, list: Flow, separator: string, where: At): Flow[] {
  if (list.value.kind !== 'list') return [];
  const { expr, env } = list.value;
  return joined(
    expr.items.flatMap(({ value, spread }, index) => {
      const item = spread
        ? [flow({ kind: 'opaque', reason: 'a list that is spread', at: where })]
        : engine.evaluate(value, env);
      return index === 0 ? [item] : [separator, item];
    }),
    where,
  );
}
