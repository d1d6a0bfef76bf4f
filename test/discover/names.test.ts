import { describe, expect, it } from 'vitest';
import { generatedReason, isConfiguration, isModuleData, languageOf } from '../../src/discover/names.js';

describe('languageOf', () => {
  it.each([
    ['app/client.py', 'python'],
    ['analysis.ipynb', 'python'],
    ['src/llm.ts', 'typescript'],
    ['src/Chat.tsx', 'typescript'],
    ['config.mts', 'typescript'],
    ['config.cts', 'typescript'],
    ['server.js', 'typescript'],
    ['Chat.jsx', 'typescript'],
    ['server.mjs', 'typescript'],
    ['server.cjs', 'typescript'],
    ['Chat.vue', 'typescript'],
    ['Chat.svelte', 'typescript'],
    ['index.astro', 'typescript'],
    ['.eslintrc.js', 'typescript'],
    ['stubs/client.pyi', undefined],
    ['types.d.ts', undefined],
    ['types.d.mts', undefined],
    ['types.d.cts', undefined],
    ['README.md', undefined],
    ['py', undefined],
    ['archive.constructor', undefined],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});

describe('isModuleData', () => {
  it.each([
    'package.json',
    'web/tsconfig.json',
    'tsconfig.build.json',
    'jsconfig.json',
    'api/pyproject.toml',
    'setup.cfg',
    'pnpm-workspace.yaml',
  ])('%s', (path) => expect(isModuleData(path)).toBe(true));
  it.each(['my-package.json', 'package-lock.json.bak', 'tsconfig.ts'])('not %s', (path) =>
    expect(isModuleData(path)).toBe(false),
  );
});

describe('generatedReason', () => {
  it.each([
    ['static/jquery.min.js', 'minified'],
    ['static/app.bundle.js', 'bundle'],
    ['static/app.js', undefined],
    ['admin.js', undefined],
  ])('%s: %s', (path, reason) => expect(generatedReason(path)).toBe(reason));
});

describe('isConfiguration', () => {
  it.each([
    '.env',
    'api/.env.example',
    '.envrc',
    'env.example',
    'deploy/web.env',
    'docker-compose.yml',
    'Dockerfile.dev',
    '.github/workflows/ci.yaml',
    'infra/main.tf',
    'fly.toml',
    'vercel.json',
    'config/default.json',
    'Procfile',
    'web.service',
  ])('%s', (path) => expect(isConfiguration(path)).toBe(true));
  it.each(['env.ts', 'src/environment.py', 'pnpm-lock.yaml', 'poetry.lock', 'package.json', 'README.md', 'data.json'])(
    'not %s',
    (path) => expect(isConfiguration(path)).toBe(false),
  );
});
