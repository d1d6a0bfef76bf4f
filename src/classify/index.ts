import type { Finding, SitedTrace } from '../model/analysis.js';
import { plainly, type Attempt } from '../model/attempt.js';
import { placeOf } from '../model/place.js';
import type { Traced } from '../model/trace.js';
import { providerOfSite, urlsOf, type ProviderOf } from './endpoint.js';
import { isPinned } from './authority.js';
import { withIdentities } from './identity.js';
import { impactOf } from './impact.js';
import { withLineHashes } from './line-hash.js';
import { redact } from './redact.js';
import { isTestCode } from '../model/role.js';
import { statusOf } from './status.js';
import { literalsOf } from './written-keys.js';
import { hopsOf, tracedKey, tracedValue } from './traced.js';
import { readByItself, whenUnset } from './unset.js';
import { within } from './within.js';

/** One finding for each traced match, in the order of the report. */
export function classify(traced: readonly Traced[], providerOf: ProviderOf, attempt: Attempt = plainly): SitedTrace[] {
  const sited = (one: Traced): Sited[] => [{ site: siteOf(one, providerOf), traced: one }];
  const found = traced.flatMap((one) => attempt(one.match.file.path, () => sited(one), []));
  return withLineHashes(withIdentities(found.sort((a, b) => inReportOrder(a.site, b.site))));
}

type Unnamed = Omit<Finding, 'id'>;

interface Sited {
  site: Unnamed;
  traced: Traced;
}

const inReportOrder = (a: Unnamed, b: Unnamed): number =>
  compare(a.path, b.path) || (a.cell ?? -1) - (b.cell ?? -1) || a.line - b.line || a.column - b.column;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function siteOf({ match, baseUrl, apiKey, uses, models }: Traced, providerOf: ProviderOf): Unnamed {
  const { file, span } = match;
  const place = placeOf(file, span[0]);
  const { status, reason } = statusOf(match, baseUrl);
  const test = isTestCode(file.path);
  const secrets = literalsOf(apiKey);
  const provider = providerOfSite(match, baseUrl, status, providerOf);
  const inside = within(file, span);
  const implicitEnv = readByItself(match, baseUrl, status);
  const base = status === 'missing' ? undefined : tracedValue(baseUrl, secrets, urlsOf(baseUrl, secrets), reason);
  const recognised = hopsOf(match.recognised, secrets);
  const key = apiKey && tracedKey(apiKey, secrets);
  return {
    kind: match.kind,
    language: file.language,
    rule: match.rule,
    callee: match.callee,
    ...(recognised.length > 0 ? { recognised } : {}),
    path: file.path,
    line: place.line,
    column: place.column,
    endLine: placeOf(file, Math.max(span[0], span[1] - 1)).line,
    ...(place.cell === undefined ? {} : { cell: place.cell }),
    status,
    vendor: match.vendor,
    wire: match.wire,
    ...provider,
    ...(status === 'config-driven' && isPinned(baseUrl) ? { pinned: true as const } : {}),
    ...(base ? { baseUrl: base } : {}),
    ...(key ? { apiKey: key } : {}),
    implicitEnv,
    ...releasesOf(match, implicitEnv),
    whenUnset: whenUnset(match, baseUrl, status),
    uses: uses
      .map(({ api, at, models }) => ({
        api,
        path: at.file.path,
        ...lineAndCell(at.file, at.span[0]),
        models: models.map((model) => redact(model)),
      }))
      .sort((a, b) => compare(a.path, b.path) || a.line - b.line),
    ...(models.length > 0 ? { models: models.map((model) => redact(model)) } : {}),
    ...impactOf(uses, test),
    test,
    ...(inside ? { within: inside } : {}),
    snippet: redact(snippetOf(match), secrets),
  };
}

/** Told where the SDK reads variables by itself: a release that reads another one is another answer. */
function releasesOf({ releases = [] }: Traced['match'], implicitEnv: readonly string[]): Pick<Unnamed, 'releases'> {
  const told = releases.map(({ package: name, versions, range, lacks = [] }) => {
    const unread = lacks.filter((variable) => implicitEnv.includes(variable));
    return { package: name, versions, ...(range !== undefined && unread.length > 0 ? { range, unread } : {}) };
  });
  return told.length > 0 ? { releases: told } : {};
}

function lineAndCell(file: Traced['match']['file'], offset: number): { line: number; cell?: number } {
  const { line, cell } = placeOf(file, offset);
  return { line, ...(cell === undefined ? {} : { cell }) };
}

const MOST_LINES = 14;

/** The whole lines of the call, as the file has them. */
function snippetOf({ file, span }: Traced['match']): string {
  const start = Math.max(0, file.text.lastIndexOf('\n', span[0] - 1) + 1);
  const newline = file.text.indexOf('\n', span[1]);
  const lines = file.text.slice(start, newline < 0 ? file.text.length : newline).split(/\r?\n/);
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)?.[0].length ?? 0));
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => line.slice(Number.isFinite(indent) ? indent : 0, 400).trimEnd());
  return shown.join('\n') + (lines.length > MOST_LINES ? '\n…' : '');
}
