/** `--layers docs`: a section on the gateway, where the project describes its environment and as it writes. */
import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const CALL =
  'import os\n\nfrom openai import OpenAI\n\nclient = OpenAI(api_key=os.environ["OPENAI_API_KEY"])\n\n\ndef ask():\n    return client.chat.completions.create(model="gpt-4o", messages=[])\n';
const README = `# Cargo

Counts cargo.

## Setup

### Environment

| Variable | Meaning |
| --- | --- |
| \`OPENAI_API_KEY\` | The key |
| \`DATABASE_URL\` | The database |

### Start

\`\`\`sh
# OPENAI_API_KEY has to be set
make run
\`\`\`

## Licence
`;

const docs = (files: Record<string, string>, layers = 'code,settings,env,ci,docs') =>
  fixFiles({ 'app/llm.py': CALL, ...files }, { layers });

describe('the section on the gateway', () => {
  it('stands behind the environment, at its level, and tells of this project', async () => {
    const { files, refused } = await docs({ 'README.md': README });
    expect(refused).toEqual([]);
    const text = files['README.md'] ?? '';
    expect(text.match(/^#+ .*/gm)).toEqual([
      '# Cargo',
      '## Setup',
      '### Environment',
      '### Sending LLM traffic through a gateway',
      '#### Moving to the gateway',
      '#### Going back',
      '#### When it does not work',
      '### Start',
      '# OPENAI_API_KEY has to be set',
      '## Licence',
    ]);
    expect(text).toContain('- `OPENAI_BASE_URL`: `app/llm.py`\n');
    expect(text).toContain('See that the gateway serves `gpt-4o`, under these very names');
    for (const trouble of ['Connection refused', '401', 'Embeddings work, but chat does not', 'Model not found'])
      expect(text).toContain(`- **${trouble}**`);
    const [start, end] = ['### Sending', '### Start'].map((one) => text.indexOf(one));
    expect(text.slice(0, start) + text.slice(end)).toBe(README);
    expect(text).not.toMatch(/\n\n\n/);
  });

  it('is written once', async () => {
    const { files } = await docs({ 'README.md': README });
    expect((await docs(files)).changed).toEqual([]);
    expect((await docs(files, 'docs')).changed).toEqual([]);
  });

  it('comes alone when nothing else is asked for, and not unless it is asked for', async () => {
    expect((await docs({ 'README.md': README }, 'docs')).changed).toEqual(['README.md']);
    const moved = CALL.replace(')\n\n', ', base_url=os.getenv("OPENAI_BASE_URL") or None)\n\n');
    expect((await docs({ 'README.md': README, 'app/llm.py': moved }, 'docs')).changed).toEqual(['README.md']);
    expect((await fixFiles({ 'app/llm.py': CALL, 'README.md': README })).changed).toEqual(['app/llm.py']);
  });

  it('keeps line endings, bullets and underlined headings', async () => {
    const text = 'Cargo\n=====\n\n* One\n\nEnvironment\n-----------\n\nSet OPENAI_API_KEY.\n'.replaceAll('\n', '\r\n');
    const { files } = await docs({ 'README.md': text });
    const after = files['README.md'] ?? '';
    expect(after.startsWith(text)).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(after).toContain(
      '\r\n\r\nSending LLM traffic through a gateway\r\n-------------------------------------\r\n',
    );
    expect(after).toContain('\r\n* **401**');
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'where most variables are described',
      { 'README.md': '# A\n\nNeeds OPENAI_API_KEY.\n', 'docs/setup.md': '## Env\n\n- OPENAI_API_KEY\n- REDIS_URL\n' },
      'docs/setup.md',
    ],
    [
      'not in a program that is shown',
      {
        'docs/use.md': '# U\n\n```py\nos.environ["OPENAI_API_KEY"]\nos.environ["REDIS_URL"]\n```\n',
        'docs/z.md': '# Configuration\n\nOPENAI_API_KEY\n',
      },
      'docs/z.md',
    ],
    [
      'where people are told to make their environment file, if no document names the key',
      {
        'README.md': '# A\n\n## Running\n\nCopy .env.example to .env.\n',
        'docs/advanced-setup.md': '# S\n\n## Environment variables\n\nThey stand in `.env`.\n\n## Start\n',
        'docs/ci-setup.md': '# S\n\n## Environment variables\n\nThey stand in `.env`.\n',
      },
      'docs/advanced-setup.md',
    ],
    [
      'not in forms, dated reports, research and what is about pipelines',
      {
        '.github/PULL_REQUEST_TEMPLATE.md': '# Setup\n\nOPENAI_API_KEY\n',
        'docs/github/secrets-setup.md': '# Setup\n\nOPENAI_API_KEY\n',
        'docs/setup-2024-03.md': '# Setup\n\nOPENAI_API_KEY and OPENAI_BASE_URL\n',
        'claudedocs/setup.md': '# Setup\n\nOPENAI_API_KEY\n',
        'docs/ja/setup.md': '# Setup\n\nOPENAI_API_KEY\n',
        'docs/setup.md': '# Setup\n\nOPENAI_API_KEY\n',
      },
      'docs/setup.md',
    ],
    [
      'not where one tool of many is shown, or where requests go is told by another name',
      {
        'docs/langchain.md': '# L\n\n## Usage\n\nOPENAI_API_KEY\n',
        'docs/local-setup.md': '# L\n\n## Setup\n\nOPENAI_API_BASE=http://localhost:8000/v1 and OPENAI_API_KEY\n',
        'docs/use-setup.md': '# U\n\nOPENAI_API_KEY\n',
      },
      'docs/use-setup.md',
    ],
    [
      'not in what is about another part, or another key with such an end',
      {
        'tools/bench/README.md': '# Setup\n\nOPENAI_API_KEY\n',
        'app/nodes/azure/README.md': '# Setup\n\nAZURE_OPENAI_API_KEY\n',
        'docs/guide/setup.md': '# Setup\n\nOPENAI_API_KEY\n',
      },
      'docs/guide/setup.md',
    ],
    [
      'not in records, translations and examples',
      {
        'CHANGELOG.md': '# C\n\nOPENAI_API_KEY, REDIS_URL\n',
        'README.zh-CN.md': '# C\n\nOPENAI_API_KEY, REDIS_URL\n',
        'examples/README.md': '# C\n\nOPENAI_API_KEY, REDIS_URL\n',
        'CONTRIBUTING.md': '# C\n\nOPENAI_API_KEY\n',
      },
      'CONTRIBUTING.md',
    ],
  ])('stands %s', async (_title, files, path) => {
    expect((await docs(files)).changed).toEqual([path, 'app/llm.py'].sort());
  });

  it('is left to a person where no document tells of the key', async () => {
    const { changed, refused } = await docs({ 'README.md': '# Cargo\n' });
    expect(changed).toEqual(['app/llm.py']);
    expect(refused.join()).toContain('no document of the project names OPENAI_API_KEY');
  });

  it('is not written where the variable is described already', async () => {
    const text = '# Cargo\n\nSet OPENAI_API_KEY and OPENAI_BASE_URL.\n';
    expect((await docs({ 'README.md': text })).changed).toEqual(['app/llm.py']);
  });
});
