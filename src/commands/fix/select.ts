/** Which planned fixes a run is about. */
import { UserError } from '../../errors.js';
import {
  IMPLICIT_ENV,
  LAYERS,
  STRATEGIES,
  USUAL_LAYERS,
  type ImplicitEnv,
  type Layer,
  type Plan,
  type PlannedFix,
  type PlanOptions,
  type Strategy,
} from '../../model/remedy.js';
import type { Knobs } from '../../model/policy.js';
import type { Report, Site } from '../../model/report.js';

export interface FixChoices {
  only: string[];
  layers: string | undefined;
  strategy: string | undefined;
  includeVendors: boolean;
  implicitEnv: string | undefined;
  unsafeFixes: boolean;
}

/** `policy`: what the configuration says of clients whose package reads a variable by itself, if it does. */
export function planOptionsFrom(choices: FixChoices, policy?: Knobs['implicitEnv']): PlanOptions {
  const implicit = choices.implicitEnv ?? (policy === 'fail' ? 'fix' : 'accept');
  const named = (choices.layers ?? USUAL_LAYERS.join(',')).split(',').map((one) => one.trim());
  return {
    layers: named.map((name) => oneOf<Layer>(name, LAYERS, 'layer')),
    strategy: oneOf<Strategy>(choices.strategy ?? 'auto', STRATEGIES, 'strategy'),
    includeVendors: choices.includeVendors,
    implicitEnv: oneOf<ImplicitEnv>(implicit, IMPLICIT_ENV, 'way with implicit variables'),
  };
}

function oneOf<T extends string>(name: string, known: readonly T[], what: string): T {
  const found = known.find((one) => one === name);
  if (found === undefined) throw new UserError('bad-fix-option', `"${name}" is no ${what}; known: ${known.join(', ')}`);
  return found;
}

/** Documentation shows how it is done, and is no product. */
const isShown = (path: string): boolean =>
  /(^|\/)(docs?|documentation|website)\/(?:.*\/)?[^/]+\.(ipynb|mdx?)$/i.test(path);

/** A site that policy wants moved: no test and no page of the documentation, unless it was asked for by name. */
export function selector(
  { sites }: Report,
  { only }: FixChoices,
): (fix: { id: string; path: string; line: number; layer?: Layer; isOfTests?: true }) => boolean {
  const byId = new Map(sites.map((site) => [site.id, site]));
  return (fix) => {
    const site = byId.get(fix.id);
    if (only.length > 0) return only.some((pattern) => answers(pattern, fix, site));
    return site?.test !== true && fix.isOfTests !== true && !(site && isShown(site.path));
  };
}

/** `path`, `path:line`, a kind of site, or a layer. */
function answers(pattern: string, fix: { path: string; line: number; layer?: Layer }, site: Site | undefined): boolean {
  if (pattern === site?.kind || pattern === fix.layer) return true;
  const [path, line] = splitPlace(pattern);
  const folder = path.endsWith('/') ? path : `${path}/`;
  return (fix.path === path || fix.path.startsWith(folder)) && (line === undefined || line === fix.line);
}

function splitPlace(pattern: string): [path: string, line: number | undefined] {
  const match = /^(.*):(\d+)$/.exec(pattern);
  return match ? [match[1] ?? '', Number(match[2])] : [pattern, undefined];
}

/** The chosen ones with all that they require; what needs `--unsafe-fixes` is held back without it. */
export function chosenFixes(
  plan: Plan,
  isWanted: ReturnType<typeof selector>,
  choices: FixChoices,
): { fixes: PlannedFix[]; held: PlannedFix[] } {
  const wanted = plan.fixes.filter(isWanted);
  const held = choices.unsafeFixes ? [] : wanted.filter(({ safety }) => safety === 'review');
  const chosen = wanted.filter((fix) => !held.includes(fix));
  const required = new Set(chosen.flatMap(({ requires }) => requires));
  return { fixes: plan.fixes.filter((fix) => chosen.includes(fix) || required.has(fix.id)), held };
}
