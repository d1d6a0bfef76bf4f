import type { Report, Site } from '../../model/report.js';
import { nextStep } from '../next.js';
import { needText, supportText } from '../sentences.js';
import { plural, unique } from '../text.js';
import { isOpen, level, productSites, support, testSites, worstFirst, type Support } from '../verdict.js';
import { bullets, code, paragraphs, table, wording } from './escape.js';
import { places } from './places.js';
import { groupBy } from '../../model/groups.js';

const MOST_ROWS = 60;

/** Sites of one component that need the same: one row of the table. */
function rowKey(site: Site): string {
  return JSON.stringify([site.path, site.within, supportText(site), needText(site), level(site)]);
}

function component(site: Site): string {
  const inside = site.within === undefined || site.within.startsWith('<') ? '' : `${code(site.within)} in `;
  return inside + code(site.path);
}

function row(sites: readonly Site[]): string[] {
  const [first] = sites;
  if (!first) return [];
  const lines = places(
    sites,
    (site) => (site.cell === undefined ? `${site.line}` : `cell ${site.cell}:${site.line}`),
    4,
  );
  return [`${component(first)} (${lines})`, supportText(first), needText(first, wording), first.impact];
}

function findingsTable(sites: readonly Site[]): string {
  const groups = [...groupBy(worstFirst(sites), rowKey).values()];
  if (groups.length === 0) return '';
  const shown = table(
    ['Component (line)', 'Base URL support', 'What is needed', 'Impact'],
    groups.slice(0, MOST_ROWS).map(row),
  );
  const rest = groups.slice(MOST_ROWS).reduce((sum, group) => sum + group.length, 0);
  return rest === 0 ? shown : `${shown}\n\n${plural(rest, 'more place')} below.`;
}

function scope(report: Report): string {
  const product = productSites(report);
  const files = unique(product.map((site) => site.path)).length;
  const built = `${plural(product.length, 'client location')} in ${plural(files, 'file')} of product code`;
  return `${built}, ${testSites(report).length} more in tests, examples and benchmarks. Of those in product code:`;
}

const answers = {
  already: 'configurable as it is',
  pinned: 'configurable in part, with a host that is written in the code',
  not: 'no base URL',
  fixed: 'hardcoded to the vendor, to Azure or to an unknown owner',
  unclear: 'could not be determined',
  elsewhere: 'hardcoded to another vendor or a local server, not affected',
} satisfies Record<Support, string>;

function counts(report: Report): string[] {
  const groups = groupBy<string, Site>(productSites(report), support);
  const gaps = report.configuration.filter((row) => row.status !== 'present').length;
  const rows = Object.entries(answers)
    .filter(([key]) => key !== 'pinned' || groups.has(key))
    .map(([key, text]) => `${text}: **${groups.get(key)?.length ?? 0}**`);
  const open = productSites(report).filter(isOpen).length;
  return [
    ...rows,
    `to be changed or looked at: **${open}**`,
    `settings, environment and workflow entries without a base URL: **${gaps}**`,
  ];
}

export function summarySection(report: Report): string {
  const product = productSites(report);
  const title = product.length > 0 ? '### Key findings' : '';
  const next = `**Next:** ${nextStep(report, code)}`;
  return paragraphs(['## Summary', scope(report), bullets(counts(report)), next, title, findingsTable(product)]);
}

export function modelsSection(report: Report): string {
  if (report.models.length === 0) return '';
  const rows = report.models.map((model) => [code(model.name), `${model.count}`]);
  return paragraphs([
    '## Models',
    `A gateway has to serve these names, or the code has to ask for its own:`,
    table(['Model', 'Times named'], rows),
  ]);
}

export function titleSection(report: Report): string {
  const tool = `Made by ${code(`reroute ${report.tool.version}`)} from the source alone; nothing was run.`;
  return paragraphs(['# Where the base URLs of this repository’s clients come from', tool]);
}
