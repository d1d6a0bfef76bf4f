import type { PageSite } from '../data.js';
import { h, toggle } from './dom.js';
import type { Change } from './overview.js';
import type { State } from './state.js';

type Choice = 'status' | 'vendor' | 'provider' | 'kind' | 'folder';

export function filters(
  sites: readonly PageSite[],
  state: State,
  change: Change,
  folderOf: (site: PageSite) => string,
): HTMLElement {
  const values: [Choice, string, string[]][] = [
    ['status', 'Status', sites.map(({ status }) => status)],
    ['vendor', 'Vendor', sites.map(({ vendor }) => vendor)],
    ['provider', 'Reaches', sites.map(({ provider }) => provider)],
    ['kind', 'Kind', sites.map(({ kind }) => kind)],
    ['folder', 'Folder', sites.map(folderOf)],
  ];
  const text = h('input', { type: 'search', value: state.text, placeholder: 'path, client, host, code …', id: 'text' });
  let waiting = 0;
  text.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => change({ text: text.value }), 120);
  });
  const tests = sites.filter(({ test }) => test).length;
  return h(
    'div',
    { class: 'filters', role: 'search' },
    h('label', { class: 'text' }, 'Find', text),
    ...values.map(([key, label, all]) => chooser(key, label, all, state, change)),
    tests > 0
      ? toggle([`Tests and examples (${tests})`], state.tests, () => change({ tests: !state.tests }), { class: 'chip' })
      : undefined,
  );
}

function chooser(key: Choice, label: string, all: string[], state: State, change: Change): HTMLElement | undefined {
  const names = [...new Set(all)].sort();
  if (names.length < 2 && state[key] === '') return undefined;
  const select = h('select', { id: `choose-${key}` }, h('option', { value: '' }, 'all'));
  for (const name of names)
    select.append(h('option', { value: name, selected: name === state[key] }, name === '' ? '.' : name));
  select.addEventListener('change', () => change({ [key]: select.value }));
  return h('label', {}, label, select);
}
