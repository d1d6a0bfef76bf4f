import type { PageSite } from '../data.js';
import { h } from './dom.js';

/** A sign beside each colour, for those who don't see it. */
const signs = { missing: '✕', hardcoded: '▲', unresolved: '?', 'config-driven': '✓' } satisfies Record<
  PageSite['status'],
  string
>;

export const statusTitles = {
  missing: 'No base URL is passed: the SDK’s own default or variable decides',
  hardcoded: 'The base URL is written in the code',
  unresolved: 'Where the base URL comes from could not be determined',
  'config-driven': 'The base URL comes from configuration',
} satisfies Record<PageSite['status'], string>;

export const STATUSES = ['missing', 'hardcoded', 'unresolved', 'config-driven'] as const;

export function badge(status: PageSite['status']): HTMLElement {
  return h('span', { class: `badge ${status}` }, h('span', { 'aria-hidden': 'true' }, signs[status]), ` ${status}`);
}
