/** The whole tool on one page: discovered files in, report out. No stage calls another; each answers with a value. */
import { ofInvolved } from './classify/involved.js';
import { assemble } from './classify/report.js';
import { movers, withAssigned } from './classify/assigned.js';
import { classify } from './classify/index.js';
import { suppress } from './classify/suppress.js';
import { keysIn, writtenKeys } from './classify/written-keys.js';
import { isMarkdown } from './discover/names.js';
import { textOf } from './discover/sources.js';
import { fixOfSite, planFixes } from './fix/plan/index.js';
import { asInstalled } from './installed/apply.js';
import { installedIn } from './installed/index.js';
import { link } from './link/index.js';
import { openLibrary } from './lower/library.js';
import { carriers, match, tablesFor } from './match/index.js';
import type { Audited, SitedTrace } from './model/analysis.js';
import type { Discovery, Sources } from './model/discovery.js';
import type { LanguageId } from './model/facts.js';
import { DEFAULT_MAX_STEPS, type AuditOptions, type Progress } from './model/options.js';
import { DEFAULT_PLAN } from './model/remedy.js';
import type { Program } from './model/program.js';
import type { Rules } from './model/rules.js';
import type { Surroundings } from './model/surroundings.js';
import type { Traced } from './model/trace.js';
import { endpointsOf } from './rules/endpoints.js';
import { providerOf } from './rules/providers.js';
import { wireOf } from './rules/wire.js';
import { byLanguage, candidates, withReached } from './sift/index.js';
import { survey } from './surroundings/index.js';
import { assignedVariables } from './trace/assigned.js';
import { trace } from './trace/index.js';

export type OnProgress = (progress: Progress) => void;

export async function audit(
  discovery: Discovery,
  sources: Sources,
  rules: Rules,
  options: AuditOptions,
  progress: OnProgress = () => undefined,
): Promise<Audited> {
  const tables = tablesFor(rules);
  const paths = discovery.files.map(({ path }) => path);
  const tree = treeOf(sources, paths, discovery);
  const library = openLibrary(new Set(paths), (path) => sources.read(path));
  const program = link({
    tree,
    rules,
    packages: packagesOf(rules),
    file: library.file,
    maxSteps: options.maxSteps ?? DEFAULT_MAX_STEPS,
  });

  progress({ stage: 'read', done: 0, total: paths.length });
  const wire = wireOf(rules);
  const siftable = byLanguage(discovery.files);
  const named = candidates(siftable, sources, rules, wire, program.packageOf);

  progress({ stage: 'link', done: 0, total: named.length });
  const carried = carriers(program, tables, wire, library.attempt);
  const files = withReached(named, siftable, sources, { file: library.file, carried });

  progress({ stage: 'match', done: 0, total: files.length });
  const found = match(program, files, tables, wire, library.attempt);
  const matches = asInstalled(found, installedIn({ paths: discovery.data, readText: tree.readText }));

  progress({ stage: 'trace', done: 0, total: matches.length });
  const traced = trace(program, matches, files, rules.apis, library.attempt);
  const { findings, suppressions } = suppress(sited(traced, { program, rules, tree, library }), files);

  progress({ stage: 'surroundings', done: 0, total: discovery.configuration.length });
  const { rows, chains, diagnostics, surroundings } = survey({
    rules: rules.settings,
    sites: findings.map(({ site }) => site),
    paths: discovery.configuration,
    modules: paths,
    sources,
    file: library.file,
    program,
    textOf: tree.readText,
  });

  progress({ stage: 'plan', done: 0, total: findings.length });
  const plan = planFixes(
    {
      findings,
      program,
      surroundings,
      ...knownToFixes(rules, discovery, surroundings),
      file: library.file,
      mentioning: tree.mentioning,
      documents: (words) => sources.mentioning(words, discovery.configuration).filter(isMarkdown),
      readText: tree.readText,
    },
    options.plan ?? DEFAULT_PLAN,
  );
  const fix = fixOfSite(plan);
  return Promise.resolve({
    report: assemble({
      version: options.version,
      discovery,
      outcomes: library.outcomes(),
      sites: findings.map(({ site }) => ({ ...site, fix: fix.of(site.id) })),
      configuration: rows.map((row) => (fix.isPlanned(row.id) ? { ...row, fix: fix.of(row.id) } : row)),
      chains,
      suppressions,
      diagnostics: [...diagnostics, ...writtenKeys(findings), ...program.tooInvolved().map(ofInvolved)],
    }),
    plan,
    surroundings,
    keys: keysIn(findings),
    file: library.file,
  });
}

interface Linked {
  program: Program;
  rules: Rules;
  tree: ReturnType<typeof treeOf>;
  library: ReturnType<typeof openLibrary>;
}

/** What each trace amounts to, and where the program itself sets what moves it. */
function sited(traced: readonly Traced[], { program, rules, tree, library: { file, attempt } }: Linked): SitedTrace[] {
  const found = classify(traced, providerOf(rules), attempt);
  const asked = { program, readers: rules.readers, names: movers(found), ...tree, file };
  return withAssigned(found, assignedVariables(asked, attempt));
}

const treeOf = (sources: Sources, paths: readonly string[], { data }: Discovery) => ({
  paths: [...paths, ...data],
  readText: (path: string): string | undefined => textOf(sources, path),
  mentioning: (words: readonly string[]): string[] => sources.mentioning(words, paths),
});

/** What a change needs of the rules and of the tree. */
const knownToFixes = (rules: Rules, { data }: Discovery, { renamed }: Surroundings) => ({
  endpoints: endpointsOf(rules).map((one) => ({ ...one, variable: renamed[one.variable] ?? one.variable })),
  constructorsOf: (name: string) =>
    rules.sdk.flatMap(({ constructors }) => constructors.filter(({ names }) => names.includes(name))),
  pages: rules.readers.flatMap(({ pages }) => pages),
  texts: rules.settings.flatMap(({ definitions }) => definitions?.texts ?? []),
  packages: data.flatMap((path) => (/(^|\/)package\.json$/.test(path) ? [path.slice(0, -12)] : [])),
});

/** Python's are known by their first word. */
function packagesOf(rules: Rules): Record<LanguageId, Set<string>> {
  const of = (language: LanguageId): string[] =>
    rules.sdk.filter((rule) => rule.language === language).flatMap((rule) => rule.packages);
  return {
    python: new Set(of('python').map((name) => name.split('.', 1)[0] ?? name)),
    typescript: new Set(of('typescript')),
  };
}
