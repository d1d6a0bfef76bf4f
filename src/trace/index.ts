import type { CallExpr, FileFacts } from '../model/facts.js';
import type { Match } from '../model/match.js';
import type { Program } from '../model/program.js';
import type { ApisRule } from '../model/rule.js';
import type { Trace, Traced } from '../model/trace.js';
import { traceArguments } from './arguments.js';
import { usesIn, type SitedUse } from './uses.js';

/** Follows each match's base URL and key to where they are decided, and finds what the client is used for. */
export function trace(
  program: Program,
  matches: readonly Match[],
  files: readonly FileFacts[],
  apis: readonly ApisRule[],
): Traced[] {
  const uses = byConstruction(usesIn(program, files, apis));
  return matches.map((match) => ({ match, ...values(program, match), uses: usesOf(match, uses) }));
}

function byConstruction(uses: readonly SitedUse[]): Map<CallExpr, SitedUse[]> {
  const grouped = new Map<CallExpr, SitedUse[]>();
  for (const use of uses) grouped.set(use.built, [...(grouped.get(use.built) ?? []), use]);
  return grouped;
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
      const { call, constructed } = match;
      if (!call) return { baseUrl: nothing, apiKey: undefined };
      return {
        baseUrl: traceArguments(program, call, constructed.baseUrl),
        apiKey: traceArguments(program, call, constructed.apiKey),
      };
    }
  }
}

const nothing: Trace = { written: undefined, flows: [], unseen: [] };

function ofGlobal(program: Program, match: Extract<Match, { kind: 'global' }>): Trace {
  const { assigned, file, global, call } = match;
  if (assigned)
    return { written: { file, span: assigned.span }, flows: program.evaluate(assigned, { file }), unseen: [] };
  return global.use === 'module-call' && call ? traceArguments(program, call, global.baseUrl) : nothing;
}

function usesOf(match: Match, uses: Map<CallExpr, SitedUse[]>): Traced['uses'] {
  const call = match.kind === 'http' || match.kind === 'global' ? undefined : match.built.call;
  const mine = call ? (uses.get(call) ?? []) : [];
  return mine.map(({ use }) => use);
}
