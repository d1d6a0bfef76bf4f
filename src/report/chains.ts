/** The way of a variable from the client to where it is set, in words. */
import type { Chain, Report, Site } from '../model/report.js';
import { plural } from './text.js';

export type Step = Chain['steps'][number];

const MOST_OF_A_KIND = 12;

const stepWords = {
  read: 'read',
  defined: 'defined in the settings',
  documented: 'documented',
  'passed-on': 'passed on',
  set: 'set',
} satisfies Record<Step['step'], string>;

export function stepText({ step, status }: Step): string {
  return status === 'missing' ? `not ${stepWords[step]}` : stepWords[step];
}

export function endText({ breaks, steps }: Chain): string {
  if (breaks) return `breaks where it should be ${stepWords[breaks]}`;
  const isNamed = steps.some(({ step }) => step !== 'read');
  return isNamed ? 'reaches its clients wherever a key does' : 'is named nowhere but in the code';
}

/** What breaks the chain is not left out for what does not, but is no more than told of, either. */
export function shownSteps({ steps }: Chain): { shown: Step[]; rest: string | undefined } {
  const counts = new Map<string, number>();
  const shown = steps.filter(({ step, status }) => {
    const kind = `${step} ${status === 'missing' ? 'not' : ''}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST_OF_A_KIND;
  });
  const rest = steps.length - shown.length;
  return { shown, rest: rest > 0 ? `and ${plural(rest, 'more place')}` : undefined };
}

/** The chains that decide about one site, without what other sites read. */
export function chainsOf(site: Site, { chains = [] }: Report): Chain[] {
  const own = new Set([site, ...(site.baseUrl?.origins ?? [])].map(({ path, line }) => `${path}:${line}`));
  return chains
    .filter(({ sites }) => sites.includes(site.id))
    .map((chain) => ({
      ...chain,
      steps: chain.steps.filter(({ step, path, line }) => step !== 'read' || own.has(`${path}:${line}`)),
    }));
}
