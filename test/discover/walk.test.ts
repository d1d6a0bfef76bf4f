import { execFileSync } from 'node:child_process';
import { chmodSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { found, makeTree, pathsIn, reasonsIn } from './tree.js';

describe('outside of git', () => {
  it('leaves out packages, environments and build output, one row a folder', () => {
    const root = makeTree({
      'app.py': '',
      '.config/hidden.ts': '',
      'node_modules/openai/index.js': '',
      'web/node_modules/openai/index.js': '',
      'bower_components/a.js': '',
      'my-env/pyvenv.cfg': '',
      'my-env/lib/a.py': '',
      'env/settings.py': '',
      'app/__pycache__/a.py': '',
      'dist/a.js': '',
      'web/.next/a.js': '',
      'build/a.js': '',
      'scripts/build/__init__.py': '',
    });
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['.config/hidden.ts', 'app.py', 'env/settings.py', 'scripts/build/__init__.py']);
    expect(reasonsIn(discovery)).toEqual({
      'app/__pycache__/': 'bytecode cache',
      'bower_components/': 'installed packages',
      'build/': 'build output',
      'dist/': 'build output',
      'my-env/': 'virtual environment',
      'node_modules/': 'installed packages',
      'web/.next/': 'build output',
      'web/node_modules/': 'installed packages',
    });
    expect(discovery.seen).toBe(12);
  });

  it('honours .gitignore files, the nearest strongest', () => {
    const root = makeTree({
      '.gitignore': '*.gen.ts\n/scratch\nlogs/\n',
      'api.gen.ts': '',
      'scratch/a.py': '',
      'app/scratch/b.py': '',
      'app/logs/c.py': '',
      'keep/.gitignore': '!api.gen.ts\nlocal.py\n',
      'keep/api.gen.ts': '',
      'keep/local.py': '',
      'Logs/case.py': '',
    });
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['Logs/case.py', 'app/scratch/b.py', 'keep/api.gen.ts']);
    expect(reasonsIn(discovery)).toEqual({
      'api.gen.ts': 'ignored by git',
      'app/logs/': 'ignored by git',
      'keep/local.py': 'ignored by git',
      'scratch/': 'ignored by git',
    });
    expect(pathsIn(found(root, { honourIgnore: false }))).toContain('scratch/a.py');
  });

  it('is not held up by an ignore pattern made to be slow', () => {
    const root = makeTree({ '.gitignore': `${'*a'.repeat(60)}b\n`, [`${'a'.repeat(200)}.py`]: '' });
    const discovery = found(root);
    expect(discovery.files).toHaveLength(1);
    expect(discovery.notes.join()).toContain('too many stars');
  });

  it('follows no links, waits on no pipes, ends in no circles', () => {
    const outside = makeTree({ 'secret.py': '' });
    const root = makeTree({ 'app.py': '' });
    symlinkSync(join(root, 'app.py'), join(root, 'again.py'));
    symlinkSync(root, join(root, 'circle'));
    symlinkSync(outside, join(root, 'outside'));
    symlinkSync('nowhere.py', join(root, 'broken.py'));
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['app.py']);
    expect(reasonsIn(discovery)).toEqual({
      'again.py': 'symbolic link',
      'broken.py': 'symbolic link',
      circle: 'symbolic link',
      outside: 'symbolic link',
      'pipe.py': 'not a regular file',
    });
  });

  it('says which folder it could not open', ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may open everything');
    const root = makeTree({ 'app.py': '', 'locked/a.py': '' });
    chmodSync(join(root, 'locked'), 0);
    expect(found(root).unreadable).toEqual([{ path: 'locked/', reason: 'permission denied' }]);
    chmodSync(join(root, 'locked'), 0o755);
  });

  it('loses no name, however odd', () => {
    const names = [
      'line\nbreak.py',
      'back\\slash.py',
      '.\\dot.py',
      '%000a.py',
      'two\nlines/\u2028/a.py',
      '{a,b}[c]*?(d).ts',
      ' .ts',
      '\u001b[31m.js',
      '::error::.js',
      '-rf.py',
    ];
    expect(pathsIn(found(makeTree(Object.fromEntries(names.map((name) => [name, ''])))))).toEqual(names.sort());
  });

  it('says which folder no system call can reach any more', () => {
    const half = Array.from({ length: 10 }, () => 'd'.repeat(250)).join('/');
    const root = makeTree({ 'app.py': '', [`${half}/a.py`]: '', 'half/a.py': '', [`half/${half}/a.py`]: '' });
    onTestFinished(() => void execFileSync('rm', ['-rf', root]));
    renameSync(join(root, 'half'), join(root, half, 'half'));
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['app.py', `${half}/a.py`, `${half}/half/a.py`]);
    expect(discovery.unreadable.map(({ reason }) => reason)).toEqual(['the name is too long']);
  });

  it('survives folders nested without end', () => {
    const root = makeTree({ [`${'d/'.repeat(150)}deep.py`]: '', 'app.py': '' });
    const discovery = found(root);
    expect(pathsIn(discovery)).toEqual(['app.py']);
    expect(discovery.skipped[0]?.reason).toBe('more than 100 folders deep');
  });

  it('leaves out files above the size limit', () => {
    const root = makeTree({ 'small.py': 'x', 'large.py': 'x'.repeat(101) });
    const discovery = found(root, { maxFileSize: 100 });
    expect(discovery.files).toEqual([{ path: 'small.py', language: 'python' }]);
    expect(reasonsIn(discovery)).toEqual({ 'large.py': 'larger than the size limit' });
  });
});

describe('patterns', () => {
  const files = {
    'src/app.ts': '',
    'src/app.spec.ts': '',
    'tests/a.py': '',
    'src/tests/b.py': '',
    'package.json': '{}',
  };
  const all = { rootBelow: '' };

  it.each([
    {
      name: 'exclude a folder at any depth',
      exclude: ['tests/'],
      include: [],
      left: ['src/app.spec.ts', 'src/app.ts'],
    },
    {
      name: 'exclude one at the top',
      exclude: ['/tests'],
      include: [],
      left: ['src/app.spec.ts', 'src/app.ts', 'src/tests/b.py'],
    },
    { name: 'exclude by name', exclude: ['*.spec.ts', '*.py'], include: [], left: ['src/app.ts'] },
    { name: 'include one language', exclude: [], include: ['*.py'], left: ['src/tests/b.py', 'tests/a.py'] },
    { name: 'exclusion is stronger', exclude: ['tests/'], include: ['src/'], left: ['src/app.spec.ts', 'src/app.ts'] },
  ])('$name', ({ exclude, include, left }) => {
    const root = makeTree(files);
    const discovery = found(root, {
      exclude: [{ ...all, patterns: exclude }],
      include: [{ ...all, patterns: include }],
    });
    expect(pathsIn(discovery)).toEqual(left);
    expect(discovery.data).toEqual(['package.json']);
    expect(discovery.seen).toBe(4);
  });

  it('of a configuration above the root stand where it stands', () => {
    const root = makeTree({ 'client.py': '', 'tests/a.py': '' });
    const discovery = found(root, { exclude: [{ rootBelow: 'services/api', patterns: ['/services/api/tests'] }] });
    expect(pathsIn(discovery)).toEqual(['client.py']);
  });

  it.each(['', '!src', '../other', './src', 'a*b*c*d*e*f*g*h'])('%j is refused', (pattern) => {
    const root = makeTree(files);
    expect(() => found(root, { exclude: [{ ...all, patterns: [pattern] }] })).toThrow(/This pattern can not be used/);
  });
});
