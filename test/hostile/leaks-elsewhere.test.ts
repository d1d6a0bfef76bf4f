import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { audit } from '../../src/pipeline.js';
import { reroute } from '../cli/cli.js';
import { makeTree, write } from '../discover/tree.js';
import { scan } from './cli.js';
import { leaksIn, seeds } from './secrets.js';

/** What is said of a report that was saved, of models, and of the parts of a baseline. */
describe('commands that speak of a repository', () => {
  const said = new Map<string, string>();
  const place = mkdtempSync(join(tmpdir(), 'reroute-'));
  const root = join(place, 'repository');
  afterAll(() => rmSync(place, { recursive: true }));

  beforeAll(async () => {
    seeds.forEach(({ path, text }, index) => write(root, `m${index}/${path}`, text));
    const listen = async (name: string, argv: string[]): Promise<string> => {
      const { code, out, err } = await scan(root, argv);
      expect(code, err).toBeLessThan(2);
      said.set(name, out + err);
      return out;
    };
    const saved = join(place, 'saved.json');
    await listen('saved', ['audit', '--no-config', '-o', saved]);
    const { sites } = JSON.parse(readFileSync(saved, 'utf8')) as Report;
    expect(sites.length).toBeGreaterThan(40);
    const places = sites.map(({ path, cell, line }) => [path, cell, line].filter((part) => part !== undefined));
    for (const [index, parts] of places.entries()) {
      const text = await listen(`explain ${index}`, ['explain', parts.join(':'), '--from', saved]);
      expect(text).toContain(sites[index]?.callee);
    }
    for (const option of [['--json'], ['--emit', 'litellm'], ['--include-tests']])
      await listen(`models ${option.join(' ')}`, ['models', '--no-config', ...option]);
    write(place, 'gateway.yaml', gatewayWith(seeds.map(({ secret }) => secret)));
    await listen('models of a gateway', ['models', '--no-config', '--gateway', join(place, 'gateway.yaml')]);
    const baseline = join(place, 'baseline.json');
    await listen('check', ['check', '--no-config', '--baseline', baseline, '--update-baseline']);
    said.set('baseline', readFileSync(baseline, 'utf8'));
    for (const format of ['markdown', 'sarif', 'csv']) await listen(format, ['report', saved, '--format', format]);
  }, 240_000);

  it.for(seeds)('keep back: $what', (seed, { task }) => {
    task.meta.tried = said.size;
    for (const [where, text] of said) expect(leaksIn(text, seed), where).toEqual([]);
  });
});

/** Of each model a key, and an address with a password: what a gateway is started with. */
function gatewayWith(secrets: readonly string[]): string {
  const models = secrets.map((secret, index) => ({
    model_name: `m${index}`,
    litellm_params: { model: 'openai/gpt-4o', api_key: secret, api_base: `https://ada:${secret}@gw.example/v1` },
  }));
  return JSON.stringify({ model_list: models });
}

/** The environment is the user's own; what comes back from there is a stranger's, and may repeat what it was sent. */
describe('commands that use the environment', () => {
  const KEY = 'sk-live-9f3Kq7Zt2LmX8vBw4RsY6cHd';
  const PASSWORD = 'swordfishes-and-hunters';
  const answers: Record<string, (key: string) => [status: number, body: string]> = {
    'refuses, and repeats the key': (key) => [401, JSON.stringify({ error: { message: `Incorrect API key: ${key}` } })],
    'breaks, and repeats the key': (key) => [500, `<html>upstream said ${key}</html>`],
    'lists the key as a model': (key) => [200, JSON.stringify({ data: [{ id: key }, { id: 'gpt-4o' }] })],
    'answers with the key alone': (key) => [200, key],
  };
  const files = {
    'app.py':
      'import os\nfrom openai import OpenAI\n\nclient = OpenAI(base_url=os.environ["PORT_URL"], api_key=os.environ["PORT_KEY"])\nclient.chat.completions.create(model="gpt-4o", messages=[])\n',
  };
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => void server.close()));

  async function serve(answer: (key: string) => [number, string]): Promise<string> {
    const server = createServer(({ headers, url }, reply) => {
      const [status, body] = answer(`${headers.authorization ?? ''} ${url ?? ''}`);
      reply.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    servers.push(server);
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    return `127.0.0.1:${(server.address() as AddressInfo).port}/v1?api_key=${PASSWORD}`;
  }

  it.each(Object.entries(answers))('doctor tells no key of a gateway that %s', async (_what, answer) => {
    const env = { PORT_URL: `http://${await serve(answer)}`, PORT_KEY: KEY };
    const { code, out, err } = await reroute(makeTree(files), ['doctor', '--no-config', '--call'], { env }, audit);
    expect(out + err).toContain('PORT_KEY');
    expect(code, out + err).toBeLessThan(2);
    for (const secret of [KEY, PASSWORD]) expect(leaksIn(out + err, { secret })).toEqual([]);
  });

  it('doctor refuses a URL with a password, and does not repeat it', async () => {
    const url = `http://ada:${PASSWORD}@${await serve(() => [200, '{}'])}`;
    const { code, out, err } = await reroute(makeTree(files), ['doctor', '--no-config', '--url', url], {}, audit);
    expect(out).toContain('holds a user name or password');
    expect(code).toBe(1);
    expect(leaksIn(out + err, { secret: PASSWORD })).toEqual([]);
  });

  it('prove tells none of what went by', async () => {
    const root = makeTree(files);
    const url = `http://ada:${PASSWORD}@${await serve(() => [200, '{}'])}`;
    writeFileSync(
      join(root, 'go.mjs'),
      `const url = new URL(process.env.PORT_URL);\nurl.username = url.password = '';\nawait fetch(url, { headers: { authorization: 'Bearer ' + process.env.PORT_KEY } });\nawait fetch('http://api.openai.com/v1?api_key=${KEY}').catch(() => undefined);\n`,
    );
    const env = { PATH: process.env['PATH'], PORT_URL: url, PORT_KEY: KEY };
    const processes = { onSignal: () => () => undefined, kill: () => undefined };
    const argv = ['prove', '--no-config', '--block', '--', process.execPath, 'go.mjs', KEY];
    const { code, out, err } = await reroute(root, argv, { env, processes }, audit);
    expect(err).toContain('api.openai.com');
    expect(code).toBe(1);
    for (const secret of [KEY, PASSWORD]) expect(leaksIn(out + err, { secret })).toEqual([]);
  });
});
