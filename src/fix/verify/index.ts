/** Holds the analysis of the changed files against that of the files as they are: a fix must do what it says, and nothing else. */
import type { CodeRemedy, PlannedFix, ValueSource } from '../../model/remedy.js';
import type { Report, Site } from '../../model/report.js';

export interface Objection {
  path: string;
  reason: string;
}

export function objectionsTo(
  fixes: readonly PlannedFix[],
  changed: readonly string[],
  before: Report,
  after: Report,
): Objection[] {
  const remedies = new Map(fixes.flatMap(({ id, remedy }) => ('at' in remedy ? [[id, remedy] as const] : [])));
  const paths = new Set([...before.sites, ...after.sites].map(({ path }) => path));
  return [
    ...changed.flatMap((path) => unparsed(path, before, after)),
    ...[...paths].flatMap((path) => differences(path, sitesOf(before, path), sitesOf(after, path), remedies)),
  ];
}

const sitesOf = ({ sites }: Report, path: string): Site[] => sites.filter((site) => site.path === path);

function unparsed(path: string, before: Report, after: Report): Objection[] {
  const complaints = ({ diagnostics }: Report): number => diagnostics.filter((one) => one.path === path).length;
  return complaints(after) > complaints(before) ? [{ path, reason: 'the changed file could not be read again' }] : [];
}

function differences(
  path: string,
  before: Site[],
  after: Site[],
  remedies: ReadonlyMap<string, CodeRemedy>,
): Objection[] {
  if (before.length !== after.length) return [{ path, reason: 'clients appeared or vanished' }];
  return before.flatMap((was, index) => {
    const is = after[index];
    const remedy = remedies.get(was.id);
    const objection = is && (remedy ? notFixed(remedy, is) : notTheSame(was, is));
    return objection === undefined ? [] : [{ path, reason: `line ${was.line}: ${objection}` }];
  });
}

function notTheSame(was: Site, is: Site): string | undefined {
  if (was.callee !== is.callee) return `${was.callee} is read as ${is.callee} afterwards`;
  return was.status === is.status ? undefined : `a client that was ${was.status} is ${is.status} afterwards`;
}

function notFixed({ value }: CodeRemedy, is: Site): string | undefined {
  if (is.status !== 'config-driven') return `it is ${is.status} afterwards`;
  const { expression = '', origins = [] } = is.baseUrl ?? {};
  // What a package reads as a schema says bears its name behind that of the package.
  const isRead = (variable: string): boolean =>
    origins.some(({ type, name }) => (type === 'env' && name === variable) || name?.endsWith(`().${variable}`));
  const isThere = (source: ValueSource): boolean => {
    if (source.from === 'environment') return isRead(source.variable);
    const isNamed = expression.includes(source.text) || origins.some(({ name }) => name === source.text);
    return isNamed && (source.holds?.some(isRead) ?? true);
  };
  return value.sources.every(isThere) ? undefined : 'it is configured by something else afterwards';
}
