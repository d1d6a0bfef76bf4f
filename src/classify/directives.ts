/** What a comment that speaks to this tool says. */
import { didYouMean } from '../errors.js';

export interface Ignore {
  reason: string;
  until?: string;
  /** Why it can't be followed. */
  problem?: string;
}

/** Undefined: it says nothing that this tool knows, nor nearly. */
export function ignoreIn(comment: string): Ignore | undefined {
  const [, verb = '', rest = ''] = /(?:^|\s)reroute:\s*([\w-]+)(.*)$/s.exec(comment) ?? [];
  if (verb !== 'ignore') {
    const near = didYouMean(verb, ['ignore']);
    return near === '' ? undefined : { reason: '', problem: `asks for "${verb}".${near}` };
  }
  const [, said = ''] = /^\s*(?:--|—|–)\s*(.*)$/s.exec(rest) ?? [];
  const [, reason = '', until] =
    /^(.*?)\s*(?:[([]?\buntil\s+(\S+?)[)\]]?)?$/s.exec(said.replace(/\s+/g, ' ').trim()) ?? [];
  if (until !== undefined && !isDate(until))
    return { reason, problem: `ends on "${until}": write a day as 2027-01-31` };
  if (reason === '') return { reason, problem: 'gives no reason: write `reroute: ignore -- why`' };
  return { reason, ...(until === undefined ? {} : { until }) };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
