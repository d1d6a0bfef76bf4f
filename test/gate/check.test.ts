/** `reroute check` in real repositories, from the command line to the exit code. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/pipeline.js';
import { reroute, type Outcome } from '../cli/cli.js';
import { git, makeRepository, makeTree, write } from '../discover/tree.js';

const check = (root: string, ...argv: string[]): Promise<Outcome> =>
  reroute(root, ['check', ...argv], { env: { PATH: process.env['PATH'], SOURCE_DATE_EPOCH: '1780000000' } }, audit);

const summarise = 'from openai import OpenAI\n\n\ndef summarise(text):\n    client = OpenAI()\n    return client\n';
const mended = summarise
  .replace('OpenAI()', 'OpenAI(base_url=os.environ["LLM_URL"])')
  .replace('from', 'import os\nfrom');
const embed = '\n\ndef embed(text):\n    other = OpenAI()\n    return other\n';
const known = ['--baseline', 'known.json'] as const;

/** A repository with one client, known by its baseline. */
async function withBaseline(files: Record<string, string> = { 'app/text.py': summarise }): Promise<string> {
  const root = makeRepository(files);
  expect((await check(root, ...known, '--update-baseline')).code).toBe(0);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'baseline');
  return root;
}

describe('exit codes', () => {
  it.each([
    ['a bypass', { 'a.py': summarise }, [], 1],
    ['a mended one', { 'a.py': mended }, [], 0],
    ['a test', { 'tests/test_a.py': summarise }, [], 0],
    ['a test that counts', { 'tests/test_a.py': summarise }, ['--include-tests'], 1],
    ['nothing to check', {}, [], 2],
    ['nothing to check, strictly', {}, ['--strict'], 2],
    ['nothing but settings', { '.env.example': 'OPENAI_API_KEY=\n' }, [], 2],
    ['an include that hits nothing', { 'a.py': summarise, 'reroute.yml': 'include: ["srcc/"]' }, [], 2],
    ['an exclude that hits all', { 'a.py': summarise, 'reroute.yml': 'exclude: ["*.py"]' }, [], 2],
    ['nothing but what is installed', { 'node_modules/a.js': '' }, [], 2],
    ['no client', { 'a.py': 'x = 1\n' }, [], 0],
    ['a policy that does not mind', { 'a.py': summarise, 'reroute.yml': 'policy: { missing: warn }' }, [], 0],
    ['a wrong policy', { 'a.py': summarise, 'reroute.yml': 'policy: { mising: warn }' }, [], 2],
    ['an incomplete answer', { 'a.py': 'def (:\n    import openai\n' }, ['--strict'], 3],
    ['no baseline where one is named', { 'a.py': summarise }, known, 2],
  ])('%s', async (_what, files: Record<string, string>, argv, code) => {
    expect((await check(makeTree(files), ...argv)).code).toBe(code);
  });
});

