import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { found, git, makeRepository, makeTree, pathsIn, reasonsIn, write } from './tree.js';

describe('in a git work tree', () => {
  it('lists tracked and new files, in code-unit order, and names what git ignores', () => {
    const root = makeRepository({
      '.gitignore': 'node_modules/\ngenerated/\nlocal_settings.py\n.venv\n',
      'app/client.py': '',
      'Zebra.py': '',
      'app/client_b.py': '',
      'package.json': '{}',
      'README.md': '',
      'node_modules/openai/index.js': '',
      'generated/api.ts': '',
      'local_settings.py': '',
      '.venv/pyvenv.cfg': '',
      '.venv/lib/site.py': '',
    });
    write(root, 'app/new.ts', '');
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['Zebra.py', 'app/client.py', 'app/client_b.py', 'app/new.ts']);
    expect(discovery.data).toEqual(['package.json']);
    expect(reasonsIn(discovery)).toEqual({
      '.venv/': 'virtual environment',
      'generated/': 'ignored by git',
      'local_settings.py': 'ignored by git',
      'node_modules/': 'installed packages',
    });
    expect(discovery.seen).toBe(8);
    expect(discovery.notes).toEqual([]);
  });

  it('reads build/ when it is tracked, leaves out new build output', () => {
    const root = makeRepository({ 'build/release.py': '', 'app.ts': '' });
    write(root, 'build/fresh.py', '');
    write(root, 'dist/app.js', '');
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['app.ts', 'build/fresh.py', 'build/release.py']);
    expect(reasonsIn(discovery)).toEqual({ 'dist/': 'build output' });
  });

  it('leaves out committed packages, virtual environments and generated files', () => {
    const root = makeRepository({
      'action/node_modules/undici/index.js': '',
      'tools/env/pyvenv.cfg': '',
      'tools/env/lib/a.py': '',
      'vendor/client.py': '',
      'static/jquery.min.js': '',
    });
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['vendor/client.py']);
    expect(reasonsIn(discovery)).toEqual({
      'action/node_modules/': 'installed packages',
      'static/jquery.min.js': 'minified',
      'tools/env/': 'virtual environment',
    });
  });

  it('reads a subfolder alone, and one that is ignored when it is named', () => {
    const root = makeRepository({ '.gitignore': 'scratch/\n', 'api/a.py': '', 'web/b.ts': '', 'scratch/c.py': '' });
    expect(pathsIn(found(root, { paths: ['api'] }))).toEqual(['a.py']);
    expect(pathsIn(found(root, { paths: ['scratch'] }))).toEqual(['c.py']);
  });

  it('reads what git ignores under --no-ignore', () => {
    const root = makeRepository({ '.gitignore': 'scratch/\n', 'scratch/c.py': '', 'node_modules/x/index.js': '' });
    const discovery = found(root, { honourIgnore: false });
    expect(pathsIn(discovery)).toEqual(['scratch/c.py']);
    expect(reasonsIn(discovery)).toEqual({ 'node_modules/': 'installed packages' });
  });

  it('enters submodules and repositories within, and says which submodule is not there', () => {
    const library = makeRepository({ 'lib.py': '' });
    const root = makeRepository({ 'app.py': '' });
    git(root, 'submodule', 'add', '-q', library, 'libs/here');
    git(root, 'submodule', 'add', '-q', library, 'libs/gone');
    git(root, 'commit', '-q', '-m', 'libraries');
    rmSync(join(root, 'libs/gone'), { recursive: true });
    mkdirSync(join(root, 'libs/gone'));
    write(root, 'cloned/tool.py', '');
    git(join(root, 'cloned'), 'init', '-q');
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['app.py', 'cloned/tool.py', 'libs/here/lib.py']);
    expect(reasonsIn(discovery)).toEqual({ 'libs/gone/': 'submodule that is not checked out' });
  });

  it('says what is tracked but gone, and follows no link', () => {
    const outside = makeTree({ 'secret.py': '', 'inner/deep.py': '' });
    const root = makeRepository({ 'gone.py': '', 'kept.py': '', 'package/deep.py': '' });
    rmSync(join(root, 'gone.py'));
    symlinkSync(join(outside, 'secret.py'), join(root, 'link.py'));
    symlinkSync(outside, join(root, 'folder-link'));
    symlinkSync('kept.py', join(root, 'readme-link'));
    rmSync(join(root, 'package'), { recursive: true });
    symlinkSync(join(outside, 'inner'), join(root, 'package'));
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['kept.py']);
    expect(reasonsIn(discovery)).toEqual({
      'folder-link': 'symbolic link',
      'gone.py': 'not in the working tree',
      'link.py': 'symbolic link',
      package: 'symbolic link',
      'package/deep.py': 'symbolic link',
    });
  });

  it('lists a path in conflict once', () => {
    const root = makeRepository({ 'client.py': 'one\n' });
    git(root, 'checkout', '-q', '-b', 'other');
    write(root, 'client.py', 'two\n');
    git(root, 'commit', '-qam', 'two');
    git(root, 'checkout', '-q', '-');
    write(root, 'client.py', 'three\n');
    git(root, 'commit', '-qam', 'three');
    expect(() => git(root, 'merge', '-q', 'other')).toThrow();
    expect(pathsIn(found(root))).toEqual(['client.py']);
  });

  it('handles names that git would quote', () => {
    const names = ['a b.py', 'quote".py', 'umlaut-ä.py', 'new\nline.py'];
    const root = makeRepository(Object.fromEntries(names.map((name) => [name, ''])));
    expect(pathsIn(found(root))).toEqual([...names].sort());
  });
});

describe('a repository that means harm', () => {
  it('can not point the scan elsewhere with core.worktree', () => {
    const outside = makeTree({ 'secret.py': '' });
    const root = makeRepository({ 'app.py': '' });
    git(root, 'config', 'core.worktree', outside);
    expect(pathsIn(found(root))).toEqual(['app.py']);
  });

  it('is walked when its .git is damaged, and the user is told', () => {
    const root = makeRepository({ '.gitignore': 'scratch/\n', 'app.py': '', 'scratch/b.py': '' });
    writeFileSync(join(root, '.git/config'), '[core\n');
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['app.py']);
    expect(discovery.notes.join()).toContain('walked instead');
  });

  it('with an empty .git in a folder inside does not loop', () => {
    const root = makeRepository({ 'app.py': '', 'inner/b.py': '' });
    mkdirSync(join(root, 'inner/.git'));
    expect(pathsIn(found(root))).toEqual(['app.py', 'inner/b.py']);
  });
});

describe('the environment', () => {
  it('of a hook does not point git elsewhere', () => {
    const other = makeRepository({ 'other.py': '' });
    const root = makeRepository({ 'app.py': '' });
    const env = { ...process.env, GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: join(other, '.git/index') };
    expect(pathsIn(found(root, { env }))).toEqual(['app.py']);
  });

  it('without git falls back to walking, with a note', () => {
    const root = makeRepository({ '.gitignore': 'scratch\n', 'app.py': '', 'scratch/b.py': '' });
    const discovery = found(root, { env: { PATH: join(root, 'nowhere') } });
    expect(pathsIn(discovery)).toEqual(['app.py']);
    expect(discovery.notes.join()).toContain('git is not installed');
  });

  it('finds a repository inside a plain folder', () => {
    const root = makeTree({ 'notes.py': '' });
    const repository = makeRepository({ 'build/release.py': '' });
    renameSync(repository, join(root, 'project'));
    expect(pathsIn(found(root))).toEqual(['notes.py', 'project/build/release.py']);
  });
});
