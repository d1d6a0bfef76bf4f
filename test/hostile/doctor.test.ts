import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/model/options.js';
import { audit } from '../../src/pipeline.js';
import { reroute, type Outcome } from '../cli/cli.js';
import { makeTree } from '../discover/tree.js';

const servers: Server[] = [];
afterAll(() =>
  servers.forEach((server) => {
    server.closeAllConnections();
    server.close();
  }),
);

async function serve(answer: (request: IncomingMessage, reply: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const client = (url: string, key: string, ...models: string[]): string =>
  [
    'import os',
    'from openai import OpenAI',
    `client = OpenAI(base_url=os.environ["${url}"], api_key=os.environ["${key}"])`,
    ...models.map((model) => `client.chat.completions.create(model="${model}", messages=[])`),
    '',
  ].join('\n');

const doctor = (code: string, env: Environment, ...argv: string[]): Promise<Outcome> =>
  reroute(makeTree({ 'a.py': code }), ['doctor', '--no-config', ...argv], { env }, audit);

describe('the key that the code names', () => {
  const env = { GITHUB_TOKEN: 'quokka', OPENAI_API_KEY: 'quokka', PORT_KEY: 'quokka', ANTHROPIC_API_KEY: 'quokka' };
  it.each([
    ['OPENAI_BASE_URL', 'GITHUB_TOKEN', [], false],
    ['OPENAI_BASE_URL', 'PORT_KEY', [], false],
    ['OPENAI_BASE_URL', 'GITHUB_TOKEN', ['--key-env', 'GITHUB_TOKEN'], true],
    ['OPENAI_BASE_URL', 'OPENAI_API_KEY', [], true],
    ['OPENAI_BASE_URL', 'ANTHROPIC_API_KEY', [], true],
    ['PORT_URL', 'PORT_KEY', [], true],
    ['PORT_URL', 'PORT_KEY', ['--url'], false],
  ])('for %s, %s %j is sent: %s', async (url, key, flags, isSent) => {
    const sent: string[] = [];
    const gateway = await serve(({ headers }, reply) => {
      sent.push(headers.authorization ?? '');
      reply.end('{"data":[]}');
    });
    const argv = flags[0] === '--url' ? ['--url', gateway] : flags;
    const { out, code } = await doctor(client(url, key, 'gpt-4o'), { ...env, [url]: gateway }, ...argv);
    expect(sent.some((header) => header.includes('quokka'))).toBe(isSent);
    expect(code).toBe(1);
    if (!isSent) expect(out).toContain(`--key-env ${key}`);
  });
});

describe('a gateway that means no good', () => {
  const clients = (models: number): string =>
    client('OPENAI_BASE_URL', 'OPENAI_API_KEY', ...Array.from({ length: models }, (_, at) => `m${at}`));
  const env = (url: string): Environment => ({ OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-quokka' });

  it.each([
    ['an error in an error, and so on', '{"error":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['a list in a list, and so on', '['.repeat(400_000)],
    ['a list of lists', `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('answers with %s', async (_what, body) => {
    let status = 200;
    const url = await serve((_request, reply) => void reply.writeHead(status).end(body));
    for (status of [200, 500]) {
      const { code, err } = await doctor(clients(1), env(url), '--call');
      expect([code, err]).toEqual([1, '']);
    }
  });

  it('is not waited for once more with each model', async () => {
    let asked = 0;
    const url = await serve((request, reply) => {
      if (request.method === 'POST') asked++;
      else reply.end('{"data":[{"id":"*"}]}');
    });
    const { out, code } = await doctor(clients(40), env(url), '--call', '--timeout', '1');
    expect([code, asked]).toEqual([1, 10]);
    expect(out).toContain('Further models were not asked (30)');
  });
});