describe('a baseline', () => {
  it('survives edits above', async () => {
    const root = await withBaseline();
    write(root, 'app/text.py', `"""Texts."""\n\nimport os\n${summarise}`);
    expect(await check(root, ...known)).toMatchObject({ code: 0, out: expect.stringContaining('1 known') as string });
  });

  it('sees a new bypass beside a mended one, though they are as many as before', async () => {
    const root = await withBaseline();
    write(root, 'app/text.py', mended + embed);
    const { code, out } = await check(root, ...known);
    expect(code).toBe(1);
    expect(out).toContain('app/text.py\n  11:13');
    expect(out).toContain('Stale baseline entries\n  app/text.py: openai.OpenAI in summarise\n');
  });

  it.each([
    ['staged', (root: string) => git(root, 'mv', 'app/text.py', 'app/texts.py')],
    [
      'committed, edited on the way',
      (root: string) => {
        renameSync(join(root, 'app/text.py'), join(root, 'app/texts.py'));
        write(root, 'app/texts.py', `import os\n${summarise}`);
        git(root, 'add', '-A');
        git(root, 'commit', '-q', '-m', 'rename');
      },
    ],
  ])('follows a rename that is %s', async (_what, rename) => {
    const root = await withBaseline();
    rename(root);
    expect(await check(root, ...known)).toMatchObject({ code: 0, out: expect.not.stringContaining('Stale') as string });
  });

  it('does not take a copy for a rename', async () => {
    const root = await withBaseline();
    write(root, 'app/copy.py', summarise);
    git(root, 'add', '-A');
    expect((await check(root, ...known)).code).toBe(1);
  });

  it('is pruned of what is mended, and of nothing else', async () => {
    const root = await withBaseline({ 'a.py': summarise, 'b.py': summarise });
    write(root, 'a.py', mended);
    write(root, 'c.py', summarise);
    expect((await check(root, ...known, '--prune-baseline')).code).toBe(1);
    const text = readFileSync(join(root, 'known.json'), 'utf8');
    expect(['a.py', 'b.py', 'c.py'].map((path) => text.includes(path))).toEqual([false, true, false]);
  });

  it('of a whole repository holds for a part of it', async () => {
    const root = await withBaseline({ 'api/a.py': summarise, 'web/b.py': summarise });
    expect(await check(root, 'api', ...known)).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('Stale') as string,
    });
    write(root, 'api/a.py', mended);
    await check(root, 'api', ...known, '--update-baseline');
    expect((await check(root, ...known)).code).toBe(0);
  });

  it('can be named by the configuration', async () => {
    const root = makeTree({ 'a.py': summarise, 'reroute.yml': 'baseline: known.json\n' });
    await check(root, '--update-baseline');
    expect((await check(root)).code).toBe(0);
  });
});

const settings = 'class Settings:\n    api_key = "from-vault"\n    base_url = None\n\n\nsettings = Settings()\n';
const user =
  'from openai import OpenAI\n\nfrom app.settings import settings\n\nclient = OpenAI(base_url=settings.base_url)\n';
const program = { 'app/__init__.py': '', 'app/settings.py': settings, 'app/use.py': user, 'app/old.py': summarise };

describe('--since', () => {
  it('leaves alone what the branch did not touch', async () => {
    const root = makeRepository(program);
    git(root, 'checkout', '-q', '-b', 'feature');
    write(root, 'app/old.py', `${summarise}\n\nVERSION = 2\n`);
    expect(await check(root, '--since', 'HEAD')).toMatchObject({
      code: 0,
      out: expect.stringContaining('not touched since HEAD') as string,
    });
    expect((await check(root)).code).toBe(1);
  });

  it('judges a client whose setting changed in another file', async () => {
    const root = makeRepository(program);
    git(root, 'branch', 'trunk');
    write(root, 'app/settings.py', settings.replace('None', '"https://api.openai.com/v1"'));
    git(root, 'commit', '-qam', 'point at the vendor');
    const { code, out } = await check(root, '--since', 'trunk');
    expect([code, out.includes('app/use.py'), out.includes('app/old.py')]).toEqual([1, true, false]);
  });

  it('judges new files that git does not track yet', async () => {
    const root = makeRepository(program);
    write(root, 'app/new.py', summarise);
    const { code, out } = await check(root, '--since', 'HEAD');
    expect([code, out.includes('app/new.py:5')]).toEqual([1, true]);
  });

  it('compares with where the branch began, not with where the other is by now', async () => {
    const root = makeRepository(program);
    git(root, 'branch', 'feature');
    write(root, 'app/old.py', mended);
    git(root, 'commit', '-qam', 'mend it on trunk');
    git(root, 'branch', 'trunk');
    git(root, 'checkout', '-q', 'feature');
    expect((await check(root, '--since', 'trunk')).code).toBe(0);
  });

  it('works from a folder inside the repository', async () => {
    const root = makeRepository({ 'README.md': '', 'api/a.py': summarise });
    write(root, 'api/a.py', summarise.replace('client = OpenAI()', 'client = OpenAI(timeout=3)'));
    expect((await check(join(root, 'api'), '--since', 'HEAD')).code).toBe(1);
  });

  it.each([
    ['an unknown name', 'nowhere', 'nowhere: there is no such commit here'],
    ['an option', '--output=x', 'is no name'],
  ])('%s', async (_what, ref, message) => {
    const { code, err } = await check(makeRepository(program), `--since=${ref}`);
    expect([code, err.includes(message)]).toEqual([2, true]);
  });

  it('outside of a repository says so', async () => {
    expect((await check(makeTree(program), '--since', 'HEAD')).code).toBe(2);
  });
});

