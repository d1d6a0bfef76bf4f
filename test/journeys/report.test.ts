/** The report of the sample, read as the engineer would who has to decide and then do it. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/pipeline.js';
import { formats } from '../../src/report/index.js';
import { reroute } from '../cli/cli.js';
import { git, makeRepository, makeTree } from '../discover/tree.js';

const sample = fileURLToPath(new URL('../../fixtures/sample/', import.meta.url));

async function shown(folder: string, format: string): Promise<string> {
  const { code, out } = await reroute(folder, ['audit', '--format', format], {}, audit);
  expect(code).toBe(0);
  return out;
}

describe('the Markdown report of the sample', async () => {
  const text = await shown(sample, 'markdown');
  const section = (title: string): string =>
    text.split(new RegExp(`^#{2,3} (?:Phase \\d+: )?${title}$`, 'm'))[1]?.split(/^#{2,3} /m)[0] ?? '';

  it('has a section for each construction, worst first, with its code', () => {
    expect([...text.matchAll(/^### \d+\. `(.+?):\d+`/gm)].map(([, path]) => path).sort()).toEqual([
      'backend/tideway/blocks/codegen.py',
      ...Array<string>(6).fill('backend/tideway/blocks/llm.py'),
      'backend/tideway/blocks/research.py',
      'backend/tideway/chat/service.py',
      'backend/tideway/chat/service.py',
      'backend/tideway/util/clients.py',
      'frontend/src/lib/assistant.ts',
      'frontend/src/lib/llm.ts',
    ]);
    expect(text).toContain('openai.AsyncOpenAI(api_key=credentials.api_key.get_secret_value())');
  });

  it('tells where the configurable ones take their value', () => {
    for (const name of ['CHAT_BASE_URL', 'OPENROUTER_BASE_URL', 'OPENAI_BASE_URL'])
      expect(text).toContain(`\`${name}\``);
    expect(section('Already compatible')).toContain('backend/tideway/chat/service.py');
  });

  it('names the settings class, the environment file and the workflow that lack a base URL', () => {
    const around = `${section('Environment and settings')}${section('Workflows')}`;
    for (const name of ['backend/tideway/util/settings.py', 'backend/.env.default', '.github/workflows/'])
      expect(around).toContain(name);
    expect(around).toContain('OPENAI_INTERNAL_API_KEY');
  });

  it.each([
    ['Settings', 'backend/tideway/util/settings.py'],
    ['Call sites', 'backend/tideway/util/clients.py'],
    ['Call sites', 'backend/tideway/blocks/llm.py'],
    ['Call sites', 'backend/tideway/blocks/codegen.py'],
    ['Environment', 'backend/.env.default'],
    ['CI', '.github/workflows/'],
    ['Documentation', 'OPENAI_BASE_URL'],
    ['Verification', 'reroute check'],
    ['Rollback', 'OPENAI_BASE_URL'],
    ['To modify', 'backend/tideway/util/settings.py'],
  ])('the plan says under %s: %s', (title, name) => expect(section(title)).toContain(name));

  it('accounts for every file', () => expect(text).toMatch(/\d+ files seen = \d+ analysed/));
});

describe('the same bytes', () => {
  it.each(Object.keys(formats))('%s, from two clones in two folders', { timeout: 30_000 }, async (format) => {
    const first = makeRepository({ 'README.md': '' });
    cpSync(sample, first, { recursive: true });
    git(first, 'add', '-A');
    git(first, 'commit', '-qm', 'sample');
    const second = join(makeTree({}), 'another', 'place');
    git(first, 'clone', '-q', first, second);
    expect(await shown(second, format)).toBe(await shown(first, format));
  });
});
