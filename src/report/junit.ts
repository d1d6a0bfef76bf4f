import type { Configuration, Diagnostic, Report, Site } from '../model/report.js';
import { place, position } from './place.js';
import { statusSentence } from './sentences.js';
import { visible, visibleBlock } from './text.js';
import { isOpen } from './verdict.js';
import { configurationKindWords, configurationStatusWords } from './words.js';
import { groupBy } from '../model/groups.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

interface Case {
  suite: string;
  name: string;
  outcome: 'passed' | 'failed' | 'skipped' | 'error';
  message: string;
  detail: string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

function attribute(text: string): string {
  return escaped(visible(text));
}

function siteCase(site: Site): Case {
  const outcome = site.suppressed ? 'skipped' : isOpen(site) ? 'failed' : 'passed';
  const message = site.suppressed?.reason ?? statusSentence(site);
  return {
    suite: site.path,
    name: `${position(site)} ${site.callee}`,
    outcome,
    message,
    detail: `${place(site)}\n${site.snippet}`,
  };
}

function gapCase(row: Configuration): Case {
  const outcome = row.status === 'empty' ? 'failed' : 'passed';
  const name = `${row.line} ${configurationKindWords[row.kind]}: ${configurationStatusWords[row.status]}`;
  return { suite: row.path, name, outcome, message: row.message, detail: place(row) };
}

function diagnosticCase(row: Diagnostic): Case[] {
  if (row.severity !== 'error') return [];
  return [{ suite: row.path, name: 'can be read', outcome: 'error', message: row.message, detail: place(row) }];
}

const bodies = {
  passed: () => '',
  failed: ({ message, detail }) =>
    `<failure message="${attribute(message)}">${escaped(visibleBlock(detail))}</failure>`,
  error: ({ message, detail }) => `<error message="${attribute(message)}">${escaped(visibleBlock(detail))}</error>`,
  skipped: ({ message }) => `<skipped message="${attribute(message)}"/>`,
} satisfies Record<Case['outcome'], (one: Case) => string>;

function caseXml(one: Case): string {
  return `    <testcase classname="${attribute(one.suite)}" name="${attribute(one.name)}">${bodies[one.outcome](one)}</testcase>\n`;
}

function totals(cases: readonly Case[]): string {
  const count = (outcome: Case['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function suiteXml(path: string, cases: readonly Case[]): string {
  return `  <testsuite name="${attribute(path)}" ${totals(cases)}>\n${cases.map(caseXml).join('')}  </testsuite>\n`;
}

/** One suite a file; a test passes when the calls of its site can be moved, or need not be. */
export function junit(report: Report): string {
  const cases = [
    ...report.sites.map(siteCase),
    ...report.configuration.map(gapCase),
    ...report.diagnostics.flatMap(diagnosticCase),
  ];
  const suites = [...groupBy(cases, (one) => one.suite)].map(([path, group]) => suiteXml(path, group));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reroute" ${totals(cases)}>\n${suites.join('')}</testsuites>\n`;
}
