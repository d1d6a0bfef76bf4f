/** Reports that the page has to show: a few sites, hundreds, hostile ones. */
import type { Report, Site } from '../../../src/model/report.js';
import { render } from '../../../src/report/index.js';
import { configured, hardcoded, plainView, report, site, smallReport } from '../build.js';
import { hostileReport, hostileStrings } from '../hostile.js';

export const shown = (one: Report): string => render(one, 'html', plainView);

export const small = (): Report => smallReport();

const TEAMS = [
  'harbour',
  'kartierung/größe',
  '倉庫/在庫',
  'payments',
  'search',
  'mail',
  'import',
  'tools/deep/er',
  'x',
  'y',
];

function varied(index: number): Site {
  const path = `services/${TEAMS[index % TEAMS.length]}/client_${index}.py`;
  const fields = { id: `s${index}`, path, line: index + 1, test: index % 6 === 5 };
  if (index % 5 === 0) return configured(fields);
  if (index % 5 === 1) return hardcoded(fields);
  if (index % 5 === 2)
    return site({ ...fields, vendor: 'anthropic', provider: 'anthropic', implicitEnv: ['ANTHROPIC_BASE_URL'] });
  return site(fields);
}

export function many(count: number): Report {
  const sites = Array.from({ length: count }, (_, index) => varied(index));
  const read = (path: string) => ({ step: 'read' as const, status: 'present' as const, path, line: 1, text: 'read' });
  return {
    ...report({ sites }),
    chains: [
      {
        variable: 'OPENAI_BASE_URL',
        sites: sites.filter(({ vendor }) => vendor === 'openai').map(({ id }) => id),
        steps: [read('a.py')],
      },
      {
        variable: 'CHAT_BASE_URL',
        sites: sites.filter(({ status }) => status === 'config-driven').map(({ id }) => id),
        steps: [
          read('a.py'),
          { step: 'set', status: 'present', path: 'deploy/compose.yml', line: 7, text: 'CHAT_BASE_URL: …' },
        ],
      },
    ],
  };
}

/** All that may end a script, turn text around, or run, in every place at once; and names that are too long. */
export function hostile(): Report {
  const texts = [
    ...hostileStrings.map(([, text]) => text),
    '</script><script>alert(1)</script>',
    '<!--<script>',
    'ä/'.repeat(100),
    '\'"><svg onload=alert(1)>',
  ];
  const parts = texts.map(hostileReport);
  return report({
    sites: parts.flatMap(({ sites }, index) => sites.map((one) => ({ ...one, id: `${index}-${one.id}` }))),
    configuration: parts.flatMap(({ configuration }) => configuration),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  });
}
