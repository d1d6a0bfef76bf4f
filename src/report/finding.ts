import type { Configuration, Hop, Report, Site } from '../model/report.js';
import { position } from './place.js';
import { statusSentence } from './sentences.js';
import { phrase, visible } from './text.js';
import { isOldDebt, level, support, type Level, type Support } from './verdict.js';
import { configurationKindWords, configurationStatusWords, safetyWords } from './words.js';
import { unfixedWord } from './unfixed.js';

export type FindingRule =
  | 'missing-base-url'
  | 'hardcoded-base-url'
  | 'other-vendor-base-url'
  | 'unresolved-base-url'
  | 'fail-open-base-url'
  | 'configuration-without-base-url';

/** One thing to complain of, in the terms that scanners' formats share. */
export interface Finding {
  id: string;
  rule: FindingRule;
  level: Exclude<Level, 'none'>;
  title: string;
  message: string;
  path: string;
  /** Lines of a notebook count inside a cell, which no annotation can point at: then this is the file's first. */
  line: number;
  column?: number;
  endLine: number;
  cell?: string;
  trace: readonly Hop[];
  /** `primaryLocationLineHash`. */
  lineHash?: string;
  suppressed?: string;
  /** A gate knows it from before. */
  known?: true;
}

/** Config-driven sites are what the tool asks for: they are a finding only where a gate says so. */
const rules = {
  not: 'missing-base-url',
  fixed: 'hardcoded-base-url',
  elsewhere: 'other-vendor-base-url',
  unclear: 'unresolved-base-url',
  already: 'fail-open-base-url',
  pinned: 'fail-open-base-url',
} satisfies Record<Support, FindingRule>;

const titles = {
  'missing-base-url': 'Client without a base URL',
  'hardcoded-base-url': 'Hardcoded base URL',
  'other-vendor-base-url': 'Base URL hardcoded to another vendor',
  'unresolved-base-url': 'Base URL could not be determined',
  'fail-open-base-url': 'Without its setting, a client bypasses the gateway',
  'configuration-without-base-url': 'Configuration without a base URL',
} satisfies Record<FindingRule, string>;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function fixSentence(fix: Site['fix']): string {
  return fix.available
    ? ` Fix: ${phrase(fix.summary)} (${safetyWords[fix.safety]}).`
    : ` ${capital(unfixedWord(fix))}: ${phrase(fix.reason)}.`;
}

function siteMessage(site: Site, cell: string | undefined): string {
  const at = cell === undefined ? '' : ` (${cell})`;
  const urls = site.status === 'hardcoded' ? (site.baseUrl?.urls ?? []).map(visible).join(', ') : '';
  const status = urls === '' ? statusSentence(site) : `${statusSentence(site)}, ${urls}`;
  const fix = support(site) === 'elsewhere' ? '' : fixSentence(site.fix);
  const known = isOldDebt(site) ? ` ${site.gate?.known ? 'Known debt' : 'Not touched by this change'}.` : '';
  return `${visible(site.callee)}${at}: ${status}.${known}${fix} Impact ${site.impact}: ${phrase(site.impactReason)}.`;
}

function siteFinding(site: Site): Finding[] {
  const rule = rules[support(site)];
  const loudness = level(site);
  const isFine = rule === 'fail-open-base-url' && !site.gate;
  if (isFine || (loudness === 'none' && !site.suppressed)) return [];
  const cell = site.cell === undefined ? undefined : position(site);
  const where =
    cell === undefined
      ? { line: site.line, column: site.column, endLine: Math.max(site.line, site.endLine) }
      : { line: 1, endLine: 1, cell };
  return [
    {
      id: site.id,
      rule,
      level: loudness === 'none' ? 'note' : loudness,
      title: titles[rule],
      message: siteMessage(site, cell),
      path: site.path,
      ...where,
      trace: site.baseUrl?.trace ?? [],
      ...(site.lineHash === undefined ? {} : { lineHash: site.lineHash }),
      ...(site.suppressed ? { suppressed: site.suppressed.reason } : {}),
      ...(isOldDebt(site) ? { known: true } : {}),
    },
  ];
}

/** An empty variable breaks clients that a missing one would not, so it is the louder of the two. */
const gapLevels = { present: 'none', missing: 'note', empty: 'warning' } satisfies Record<
  Configuration['status'],
  Level
>;

function gapFinding(row: Configuration): Finding[] {
  const loudness = gapLevels[row.status];
  if (loudness === 'none') return [];
  const rule = 'configuration-without-base-url';
  const state = `${configurationKindWords[row.kind]}: ${configurationStatusWords[row.status]}`;
  const message = `${state}. ${phrase(row.message)}.${fixSentence(row.fix)}`;
  return [
    {
      id: row.id,
      rule,
      level: loudness,
      title: titles[rule],
      message,
      path: row.path,
      line: row.line,
      endLine: row.line,
      trace: [],
    },
  ];
}

const LEVELS = { error: 0, warning: 1, note: 2 } satisfies Record<Finding['level'], number>;

/** Worst first, so that whoever cuts, cuts the least. Suppressed ones are last and marked. */
export function findingsOf(report: Report): Finding[] {
  const found = [...report.sites.flatMap(siteFinding), ...report.configuration.flatMap(gapFinding)];
  const rank = (finding: Finding): number =>
    LEVELS[finding.level] + (finding.suppressed === undefined ? 0 : LEVELS.note + 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

export function unsuppressed(report: Report): Finding[] {
  return findingsOf(report).filter((finding) => finding.suppressed === undefined);
}
