/** The whole tool on one page: discovered files in, report out. No stage calls another; each answers with a value. */
import { ofInvolved } from './classify/involved.js';
import { assemble } from './classify/report.js';
import { classify } from './classify/index.js';
import { suppress } from './classify/suppress.js';
import { writtenKeys } from './classify/written-keys.js';
import { isDocument } from './discover/names.js';
import { fixOfSite, planFixes } from './fix/plan/index.js';
import { link } from './link/index.js';
import { openLibrary } from './lower/library.js';
import { carriers, match, tablesFor, type CarrierWords } from './match/index.js';
import type { Audited } from './model/analysis.js';
import type { Discovery, Sources } from './model/discovery.js';
import type { FileFacts, LanguageId } from './model/facts.js';
import { DEFAULT_MAX_STEPS, type AuditOptions, type Progress } from './model/options.js';
import { DEFAULT_PLAN } from './model/remedy.js';
import type { Rules } from './model/rules.js';
import { endpointsOf } from './rules/endpoints.js';
import { needles } from './rules/needles.js';
import { providerOf } from './rules/providers.js';
import { wireOf } from './rules/wire.js';
import { survey } from './surroundings/index.js';
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
  const tree = [...paths, ...discovery.data];
  const library = openLibrary(new Set(paths), (path) => sources.read(path));

  progress({ stage: 'read', done: 0, total: paths.length });
  const candidates = mentioningByLanguage(discovery, sources, withDirectives(needles(rules)));

  progress({ stage: 'link', done: 0, total: candidates.length });
  const program = link({
    tree: { paths: tree, readText: (path) => textOf(sources, path) },
    readers: rules.readers,
    packages: packagesOf(rules),
    file: library.file,
    maxSteps: options.maxSteps ?? DEFAULT_MAX_STEPS,
  });
  const wire = wireOf(rules);
  const carried = (file: FileFacts): CarrierWords[] =>
    library.attempt(file.path, () => carriers(program, file, tables, wire), []);
  const files = reached(candidates, carried, (sets) => mentioningAnyOf(sources, sets, paths), library.file);

  progress({ stage: 'match', done: 0, total: files.length });
  const matches = match(program, files, tables, wire, library.attempt);

  progress({ stage: 'trace', done: 0, total: matches.length });
  const traced = trace(program, matches, files, rules.apis, library.attempt);
  const { findings, suppressions } = suppress(classify(traced, providerOf(rules), library.attempt), files);

  progress({ stage: 'surroundings', done: 0, total: discovery.configuration.length });
  const { rows, chains, diagnostics, surroundings } = survey({
    rules: rules.settings,
    sites: findings.map(({ site }) => site),
    paths: discovery.configuration,
    mentioning: (words) => sources.mentioning(words, discovery.configuration),
    mentionedIn: (words) => sources.mentioning(words, paths).flatMap((path) => library.file(path) ?? []),
    program,
    textOf: (path) => textOf(sources, path),
  });

  progress({ stage: 'plan', done: 0, total: findings.length });
  const plan = planFixes(
    {
      findings,
      program,
      surroundings,
      endpoints: endpointsOf(rules),
      packages: discovery.data.flatMap((path) => (/(^|\/)package\.json$/.test(path) ? [path.slice(0, -12)] : [])),
      file: library.file,
      mentioning: (words) => sources.mentioning(words, paths),
      documents: (words) => sources.mentioning(words, discovery.configuration).filter(isDocument),
      readText: (path) => textOf(sources, path),
    },
    options.plan ?? DEFAULT_PLAN,
  );
  const fix = fixOfSite(plan);
  const sites = findings.map(({ site }) => ({ ...site, fix: fix.of(site.id) }));
  return Promise.resolve({
    report: assemble({
      version: options.version,
      discovery,
      outcomes: library.outcomes(),
      sites,
      configuration: rows.map((row) => (fix.isPlanned(row.id) ? { ...row, fix: fix.of(row.id) } : row)),
      chains,
      suppressions,
      diagnostics: [...diagnostics, ...writtenKeys(findings), ...program.tooInvolved().map(ofInvolved)],
    }),
    plan,
    surroundings,
    file: library.file,
  });
}

/** Comments that speak to this tool are looked at even where nothing is left that they could speak of. */
function withDirectives({ python, typescript }: Record<LanguageId, string[]>): Record<LanguageId, string[]> {
  return { python: [...python, 'reroute:'], typescript: [...typescript, 'reroute:'] };
}

function mentioningByLanguage({ files }: Discovery, sources: Sources, words: Record<LanguageId, string[]>): string[] {
  const languages: LanguageId[] = ['python', 'typescript'];
  return languages.flatMap((language) =>
    sources.mentioning(
      words[language],
      files.filter((file) => file.language === language).map(({ path }) => path),
    ),
  );
}

/** Files that hold all words of at least one of the sets. By halving the sets, most files are looked at once for all of them. */
function mentioningAnyOf(sources: Sources, sets: readonly CarrierWords[], among: readonly string[]): string[] {
  const [only, ...more] = sets;
  if (!only || among.length === 0) return [];
  const hits = sources.mentioning(
    sets.map(([first = '']) => first),
    among,
  );
  if (more.length === 0) return only.slice(1).reduce((left, word) => sources.mentioning([word], left), hits);
  const half = sets.length >> 1;
  return [...mentioningAnyOf(sources, sets.slice(0, half), hits), ...mentioningAnyOf(sources, sets.slice(half), hits)];
}

/** Re-exports of re-exports of a client: more rounds than this find nothing in real programs. */
const MOST_ROUNDS = 5;

/** The files that rules name, and those that get a client, or a path to call, handed on from one of them. */
function reached(
  candidates: readonly string[],
  carried: (file: FileFacts) => CarrierWords[],
  mentioning: (sets: readonly CarrierWords[]) => string[],
  file: (path: string) => FileFacts | undefined,
): FileFacts[] {
  const found = new Map<string, FileFacts>();
  const asked = new Set<string>();
  let fresh = [...candidates];
  for (let round = 0; round < MOST_ROUNDS && fresh.length > 0; round++) {
    const added = fresh.flatMap((path) => (found.has(path) ? [] : (file(path) ?? [])));
    for (const facts of added) found.set(facts.path, facts);
    const words = added.flatMap(carried).filter((all) => !asked.has(all.join(' ')) && asked.add(all.join(' ')));
    fresh = mentioning(words).filter((path) => !found.has(path));
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Python's are known by their first word. */
function packagesOf(rules: Rules): Record<LanguageId, Set<string>> {
  const of = (language: LanguageId): string[] =>
    rules.sdk.filter((rule) => rule.language === language).flatMap((rule) => rule.packages);
  return {
    python: new Set(of('python').map((name) => name.split('.', 1)[0] ?? name)),
    typescript: new Set(of('typescript')),
  };
}

function textOf(sources: Sources, path: string): string | undefined {
  try {
    return sources.read(path).toString('utf8');
  } catch {
    return undefined;
  }
}
