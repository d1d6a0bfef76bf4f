import { describe, expect, it } from 'vitest';
import { typescriptResolver } from '../../src/link/resolve/typescript.js';

const resolverOf = (files: Record<string, string>, known: string[] = []) =>
  typescriptResolver({ paths: Object.keys(files), readText: (path) => files[path] }, new Set(known));

const tree = {
  'package.json': '{ "name": "harbour" }',
  'tsconfig.json':
    '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "crane": ["src/crane.ts"] } } }',
  'src/crane.ts': '',
  'src/dock.ts': '',
  'src/dock/index.ts': '',
  'src/quay/index.ts': '',
  'src/sign.js': '',
  'src/sign.js.ts': '',
  'src/tide.vue': '',
  'src/react.ts': '',
  'packages/pilot/package.json': '{ "name": "@harbour/pilot", "main": "dist/index.js" }',
  'packages/pilot/src/index.ts': '',
};

describe('where an import of TypeScript leads', () => {
  const resolve = resolverOf(tree);
  it.each([
    ['src/app.ts', './crane', 'src/crane.ts'],
    ['src/app.ts', './crane.js', 'src/crane.ts'],
    ['src/app.ts', './dock', 'src/dock.ts'],
    ['src/app.ts', './dock/index', 'src/dock/index.ts'],
    ['src/app.ts', './quay', 'src/quay/index.ts'],
    ['src/app.ts', './quay/', 'src/quay/index.ts'],
    ['src/app.ts', './sign', 'src/sign.js'],
    ['src/app.ts', './tide.vue', 'src/tide.vue'],
    ['src/app.ts', './tide', 'src/tide.vue'],
    ['src/quay/index.ts', '../crane', 'src/crane.ts'],
    ['src/quay/index.ts', '..', undefined],
    ['src/app.ts', './crane?raw', 'src/crane.ts'],
    ['src/app.ts', '../../crane', undefined],
    ['app.ts', '@/crane', 'src/crane.ts'],
    ['app.ts', 'crane', 'src/crane.ts'],
    ['app.ts', 'src/dock', 'src/dock.ts'],
    ['app.ts', '@harbour/pilot', 'packages/pilot/src/index.ts'],
    ['app.ts', 'react', undefined],
    ['app.ts', 'node:fs', undefined],
    ['app.ts', 'constructor', undefined],
  ])('%s: %s', (from, module, path) => {
    const found = resolve(from, module);
    expect(found.kind === 'file' ? found.path : undefined).toBe(path);
  });

  it.each<[what: string, files: Record<string, string>, module: string, path: string | undefined]>([
    [
      'jsconfig.json',
      { 'jsconfig.json': '{ "compilerOptions": { "paths": { "yard/*": ["./lib/*"] } } }' },
      'yard/crane',
      'lib/crane.ts',
    ],
    [
      'jsconfig.json with a base',
      { 'jsconfig.json': '{ "compilerOptions": { "baseUrl": "lib" } }' },
      'crane',
      'lib/crane.ts',
    ],
    [
      'a tsconfig.json that only refers to others',
      {
        'tsconfig.json':
          '{ "files": [], "references": [{ "path": "./tsconfig.node.json" }, { "path": "./tsconfig.web.json" }] }',
        'tsconfig.node.json': '{ "compilerOptions": { "paths": { "yard/*": ["./server/*"] } } }',
        'tsconfig.web.json': '{ "compilerOptions": { "paths": { "yard/*": ["./lib/*"] } } }',
      },
      'yard/crane',
      'lib/crane.ts',
    ],
    [
      'a base that comes with a package',
      {
        'tsconfig.json':
          '{ "extends": "@tsconfig/node20/tsconfig.json", "compilerOptions": { "paths": { "yard/*": ["./lib/*"] } } }',
      },
      'yard/crane',
      'lib/crane.ts',
    ],
    [
      'several bases, one of which is generated, one a package of the repository',
      {
        'tsconfig.json': '{ "extends": ["./.made/tsconfig.json", "@harbour/config"] }',
        'config/package.json': '{ "name": "@harbour/config" }',
        'config/tsconfig.json': '{ "compilerOptions": { "paths": { "yard/*": ["../lib/*"] } } }',
      },
      'yard/crane',
      'lib/crane.ts',
    ],
    [
      'a base beside it',
      {
        'tsconfig.json': '{ "extends": "./tsconfig.base" }',
        'tsconfig.base.json': '{ "compilerOptions": { "paths": { "yard/*": ["./lib/*"] } } }',
      },
      'yard/crane',
      'lib/crane.ts',
    ],
    ['nothing: @', { 'src/sign.ts': '' }, '@/sign', 'src/sign.ts'],
    ['nothing: ~', {}, '~/lib/crane', 'lib/crane.ts'],
    ['nothing: ~~', {}, '~~/lib/crane', 'lib/crane.ts'],
    ['nothing: $lib', { 'src/lib/sign.ts': '' }, '$lib/sign', 'src/lib/sign.ts'],
    ['nothing, and nothing there', {}, '@/sign', undefined],
    ['nothing: a scope', { 'src/pilot/crane.ts': '' }, '@pilot/crane', undefined],
    ['nothing: a package', { 'src/pilot.ts': '' }, 'pilot', undefined],
  ])('aliases of folders, as told by %s', (_, files, module, path) => {
    const found = resolverOf({ 'lib/crane.ts': '', 'src/deep/app.ts': '', ...files })('src/deep/app.ts', module);
    expect(found.kind === 'file' ? found.path : undefined).toBe(path);
  });

  it('asks nothing of the tree for a package whose name is nowhere in it', () => {
    const read: string[] = [];
    const ask = typescriptResolver(
      { paths: Object.keys(tree), readText: (path) => (read.push(path), tree[path as keyof typeof tree]) },
      new Set(),
    );
    const before = read.length;
    expect(ask('src/app.ts', 'vitest')).toEqual({ kind: 'package', module: 'vitest' });
    expect(read).toHaveLength(before);
  });
});
