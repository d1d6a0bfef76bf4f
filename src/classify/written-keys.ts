import type { SitedTrace } from '../model/analysis.js';
import { placeOf } from '../model/place.js';
import type { Diagnostic } from '../model/report.js';
import type { Trace } from '../model/trace.js';
import { looksLikeKey } from './redact.js';

/** Whatever they look like. */
export const keysIn = (findings: readonly SitedTrace[]): string[] => [
  ...new Set(findings.flatMap(({ traced }) => literalsOf(traced.apiKey))),
];

/** What is written out among the values of a key. */
export function literalsOf(trace: Trace | undefined): string[] {
  return (trace?.flows ?? []).flatMap(({ value }) =>
    value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [],
  );
}

/** A key in the code is a finding of its own, wherever the calls go; it is told by its place, never by its text. */
export function writtenKeys(findings: readonly SitedTrace[]): Diagnostic[] {
  const rows = findings
    .flatMap(({ traced }) => traced.apiKey?.flows ?? [])
    .flatMap(({ value }): Diagnostic[] => {
      if (value.kind !== 'literal' || !looksLikeKey(String(value.value))) return [];
      const { line } = placeOf(value.at.file, value.at.span[0]);
      const message = 'a key is written in the code: read it from the environment, and revoke this one';
      return [{ severity: 'warning', about: 'credential', path: value.at.file.path, line, message }];
    });
  return [...new Map(rows.map((row) => [`${row.path}:${row.line ?? 0}`, row])).values()];
}
