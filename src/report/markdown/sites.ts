import type { Site, TracedValue, Use } from '../../model/report.js';
import { linePlace } from '../place.js';
import { originText, statusSentence } from '../sentences.js';
import { unique } from '../text.js';
import { worstFirst } from '../verdict.js';
import { kindWords, safetyWords } from '../words.js';
import { bullets, code, codeList, fence, inline, paragraphs, table, wording } from './escape.js';
import { places } from './places.js';
import { groupBy } from '../../model/groups.js';
import { neededWord } from '../unfixed.js';

const MOST_DETAILED = 200;
const MOST_USES = 8;

const FENCES: Record<string, string> = { '.js': 'js', '.mjs': 'js', '.cjs': 'js', '.jsx': 'jsx', '.tsx': 'tsx' };

function fenceLanguage(site: Site): string {
  if (site.language === 'python') return 'python';
  return FENCES[/\.[^./]+$/.exec(site.path)?.[0] ?? ''] ?? 'ts';
}

function origins(value: TracedValue): string {
  const parts = value.origins.map((origin) => {
    const at = origin.path === undefined ? '' : ` (${code(linePlace({ path: origin.path, line: origin.line }))})`;
    return `${originText(origin, wording)}${at}`;
  });
  return unique(parts).join(', then ');
}

function valueItem(label: string, value: TracedValue | undefined): string[] {
  if (!value) return [];
  const from = origins(value);
  const reached = value.urls && value.urls.length > 0 ? `; can reach ${codeList(value.urls)}` : '';
  const why = value.reason === undefined ? '' : `; ${inline(value.reason)}`;
  const hops = (value.trace ?? []).map((hop, index) => `   ${index + 1}. ${code(linePlace(hop))}: ${code(hop.text)}`);
  return [
    [`**${label}:** ${code(value.expression)}${from === '' ? '' : `, from ${from}`}${reached}${why}.`, ...hops].join(
      '\n',
    ),
  ];
}

function useText(use: Use): string {
  const models = use.models.length > 0 ? ` with ${codeList(use.models)}` : '';
  return `${code(use.api)}${models} at ${code(linePlace(use))}`;
}

function useItem(uses: readonly Use[]): string {
  if (uses.length === 0) return '**Used for:** no call through it was found.';
  const more = uses.length > MOST_USES ? ` and ${uses.length - MOST_USES} more calls` : '';
  return `**Used for:** ${uses.slice(0, MOST_USES).map(useText).join('; ')}${more}.`;
}

function changeItem(site: Site): string {
  const { fix, suppressed } = site;
  if (suppressed) return `**Suppressed:** ${inline(suppressed.reason)}.`;
  if (fix.available) return `**Change:** ${inline(fix.summary)} (${safetyWords[fix.safety]}).`;
  return `**Change:** ${neededWord(site, fix)}; ${inline(fix.reason)}.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function heading(site: Site, number: number): string {
  const inside = site.within === undefined || site.within.startsWith('<') ? '' : ` in ${code(site.within)}`;
  return `### ${number}. ${code(linePlace(site))}: ${code(site.callee)}${inside}`;
}

function siteSection(site: Site, number: number): string {
  const items = [
    `**Status:** ${site.status} (${kindWords[site.kind]}). ${sentence(statusSentence(site, wording))}.`,
    ...valueItem('Base URL', site.baseUrl),
    ...valueItem('API key', site.apiKey),
    useItem(site.uses),
    `**Impact:** ${site.impact}; ${inline(site.impactReason)}.`,
    changeItem(site),
  ];
  return paragraphs([heading(site, number), fence(fenceLanguage(site), site.snippet), bullets(items)]);
}

/** Sites that differ only in where they stand. */
function shape(site: Site): string {
  return JSON.stringify([site.status, site.callee, site.baseUrl?.expression, site.baseUrl?.urls]);
}

function shapeTable(sites: readonly Site[]): string {
  const rows = [...groupBy(worstFirst(sites), shape).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const value = first.baseUrl ? code(first.baseUrl.expression) : 'none';
    return [[first.status, code(first.callee), value, `${group.length}`, places(group)]];
  });
  return table(['Status', 'Client', 'Base URL', 'Count', 'Places'], rows);
}

export function locationsSection(sites: readonly Site[]): string {
  if (sites.length === 0) return '';
  const ordered = worstFirst(sites);
  const detailed = ordered.slice(0, MOST_DETAILED).map((site, index) => siteSection(site, index + 1));
  const rest = ordered.slice(MOST_DETAILED);
  const more = rest.length > 0 ? ['### The rest, by shape', shapeTable(rest)] : [];
  return paragraphs(['## Client locations', 'Worst first.', ...detailed, ...more]);
}

export function testsSection(sites: readonly Site[]): string {
  return sites.length === 0 ? '' : paragraphs(['## Tests, examples and benchmarks', shapeTable(sites)]);
}
