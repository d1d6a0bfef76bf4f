import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree } from '../discover/tree.js';
import { findsNothing, reroute } from './cli.js';

const files = { 'app/client.py': 'client = None\n', 'node_modules/a.js': '' };

describe('where things go', () => {
  it('prints the report on stdout and nothing else anywhere', async () => {
    const { code, out, err } = await reroute(makeTree(files), ['audit', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, summary: { files: { seen: 2, skipped: 1 } } });
    expect(err).toBe('');
  });

  it.each([
    { argv: ['-o', 'report.json'], holds: '"schemaVersion"' },
    { argv: ['-o', 'report.md'], holds: '#' },
    { argv: ['-o', 'report.txt'], holds: 'reroute' },
    { argv: ['-o', 'report'], holds: 'reroute' },
    { argv: ['-o', 'report.htm'], holds: '<!doctype html>' },
    { argv: ['-o', 'report.xml', '-f', 'junit'], holds: '<testsuites' },
    { argv: ['-o', 'report.md', '-f', 'json'], holds: '"schemaVersion"' },
  ])('writes $argv', async ({ argv, holds }) => {
    const root = makeTree(files);
    const { code, out, err } = await reroute(root, ['audit', ...argv], { isTTY: true });
    expect([code, out, err]).toEqual([0, '', `Report written to ${argv[1]}\n`]);
    const text = readFileSync(join(root, argv[1] ?? ''), 'utf8');
    expect(text).toContain(holds);
    expect(text).not.toContain('\u001B');
    expect(readdirSync(root).filter((name) => name.includes('report'))).toEqual([argv[1]]);
  });

  it('is silent under --quiet', async () => {
    const { err } = await reroute(makeTree(files), ['audit', '-q', '-o', 'report.json']);
    expect(err).toBe('');
  });

  it('does not write through a link somebody left', async () => {
    const outside = makeTree({ 'precious.txt': 'kept' });
    const root = makeTree(files);
    symlinkSync(join(outside, 'precious.txt'), join(root, '.report.json.new'));
    symlinkSync(join(outside, 'precious.txt'), join(root, 'report.json'));
    await reroute(root, ['audit', '-o', 'report.json']);
    expect(readFileSync(join(outside, 'precious.txt'), 'utf8')).toBe('kept');
  });

  it('lists what was left out and what failed under --verbose, control characters spelled out', async () => {
    const root = makeTree({ ...files, 'a\u001B[2Jb.min.js': '' });
    const audit = findsNothing([{ severity: 'error', path: 'app/client.py', line: 3, message: 'too deep' }]);
    const { code, err } = await reroute(root, ['audit', '-v'], {}, audit);
    expect(code).toBe(0);
    expect(err).toContain('Configuration: none\n');
    expect(err).toContain('\napp/client.py:3: too deep\n');
    expect(err).toContain('\na\\x1b[2Jb.min.js: skipped: minified\n');
  });

  it('prints timings under --stats', async () => {
    expect((await reroute(makeTree(files), ['audit', '--stats'])).err).toMatch(/^rules +\d+ ms\n[^]*total +\d+ ms\n$/);
  });
});

describe('color', () => {
  it.each([
    { name: 'not when piped', argv: [], io: {}, colored: false },
    { name: 'on a terminal', argv: [], io: { isTTY: true }, colored: true },
    { name: 'NO_COLOR', argv: [], io: { isTTY: true, env: { NO_COLOR: '1' } }, colored: false },
    { name: 'FORCE_COLOR', argv: [], io: { env: { FORCE_COLOR: '1' } }, colored: true },
    { name: 'FORCE_COLOR=0', argv: [], io: { isTTY: true, env: { FORCE_COLOR: '0' } }, colored: false },
    { name: 'a dumb terminal', argv: [], io: { isTTY: true, env: { TERM: 'dumb' } }, colored: false },
    { name: '--color beats NO_COLOR', argv: ['--color'], io: { env: { NO_COLOR: '1' } }, colored: true },
    {
      name: '--no-color beats FORCE_COLOR',
      argv: ['--no-color'],
      io: { isTTY: true, env: { FORCE_COLOR: '1' } },
      colored: false,
    },
  ])('$name', async ({ argv, io, colored }) => {
    const { out } = await reroute(makeTree(files), ['audit', ...argv], io);
    expect(out.includes('\u001B[')).toBe(colored);
  });
});

describe('nothing to read', () => {
  it('is a sentence', async () => {
    const { code, out, err } = await reroute(makeTree({ 'README.md': '' }), ['audit']);
    expect([code, out, err]).toEqual([0, 'No Python or TypeScript/JavaScript files found in this folder.\n', '']);
  });

  it('says that something was left out', async () => {
    const root = makeTree({ 'web/node_modules/a.js': '' });
    expect((await reroute(root, ['audit', 'web'])).out).toBe(
      'No Python or TypeScript/JavaScript files found in web. 1 file or folder left out: --verbose lists them.\n',
    );
  });

  it('still is a report for programs', async () => {
    const { code, out, err } = await reroute(makeTree({}), ['audit', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ sites: [] });
    expect([code, err]).toEqual([0, 'No Python or TypeScript/JavaScript files found in this folder.\n']);
  });
});

