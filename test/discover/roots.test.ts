import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { found, makeTree, pathsIn, reasonsIn } from './tree.js';

const files = {
  'api/client.py': '',
  'api/pyproject.toml': '',
  'web/src/llm.ts': '',
  'web/package.json': '{}',
  'web/tsconfig.json': '{}',
  'package.json': '{}',
  'dist/built.js': '',
  'README.md': '',
};

describe('the root', () => {
  it.each([
    { name: 'no path: the current folder', paths: [], root: '.', files: ['api/client.py', 'web/src/llm.ts'] },
    { name: 'one folder', paths: ['web'], root: 'web', files: ['src/llm.ts'] },
    { name: 'the same folder twice', paths: ['web', './web/'], root: 'web', files: ['src/llm.ts'] },
    { name: 'two folders', paths: ['web', 'api'], root: '.', files: ['api/client.py', 'web/src/llm.ts'] },
    { name: 'a folder and one in it', paths: ['web', 'web/src'], root: '.', files: ['web/src/llm.ts'] },
    { name: 'a file', paths: ['web/src/llm.ts'], root: '.', files: ['web/src/llm.ts'] },
    {
      name: 'a file and a folder',
      paths: ['web/src/llm.ts', 'api'],
      root: '.',
      files: ['api/client.py', 'web/src/llm.ts'],
    },
    {
      name: 'build output that is named',
      paths: ['dist', 'api'],
      root: '.',
      files: ['api/client.py', 'dist/built.js'],
    },
  ])('$name', ({ paths, root, files: expected }) => {
    const cwd = makeTree(files);
    const discovery = found(cwd, { paths });
    expect(discovery.root).toBe(join(cwd, root));
    expect(pathsIn(discovery)).toEqual(expected);
  });

  it('of paths elsewhere is the folder around them', () => {
    const cwd = makeTree({});
    const tree = makeTree(files);
    expect(found(cwd, { paths: [join(tree, 'api/client.py')] }).root).toBe(join(tree, 'api'));
    expect(found(cwd, { paths: [join(tree, 'api'), join(tree, 'web/src')] }).root).toBe(tree);
    expect(found(cwd, { paths: [tree, cwd] }).root).toBe(dirname(tree));
  });

  it('brings the module data of the folders above what is named', () => {
    const cwd = makeTree(files);
    expect(found(cwd, { paths: ['web/src/llm.ts'] }).data).toEqual([
      'package.json',
      'web/package.json',
      'web/tsconfig.json',
    ]);
    expect(found(cwd).data).toEqual(['api/pyproject.toml', 'package.json', 'web/package.json', 'web/tsconfig.json']);
  });

  it('says that a named file is not source', () => {
    expect(reasonsIn(found(makeTree(files), { paths: ['README.md'] }))).toEqual({
      'README.md': 'neither Python nor TypeScript/JavaScript',
    });
  });

  it.each([
    ['nowhere', 'path-missing'],
    ['README.md/src', 'path-missing'],
    ['pipe.py', 'path-not-regular'],
  ])('%s: %s', (path, kind) => {
    const cwd = makeTree(files);
    execFileSync('mkfifo', [join(cwd, 'pipe.py')]);
    expect(() => found(cwd, { paths: [path] })).toThrow(expect.objectContaining({ kind }));
  });
});
