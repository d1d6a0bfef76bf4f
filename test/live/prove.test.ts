/** Real programs, run under `reroute prove`: what they contact is known, and so is what must be said of it. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeLive, proxy } from './environment/live.js';
import { NODE, PYTHON, ROOT } from './environment/place.js';
import { startProxy } from './environment/proxy.js';
import { reroute, type Ran } from './environment/reroute.js';
import { silent } from './environment/servers.js';

const ASK = `messages=[{"role": "user", "content": "Hello"}]`;

const files = {
  'py/ports.py': `import asyncio
import os

from openai import AsyncOpenAI, OpenAI

direct = OpenAI(api_key="sk-nowhere", max_retries=0)
routed = AsyncOpenAI(base_url=os.environ["PORT_URL"], api_key=os.environ["PORT_KEY"], max_retries=0)
idle = OpenAI(base_url=os.environ["PORT_URL"], api_key="sk-nowhere")


def bypass():
    try:
        direct.chat.completions.create(model="gpt-4o", ${ASK})
    except Exception as error:
        print(type(error).__name__)


async def through():
    for _ in range(2):
        answer = await routed.chat.completions.create(
            model="gpt-4o",
            ${ASK},
        )
    return answer.choices[0].message.content


def rest():
    return idle.models.list()


def task():
    return asyncio.run(asyncio.wait_for(through(), 60))
`,
  'py/both.py': 'import ports\n\nports.bypass()\nprint(ports.task())\n',
  'py/twice.py': `import os
import time

import ports

print(ports.task())
open("asked", "w").close()
while not os.path.exists("gone"):
    time.sleep(0.05)
ports.task()
`,
  'py/good.py': 'import ports\n\nprint(ports.task())\n',
  'py/child.py': 'import subprocess, sys\n\nsubprocess.run([sys.executable, "-c", "import ports; ports.bypass()"])\n',
  'py/thread.py':
    'from concurrent.futures import ThreadPoolExecutor\n\nimport ports\n\nwith ThreadPoolExecutor() as pool:\n    print(pool.submit(ports.task).result())\n',
  'py/test_ports.py':
    'import ports\n\n\ndef test_bypass():\n    ports.bypass()\n\n\ndef test_through():\n    assert ports.task()\n',
  'py/unknown.py': `import asyncio

import ports

asyncio.run(ports.routed.chat.completions.create(model="gpt-40", ${ASK}))
`,
  'py/custom/sitecustomize.py': 'print("a sitecustomize of its own")\n',
  'js/ports.mjs': `import OpenAI from 'openai';

const direct = new OpenAI({ apiKey: 'sk-nowhere', maxRetries: 0 });
const routed = new OpenAI({ baseURL: process.env.PORT_URL, apiKey: process.env.PORT_KEY, maxRetries: 0 });
const idle = new OpenAI({ baseURL: process.env.PORT_URL, apiKey: 'sk-nowhere' });

const messages = [{ role: 'user', content: 'Hello' }];

export async function bypass() {
  await direct.chat.completions.create({ model: 'gpt-4o', messages }).catch((error) => console.log(error.name));
}

export async function through() {
  const answer = await routed.chat.completions.create({
    model: 'gpt-4o',
    messages,
  });
  return answer.choices[0].message.content;
}

export const rest = () => idle.models.list();
`,
  'js/both.mjs': "import { bypass, through } from './ports.mjs';\n\nawait bypass();\nconsole.log(await through());\n",
  'js/good.mjs': "import { through } from './ports.mjs';\n\nconsole.log(await through(), await through());\n",
  'js/child.mjs': `import { spawnSync } from 'node:child_process';

spawnSync('node', ['--input-type=module', '-e', "import { bypass } from './ports.mjs'; await bypass();"]);
`,
  'js/worker.mjs': `import { Worker } from 'node:worker_threads';

new Worker("import('./ports.mjs').then(({ bypass }) => bypass())", { eval: true });
`,
  'js/ports.test.ts': `import { expect, it } from 'vitest';
import { bypass, through } from './ports.mjs';

interface Harbour {
  name: string;
}

it('asks', async () => {
  const harbour: Harbour = { name: await through() };
  expect(harbour.name).not.toBe('');
  await bypass();
});
`,
  'jest/package.json': '{ "name": "ports" }',
  'jest/ports.js': `const OpenAI = require('openai');

const direct = new OpenAI({ apiKey: 'sk-nowhere', maxRetries: 0 });
const routed = new OpenAI({ baseURL: process.env.PORT_URL, apiKey: process.env.PORT_KEY, maxRetries: 0 });
const idle = new OpenAI({ baseURL: process.env.PORT_URL, apiKey: 'sk-nowhere' });

const messages = [{ role: 'user', content: 'Hello' }];

exports.bypass = () => direct.chat.completions.create({ model: 'gpt-4o', messages }).catch(() => undefined);
exports.through = async () => (await routed.chat.completions.create({ model: 'gpt-4o', messages })).choices[0].message;
exports.rest = () => idle.models.list();
`,
  'jest/bypass.test.js': "const { bypass } = require('./ports');\n\ntest('goes past it', bypass);\n",
  'jest/through.test.js': `const { through } = require('./ports');

test('asks', async () => {
  expect((await through()).content).not.toBe('');
});
`,
} as const;

type Sub = 'py' | 'js' | 'jest';
let folder = '';
const prove = (sub: Sub, args: string[], env: Record<string, string> = {}): Promise<Ran> =>
  reroute(['prove', ...args], join(folder, sub), { PORT_URL: `${proxy().url}/v1`, PORT_KEY: proxy().key, ...env });

const vitest = ['node', join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run'];
const jest = ['node', join(NODE, 'node_modules/jest/bin/jest.js')];

/** The rows below a heading. */
function below(heading: string, { err }: Ran): string[] {
  const [, rest = ''] = err.split(new RegExp(`^${heading}.*\\n`, 'm'));
  return (/^(  .*\n)*/.exec(rest)?.[0] ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.trim());
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'reroute-prove-test-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const sub of ['js', 'jest'] satisfies Sub[]) {
    mkdirSync(join(folder, sub, 'node_modules'));
    symlinkSync(join(NODE, 'node_modules/openai'), join(folder, sub, 'node_modules/openai'));
  }
  symlinkSync(join(ROOT, 'node_modules/vitest'), join(folder, 'js/node_modules/vitest'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeLive('reroute prove', () => {
  it.each<[string, Sub, string[], string, string]>([
    ['a Python program', 'py', [PYTHON, 'both.py'], 'ports.py:6', 'ports.py:7'],
    ['a pytest run', 'py', [PYTHON, '-m', 'pytest', '-q'], 'ports.py:6', 'ports.py:7'],
    ['a Node program', 'js', ['node', 'both.mjs'], 'ports.mjs:3', 'ports.mjs:4'],
    ['a vitest run', 'js', vitest, 'ports.mjs:3', 'ports.mjs:4'],
    ['a jest run', 'jest', [...jest, '--runInBand'], 'ports.js:3', 'ports.js:4'],
    ['a jest run in two workers', 'jest', [...jest, '--maxWorkers=2'], 'ports.js:3', 'ports.js:4'],
  ])('tells the clients of %s apart', async (_what, sub, command, bypassing, routed) => {
    const ran = await prove(sub, ['--block', '--', ...command]);

    expect(below('Bypassing the gateway', ran)).toEqual([expect.stringMatching(`^${bypassing} .* api.openai.com$`)]);
    expect(below('Routed', ran)).toEqual([expect.stringMatching(`^${routed} `)]);
    expect(below('Never exercised', ran)).toHaveLength(1);
    expect(ran.err).toContain('The connections were refused.');
    expect(ran.err).not.toContain(proxy().key);
    expect(ran.code).toBe(1);
  });

  it.each<[string, Sub, string[]]>([
    ['Python', 'py', [PYTHON, 'good.py']],
    ['Python, in a thread', 'py', [PYTHON, 'thread.py']],
    ['Node', 'js', ['node', 'good.mjs']],
  ])('passes what goes through the gateway only: %s', async (_what, sub, command) => {
    const ran = await prove(sub, ['--', ...command]);
    expect(below('Bypassing the gateway', ran)).toEqual([]);
    expect(below('Routed', ran)).toHaveLength(1);
    expect(ran.err).toContain('No known vendor host was contacted past the gateway.');
    expect(ran.code).toBe(0);
  });

  it.each<[string, Sub, string[]]>([
    ['a child of Python', 'py', [PYTHON, 'child.py']],
    ['a child of Node', 'js', ['node', 'child.mjs']],
    ['a worker of Node', 'js', ['node', 'worker.mjs']],
  ])('sees %s', async (_what, sub, command) => {
    const ran = await prove(sub, ['--block', '--', ...command]);
    expect(below('Bypassing the gateway', ran)).toEqual([expect.stringContaining('api.openai.com')]);
    expect(ran.code).toBe(1);
  });

  it("runs the project's own sitecustomize and keeps its NODE_OPTIONS", async () => {
    const custom = join(folder, 'py/custom');
    const python = await prove('py', ['--', PYTHON, '-c', 'import sitecustomize; print(sitecustomize.__file__)'], {
      PYTHONPATH: custom,
    });
    const node = await prove('js', ['--', 'node', '-p', 'process.env.NODE_OPTIONS'], { NODE_OPTIONS: '--no-warnings' });

    expect(python.out).toBe(`a sitecustomize of its own\n${join(custom, 'sitecustomize.py')}\n`);
    expect(node.out).toMatch(/preload[.]cjs"? --no-warnings$/m);
  });

  it('ends as the command does when nothing else is wrong', async () => {
    expect((await prove('py', ['--', PYTHON, '-c', 'raise SystemExit(7)'])).code).toBe(7);
  });

  it('proves nothing where nothing could be watched', async () => {
    const ran = await prove('py', ['--', 'true']);
    expect(ran.err).toContain('nothing is proved');
    expect(ran.code).toBe(2);
  });

  it('names a command that is not there', async () => {
    const ran = await prove('py', ['--', 'no-such-command']);
    expect(ran.err).toContain('The command can not be started');
    expect(ran.code).toBe(2);
  });

  it.each<[string, string, Record<string, string>]>([
    ['a wrong key', 'good.py', { PORT_KEY: 'sk-of-another-ship' }],
    ['an unknown model', 'unknown.py', {}],
  ])('ends as the command does with %s', async (_what, program, env) => {
    const ran = await prove('py', ['--', PYTHON, program], env);
    expect(below('Routed', ran)).toHaveLength(1);
    expect(ran.err).toContain('The command itself ended with 1.');
    expect(ran.err).toContain('`reroute doctor --call` asks it');
    expect(ran.err).not.toContain('sk-of-another-ship');
    expect(ran.code).toBe(1);
    expect(runningIn(join(folder, 'py'))).toEqual([]);
  });

  it('ends a command whose time is up, and all that it started', async () => {
    const { port, close } = await silent();
    const ran = await prove('py', ['--timeout', '5', '--', 'sh', '-c', `"${PYTHON}" good.py & sleep 300`], {
      PORT_URL: `http://127.0.0.1:${port}/v1`,
    }).finally(close);

    expect(ran.err).toContain('its time was up');
    expect(ran.code).toBe(124);
    expect(ran.milliseconds).toBeLessThan(30_000);
    expect(runningIn(join(folder, 'py'))).toEqual([]);
  });

  it('tells of a gateway that was killed on the way', { timeout: 180_000 }, async () => {
    const own = await startProxy();
    const env = { PORT_URL: `${own.url}/v1`, PORT_KEY: own.key };
    const [asked, gone] = ['asked', 'gone'].map((name) => join(folder, 'py', name)) as [string, string];
    const ran = prove('py', ['--', PYTHON, 'twice.py'], env);
    while (!existsSync(asked)) await setTimeout(50);
    await own.stop();
    writeFileSync(gone, '');

    expect((await ran).code).toBe(1);
    expect((await ran).err).toContain('The command itself ended with 1');
    expect(below('Routed', await ran)).toHaveLength(1);
    expect(runningIn(join(folder, 'py'))).toEqual([]);
  });
});

/** Command lines of processes that work in a folder; those that have ended and wait for their parent do not count. */
function runningIn(working: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return line !== '' && realpathSync(`/proc/${pid}/cwd`) === working ? [line] : [];
      } catch {
        return [];
      }
    });
}
