/** Which variables that move a client the program sets by itself, and to what. */
import type { Finding, SitedTrace } from '../model/analysis.js';
import { placeOf } from '../model/place.js';
import type { Assigned } from '../model/report.js';
import { shapes } from '../model/shape.js';
import type { Assignment } from '../model/trace.js';
import { redact } from './redact.js';

/** The variables that can move one of these. */
export function movers(findings: readonly SitedTrace[]): string[] {
  return [...new Set(findings.flatMap(({ site }) => moversOf(site)))].sort();
}

function moversOf({ implicitEnv, baseUrl }: Finding): string[] {
  const read = (baseUrl?.origins ?? []).flatMap(({ type, name, partial }) =>
    type === 'env' && name !== undefined && !partial ? [name] : [],
  );
  return [...implicitEnv, ...read].filter((name) => /^\w+$/.test(name));
}

/** What a test sets holds in that file alone, and each language has an environment of its own. */
export function withAssigned(findings: readonly SitedTrace[], assignments: readonly Assignment[]): SitedTrace[] {
  if (assignments.length === 0) return [...findings];
  return findings.map(({ site, traced }) => {
    const names = new Set(moversOf(site));
    const mine = assignments.filter(
      ({ name, at, test }) =>
        names.has(name) && at.file.language === site.language && (!test || at.file.path === site.path),
    );
    return mine.length === 0 ? { site, traced } : { site: { ...site, assigned: mine.map(told) }, traced };
  });
}

function told({ name, at, flows }: Assignment): Assigned {
  const { line, cell } = placeOf(at.file, at.span[0]);
  const [url, ...others] = shapes(flows).filter((shape) => /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9]/i.test(shape));
  return {
    name,
    path: at.file.path,
    line,
    ...(cell === undefined ? {} : { cell }),
    ...(url !== undefined && others.length === 0 && flows.length === 1 ? { url: redact(url) } : {}),
  };
}
