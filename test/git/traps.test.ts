/** Every key of git's documentation that names a program, and every file that makes git use one, against each command. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gitIn } from '../../src/git/index.js';
import { audit } from '../../src/pipeline.js';
import { reroute } from '../cli/cli.js';
import { git, makeTree, write } from '../discover/tree.js';

const client = 'from openai import OpenAI\n\nclient = OpenAI()\n';
const ATTRIBUTES = '* filter=evil diff=evil merge=evil text=auto\n*.py filter=a=b\n';

/** From git's own documentation: `git help --config`, gitattributes, githooks. */
const PROGRAMS = [
  ...['clean', 'smudge', 'process'].flatMap((what) => [`filter.evil.${what}`, `filter.a=b.${what}`]),
  ...['external', 'evil.command', 'evil.textconv', 'a=b.textconv'].map((name) => `diff.${name}`),
  ...['fsmonitor', 'gitProxy', 'sshCommand', 'askPass', 'editor', 'pager', 'alternateRefsCommand'].map(
    (name) => `core.${name}`,
  ),
  ...['program', 'openpgp.program', 'x509.program', 'ssh.program', 'ssh.defaultKeyCommand'].map(
    (name) => `gpg.${name}`,
  ),
  ...['diff', 'log', 'ls-files', 'diff-index', 'rev-list'].map((name) => `pager.${name}`),
  ...['difftool.evil.cmd', 'mergetool.evil.cmd', 'merge.evil.driver', 'sequence.editor', 'interactive.diffFilter'],
  ...['credential.helper', 'credential.https://example.com.helper', 'uploadpack.packObjectsHook'],
  ...['remote.origin.uploadpack', 'remote.origin.receivepack', 'remote.origin.vcs', 'submodule.sub.update'],
  ...['browser.evil.cmd', 'man.evil.cmd', 'web.browser', 'instaweb.httpd', 'trailer.evil.command', 'trailer.evil.cmd'],
  ...['sendemail.smtpServer', 'sendemail.toCmd', 'imap.tunnel', 'guitool.evil.cmd', 'tar.evil.command'],
  ...['hook.evil.command', 'receive.procReceiveRefs', 'maintenance.strategy', 'trace2.normalTarget'],
];
const SWITCHES = {
  'log.showSignature': 'true',
  'gpg.format': 'openpgp',
  'diff.submodule': 'diff',
  'hook.evil.event': 'post-index-change',
  'core.untrackedCache': 'true',
  'status.submoduleSummary': 'true',
  'submodule.recurse': 'true',
  'filter.a=b.required': 'true',
};
const HOOKS = ['post-index-change', 'post-checkout', 'pre-commit', 'reference-transaction', 'fsmonitor-watchman'];

let [place, mark, armed, root] = ['', '', '', ''];

/** A repository in which all of that is set, here and in a repository within it. */
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'reroute-'));
  mark = join(place, 'mark');
  armed = join(place, 'armed');
  const files = { 'app.py': client, 'b.py': 'x = 1\n', 'sub/lib.py': client };
  for (const [path, text] of Object.entries(files)) write(armed, path, text);
  for (const folder of [join(armed, 'sub'), armed]) {
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'start');
  }
  for (const folder of [armed, join(armed, 'sub')]) arm(folder);
});
afterAll(() => rmSync(place, { recursive: true }));

beforeEach(() => {
  root = join(makeTree({}), 'repository');
  // What has changed, and what only looks as if it had, would be compared.
  cpSync(armed, root, { recursive: true });
  write(root, 'app.py', `import os\n\n${client}`);
  write(root, 'sub/lib.py', `\n${client}`);
  rmSync(mark, { force: true });
});

function arm(folder: string): void {
  const trap = join(place, 'trap');
  writeFileSync(trap, `#!/bin/sh\ntouch '${mark}'\ncat\n`, { mode: 0o755 });
  write(folder, '.gitattributes', ATTRIBUTES);
  write(folder, '.git/info/attributes', ATTRIBUTES);
  for (const hook of HOOKS) {
    write(folder, `.git/hooks/${hook}`, `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(join(folder, '.git/hooks', hook), 0o755);
  }
  for (const key of PROGRAMS) git(folder, 'config', key, trap);
  for (const [key, value] of Object.entries(SWITCHES)) git(folder, 'config', key, value);
  git(folder, 'config', 'alias.ls-files', `!touch '${mark}'`);
}

describe('nothing that a repository configures is started', () => {
  it.each([
    ['audit'],
    ['audit', 'sub'],
    ['check'],
    ['check', '--since', 'HEAD'],
    ['check', '--staged'],
    ['check', '--baseline', 'known.json', '--update-baseline'],
    ['explain', 'app.py:5'],
    ['fix'],
    ['fix', '--write'],
    ['fix', '--write', '--allow-dirty'],
    ['init', '--yes', '--baseline', '--github', '--hook'],
    ['models'],
  ])('by reroute %j %s %s %s', async (...argv) => {
    // A baseline that is there makes the next check ask when it was committed.
    if (argv.includes('--baseline'))
      await reroute(
        root,
        ['check', '--baseline', 'known.json', '--update-baseline'],
        { env: { PATH: process.env['PATH'] } },
        audit,
      );
    const { err } = await reroute(root, [...argv], { env: { PATH: process.env['PATH'] } }, audit);
    expect(existsSync(mark), err).toBe(false);
  });

  it('and the traps work: git itself falls into them', () => {
    // It may well fail of it.
    spawnSync('git', ['-C', root, 'diff', 'HEAD']);
    expect(existsSync(mark)).toBe(true);
  });

  it('not even a command that somebody adds later', () => {
    expect(() => gitIn(root, process.env)('diff', 'HEAD')).toThrow('may start programs');
  });
});

describe('the git that is run', () => {
  const fake = (folder: string): string => {
    write(folder, 'bin/git', `#!/bin/sh\ntouch '${mark}'\n`);
    write(folder, 'git', `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(join(folder, 'bin/git'), 0o755);
    chmodSync(join(folder, 'git'), 0o755);
    return join(folder, 'bin');
  };
  const paths: [string, (bin: string) => string[]][] = [
    ['an empty entry', () => ['']],
    ['the folder by a dot', () => ['.']],
    ['a relative entry', () => ['bin']],
    ['an absolute entry in the scanned folder', (bin) => [bin]],
    [
      'a link into it',
      (bin) => {
        const place = makeTree({});
        symlinkSync(bin, join(place, 'tools'));
        return [join(place, 'tools')];
      },
    ],
    [
      'a link to the program in it',
      (bin) => {
        const place = makeTree({});
        mkdirSync(join(place, 'tools'));
        symlinkSync(join(bin, 'git'), join(place, 'tools/git'));
        return [join(place, 'tools')];
      },
    ],
  ];
  it.each(paths)('is not one by %s', async (_what, entries) => {
    const PATH = [...entries(fake(root)), process.env['PATH'] ?? ''].join(delimiter);
    const { code } = await reroute(root, ['check', '--since', 'HEAD'], { env: { PATH } }, audit);
    expect([code, existsSync(mark)]).toEqual([0, false]);
  });

  it('is missing, and said to be, where no other is there', () => {
    const answer = gitIn(root, { PATH: fake(root) })('rev-parse', '--show-toplevel');
    expect(answer).toEqual({ why: 'git is not installed' });
  });
});
