/** What is known of one site, paragraph by paragraph; formats decide how it looks. */
import type { Chain, Hop, Report, Site, Suppression, TracedValue } from '../model/report.js';
import { chainsOf, endText, shownSteps, stepText, type Step } from './chains.js';
import { linePlace } from './place.js';
import { baseUrlVariables, needText, originText, releaseText, statusSentence } from './sentences.js';
import { effectText } from './suppressions.js';
import { oneLine, phrase, plural, unique, visible } from './text.js';
import { neededWord } from './unfixed.js';
import { safetyWords, whenUnsetWords } from './words.js';

const MOST_USES = 12;
const MOST_ENDS = 12;

/** A sentence, or one numbered hop: what happens there, where it stands, and its code. */
export type Line = string | HopLine;

interface HopLine {
  hop: number;
  does?: string;
  at: string;
  /** It should be there, and is not. */
  lost?: true;
  code: string;
}

export type Paragraph = [label: string, ...lines: Line[]];

export function storyOf(site: Site, report: Report): Paragraph[] {
  const paragraphs: Paragraph[] = [
    ['What', what(site), ...hopLines(site.recognised)],
    ['Status', `${site.status}: ${statusSentence(site)}`],
    ['Base URL', ...valueLines(site.baseUrl)],
    ['API key', ...valueLines(site.apiKey)],
    ['When unset', whenUnsetWords[site.whenUnset], ...implicit(site)],
    ['Moved by', ...unique(baseUrlVariables(site))],
    ['Its way', ...chainsOf(site, report).flatMap(chainLines)],
    ['Used for', ...uses(site)],
    ['Impact', `${site.impact}: ${phrase(site.impactReason)}`],
    ['Policy', ...policy(site)],
    ['Suppressed', ...suppressed(site, report.suppressions ?? [])],
    ['Needed', needText(site)],
    ['Fix', fix(site)],
  ];
  return paragraphs.filter(([, ...lines]) => lines.length > 0);
}

export function lineText(line: Line): string {
  if (typeof line === 'string') return line;
  const does = line.does === undefined ? '' : `${line.does} at `;
  return `${line.hop}. ${does}${line.at}: ${line.code}`;
}

function what({ language, rule, within, test, provider, providers }: Site): string {
  const owner = providers ? `${providers.map(visible).join(' or ')}, by branch,` : provider;
  const inside = within === undefined ? 'at the top of its module' : `in ${visible(within)}`;
  const role = test ? 'test or example code' : 'product code';
  return `${language}, ${inside}, ${role}; recognised by the rule ${visible(rule)}; reaches ${owner} as written`;
}

function hopLines(hops: readonly Hop[] = []): HopLine[] {
  return hops.map((hop, index) => ({ hop: index + 1, at: linePlace(hop), code: oneLine(hop.text) }));
}

function valueLines(value: TracedValue | undefined): Line[] {
  if (!value) return [];
  const ends = unique(
    value.origins.map((origin) => {
      const at = origin.path === undefined ? '' : ` at ${linePlace({ path: origin.path, line: origin.line })}`;
      return `from ${originText(origin)}${at}`;
    }),
  );
  const urls = (value.urls ?? []).map((url) => `can reach ${visible(url)}`);
  const reason = value.reason === undefined ? [] : [phrase(value.reason)];
  const written = value.expression === '' ? [] : [oneLine(value.expression)];
  return [...written, ...hopLines(value.trace), ...capped(ends), ...urls, ...reason];
}

/** Of a hundred writers of one field, nobody reads the last ninety. */
function capped(lines: readonly string[]): string[] {
  const rest = lines.length - MOST_ENDS;
  return rest > 0 ? [...lines.slice(0, MOST_ENDS), `and from ${plural(rest, 'more place')}`] : [...lines];
}

function implicit(site: Site): string[] {
  const { implicitEnv, status, releases = [] } = site;
  if (implicitEnv.length === 0 || status !== 'missing') return [];
  const known = releases.find(({ versions, range }) => versions.length === 1 && range === undefined);
  const sdk = known ? `${visible(known.package)} ${visible(known.versions[0] ?? '')}` : 'the SDK';
  return [`${sdk} reads ${implicitEnv.map(visible).join(', ')} by itself${releaseText(site)}`];
}

/** From the client to where the variable is set, one line a hop. */
function chainLines(chain: Chain): Line[] {
  const { shown, rest } = shownSteps(chain);
  return [
    `${visible(chain.variable)} ${endText(chain)}`,
    ...shown.map((step, index) => stepLine(step, index + 1)),
    ...(rest === undefined ? [] : [rest]),
  ];
}

function stepLine(step: Step, hop: number): HopLine {
  const line = { hop, does: stepText(step), at: linePlace(step), code: oneLine(step.text) };
  return step.status === 'missing' ? { ...line, lost: true } : line;
}

function uses({ uses: all }: Site): string[] {
  if (all.length === 0) return ['no call through it was found'];
  const more = all.length > MOST_USES ? [`and ${all.length - MOST_USES} more calls`] : [];
  const shown = all.slice(0, MOST_USES).map((use) => {
    const models = use.models.length > 0 ? ` with ${use.models.map(visible).join(', ')}` : '';
    return `${visible(use.api)}${models} at ${linePlace(use)}`;
  });
  return [...shown, ...more];
}

function policy({ gate }: Site): string[] {
  if (!gate) return [];
  const because = gate.because === undefined ? '' : `: ${phrase(gate.because)}`;
  return [`${gate.severity}${because}`];
}

function suppressed({ id, suppressed: asked }: Site, suppressions: readonly Suppression[]): string[] {
  if (!asked) return [];
  const by = suppressions.filter(({ sites }) => sites.includes(id));
  return [
    phrase(asked.reason),
    ...by.map((one) => `by the comment at ${linePlace(one)}, which suppresses ${effectText(one)}`),
  ];
}

function fix(site: Site): string {
  const { fix: one } = site;
  if (one.available) return `${phrase(one.summary)} (${safetyWords[one.safety]})`;
  return `${neededWord(site, one)}: ${phrase(one.reason)}`;
}