describe('--staged', () => {
  it('judges what the next commit holds, where the work tree has it', async () => {
    const root = makeRepository(program);
    write(root, 'app/old.py', summarise + embed);
    git(root, 'add', '-A');
    write(root, 'app/old.py', `# moved\n# down\n${summarise + embed}`);
    const { code, out } = await check(root, '--staged');
    expect(code).toBe(1);
    expect(out).toContain('12:13');
    expect(out).not.toContain('7:14');
  });

  it('does not judge what is not staged', async () => {
    const root = makeRepository(program);
    write(root, 'app/new.py', summarise);
    expect((await check(root, '--staged')).code).toBe(0);
  });

  const notRead = 'the program was not read';

  it.each([
    ['a document', 'README.md', []],
    ['a picture', 'docs/map.svg', []],
    ['a document, and what the baseline knows', 'notes.txt', ['--baseline', 'known.json']],
  ])('reads no program for %s', async (_what, path, argv) => {
    const root = await withBaseline();
    write(root, path, 'llm_url\n');
    git(root, 'add', path);
    expect(await check(root, '--staged', ...argv)).toMatchObject({
      code: 0,
      out: expect.stringContaining(notRead) as string,
    });
  });

  it.each([
    ['source', 'app/other.py', []],
    ['a setting', '.env.example', []],
    ['data that a program may read', 'models.json', []],
    ['a document, for a report of all places', 'README.md', ['--format', 'json']],
    ['a document, with every file wanted', 'README.md', ['--strict']],
  ])('reads it for %s', async (_what, path, argv) => {
    const root = makeRepository({ 'app/text.py': summarise });
    write(root, path, 'llm_url = 1\n');
    git(root, 'add', '-A');
    const { out } = await check(root, '--staged', ...argv);
    expect(out).not.toContain(notRead);
    expect(out).not.toBe('');
  });
});

describe('other ways in and out', () => {
  it('judges a saved report as it would have judged the scan', async () => {
    const root = makeTree({ 'a.py': summarise });
    const direct = await check(root);
    await check(root, '--report', 'json=saved.json');
    expect(await check(root, '--from', 'saved.json')).toMatchObject({ code: 1, out: direct.out });
  });

  it('writes several formats at once', async () => {
    const root = makeTree({ 'a.py': summarise });
    await check(root, '--report', 'sarif=out.sarif', '--report', 'audit.md', '--report', 'gitlab=out.json');
    expect(readFileSync(join(root, 'out.sarif'), 'utf8')).toContain('"level":"error"');
    expect(readFileSync(join(root, 'audit.md'), 'utf8')).toContain('## Migration plan');
    expect(readFileSync(join(root, 'out.json'), 'utf8')).toContain('"major"');
  });

  it('prints the configuration in force, which is one again', async () => {
    const root = makeTree({ 'reroute.yml': 'policy: { gatewayHosts: [llm.example] }\n' });
    const { code, out } = await check(root, '--print-config', '--include-tests');
    expect(code).toBe(0);
    write(root, 'again.yml', out);
    expect((await check(root, '--print-config', '--config', 'again.yml')).out.split('\n').slice(1)).toEqual(
      out.split('\n').slice(1),
    );
  });

  it.each([
    [['--update-baseline'], 'none is named'],
    [['--from', 'gone.json'], 'there is no such file'],
    [['--report', 'srif=x'], 'Did you mean "sarif"?'],
    [['--report', 'x'], 'Write FORMAT=FILE'],
    [['--since', 'a', '--staged'], 'cannot be used with'],
  ])('%j', async (argv, message) => {
    const { code, err } = await check(makeTree({}), ...argv);
    expect([code, err.includes(message)]).toEqual([2, true]);
  });
});
