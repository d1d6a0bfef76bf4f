/** From the report to what the page shows. */
import type { Report, Site } from '../../model/report.js';
import { coverageSum } from '../coverage.js';
import { nextStep } from '../next.js';
import { linePlace, position } from '../place.js';
import { allVariables, baseUrlVariables, needText, statusSentence } from '../sentences.js';
import { storyOf, type Line } from '../story.js';
import { phrase, unique, visible, visibleBlock } from '../text.js';
import { level, productSites, staysAsItIs, support, worstFirst } from '../verdict.js';
import { configurationKindWords, configurationStatusWords, kindWords, severityWords } from '../words.js';
import type { PageData, PageSite, Row, Variable } from './data.js';
import { chainNamed, routeOf, setIn } from './route.js';

export function contentOf(report: Report): PageData {
  const lines = new Lines();
  return {
    tool: `reroute ${visible(report.tool.version)}`,
    coverage: coverageSum(report),
    next: nextStep(report),
    sites: worstFirst(report.sites).map((site) => siteOf(site, report, lines)),
    variables: variablesOf(report),
    gaps: gapsOf(report),
    remarks: remarksOf(report),
    models: report.models.map(({ name, count }) => ({ name: visible(name), count })),
    lines: lines.all,
  };
}

/** Stories of neighbours have most of their lines in common. */
class Lines {
  readonly all: Line[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(line: Line): number {
    const key = JSON.stringify(line);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(line) - 1;
  }
}

function siteOf(site: Site, report: Report, lines: Lines): PageSite {
  return {
    id: site.id,
    path: visible(site.path),
    at: position(site),
    callee: visible(site.callee),
    kind: kindWords[site.kind],
    language: site.language,
    vendor: visible(site.vendor),
    provider: visible(site.provider),
    status: site.status,
    support: support(site),
    level: level(site),
    impact: site.impact,
    test: site.test,
    suppressed: site.suppressed !== undefined,
    sentence: statusSentence(site),
    need: needText(site),
    moves: unique(baseUrlVariables(site)),
    fix: fixOf(site),
    route: routeOf(site, report.chains ?? []),
    code: visibleBlock(site.snippet),
    firstLine: site.line,
    story: storyOf(site, report).map(([label, ...paragraph]) => [
      label,
      ...paragraph.map((line) => lines.numberOf(line)),
    ]),
  };
}

function fixOf(site: Site): PageSite['fix'] {
  if (site.fix.available) return site.fix.safety;
  return staysAsItIs(site) ? 'none' : 'hand';
}

function variablesOf(report: Report): Variable[] {
  const counts = new Map<string, number>();
  for (const site of productSites(report))
    for (const name of unique(baseUrlVariables(site))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return allVariables(report)
    .map((name) => ({ name, moves: counts.get(name) ?? 0, ...setIn(chainNamed(name, report)) }))
    .filter(({ moves }) => moves > 0)
    .sort((a, b) => b.moves - a.moves);
}

function gapsOf({ configuration }: Report): Row[] {
  return configuration
    .filter(({ status }) => status !== 'present')
    .map((row) => ({
      word: `${configurationKindWords[row.kind]}: ${configurationStatusWords[row.status]}`,
      at: linePlace(row),
      text: row.fix.available ? `${phrase(row.message)}; ${phrase(row.fix.summary)}` : phrase(row.message),
    }));
}

function remarksOf({ diagnostics }: Report): Row[] {
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map((row) => ({ word: severityWords[row.severity], at: linePlace(row), text: phrase(row.message) }));
}
