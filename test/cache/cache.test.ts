/** The same bytes come out, whatever is or was in the cache. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReports, type Reports } from '../../src/cache/index.js';
import { run } from '../../src/commands/run.js';
import { discover, openSources } from '../../src/discover/discover.js';
import type { Report } from '../../src/model/report.js';

let folder: string;
let repository: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-cache-'));
  repository = join(folder, 'repository');
  cache = join(folder, 'cache');
  mkdirSync(repository);
  writeFileSync(join(repository, 'crane.py'), 'from openai import OpenAI\n\nclient = OpenAI()\n');
  writeFileSync(join(repository, 'dock.py'), 'def moor(): ...\n');
  settle();
});

afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

/** As if nothing had been written lately. */
function settle(): void {
  const past = new Date(Date.now() - 3_600_000);
  for (const name of readdirSync(repository)) utimesSync(join(repository, name), past, past);
}

interface Told {
  out: string;
  /** The audit itself was run. */
  audited: boolean;
}

async function audit(cwd = repository, ...flags: string[]): Promise<Told> {
  let out = '';
  let err = '';
  let audited = false;
  const io = {
    stdout: (text: string) => void (out += text),
    stderr: (text: string) => void (err += text),
    isTTY: false,
    errIsTTY: false,
    columns: undefined,
    env: { PATH: process.env['PATH'] },
    cwd,
  };
  const loadAudit = async () => {
    audited = true;
    return (await import('../../src/pipeline.js')).audit;
  };
  const argv = ['audit', '--format', 'json', '--no-config', ...(flags.length > 0 ? flags : ['--cache-dir', cache])];
  expect(await run(argv, io, loadAudit), err).toBe(0);
  return { out, audited };
}

const entries = () => readdirSync(cache).map((name) => join(cache, name));

const fixtures = join(import.meta.dirname, '../../fixtures');
const repositories = [
  'sample',
  ...readdirSync(join(fixtures, 'repos'), { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? [`repos/${one.name}`] : [],
  ),
];

describe('an audit of a fixture', () => {
  it.each(repositories)('%s: says the same without a cache, with an empty one and with a full one', async (name) => {
    const copy = join(folder, 'copy');
    cpSync(join(fixtures, name), copy, { recursive: true });
    const plain = await audit(copy, '--no-cache');
    const cold = await audit(copy);
    const warm = await audit(copy);
    expect([plain.audited, cold.audited, warm.audited]).toEqual([true, true, false]);
    expect(cold.out).toBe(plain.out);
    expect(warm.out).toBe(plain.out);
  });
});

describe('the cache', () => {
  it('is not used where there is no home for it', async () => {
    await audit();
    rmSync(cache, { recursive: true });
    expect((await audit(repository, '--no-cache')).audited).toBe(true);
    expect(readdirSync(folder)).toEqual(['repository']);
  });

  it('notices a change that keeps size and times', async () => {
    const before = await audit();
    writeFileSync(join(repository, 'crane.py'), 'from openai import OpenAI\n\nclient = Opened()\n');
    settle();
    const after = await audit();
    expect(after.audited).toBe(true);
    expect(after.out).not.toBe(before.out);
  });

  it('notices that a file was added, and that it is gone again', async () => {
    const before = await audit();
    writeFileSync(join(repository, 'quay.py'), 'from openai import OpenAI\n\nclient = OpenAI()\n');
    const more = await audit();
    expect(more.out).not.toBe(before.out);
    rmSync(join(repository, 'quay.py'));
    expect(await audit()).toEqual({ out: before.out, audited: false });
  });

  it('knows a file again that was only touched', async () => {
    const { out } = await audit();
    utimesSync(join(repository, 'dock.py'), new Date(), new Date());
    expect(await audit()).toEqual({ out, audited: false });
  });

  it('asks again under other rules', async () => {
    await audit();
    const rule = readFileSync(join(import.meta.dirname, '../../rules/wire.yml'), 'utf8');
    writeFileSync(join(folder, 'own.yml'), rule.replace(/^id: .*$/m, 'id: own'));
    expect((await audit(repository, '--cache-dir', cache, '--rules', join(folder, 'own.yml'))).audited).toBe(true);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['empty', () => ''],
    ['other JSON', () => '{"sites":[]}'],
    ['of another digest', (text: string) => text.replace('missing', 'hardcoded')],
    ['binary', () => '\0\uFFFD'.repeat(500)],
  ])('takes no entry that is %s', async (_, spoil) => {
    const { out } = await audit();
    for (const path of entries()) writeFileSync(path, spoil(readFileSync(path, 'utf8')));
    expect(await audit()).toEqual({ out, audited: true });
    expect(await audit()).toEqual({ out, audited: false });
  });

  it('may be full of folders, or be a file', async () => {
    const { out } = await audit();
    for (const path of entries()) {
      rmSync(path);
      mkdirSync(path);
    }
    expect((await audit()).out).toBe(out);
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'no folder');
    expect((await audit()).out).toBe(out);
  });

  it.skipIf(process.getuid?.() === 0)('may be read-only', async () => {
    mkdirSync(cache, { mode: 0o500 });
    const { out } = await audit();
    expect(await audit()).toEqual({ out, audited: true });
  });

  it('may be written by several at once', async () => {
    const all = await Promise.all([audit(), audit(), audit(), audit()]);
    expect(new Set(all.map(({ out }) => out)).size).toBe(1);
    expect(readdirSync(cache).filter((name) => name.startsWith('new-'))).toEqual([]);
    expect((await audit()).audited).toBe(false);
  });

  it('holds nothing of the code but what the report says', async () => {
    const key = 'sk-proj-8Rk2vQz7LmX4tB9wN6cY1hF3';
    writeFileSync(
      join(repository, 'crane.py'),
      `from openai import OpenAI\n\nHARBOUR = "tide table"\nclient = OpenAI(api_key="${key}")\n`,
    );
    await audit();
    const held = entries()
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    expect(held).toContain('crane.py');
    expect(held).not.toContain(key);
    expect(held).not.toContain('tide table');
  });
});

