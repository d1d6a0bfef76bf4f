import { plainly, type Attempt } from '../model/attempt.js';
import type { CallExpr, FileFacts } from '../model/facts.js';
import type { ConstructionMatch, GlobalMatch, Match } from '../model/match.js';
import type { Program } from '../model/program.js';
import type { ApisRule } from '../model/rule.js';
import { shapes } from '../model/shape.js';
import type { Trace, Traced } from '../model/trace.js';
import type { BoundCall, Flow } from '../model/value.js';
import { traceArguments } from './arguments.js';
import { usesIn, type SitedUse } from './uses.js';
import { groupBy } from '../model/groups.js';

/** Follows each match's base URL and key to where they are decided, and finds what the client is used for. */
export function trace(
  program: Program,
  matches: readonly Match[],
  files: readonly FileFacts[],
  apis: readonly ApisRule[],
  attempt: Attempt = plainly,
): Traced[] {
  const uses = byConstruction(
    files.flatMap((file) => attempt(file.path, () => usesIn(program, [file], apis), [] as SitedUse[])),
  );
  const assigned = groupBy(
    matches.filter((one): one is GlobalMatch => one.kind === 'global' && one.assigned !== undefined),
    ({ callee }) => callee,
  );
  const traced = (match: Match): Traced[] => {
    const mine = usesOf(match, uses);
    const { baseUrl, apiKey } = values(program, match);
    const further = [...perCall(program, match, mine), ...ofSettings(program, match, baseUrl, assigned)];
    return [
      {
        match,
        baseUrl: eitherOf([baseUrl, ...further]),
        apiKey,
        uses: mine,
        models: modelsOf(program, match),
      },
    ];
  };
  return matches.flatMap((match) => attempt(match.file.path, () => traced(match), []));
}

function byConstruction(uses: readonly SitedUse[]): Map<CallExpr, SitedUse[]> {
  return groupBy(uses, ({ built }) => built);
}

function values(program: Program, match: Match): Pick<Traced, 'baseUrl' | 'apiKey'> {
  switch (match.kind) {
    case 'http':
      return {
        baseUrl: { written: { file: match.from, span: match.expression.span }, flows: match.url.flows, unseen: [] },
        apiKey: undefined,
      };
    case 'global':
      return { baseUrl: ofGlobal(program, match), apiKey: undefined };
    default: {
      const builds = [match, ...match.otherwise];
      return {
        baseUrl: eitherOf(builds.map((one) => ofArguments(program, one, 'baseUrl'))),
        apiKey: match.call && eitherOf(builds.map((one) => ofArguments(program, one, 'apiKey'))),
      };
    }
  }
}

function ofArguments(
  program: Program,
  { call, constructed }: ConstructionMatch['otherwise'][number],
  what: 'baseUrl' | 'apiKey',
): Trace {
  if (!call) return nothing;
  const trace = traceArguments(program, call, constructed[what], constructed.hosts);
  const routes = what === 'baseUrl' && !trace.written ? constructed.routed : [];
  const route = routes.find(({ param, matches }) => isSaid(program, call, param, new RegExp(matches)));
  if (route) return { ...trace, flows: [...trace.flows, byVariable(call, route.env)] };
  return what === 'baseUrl' && trace.flows.length === 0 && constructed.orUrl.length > 0
    ? { ...trace, ...ofUrls(traceArguments(program, call, constructed.orUrl)) }
    : trace;
}

/** `proxy/model`: which address that is stands in the environment. */
const byVariable = ({ call, env: { file } }: BoundCall, name: string): Flow => ({
  value: { kind: 'env', name, at: { file, span: call.span }, required: false },
  trail: undefined,
});

function isSaid(program: Program, call: BoundCall, params: readonly string[], pattern: RegExp): boolean {
  return params.some((one) => {
    const { flows } = program.argument(call, one);
    const words = flows.flatMap(({ value }) => (value.kind === 'literal' ? [String(value.value)] : []));
    return [...shapes(flows), ...words].some((text) => pattern.test(text));
  });
}

/** What is assigned to the module decides where the call itself says nothing, in the same program. */
function ofSettings(program: Program, match: Match, own: Trace, assigned: ReadonlyMap<string, GlobalMatch[]>): Trace[] {
  if (match.kind === 'http' || match.kind === 'global') return [];
  if (own.flows.some(({ value }) => value.kind !== 'absent')) return [];
  const near = (one: GlobalMatch): boolean => one.file === match.file || topOf(one.file) === topOf(match.file);
  return match.constructed.settings
    .flatMap((name) => assigned.get(name) ?? [])
    .filter(near)
    .map((one) => ofGlobal(program, one));
}

/** A repository's programs are in folders of their own, and so are its tests. */
const topOf = ({ path }: FileFacts): string => path.slice(0, Math.max(0, path.indexOf('/')));

/** `model="https://…"`: the rest of what such a parameter is given is no URL. */
function ofUrls({ written, flows }: Trace): Pick<Trace, 'written' | 'flows'> {
  const urls = flows.filter((flow) => shapes([flow]).some((shape) => /^https?:\/\//.test(shape)));
  return urls.length > 0 ? { written, flows: urls } : { written: undefined, flows: [] };
}

/** A base URL that is given with each request decides where the client goes. */
function perCall(program: Program, match: Match, uses: Traced['uses']): Trace[] {
  if (match.kind === 'http' || match.kind === 'global') return [];
  const params = match.constructed.perCall;
  if (params.length === 0) return [];
  const given = uses.map(({ call }) => ({ ...traceArguments(program, call, params), unseen: [] }));
  return given.filter(({ flows }) => flows.some(({ value }) => value.kind !== 'absent'));
}

/** Of one call that builds this class or that. */
function eitherOf(traces: readonly Trace[]): Trace {
  return {
    written: traces.find(({ written }) => written)?.written,
    flows: traces.flatMap(({ flows }) => flows),
    unseen: [...new Set(traces.flatMap(({ unseen }) => unseen))],
  };
}

const nothing: Trace = { written: undefined, flows: [], unseen: [] };

function ofGlobal(program: Program, match: Extract<Match, { kind: 'global' }>): Trace {
  const { assigned, file, global, call } = match;
  if (assigned)
    return { written: { file, span: assigned.span }, flows: program.evaluate(assigned, { file }), unseen: [] };
  // Such a call takes the module's setting; that one of its own is among arguments that can't be seen is far-fetched.
  return global.use === 'module-call' && call
    ? { ...traceArguments(program, call, global.baseUrl), unseen: [] }
    : nothing;
}

function usesOf(match: Match, uses: Map<CallExpr, SitedUse[]>): Traced['uses'] {
  const call = match.kind === 'http' || match.kind === 'global' ? undefined : match.built.call;
  const mine = call ? (uses.get(call) ?? []) : [];
  return mine.map(({ use }) => use);
}

function modelsOf(program: Program, match: Match): string[] {
  if (match.kind === 'http' || match.kind === 'global') return [];
  const { call, constructed } = match;
  const flows = call ? constructed.model.flatMap((param) => program.argument(call, param).flows) : [];
  const names = flows.flatMap(({ value }) =>
    value.kind === 'literal' && typeof value.value === 'string' && value.value !== '' ? [value.value] : [],
  );
  return [...new Set(names)].sort();
}
