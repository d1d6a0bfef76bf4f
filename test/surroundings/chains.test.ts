import { describe, expect, it } from 'vitest';
import { auditFiles, type Files } from '../helpers/audit.js';
import { markdown } from '../../src/report/markdown/index.js';

const app = 'import os\nfrom openai import OpenAI\nclient = OpenAI(base_url=os.getenv("OPENAI_BASE_URL") or None)\n';
const compose = (...names: string[]) =>
  `services:\n  web:\n    image: x\n    environment:\n${names.map((name) => `      ${name}: \${${name}}\n`).join('')}`;

async function chainsIn(files: Files) {
  const { chains = [] } = await auditFiles({ 'app.py': app, ...files });
  return chains.map(({ variable, steps, breaks }) => ({
    variable,
    breaks,
    steps: steps.map(({ step, status, path, line }) => `${step} ${status} ${path}:${line}`),
  }));
}

describe('the way of a variable', () => {
  it('goes from the client to where it is set', async () => {
    const chains = await chainsIn({
      '.env.example': 'OPENAI_API_KEY=\nOPENAI_BASE_URL=\n',
      'docker-compose.yml': compose('OPENAI_API_KEY', 'OPENAI_BASE_URL'),
      '.github/workflows/ci.yml': 'env:\n  OPENAI_API_KEY: a\n  OPENAI_BASE_URL: b\n',
    });
    expect(chains).toEqual([
      {
        variable: 'OPENAI_BASE_URL',
        breaks: undefined,
        steps: [
          'read present app.py:3',
          'documented empty .env.example:2',
          'passed-on present docker-compose.yml:6',
          'set present .github/workflows/ci.yml:3',
        ],
      },
    ]);
  });

  it.each([
    ['an environment file', '.env', 'OPENAI_API_KEY=a\n# OPENAI_BASE_URL=b\n', ['documented present .env:2']],
    [
      'Compose',
      'compose.yml',
      compose('OPENAI_API_KEY', '# OPENAI_BASE_URL'),
      ['documented present compose.yml:6', 'passed-on missing compose.yml:5'],
    ],
    [
      'a chart',
      'values.yaml',
      'env:\n  OPENAI_API_KEY: a\n  # OPENAI_BASE_URL: b\n',
      ['documented present values.yaml:3'],
    ],
    [
      'a workflow',
      '.github/workflows/a.yml',
      'env:\n  OPENAI_API_KEY: a\n  # OPENAI_BASE_URL: b\n',
      ['documented present .github/workflows/a.yml:3', 'set missing .github/workflows/a.yml:2'],
    ],
  ])('is documented, not set, by a comment in %s', async (_, path, text, steps) => {
    const [chain] = await chainsIn({ [path]: text });
    expect(chain?.steps.slice(1)).toEqual(steps);
  });

  it.each([
    [
      'a text',
      'README.md',
      'Set `OPENAI_BASE_URL` to the address of the gateway.\n',
      ['documented present README.md:1'],
    ],
    [
      'a page of the documentation',
      'docs/setup.mdx',
      '\n| `OPENAI_BASE_URL` | x |\n',
      ['documented present docs/setup.mdx:2'],
    ],
    ['a part of a longer name', 'README.md', 'MY_OPENAI_BASE_URL\n', []],
    ['a note on a release', 'docs/release-notes/1.md', 'OPENAI_BASE_URL is read now\n', []],
    ['a history', 'CHANGELOG.md', 'OPENAI_BASE_URL is read now\n', []],
    ['the text of an example', 'examples/README.md', 'OPENAI_BASE_URL\n', []],
    ['no Markdown', 'README.rst', 'OPENAI_BASE_URL\n', []],
  ])('is documented by %s', async (_, path, text, steps) => {
    const [chain] = await chainsIn({ [path]: text });
    expect(chain?.steps.slice(1)).toEqual(steps);
  });

  it('breaks at the first place that has the key alone', async () => {
    const chains = await chainsIn({
      '.env.example': 'OPENAI_API_KEY=\nOPENAI_BASE_URL=x\n',
      'docker-compose.yml': compose('OPENAI_API_KEY'),
      '.github/workflows/ci.yml': 'env:\n  OPENAI_API_KEY: a\n',
    });
    expect(chains).toMatchObject([{ variable: 'OPENAI_BASE_URL', breaks: 'passed-on' }]);
    expect(chains[0]?.steps).toContain('set missing .github/workflows/ci.yml:2');
  });

  it('is that of the variable an SDK reads by itself, where the code names none', async () => {
    const { chains } = await auditFiles({ 'app.py': 'from openai import OpenAI\nclient = OpenAI()\n' });
    expect(chains).toMatchObject([{ variable: 'OPENAI_BASE_URL', steps: [{ step: 'read', line: 2 }] }]);
  });

  it.each([
    ['lost where the key comes alone', ['LLM_KEY'], 'passed-on'],
    ['there where both come', ['LLM_KEY', 'LLM_URL'], undefined],
    ['there where another name for it comes', ['LLM_KEY', 'LLM_HOST'], undefined],
    ['none of the business of a key that other clients take, too', ['SHARED_KEY'], undefined],
  ])('of whoever the client is for is %s', async (_, names, breaks) => {
    const client = (key: string, url: string) =>
      `import os\nfrom openai import OpenAI\nclient = OpenAI(api_key=os.environ["${key}"], base_url=${url})\n`;
    const chains = await chainsIn({
      'app.py': client('LLM_KEY', 'os.environ.get("LLM_URL") or os.environ["LLM_HOST"]'),
      'one.py': client('SHARED_KEY', 'os.environ["ONE_URL"]'),
      'two.py': client('SHARED_KEY', 'os.environ["TWO_URL"]'),
      'compose.yml': compose(...names),
    });
    expect(chains.find(({ variable }) => variable === 'LLM_URL')?.breaks).toBe(breaks);
    expect(chains.find(({ variable }) => variable === 'ONE_URL')?.breaks).toBeUndefined();
  });

  it('is lost beside its own key alone, where a client takes one of several', async () => {
    const code =
      'import os\nfrom openai import OpenAI\nclient = OpenAI(\n    api_key=os.getenv("GROQ_API_KEY") or os.environ["XAI_API_KEY"],\n    base_url=os.getenv("GROQ_BASE_URL") or os.environ["XAI_BASE_URL"],\n)\n';
    const chains = await chainsIn({
      'app.py': code,
      'compose.yml': compose('XAI_API_KEY'),
      'README.md': 'GROQ_API_KEY',
    });
    expect(chains.map(({ variable, breaks }) => [variable, breaks])).toEqual([
      ['GROQ_BASE_URL', undefined],
      ['XAI_BASE_URL', 'passed-on'],
    ]);
  });

  it('is not told of tests and of what goes elsewhere by a literal', async () => {
    const { chains } = await auditFiles({
      'tests/test_app.py': app,
      'other.py': 'from openai import OpenAI\nclient = OpenAI(base_url="https://openrouter.ai/api/v1")\n',
    });
    expect(chains).toBeUndefined();
  });

  it('is shown in Markdown, one line a step', async () => {
    const text = markdown(await auditFiles({ 'app.py': app, 'compose.yml': compose('OPENAI_API_KEY') }));
    expect(text).toContain('`OPENAI_BASE_URL` breaks where it should be passed on:');
    expect(text).toContain('- read at `app.py:3`');
    expect(text).toContain('- **not passed on** at `compose.yml:5`');
  });
});
