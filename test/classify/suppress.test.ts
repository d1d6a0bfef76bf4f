import { describe, expect, it } from 'vitest';
import { ignoreIn } from '../../src/classify/directives.js';
import { Report } from '../../src/model/report.js';
import { audit } from '../../src/pipeline.js';
import { reroute } from '../cli/cli.js';
import { makeTree } from '../discover/tree.js';

describe('a comment', () => {
  it.each([
    ['reroute: ignore -- health probe', { reason: 'health probe' }],
    ['reroute:ignore -- health probe', { reason: 'health probe' }],
    ['noqa  # reroute: ignore -- probe', { reason: 'probe' }],
    ['reroute: ignore -- moves later [until 2027-01-31]', { reason: 'moves later', until: '2027-01-31' }],
    ['reroute: ignore -- moves later until 2027-01-31', { reason: 'moves later', until: '2027-01-31' }],
    ['reroute: ignore -- wait until the proxy is up', { reason: 'wait until the proxy is up' }],
    ['reroute: ignore -- a\n  reason on two lines', { reason: 'a reason on two lines' }],
    ['reroute: ignore', { problem: expect.stringContaining('no reason') as string }],
    ['reroute: ignore -- ', { problem: expect.stringContaining('no reason') as string }],
    ['reroute: ignore health probe', { problem: expect.stringContaining('no reason') as string }],
    ['reroute: ignore -- later [until 2027-02-30]', { problem: expect.stringContaining('2027-02-30') as string }],
    ['reroute: ignore -- later [until soon]', { problem: expect.stringContaining('soon') as string }],
    ['reroute: ignroe -- probe', { problem: expect.stringContaining('Did you mean "ignore"?') as string }],
    ['reroute: see the handbook', undefined],
    ['we reroute: ignoring nothing', undefined],
  ])('%j', (text, expected) => {
    if (expected) expect(ignoreIn(text)).toMatchObject(expected);
    else expect(ignoreIn(text)).toBeUndefined();
  });
});

const IGNORE = 'reroute: ignore -- probe';

async function audited(path: string, code: string): Promise<Report> {
  const head = path.endsWith('.py') ? 'from openai import OpenAI\n' : "import OpenAI from 'openai';\n";
  const { out } = await reroute(makeTree({ [path]: head + code }), ['audit', '-f', 'json'], {}, audit);
  return Report.parse(JSON.parse(out));
}

describe('it speaks of', () => {
  it.each([
    ['its own line', 'a.py', `a = OpenAI()  # ${IGNORE}\n`, [2]],
    ['the line below', 'a.py', `# ${IGNORE}\na = OpenAI()\n`, [3]],
    ['the line below, past other comments', 'a.py', `# ${IGNORE}\n# probes only\n\na = OpenAI()\n`, [5]],
    ['not the line below its own code', 'a.py', `b = 1  # ${IGNORE}\na = OpenAI()\n`, []],
    ['not the line above', 'a.py', `a = OpenAI()\n# ${IGNORE}\n`, []],
    ['one of two', 'a.py', `a = OpenAI()  # ${IGNORE}\nb = OpenAI()\n`, [2]],
    ['a line inside the call', 'a.py', `a = OpenAI(\n    timeout=3,  # ${IGNORE}\n)\n`, [2]],
    ['the statement around', 'a.py', `# ${IGNORE}\na = wrap(\n    OpenAI(),\n)\n`, [4]],
    ['not what a function around holds', 'a.py', `# ${IGNORE}\ndef f():\n    return OpenAI()\n`, []],
    ['a line, in TypeScript', 'a.ts', `const a = new OpenAI(); // ${IGNORE}\n`, [2]],
    ['a block comment', 'a.ts', `/* ${IGNORE} */\nconst a = new OpenAI();\n`, [3]],
    ['a doc comment', 'a.ts', `/**\n * ${IGNORE}\n */\nconst a = new OpenAI();\n`, [5]],
    ['not a whole suite', 'a.ts', `// ${IGNORE}\nrun('x', () => {\n  const a = new OpenAI();\n});\n`, []],
  ])('%s', async (_what, path, code, lines) => {
    const { sites, suppressions } = await audited(path, code);
    expect(sites.filter(({ suppressed }) => suppressed).map(({ line }) => line)).toEqual(lines);
    expect(suppressions).toHaveLength(1);
    expect(suppressions?.[0]?.sites).toHaveLength(lines.length);
  });

  it('a cell of a notebook', async () => {
    const cell = (source: string) => ({ cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null });
    const cells = [cell('x = 1\n'), cell(`from openai import OpenAI\na = OpenAI()  # ${IGNORE}\n`)];
    const root = makeTree({ 'a.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }) });
    const { out } = await reroute(root, ['audit', '-f', 'json'], {}, audit);
    expect(Report.parse(JSON.parse(out)).suppressions).toMatchObject([
      { cell: 1, line: 2, sites: [expect.any(String)] },
    ]);
  });

  it('nothing any more, where no client is left, and that is said', async () => {
    const root = makeTree({ 'a.py': `# ${IGNORE}\nx = 1\n`, 'b.py': '# reroute: ignore\n' });
    const { code, out } = await reroute(root, ['check'], {}, audit);
    expect(code).toBe(0);
    expect(out).toContain('a.py:1: suppresses nothing');
    expect(out).toContain('b.py:1: gives no reason');
  });

  it('no secret of the source', async () => {
    const { suppressions } = await audited(
      'a.py',
      'a = OpenAI()  # reroute: ignore -- uses sk-proj-abcdefghijklmnop1234\n',
    );
    expect(JSON.stringify(suppressions)).not.toContain('abcdefghijklmnop');
  });
});

describe('reports list them', () => {
  it.each(['markdown', 'terminal'])('%s', async (format) => {
    const root = makeTree({
      'a.py': `from openai import OpenAI\na = OpenAI()  # ${IGNORE}\n# reroute: ignore -- old\n`,
    });
    const { out } = await reroute(root, ['audit', '-f', format], {}, audit);
    expect(out).toContain('probe');
    expect(out).toContain('no client is built there');
  });
});
