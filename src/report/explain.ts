/** The story of one site: what it is, how that is known, where its base URL comes from, and what to do. */
import type { Chain, Hop, Report, Site, Suppression, TracedValue } from '../model/report.js';
import { chainsOf, endText, shownSteps, stepText } from './chains.js';
import { linePlace, place } from './place.js';
import { baseUrlVariables, needText, originText, releaseText, statusSentence } from './sentences.js';
import { effectText } from './suppressions.js';
import { blank, columns, flow, type Piece } from './terminal/layout.js';
import { styleOf, type Style } from './terminal/style.js';
import { oneLine, phrase, plural, unique, visible, visibleBlock } from './text.js';
import { support } from './verdict.js';
import type { View } from './view.js';
import { kindWords, safetyWords, whenUnsetWords } from './words.js';

const LABEL = 12;
const MOST_USES = 12;
const MOST_ENDS = 12;

type Paragraph = [label: string, ...lines: string[]];

export function explain(site: Site, report: Report, view: View): string {
  const style = styleOf(view.color);
  const title: Piece[] = [
    { text: place(site), paint: style.bold },
    { text: visible(site.callee) },
    { text: `(${kindWords[site.kind]})`, paint: style.dim },
  ];
  const paragraphs = story(site, report).filter(([, ...lines]) => lines.length > 0);
  const lines = [
    ...flow(title, view.width, 2, blank(0)),
    '',
    ...visibleBlock(site.snippet)
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
    '',
    ...paragraphs.flatMap((one) => paragraphLines(one, view.width, style)),
  ];
  return `${lines.join('\n')}\n`;
}

function story(site: Site, report: Report): Paragraph[] {
  return [
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
}

function what({ language, rule, within, test, provider, providers }: Site): string {
  const owner = providers ? `${providers.map(visible).join(' or ')}, by branch,` : provider;
  const inside = within === undefined ? 'at the top of its module' : `in ${visible(within)}`;
  const role = test ? 'test or example code' : 'product code';
  return `${language}, ${inside}, ${role}; recognised by the rule ${visible(rule)}; reaches ${owner} as written`;
}

function hopLines(hops: readonly Hop[] = []): string[] {
  return hops.map((hop, index) => `${index + 1}. ${linePlace(hop)}: ${oneLine(hop.text)}`);
}

function valueLines(value: TracedValue | undefined): string[] {
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
function chainLines(chain: Chain): string[] {
  const { shown, rest } = shownSteps(chain);
  return [
    `${visible(chain.variable)} ${endText(chain)}`,
    ...shown.map((step, index) => `${index + 1}. ${stepText(step)} at ${linePlace(step)}: ${oneLine(step.text)}`),
    ...(rest === undefined ? [] : [rest]),
  ];
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
  const stays = support(site) === 'already' || support(site) === 'elsewhere';
  return `${stays ? 'none needed' : 'by hand'}: ${phrase(one.reason)}`;
}

function paragraphLines([label, ...lines]: Paragraph, width: number, style: Style): string[] {
  const room = Math.max(width, LABEL + 20);
  return lines.flatMap((text, index) => {
    const lead = index === 0 ? label.padEnd(LABEL) : ' '.repeat(LABEL);
    return flow([{ text }], room, LABEL + 2, { text: index === 0 ? style.dim(lead) : lead, columns: columns(lead) });
  });
}
