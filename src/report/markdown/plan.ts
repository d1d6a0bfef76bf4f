import type { Configuration, Report, Site } from '../../model/report.js';
import { linePlace } from '../place.js';
import { allVariables, baseUrlVariables } from '../sentences.js';
import { plural, unique } from '../text.js';
import { isOpen, productSites, support, testSites, worstFirst } from '../verdict.js';
import { safetyWords, whenUnsetWords } from '../words.js';
import { inArea, type Area } from './configuration.js';
import { bullets, code, codeList, inline, paragraphs } from './escape.js';
import { places } from './places.js';
import { groupBy } from '../../model/groups.js';
import { unfixedWord } from '../unfixed.js';

const MOST_STEPS = 60;
const MOST_NAMES = 12;

function capped(items: readonly string[], most: number): string[] {
  return items.length > most ? [...items.slice(0, most), `and ${items.length - most} more, listed above`] : [...items];
}

function fixText(fix: Site['fix']): string {
  return fix.available
    ? `${inline(fix.summary)} (${safetyWords[fix.safety]})`
    : `${unfixedWord(fix)}; ${inline(fix.reason)}`;
}

function gapStep(row: Configuration): string {
  const beside = row.keys.length > 0 ? `, next to ${codeList(row.keys)}` : '';
  return `${code(linePlace(row))}${beside}: ${fixText(row.fix)}.`;
}

function gapSteps(report: Report, area: Area, none: string): string[] {
  const gaps = inArea(report, area).filter((row) => row.status !== 'present');
  return gaps.length > 0 ? capped(gaps.map(gapStep), MOST_STEPS) : [none];
}

function callSiteSteps(report: Report): string[] {
  const open = worstFirst(productSites(report).filter(isOpen));
  if (open.length === 0) return ['No call site has to change.'];
  return capped(
    open.map((site) => `${code(linePlace(site))} (${code(site.callee)}): ${fixText(site.fix)}.`),
    MOST_STEPS,
  );
}

function variablesText(report: Report): string {
  const names = allVariables(report);
  return names.length > 0 ? codeList(names.slice(0, MOST_NAMES)) : 'the variable chosen for the base URL';
}

/** What a variable moves, and what happens without it. */
function variableSteps(report: Report): string[] {
  const moved = productSites(report).filter((site) => support(site) === 'already');
  const groups = groupBy(moved, (site) => JSON.stringify([baseUrlVariables(site), site.whenUnset]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const names = first ? baseUrlVariables(first) : [];
    if (!first || names.length === 0) return [];
    return [
      `Set ${names.map(code).join(' or ')} for ${places(group)}; when nothing is set, ${whenUnsetWords[first.whenUnset]}.`,
    ];
  });
}

function environmentSteps(report: Report): string[] {
  const careful = 'Leave an unused variable out rather than empty: several SDKs take an empty base URL for a real one.';
  const key = 'Give the gateway’s own key where the provider’s key is read now; the two move together.';
  return [
    ...gapSteps(report, 'environment', 'No environment file lacks a base URL.'),
    ...capped(variableSteps(report), MOST_STEPS),
    key,
    careful,
  ];
}

function workflowSteps(report: Report): string[] {
  const guard = 'Set the variable only where its secret exists, so that runs without the secret stay as they are.';
  const gaps = inArea(report, 'workflows').some((row) => row.status !== 'present');
  return [...gapSteps(report, 'workflows', 'No workflow sets a key without a base URL.'), ...(gaps ? [guard] : [])];
}

function documentationSteps(report: Report): string[] {
  const page = `Say in the contributor guide what ${variablesText(report)} do, that calls stay as they are without them, and how to go back.`;
  return [...gapSteps(report, 'documentation', page)];
}

function verificationSteps(report: Report): string[] {
  const tests = unique(testSites(report).map((site) => site.path));
  const moved = worstFirst(productSites(report)).filter((site) => support(site) !== 'elsewhere' && !site.suppressed);
  const models = report.models.map((model) => model.name);
  return [
    'Unit tests: each changed client takes the configured base URL, and the vendor’s when none is set.',
    ...(tests.length > 0
      ? [
          `Existing tests and examples that build clients: ${codeList(tests.slice(0, MOST_NAMES))}${tests.length > MOST_NAMES ? ` and ${tests.length - MOST_NAMES} more files` : ''}.`,
        ]
      : []),
    ...(models.length > 0
      ? [
          `The gateway answers a small request for each of ${codeList(models.slice(0, MOST_NAMES))}${models.length > MOST_NAMES ? ` and ${models.length - MOST_NAMES} more models` : ''}.`,
        ]
      : []),
    ...(moved.length > 0
      ? [`By hand, worst first: exercise ${places(moved)} and see the requests in the gateway’s log.`]
      : []),
    `${code('reroute doctor --call')} asks the gateway for its models, with the keys that are set where it runs; ${code('reroute prove -- COMMAND')} tells which hosts the tests, or any other run, really contact.`,
    `Run ${code('reroute check')} again: it should have nothing new to say.`,
  ];
}

function rollbackSteps(report: Report): string[] {
  const failing = productSites(report).filter((site) => site.whenUnset === 'error');
  const risk =
    failing.length > 0
      ? [`These fail when nothing is set, so put the old value back instead: ${places(failing)}.`]
      : [];
  return [
    `Unset ${variablesText(report)} and put the provider’s key back: calls go where they went before.`,
    ...risk,
    'No code has to be reverted for that.',
  ];
}

function risks(report: Report): string[] {
  const staying = productSites(report).filter((site) => support(site) === 'elsewhere');
  return [
    'When the gateway is down, every call that goes through it fails: watch it, and keep the rollback at hand.',
    'A provider’s key is refused by the gateway, and the gateway’s key by the provider: set each with its own URL.',
    'A model that the gateway does not serve under the name in the code fails at its first call, not before.',
    ...(staying.length > 0
      ? [`These keep their own address and stay outside the gateway’s log, limits and budget: ${places(staying)}.`]
      : []),
  ];
}

const phases: readonly [title: string, steps: (report: Report) => string[]][] = [
  ['Settings', (report) => gapSteps(report, 'settings', 'No settings class holds a key without a base URL.')],
  ['Call sites', callSiteSteps],
  ['Environment', environmentSteps],
  ['CI', workflowSteps],
  ['Documentation', documentationSteps],
  ['Verification', verificationSteps],
  ['Rollback', rollbackSteps],
];

function isWorthAPlan(report: Report): boolean {
  return productSites(report).length > 0 || report.configuration.some((row) => row.status !== 'present');
}

export function planSection(report: Report): string {
  if (!isWorthAPlan(report)) return '';
  const open = productSites(report).filter(isOpen).length;
  const size = `${plural(open, 'call site')} to change; the phases can be released one by one, and nothing moves before a variable is set. ${code('reroute fix')} prints what it can make of them as one patch; ${code('--layers')} picks among them.`;
  const parts = phases.map(([title, steps], index) => `### Phase ${index + 1}: ${title}\n\n${bullets(steps(report))}`);
  return paragraphs(['## Migration plan', size, ...parts, '### Risks', bullets(risks(report))]);
}
