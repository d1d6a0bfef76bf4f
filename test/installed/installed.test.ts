import { describe, expect, it } from 'vitest';
import { installedIn } from '../../src/installed/index.js';
import { isIn } from '../../src/installed/range.js';
import { sitesIn, type Files } from '../helpers/audit.js';

const PNPM = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      openai:
        specifier: ^4.0.0
        version: 4.20.1(zod@3.22.4)

  apps/web:
    dependencies:
      '@langchain/openai':
        specifier: ^0.3.0
        version: 0.3.17(@langchain/core@0.3.40)
      local:
        specifier: workspace:*
        version: link:../local

packages:

  '@langchain/openai@0.3.17':
    resolution: {integrity: x}

  openai@4.20.1:
    resolution: {integrity: x}

  openai@5.1.0:
    resolution: {integrity: x}
`;
const YARN = `"@langchain/openai@^0.3.0", "@langchain/openai@^0.3.1":
  version "0.3.17"
  resolved "https://registry.yarnpkg.com/x"

not-openai@^1.0.0:
  version "1.0.0"

openai@^4.0.0, openai@^4.10.0:
  version "4.52.0"
`;
const BERRY = `"openai@npm:^4.0.0":
  version: 4.52.1
  resolution: "openai@npm:4.52.1"
`;
const BUN = `{
  "packages": {
    "@ai-sdk/openai": ["@ai-sdk/openai@2.0.38", "", {}, "sha512-x"],
    "a/openai": ["openai@4.1.0", "", {}, "sha512-x"],
    "openai": ["openai@6.1.0", "", {}, "sha512-x"],
  }
}
`;
const UV = `[[package]]\nname = "openai-agents"\nversion = "0.1.0"\n\n[[package]]\nname = "openai"\nversion = "1.30.1"\nsource = { registry = "x" }\n`;
const npm = (packages: Record<string, string>): string =>
  JSON.stringify({
    packages: Object.fromEntries(Object.entries(packages).map(([path, version]) => [path, { version }])),
  });

describe('versionsOf', () => {
  it.each<[string, Files, string, string, string[]]>([
    ['npm', { 'package-lock.json': npm({ 'node_modules/openai': '4.1.0' }) }, 'src/a.ts', 'openai', ['4.1.0']],
    [
      'npm, a workspace of its own',
      { 'package-lock.json': npm({ 'node_modules/openai': '4.1.0', 'apps/web/node_modules/openai': '5.0.0' }) },
      'apps/web/src/a.ts',
      'openai',
      ['5.0.0'],
    ],
    [
      'npm, as it was',
      { 'package-lock.json': JSON.stringify({ dependencies: { openai: { version: '3.3.0' } } }) },
      'a.ts',
      'openai',
      ['3.3.0'],
    ],
    ['npm, damaged', { 'package-lock.json': '{"packages": {' }, 'a.ts', 'openai', []],
    ['pnpm', { 'pnpm-lock.yaml': PNPM }, 'a.ts', 'openai', ['4.20.1']],
    ['pnpm, a workspace', { 'pnpm-lock.yaml': PNPM }, 'apps/web/src/a.ts', '@langchain/openai', ['0.3.17']],
    ['pnpm, not said', { 'pnpm-lock.yaml': PNPM }, 'apps/web/a.ts', 'openai', ['4.20.1', '5.1.0']],
    ['yarn', { 'yarn.lock': YARN }, 'a.ts', 'openai', ['4.52.0']],
    ['yarn, a scope', { 'yarn.lock': YARN }, 'a.ts', '@langchain/openai', ['0.3.17']],
    ['yarn, newer', { 'yarn.lock': BERRY }, 'a.ts', 'openai', ['4.52.1']],
    ['bun', { 'bun.lock': BUN }, 'a.ts', 'openai', ['6.1.0']],
    ['bun, a scope', { 'bun.lock': BUN }, 'a.ts', '@ai-sdk/openai', ['2.0.38']],
    ['the nearest', { 'yarn.lock': YARN, 'web/bun.lock': BUN }, 'web/src/a.ts', 'openai', ['6.1.0']],
    [
      'one above, where the nearest has none',
      { 'yarn.lock': YARN, 'docs/package-lock.json': npm({}) },
      'docs/a.ts',
      'openai',
      ['4.52.0'],
    ],
    ['nothing', { 'package.json': '{"dependencies": {"openai": "^4"}}' }, 'a.ts', 'openai', []],
    ['uv', { 'uv.lock': UV }, 'a.py', 'openai', ['1.30.1']],
    [
      'poetry',
      { 'poetry.lock': UV.replace(/openai"\nver/, 'langchain_openai"\nver') },
      'a.py',
      'langchain-openai',
      ['1.30.1'],
    ],
    ['pdm', { 'pdm.lock': UV.replace('"openai"', '"langchain-openai"') }, 'a.py', 'langchain_openai', ['1.30.1']],
    ['pipenv', { 'Pipfile.lock': '{"default": {"openai": {"version": "==1.2.3"}}}' }, 'a.py', 'openai', ['1.2.3']],
    [
      'pins',
      { 'requirements.txt': 'openai-agents==1\nOpenAI[datalib] == 1.9.0 ; x\n' },
      'src/a.py',
      'openai',
      ['1.9.0'],
    ],
    ['ranges', { 'requirements.txt': 'openai>=1.9.0\n' }, 'a.py', 'openai', []],
    ['another language', { 'uv.lock': UV }, 'a.ts', 'openai', []],
  ])('%s', (_, files, path, name, expected) => {
    const installed = installedIn({ paths: Object.keys(files), readText: (one) => files[one] });
    expect(installed.versionsOf(name, path, path.endsWith('.py') ? 'python' : 'typescript')).toEqual(expected);
  });
});

describe('lowestOf', () => {
  it.each([
    ['package.json', '{"dependencies": {"openai": "^4.20.0"}}', '4.20.0'],
    ['package.json', '{"devDependencies": {"openai": ">=4.20.0 <6"}}', '4.20.0'],
    ['package.json', '{"dependencies": {"openai": "4.1.0 || 5"}}', undefined],
    ['package.json', '{"dependencies": {"openai": "workspace:*"}}', undefined],
    ['package.json', '{"dependencies": {"openai": "latest"}}', undefined],
    ['pyproject.toml', 'dependencies = [\n  "openai[datalib]>=1.30,<2",\n]', '1.30'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nopenai = "^1.30"\n', '1.30'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nopenai = { version = "^1.30", optional = true }\n', '1.30'],
    ['pyproject.toml', 'dependencies = ["openai", "openai-agents>=0.1"]', undefined],
    ['requirements-dev.txt', 'openai>=1.3\n', '1.3'],
  ])('%s: %s', (path, text, expected) => {
    const installed = installedIn({ paths: [path], readText: () => text });
    const language = path === 'package.json' ? 'typescript' : 'python';
    expect(installed.lowestOf('openai', 'src/a', language)).toBe(expected);
  });
});

describe('isIn', () => {
  it.each([
    ['1.5.5', '<1.5.6', true],
    ['1.5.6', '<1.5.6', false],
    ['1.5.6-rc.1', '<1.5.6', true],
    ['1.5.6rc1', '<1.5.6', true],
    ['1.5.6+build', '<1.5.6', false],
    ['1.10.0', '<1.5.6', false],
    ['0.9', '<1.0.0', true],
    ['1', '>=1.0.0', true],
    ['0.5', '>=0.4 <1', true],
    ['1.2', '>=0.4 <1', false],
    ['0.4', '>0.4', false],
    ['0.4', '<=0.4', true],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(isIn(version, range)).toBe(expected);
  });
});

describe('a report', () => {
  const source = `import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'x' });\n`;
  it.each<[string, Files, object]>([
    [
      'an older release reads less',
      { 'package-lock.json': npm({ 'node_modules/@langchain/openai': '1.5.5' }) },
      { implicitEnv: ['OPENAI_BASE_URL'], releases: [{ package: '@langchain/openai', versions: ['1.5.5'] }] },
    ],
    [
      'a newer one',
      { 'package-lock.json': npm({ 'node_modules/@langchain/openai': '1.6.0' }) },
      {
        implicitEnv: ['OPENAI_API_BASE', 'OPENAI_BASE_URL', 'LANGSMITH_GATEWAY'],
        releases: [{ package: '@langchain/openai', versions: ['1.6.0'] }],
      },
    ],
    [
      'a manifest that allows none of the older ones',
      { 'package.json': '{"dependencies": {"@langchain/openai": "^1.6.0"}}' },
      {
        implicitEnv: ['OPENAI_API_BASE', 'OPENAI_BASE_URL', 'LANGSMITH_GATEWAY'],
        releases: [{ package: '@langchain/openai', versions: [] }],
      },
    ],
    [
      'no lockfile',
      {},
      {
        implicitEnv: ['OPENAI_API_BASE', 'OPENAI_BASE_URL', 'LANGSMITH_GATEWAY'],
        releases: [
          {
            package: '@langchain/openai',
            versions: [],
            range: '<1.5.6',
            unread: ['OPENAI_API_BASE', 'LANGSMITH_GATEWAY'],
          },
        ],
      },
    ],
  ])('%s', async (_, files, expected) => {
    const [site] = await sitesIn({ ...files, 'a.ts': source });
    expect(site).toMatchObject(expected);
  });
});
