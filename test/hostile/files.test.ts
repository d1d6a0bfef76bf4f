import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { discover, openSources } from '../../src/discover/discover.js';
import { Report } from '../../src/model/report.js';
import { audit } from '../../src/pipeline.js';
import { formats } from '../../src/report/index.js';
import { found, git, makeRepository, makeTree } from '../discover/tree.js';
import { builtInRules } from '../helpers/audit.js';
import { scan } from './cli.js';

const CLIENT = 'import openai\n\nopenai.OpenAI()\n';
const AUDIT = ['audit', '.', '--no-config', '--format', 'json'];

async function reportOf(root: string): Promise<Report> {
  return Report.parse(JSON.parse((await scan(root, AUDIT)).out));
}

describe('odd files', () => {
  it('pipes, sockets and links are left out with a reason', async () => {
    const outside = makeTree({ 'secret.py': CLIENT });
    const root = makeTree({ 'a.py': CLIENT });
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    const server = createServer().listen(join(root, 'socket.py'));
    onTestFinished(() => void server.close());
    symlinkSync(join(outside, 'secret.py'), join(root, 'out.py'));
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync('loop.py', join(root, 'loop.py'));
    symlinkSync('/dev/zero', join(root, 'zero.py'));
    await new Promise((done) => server.once('listening', done));
    const { sites, diagnostics } = await reportOf(root);
    expect(sites.map(({ path }) => path)).toEqual(['a.py']);
    expect(diagnostics.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'folder skipped: symbolic link',
      'loop.py skipped: symbolic link',
      'out.py skipped: symbolic link',
      'pipe.py skipped: not a regular file',
      'socket.py skipped: not a regular file',
      'zero.py skipped: symbolic link',
    ]);
  });

  it.each([
    ['vanish', (path: string) => rmSync(path), 'no such file or folder'],
    [
      'become links',
      (path: string) => {
        rmSync(path);
        symlinkSync('/etc/passwd', path);
      },
      'symbolic link',
    ],
    [
      'become pipes',
      (path: string) => {
        rmSync(path);
        execFileSync('mkfifo', [path]);
      },
      'not a regular file',
    ],
    ['grow beyond the limit', (path: string) => writeFileSync(path, 'x'.repeat(200)), 'larger than the size limit'],
  ])('files that %s while they are read fail alone', async (_what, change, reason) => {
    const root = makeTree({ 'a.py': CLIENT, 'b.py': CLIENT });
    const discovery = found(root, { maxFileSize: 100 });
    change(join(root, 'a.py'));
    const sources = openSources(discovery, { maxFileSize: 100 });
    const { report } = await audit(discovery, sources, builtInRules(), { version: '0' });
    expect(report.sites.map(({ path }) => path)).toEqual(['b.py']);
    expect(report.diagnostics).toEqual([{ severity: 'error', path: 'a.py', message: reason }]);
  });

  it('names that differ in case only are two files', async () => {
    const root = makeTree({ 'a.py': CLIENT, 'A.py': CLIENT });
    expect((await reportOf(root)).sites).toHaveLength(2);
  });

  it('a file of more than the limit is left out, and the limit can be moved', async () => {
    const root = makeTree({ 'a.py': CLIENT + '#'.repeat(6_000_000) });
    expect((await reportOf(root)).diagnostics).toMatchObject([{ message: 'skipped: larger than the size limit' }]);
    const { out } = await scan(root, [...AUDIT, '--max-file-size', '10MB']);
    expect((JSON.parse(out) as Report).sites).toHaveLength(1);
  });
});

describe('odd repositories', () => {
  it('shallow clones, worktrees and submodules are read as what is checked out', async () => {
    const origin = makeRepository({ 'a.py': CLIENT });
    const root = makeTree({});
    git(root, 'clone', '-q', '--depth', '1', `file://${origin}`, 'shallow');
    git(origin, 'worktree', 'add', '-q', join(root, 'tree'));
    git(root, 'init', '-q', 'outer');
    git(join(root, 'outer'), 'submodule', 'add', '-q', `file://${origin}`, 'inner');
    for (const folder of ['shallow', 'tree', 'outer'])
      expect((await reportOf(join(root, folder))).sites.map(({ path }) => path)).toEqual([
        folder === 'outer' ? 'inner/a.py' : 'a.py',
      ]);
  });

  it('bare ones hold nothing to read, and are no error', async () => {
    const root = makeTree({});
    git(root, 'init', '-q', '--bare', '.');
    const { code, out } = await scan(root, ['audit', '.', '--no-config']);
    expect([code, out.startsWith('No Python or TypeScript/JavaScript files found')]).toEqual([0, true]);
  });

  it('an index of which git can make nothing is told, and the files are read all the same', async () => {
    const root = makeRepository({ 'a.py': CLIENT });
    writeFileSync(join(root, '.git/index'), 'no index');
    const { out, err } = await scan(root, [...AUDIT, '--verbose']);
    expect((JSON.parse(out) as Report).sites).toHaveLength(1);
    expect(err).toContain('it was walked instead');
  });
});

/** What the owner of a repository can write into names, and what each format must not do with it. */
describe('odd names', () => {
  const NAMES = [
    'a\n::error file=x::owned.py',
    'b\u001b[31m\u001b]0;t\u0007.py',
    '=cmd()|c.py',
    '<img src=x>|`d`.py',
    '"\'&%0a,e.py',
    '\u202ef.py',
  ];

  it('go into no format as what they could be taken for', async () => {
    const root = makeTree(Object.fromEntries(NAMES.map((name) => [name, CLIENT])));
    for (const format of Object.keys(formats)) {
      const { code, out, err } = await scan(root, ['audit', '.', '--no-config', '-v', '--color', '--format', format]);
      expect(code).toBe(0);
      const text = out + err;
      expect(text.match(/^::error file=x/m), format).toBeNull();
      expect(text.includes('\u001b]0;'), format).toBe(false);
      // To a reader of JSON the rest are letters like others.
      if (!['json', 'sarif', 'gitlab'].includes(format)) expect(text.match(/^=cmd|,=cmd|\u202ef/m), format).toBeNull();
      if (['svg', 'junit'].includes(format)) expect(text).not.toContain('<img src');
    }
  });

  it('are all in the report', async () => {
    const root = makeTree(Object.fromEntries(NAMES.map((name) => [name, CLIENT])));
    const paths = (await reportOf(root)).sites.map(({ path }) => path);
    expect(paths).toEqual([...NAMES].sort());
    expect(discover({ ...optionsFor(root) }).files.map(({ path }) => path)).toEqual(paths);
  });
});

function optionsFor(root: string): Parameters<typeof discover>[0] {
  return { cwd: root, paths: [], include: [], exclude: [], honourIgnore: true, maxFileSize: 1000, env: process.env };
}
