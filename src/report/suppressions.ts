import type { Suppression } from '../model/report.js';
import { phrase, plural } from './text.js';

/** What a comment that asks to ignore a site does, in words. */
export function effectText({ sites, until, problem }: Suppression): string {
  if (problem !== undefined) return `nothing: ${phrase(problem)}`;
  if (sites.length === 0) return 'nothing: no client is built there';
  const end = until === undefined ? '' : ` until ${until}`;
  return `${plural(sites.length, 'client')}${end}`;
}

export function isIdle({ sites, problem }: Suppression): boolean {
  return problem !== undefined || sites.length === 0;
}
