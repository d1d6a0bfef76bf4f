import { describe, expect, it } from 'vitest';
import type { Chain, Site } from '../../../src/model/report.js';
import { contentOf } from '../../../src/report/html/content.js';
import { routeOf } from '../../../src/report/html/route.js';
import { configured, hardcoded, report, site } from '../build.js';
import { hostile, many, shown, small } from './pages.js';

type Step = Chain['steps'][number];
const step = (kind: Step['step'], status: Step['status'], path: string): Step => ({
  step: kind,
  status,
  path,
  line: 1,
  text: 'text',
});
const chain = (variable: string, ...steps: Step[]): Chain => ({ variable, sites: ['it'], steps });

describe('the way of a site', () => {
  const cases: [what: string, site: Partial<Site>, chains: Chain[], way: object][] = [
    [
      'ends at the vendor where nothing sets the variable that the SDK reads',
      {},
      [],
      { by: 'OPENAI_BASE_URL', set: 'set nowhere here', to: 'openai', broken: true },
    ],
    [
      'ends where the variable says, once it is set',
      {},
      [chain('OPENAI_BASE_URL', step('read', 'present', 'a.py'), step('set', 'present', 'compose.yml'))],
      { by: 'OPENAI_BASE_URL', set: 'compose.yml', to: 'the address that is set' },
    ],
    [
      'counts the places that set it',
      {},
      [chain('OPENAI_BASE_URL', step('set', 'present', 'a.yml'), step('passed-on', 'present', 'b.yml'))],
      { by: 'OPENAI_BASE_URL', set: 'a.yml and 1 more', to: 'the address that is set' },
    ],
    [
      'is broken where it is left empty',
      {},
      [chain('OPENAI_BASE_URL', step('set', 'empty', '.env'))],
      { by: 'OPENAI_BASE_URL', set: 'left empty in .env', to: 'openai', broken: true },
    ],
    [
      'is broken where a document is all that knows it',
      {},
      [chain('OPENAI_BASE_URL', step('documented', 'present', 'README.md'), step('set', 'missing', 'compose.yml'))],
      { by: 'OPENAI_BASE_URL', set: 'only documented', to: 'openai', broken: true },
    ],
    [
      'has nothing to be set where no variable is read',
      { implicitEnv: [], vendor: 'cohere', provider: 'cohere' },
      [],
      { by: 'no base URL', to: 'cohere' },
    ],
    [
      'is not that of a chain of other sites',
      {},
      [{ ...chain('OPENAI_BASE_URL', step('set', 'present', 'compose.yml')), sites: ['another'] }],
      { by: 'OPENAI_BASE_URL', set: 'set nowhere here', to: 'openai', broken: true },
    ],
  ];
  it.each(cases)('%s', (_what, fields, chains, way) =>
    expect(routeOf(site({ id: 'it', ...fields }), chains)).toEqual(way),
  );

  it('ends at the host that is written', () =>
    expect(routeOf(hardcoded(), [])).toEqual({ by: 'written in the code', to: 'openrouter.ai' }));

  it('ends at the literal default while nothing is set', () =>
    expect(routeOf(configured(), [])).toMatchObject({ by: 'CHAT_BASE_URL', to: 'openrouter.ai', broken: true }));

  it('is the caller’s where a parameter decides', () => {
    const baseUrl = { expression: 'url', origins: [{ type: 'parameter' as const, name: 'url' }] };
    expect(routeOf(configured({ baseUrl }), [])).toEqual({ by: 'parameter url', to: 'wherever the caller says' });
  });

  it('shows no credentials of an address', () => {
    const baseUrl = { expression: '…', urls: ['https://user:secret@llm.example:8443/v1'], origins: [] };
    expect(routeOf(hardcoded({ baseUrl }), []).to).toBe('llm.example:8443');
  });
});

describe('the content', () => {
  it('says every line of a story once', () => {
    const { lines, sites } = contentOf(report({ sites: [site(), site({ path: 'b.py' }), site({ path: 'c.py' })] }));
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(lines.length);
    expect(sites.map(({ story }) => story.map(([label]) => label))[0]).toContain('Status');
  });

  it('counts only product code for what a variable moves', () => {
    const { variables } = contentOf(report({ sites: [site(), site(), site({ test: true })] }));
    expect(variables).toEqual([{ name: 'OPENAI_BASE_URL', moves: 2, set: 'set nowhere here', broken: true }]);
  });

  it('is one script that nothing in it can end', () => {
    const [, data = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(shown(hostile())) ?? [];
    expect(data).not.toContain('<');
    expect(JSON.parse(data)).toMatchObject({ tool: 'reroute 0.1.0' });
  });

  it('stays small: 2,000 sites in 2.5 MB', () => expect(Buffer.byteLength(shown(many(2000)))).toBeLessThan(2_500_000));

  it('is the same for the same report', () => expect(shown(small())).toBe(shown(small())));
});
