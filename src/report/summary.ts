import type { Configuration, Report, Site } from '../model/report.js';
import { coverageSum } from './coverage.js';
import { fitting, size } from './limit.js';
import { bullets, code, inline, paragraphs, table, wording } from './markdown/escape.js';
import { nextStep } from './next.js';
import { linePlace } from './place.js';
import { needText, supportText } from './sentences.js';
import { clip, plural } from './text.js';
import { level, productSites, testSites, worstFirst } from './verdict.js';
import type { View } from './view.js';
import { configurationStatusWords, safetyWords } from './words.js';

/** A step summary may hold 1 MiB, other steps of the job share it. */
const STEP_SUMMARY = 1_000_000;
const LONGEST_TEXT = 300;
const HEADERS = ['Impact', 'Place', 'Client', 'Base URL support', 'What is needed'];

function changeText({ fix }: Site | Configuration): string {
  return fix.available ? `${inline(clip(fix.summary, LONGEST_TEXT))} (${safetyWords[fix.safety]})` : '';
}

function siteRow(site: Site): string[] {
  const needed =
    clip(needText(site), LONGEST_TEXT) === needText(site) ? needText(site, wording) : 'see the full report';
  const change = level(site) === 'none' ? '' : changeText(site);
  const parts = [needed, change].filter((part) => part !== '').join('; ');
  return [
    site.impact,
    code(clip(linePlace(site), LONGEST_TEXT)),
    code(clip(site.callee, LONGEST_TEXT)),
    supportText(site),
    parts,
  ];
}

function gapItem(row: Configuration): string {
  const change = changeText(row);
  const finding = `${code(clip(linePlace(row), LONGEST_TEXT))}: ${configurationStatusWords[row.status]}`;
  return change === '' ? finding : `${finding}; ${change}`;
}

function cutNote(left: number, one: string, many: string): string {
  if (left === 0) return '';
  return `${plural(left, `more ${one}`, `more ${many}`)} left out to keep within the limit, the least pressing ones.`;
}

function headPart(report: Report): string {
  const counts = report.summary.sites;
  const line = `**${counts.missing}** missing · **${counts.hardcoded}** hardcoded · **${counts.unresolved}** unresolved · **${counts['config-driven']}** config-driven`;
  return paragraphs(['## reroute: where base URLs come from', line, `**Next:** ${nextStep(report, code)}`]);
}

function tailPart(report: Report): string {
  const tests = testSites(report).length;
  const failed = report.diagnostics.filter(({ severity }) => severity !== 'info').length;
  const told = failed > 0 ? ` ${plural(failed, 'diagnostic')} in the full report.` : '';
  return paragraphs([
    tests > 0 ? `${plural(tests, 'place')} in tests and examples not listed.` : '',
    `${coverageSum(report)}.${told}`,
  ]);
}

function sitesPart(sites: readonly Site[], budget: number): string {
  if (sites.length === 0) return '';
  const [header = '', rule = '', ...rows] = table(HEADERS, sites.map(siteRow)).split('\n');
  const shown = fitting(rows, budget - size(header) - size(rule));
  return paragraphs([
    [header, rule, ...shown].join('\n'),
    cutNote(rows.length - shown.length, 'client location', 'client locations'),
  ]);
}

function gapsPart(rows: readonly Configuration[], budget: number): string {
  if (rows.length === 0) return '';
  const lines = bullets(rows.map(gapItem)).split('\n');
  const shown = fitting(lines, budget);
  return paragraphs([
    '### Configuration',
    shown.join('\n'),
    cutNote(lines.length - shown.length, 'configuration entry', 'configuration entries'),
  ]);
}

/** For a pull request's comment or a job's page: what is worst, as much as fits, and whether something was left out. */
export function summary(report: Report, view: View): string {
  const head = headPart(report);
  const tail = tailPart(report);
  const reserve = 500;
  const room = Math.max(0, (view.maxChars ?? STEP_SUMMARY) - size(head) - size(tail) - reserve);
  const gaps = gapsPart(
    report.configuration.filter((row) => row.status !== 'present'),
    Math.floor(room / 4),
  );
  const sites = sitesPart(worstFirst(productSites(report)), Math.max(0, room - size(gaps)));
  return `${paragraphs([head, sites, gaps, tail])}\n`;
}
