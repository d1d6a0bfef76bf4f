/** Judgements → rows of the report, and what a fix has to know of them. */
import { createHash } from 'node:crypto';
import type { Configuration } from '../model/report.js';
import type { Gap, KnownGateway, Mention, Surroundings } from '../model/surroundings.js';
import type { Judged, Known } from './judge.js';

export interface Identified {
  judged: Judged;
  row: Configuration;
}

/** What a row is known by: what stands beside what in which place, not its line. */
export function withIdentities(all: readonly Judged[]): Identified[] {
  const counts = new Map<string, number>();
  return [...all].sort(inReportOrder).map((judged) => {
    const { block, keys, baseUrls, status } = judged;
    const names = [...keys.map(({ subject }) => subject), ...baseUrls.map(({ subject }) => subject)];
    const base = [block.path, block.kind, block.owner, status, ...names].join('\0');
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    const id = createHash('sha256').update(`${base}\0${count}`).digest('hex').slice(0, 16);
    return { judged, row: rowOf(judged, id) };
  });
}

const inReportOrder = (a: Judged, b: Judged): number =>
  compare(a.block.path, b.block.path) ||
  a.at.line - b.at.line ||
  a.at.start - b.at.start ||
  compare(a.status, b.status);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rowOf({ block, status, at, keys, baseUrls, missing, message }: Judged, id: string): Configuration {
  return {
    id,
    kind: block.kind,
    path: block.path,
    line: at.line,
    status,
    keys: unique(keys.map(({ subject }) => subject)),
    baseUrls: missing ? [missing.variable] : unique(baseUrls.flatMap((base) => variablesOf(base, block))),
    message,
    fix: { available: false, reason: reasonOf(status, at.name, missing?.name) },
  };
}

/** A field may be filled from any of several variables. */
function variablesOf({ subject, from }: Known, { kind }: Judged['block']): string[] {
  return kind === 'settings-class' ? [subject, ...from.filter((name) => name !== '')] : [subject];
}

function reasonOf(status: Configuration['status'], beside: string, missing: string | undefined): string {
  if (status === 'missing') return `add ${missing ?? 'it'} next to ${beside}`;
  return status === 'empty' ? `give ${beside} a value, or leave it out` : 'there is nothing to change';
}

export function gapsOf(all: readonly Identified[]): Gap[] {
  return all
    .filter(({ row, judged }) => row.status !== 'present' && judged.missing?.byHand !== true)
    .map(({ judged, row }) => ({
      id: row.id,
      kind: row.kind,
      path: row.path,
      idiom: judged.at.idiom,
      owner: judged.block.owner,
      twin: mentionOf(judged.at),
      missing: row.baseUrls,
      names: judged.missing ? [judged.missing.name] : judged.baseUrls.map(({ name }) => name),
      ...(judged.block.isOffer ? { ofChart: judged.at.isHandedOn ? 'handed on' : 'unknown' } : {}),
    }));
}

export const templatesOf = (all: readonly Identified[]): Surroundings['templates'] =>
  all.flatMap(({ row: { kind, path, keys } }) => (kind === 'env-file' ? [{ path, keys }] : []));

function mentionOf({ name, subject, line, start, end, indent }: Known): Mention {
  return { name, variable: subject, line, start, end, indent };
}

export function gatewaysOf(all: readonly Identified[]): KnownGateway[] {
  const known = new Map<string, KnownGateway>();
  for (const { judged } of all) {
    if (judged.gateway === undefined) continue;
    const one = known.get(judged.gateway) ?? { name: judged.gateway, baseUrls: [], keys: [] };
    known.set(judged.gateway, {
      name: judged.gateway,
      baseUrls: unique([...one.baseUrls, ...judged.baseUrls.map(({ subject }) => subject)]),
      keys: unique([...one.keys, ...judged.keys.map(({ subject }) => subject)]),
    });
  }
  return [...known.values()].sort((a, b) => compare(a.name, b.name));
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
