/** Puts findings and file outcomes together into the report. */
import { secretsIn } from './secrets.js';
import { swept } from './sweep.js';
import type { Discovery } from '../model/discovery.js';
import type { FileOutcome } from '../model/outcome.js';
import { placeOf } from '../model/place.js';
import type { Chain, Configuration, Diagnostic, Report, Site, Suppression } from '../model/report.js';

export interface ReportInputs {
  version: string;
  discovery: Discovery;
  outcomes: FileOutcome[];
  sites: Site[];
  configuration: Configuration[];
  chains: Chain[];
  suppressions: Suppression[];
  /** Of files around the program. */
  diagnostics: Diagnostic[];
}

export function assemble(inputs: ReportInputs): Report {
  const { version, discovery, outcomes, sites, configuration, chains, suppressions, diagnostics } = inputs;
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'reroute', version },
    root: '.',
    sites,
    configuration,
    ...(chains.length > 0 ? { chains } : {}),
    models: modelsOf(sites),
    diagnostics: diagnosticsOf(discovery, outcomes, diagnostics),
    ...(suppressions.length > 0 ? { suppressions } : {}),
    summary: {
      ...coverage(discovery, outcomes),
      sites: { missing: 0, hardcoded: 0, 'config-driven': 0, unresolved: 0, ...countBy(sites, ({ status }) => status) },
      byKind: countBy(sites, ({ kind }) => kind),
      byProvider: countBy(sites, ({ provider }) => provider),
      byVendor: countBy(sites, ({ vendor }) => vendor),
      configuration: countBy(configuration, ({ status }) => status),
    },
  };
  return swept(
    report,
    secretsIn(outcomes.flatMap((outcome) => (outcome.status === 'analysed' ? [outcome.facts] : []))),
  );
}

function coverage(discovery: Discovery, outcomes: FileOutcome[]): Pick<Report['summary'], 'files' | 'skippedBecause'> {
  const laterSkipped = outcomes.filter((outcome) => outcome.status === 'skipped');
  const failed = outcomes.filter(({ status }) => status === 'failed').length + discovery.unreadable.length;
  const skipped = discovery.skipped.length + laterSkipped.length;
  const parsed = outcomes.filter(({ status }) => status === 'analysed').length;
  return {
    files: { seen: discovery.seen, analysed: discovery.seen - skipped - failed, parsed, skipped, failed },
    skippedBecause: countBy([...discovery.skipped, ...laterSkipped], ({ reason }) => reason),
  };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function modelsOf(sites: readonly Site[]): Report['models'] {
  const models = new Map<string, { count: number; sites: Set<string> }>();
  for (const site of sites) {
    for (const model of [...(site.models ?? []), ...site.uses.flatMap((use) => use.models)]) {
      const entry = models.get(model) ?? { count: 0, sites: new Set<string>() };
      entry.count++;
      entry.sites.add(site.id);
      models.set(model, entry);
    }
  }
  return [...models]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => ({ name, count: entry.count, sites: [...entry.sites].sort() }));
}

function diagnosticsOf(
  discovery: Discovery,
  outcomes: readonly FileOutcome[],
  further: readonly Diagnostic[],
): Diagnostic[] {
  const rows: Diagnostic[] = [
    ...discovery.unreadable.map(({ path, reason }) => ({ severity: 'error' as const, path, message: reason })),
    ...discovery.skipped.map(({ path, reason }) => ({
      severity: 'info' as const,
      path,
      message: `skipped: ${reason}`,
    })),
    ...outcomes.flatMap(ofOutcome),
    ...further,
  ];
  return rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0)));
}

function ofOutcome(outcome: FileOutcome): Diagnostic[] {
  const { path } = outcome;
  if (outcome.status === 'failed') return [{ severity: 'error', path, message: outcome.reason }];
  if (outcome.status === 'skipped') return [{ severity: 'info', path, message: `skipped: ${outcome.reason}` }];
  const { facts } = outcome;
  return facts.problems.slice(0, 1).map((problem) => ({
    severity: 'warning',
    path,
    line: placeOf(facts, problem.span[0]).line,
    message: `${problem.message}; the file is known only in part`,
  }));
}