describe('--strict', () => {
  const broken = findsNothing([{ severity: 'error', path: 'app/client.py', message: 'too deep' }]);
  it.each([
    { name: 'complete', audit: findsNothing(), argv: ['--strict'], code: 0 },
    {
      name: 'a file known in part',
      audit: findsNothing([{ severity: 'warning', path: 'a.py', line: 3, message: 'syntax error' }]),
      argv: ['--strict'],
      code: 3,
    },
    { name: 'a failed file', audit: broken, argv: ['--strict'], code: 3 },
    { name: 'a failed file, not strict', audit: broken, argv: [], code: 0 },
  ])('$name: $code', async ({ audit, argv, code }) => {
    const outcome = await reroute(makeTree(files), ['audit', ...argv], {}, audit);
    expect(outcome.code).toBe(code);
    expect(outcome.err.includes('1 file or folder could not be read or parsed')).toBe(code === 3);
  });
});

describe('progress', () => {
  it.each([
    { errIsTTY: true, argv: [], shown: true },
    { errIsTTY: true, argv: ['-q'], shown: false },
    { errIsTTY: false, argv: [], shown: false },
  ])('terminal $errIsTTY, $argv: $shown', async ({ errIsTTY, argv, shown }) => {
    const nothing = findsNothing();
    const slow: typeof nothing = async (...args) => {
      args[4]?.({ stage: 'read', done: 1, total: 9 });
      await new Promise((done) => setTimeout(done, 320));
      args[4]?.({ stage: 'read', done: 5, total: 9 });
      return nothing(...args);
    };
    const { err } = await reroute(makeTree(files), ['audit', ...argv], { errIsTTY }, slow);
    // On a busy machine the first step is late enough to be shown, too.
    expect(err.replace('\r\u001B[Kread 1 of 9', '')).toBe(shown ? '\r\u001B[Kread 5 of 9\r\u001B[K' : '');
  });
});

describe('what a user can get wrong', () => {
  it.each([
    { argv: ['audit', 'src'], says: 'There is no such file or folder: src' },
    { argv: ['audit', '--format', 'jsn'], says: 'There is no such format: "jsn". Did you mean "json"?' },
    { argv: ['audit', '--format', 'xml'], says: '"xml". Known: terminal, json, ' },
    { argv: ['audit', '--exclude', '../other'], says: '"../other" has a "." or ".." in it' },
    { argv: ['audit', '--max-file-size', 'big'], says: 'This is not a file size: big' },
    { argv: ['audit', '--rules', 'gone.yml'], says: 'there is no file' },
    { argv: ['audit', '--rules', 'broken.yml'], says: 'broken.yml:' },
    { argv: ['audit', '--rules', 'app'], says: 'is not a regular file' },
    { argv: ['audit', '--config', 'gone.yml'], says: 'there is no file gone.yml' },
    { argv: ['audit', '--config', 'bad-config.yml'], says: 'Did you mean "exclude"?' },
    { argv: ['audit', '-o', 'nowhere/report.json'], says: 'nowhere/report.json: its folder does not exist' },
    { argv: ['audit', '-o', 'report.xlsx'], says: '"report.xlsx": no format is written to .xlsx files. Name one' },
    { argv: ['audit', '-o', 'app'], says: 'app: this is a folder' },
    { argv: ['audit', '--fromat', 'json'], says: "reroute: unknown option '--fromat'\n(Did you mean --format?)" },
    { argv: ['audit', '--format'], says: "option '-f, --format <name>' argument missing" },
    { argv: ['audit', '-q', '-v'], says: 'cannot be used with' },
    { argv: ['audti'], says: "reroute: unknown command 'audti'\n(Did you mean audit?)" },
    { argv: ['rules', '--rules', 'broken.yml'], says: 'A rule file can not be used' },
  ])('$argv', async ({ argv, says }) => {
    const root = makeTree({ ...files, 'broken.yml': 'kind: nonsense\n', 'bad-config.yml': 'exlude: []\n' });
    const { code, out, err } = await reroute(root, argv);
    expect(err).toContain(says);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toContain('    at ');
  });

  it('includes a path as hostile as this', async () => {
    const { err } = await reroute(makeTree({}), ['audit', '\u001B[2J']);
    expect(err).toContain('\\x1b[2J');
  });
});

describe('what nobody foresaw', () => {
  const breaks = (): never => {
    throw new TypeError('scopes is not iterable');
  };
  it.each([
    { argv: ['audit'], io: {}, stack: false },
    { argv: ['audit', '--verbose'], io: {}, stack: true },
    { argv: ['audit'], io: { env: { DEBUG: '1' } }, stack: true },
  ])('$argv $io', async ({ argv, io, stack }) => {
    const { code, err } = await reroute(makeTree(files), argv, io, breaks);
    expect(code).toBe(2);
    expect(err).toContain('reroute failed unexpectedly: scopes is not iterable\n');
    expect(err.includes('    at ')).toBe(stack);
  });

  it('a parser that does not load is named', async () => {
    const fails = (): never => {
      throw Object.assign(new Error('wrong ELF class'), { code: 'ERR_DLOPEN_FAILED' });
    };
    const { code, err } = await reroute(makeTree(files), ['audit'], {}, fails);
    expect(code).toBe(2);
    expect(err).toContain('The Python parser could not be loaded: wrong ELF class');
  });
});

describe('a wrong output is found before the scan', () => {
  it('and nothing is scanned', async () => {
    const root = makeTree(files);
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'reroute.yml'), 'broken: [');
    expect((await reroute(root, ['audit', '-o', 'out'])).err).toContain('out: this is a folder');
  });
});
