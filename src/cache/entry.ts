/**
 * What stands in an entry, if it is one. Nobody but this tool writes what the store takes for whole, and all of it goes
 * into an entry's name: so its outline is enough to know it by.
 */
import type { Report } from '../model/report.js';
import type { Run } from './latest.js';

export function entryIn<T>(text: string | undefined, isOne: (value: unknown) => value is T): T | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isOne(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Kind = 'list' | 'object' | 'text';

const has = (value: unknown, outline: Record<string, Kind>): boolean =>
  isObject(value) && Object.entries(outline).every(([key, kind]) => kindOf(value[key]) === kind);

const isObject = (value: unknown): value is Record<string, unknown> => kindOf(value) === 'object';

function kindOf(value: unknown): Kind | undefined {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' && value !== null ? 'object' : undefined;
}

export const isReport = (value: unknown): value is Report =>
  has(value, { sites: 'list', configuration: 'list', models: 'list', diagnostics: 'list', summary: 'object' });

export const isRun = (value: unknown): value is Run =>
  has(value, { report: 'text', looks: 'list', asked: 'object' }) &&
  has((value as Run).asked, { questions: 'list', involved: 'list' });