describe('a file that changed', () => {
  beforeEach(() => {
    // Times that lie less than two seconds back are not believed.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    writeFileSync(
      join(repository, 'winch.py'),
      'import os\nfrom crane import hoist\n\nurl = os.environ["CRANE_BASE_URL"]\nload = hoist()\n',
    );
    writeFileSync(
      join(repository, 'crane.py'),
      'import os\nfrom openai import OpenAI\n\n\ndef hoist():\n    return OpenAI(base_url=os.environ["CRANE_BASE_URL"], api_key=os.environ["CRANE_API_KEY"])\n',
    );
    writeFileSync(join(repository, 'README.md'), '# Harbour\n');
    settle();
  });

  afterEach(() => void vi.useRealTimers());

  const change = (name: string, text: string): void => writeFileSync(join(repository, name), text);

  it.each([
    ['holds nothing that was asked for', 'dock.py', 'def moor(ship):\n    return ship.crane\n'],
    ['mentions a module without importing it', 'dock.py', '# hoist is in crane\ndef moor(): ...\n'],
    ['is empty now', 'dock.py', ''],
    ['is a document about other things', 'README.md', '# Harbour\n\nShips come in.\n'],
  ])('leaves the report as it was where it %s', async (_, name, text) => {
    await audit();
    change(name, text);
    const now = await audit();
    expect(now).toEqual({ out: (await audit(repository, '--no-cache')).out, audited: false });
  });

  it.each([
    ['builds a client', 'dock.py', 'from openai import OpenAI\n\nOpenAI()\n'],
    ['sends a request', 'dock.py', 'import httpx\n\nhttpx.post("https://api.openai.com/v1/chat/completions")\n'],
    ['uses one that is handed on', 'dock.py', 'from crane import hoist\n\nhoist()\n'],
    ['names a variable of a client', 'dock.py', 'NAMES = ["CRANE_BASE_URL"]\n'],
    ['names its key in a document', 'README.md', '# Harbour\n\n```sh\nexport CRANE_API_KEY=\n```\n'],
    ['speaks to this tool', 'dock.py', '# reroute: ignore -- it is old\n'],
    ['was read', 'crane.py', 'def hoist(): ...\n'],
    ['uses what was handed on', 'winch.py', 'def pull(): ...\n'],
  ])('makes a new report where it %s', async (_, name, text) => {
    await audit();
    change(name, text);
    const now = await audit();
    expect(now).toEqual({ out: (await audit(repository, '--no-cache')).out, audited: true });
  });

  it('may have changed lately', async () => {
    vi.useRealTimers();
    await audit();
    change('dock.py', 'def moor(ship): ...\n');
    const now = await audit();
    expect(now).toEqual({ out: (await audit(repository, '--no-cache')).out, audited: false });
    change('crane.py', 'def hoist(): ...\n');
    expect((await audit()).audited).toBe(true);
  });

  it('is told by the run before it, not by the first one', async () => {
    await audit();
    change('dock.py', 'from crane import hoist\n\nhoist()\n');
    await audit();
    change('dock.py', 'def moor(): pass\n');
    const now = await audit();
    expect(now).toEqual({ out: (await audit(repository, '--no-cache')).out, audited: true });
  });
});

describe('files that were not written lately', () => {
  const report = {
    sites: [],
    configuration: [],
    models: [],
    diagnostics: [],
    summary: {},
  } as unknown as Report;
  const never = () => Promise.resolve(false);
  const later = () => Date.now() + 60_000;

  function opened(now = later): { reports: Reports; read: string[] } {
    const discovery = discover({
      cwd: repository,
      paths: [],
      include: [],
      exclude: [],
      honourIgnore: true,
      maxFileSize: 1e6,
      env: { PATH: process.env['PATH'] },
    });
    const read: string[] = [];
    const { read: load, ...sources } = openSources(discovery, { maxFileSize: 1e6 });
    const watched = { ...sources, read: (path: string) => (read.push(path), load(path)) };
    return { reports: openReports(cache, { discovery, sources: watched, maker: 'test', now }), read };
  }

  it('are not read again', async () => {
    opened().reports.keep(report, undefined);
    const { reports, read } = opened();
    expect(await reports.recall(never)).toEqual(report);
    expect(read).toEqual([]);
  });

  it('are read where their times are too fresh to tell', async () => {
    opened().reports.keep(report, undefined);
    const { reports, read } = opened(Date.now);
    expect(await reports.recall(never)).toEqual(report);
    expect(read).toEqual(['crane.py', 'dock.py']);
  });

  it('are read when one of them looks different', async () => {
    opened().reports.keep(report, undefined);
    writeFileSync(join(repository, 'dock.py'), 'def moor(): pass\n');
    expect(await opened().reports.recall(never)).toBeUndefined();
  });

  it('are not answered for by a report during which they changed', async () => {
    const { reports } = opened();
    writeFileSync(join(repository, 'dock.py'), 'def moor(): pass\n');
    reports.keep(report, undefined);
    expect(await opened().reports.recall(never)).toBeUndefined();
  });
});
