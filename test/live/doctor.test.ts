/** The doctor at the bedside of a real proxy, in every state that it knows a remedy for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeLive, proxy } from './environment/live.js';
import { freePort, startProxy } from './environment/proxy.js';
import { reroute, type Ran } from './environment/reroute.js';
import { http, https, onward, silent } from './environment/servers.js';

const LINER = `import os
from openai import OpenAI

client = OpenAI(base_url=os.environ["LINER_LLM_URL"], api_key=os.environ["LINER_LLM_KEY"])


def summarise(cargo: str) -> str:
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": cargo}])
    return answer.choices[0].message.content


def index(cargo: str) -> list[float]:
    return client.embeddings.create(model="text-embedding-3-small", input=cargo).data[0].embedding
`;

let folder = '';
const doctor = async (env: Record<string, string>, ...args: string[]): Promise<Ran> => {
  const ran = await reroute(['doctor', ...args], folder, env);
  for (const secret of [proxy().key, env['LINER_LLM_KEY']]) {
    if (secret) expect(ran.out + ran.err).not.toContain(secret);
  }
  return ran;
};
const healthy = () => ({ LINER_LLM_URL: `${proxy().url}/v1`, LINER_LLM_KEY: proxy().key });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-doctor-'));
  writeFileSync(join(folder, 'liner.py'), LINER);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeLive('reroute doctor', () => {
  it('finds nothing wrong with a gateway that serves what the code names', async () => {
    const { code, out } = await doctor(healthy(), '--call');

    expect(out).toContain('Every model that the code names is served (2).');
    expect(out).toContain('gpt-4o answers.');
    expect(out).toContain('text-embedding-3-small answers.');
    expect(out).toContain('The gateway is ready.');
    expect(code).toBe(0);
  });

  it('names the variables when none is set', async () => {
    const { code, err } = await doctor({});
    expect(err).toContain('none of LINER_LLM_URL');
    expect(code).toBe(2);
  });

  it.each<[string, () => Record<string, string>, () => string[]]>([
    [
      'a wrong key',
      () => ({ ...healthy(), LINER_LLM_KEY: 'sk-of-another-ship' }),
      () => ['The key in LINER_LLM_KEY is not accepted'],
    ],
    [
      'no key',
      () => ({ LINER_LLM_URL: `${proxy().url}/v1` }),
      () => ['wants a key, and none is set (401', 'set LINER_LLM_KEY'],
    ],
    ['a key with a line break', () => ({ ...healthy(), LINER_LLM_KEY: 'sk-a\nb' }), () => ['holds white space']],
    [
      '/v1 twice',
      () => ({ ...healthy(), LINER_LLM_URL: `${proxy().url}/v1/v1` }),
      () => ['has /v1 twice', `Set LINER_LLM_URL to ${proxy().url}/v1.`],
    ],
    [
      'https for http',
      () => ({ ...healthy(), LINER_LLM_URL: `${proxy().url.replace('http', 'https')}/v1` }),
      () => ['speaks plain HTTP', `to ${proxy().url}/v1.`],
    ],
    [
      'a wrong path',
      () => ({ ...healthy(), LINER_LLM_URL: `${proxy().url}/harbour` }),
      () => ['no list of models', '(404)'],
    ],
    ['the vendor', () => ({ ...healthy(), LINER_LLM_URL: 'https://api.openai.com/v1' }), () => ['not a gateway']],
    ['no URL', () => ({ ...healthy(), LINER_LLM_URL: 'gateway' }), () => ['no http or https URL']],
    [
      'an unknown host',
      () => ({ ...healthy(), LINER_LLM_URL: 'http://gateway.invalid/v1' }),
      () => ['can not be resolved'],
    ],
  ])('explains %s', async (_state, env, sentences) => {
    const { code, out } = await doctor(env());
    for (const sentence of sentences()) expect(out).toContain(sentence);
    expect(code).toBe(1);
  });

  it('takes a URL without /v1 where the gateway does, and says so', async () => {
    const { code, out } = await doctor({ ...healthy(), LINER_LLM_URL: proxy().url });
    expect(out).toContain(`Set LINER_LLM_URL to ${proxy().url}/v1.`);
    expect(code).toBe(0);
  });

  it('names the nearest model for one that is not served', async () => {
    writeFileSync(join(folder, 'tug.py'), LINER.replace('"gpt-4o"', '"gpt-4o-mni"'));
    const { code, out } = await doctor(healthy()).finally(() => rmSync(join(folder, 'tug.py')));
    expect(out).toContain('gpt-4o-mni (tug.py:8) is not served');
    expect(out).toContain('Did you mean "gpt-4o-mini"?');
    expect(code).toBe(1);
  });

  it('tells of a model that is served for something else', async () => {
    writeFileSync(join(folder, 'tug.py'), LINER.replace('"text-embedding-3-small"', '"gpt-4o-mini"'));
    const { code, out } = await doctor(healthy()).finally(() => rmSync(join(folder, 'tug.py')));
    expect(out).toContain('gpt-4o-mini (tug.py:13) is asked for embeddings, and the gateway serves it for chat.');
    expect(code).toBe(0);
  });

  it('knows a proxy that is down', async () => {
    const { code, out } = await doctor({ ...healthy(), LINER_LLM_URL: `http://127.0.0.1:${await freePort()}/v1` });
    expect(out).toContain('Connection refused');
    expect(code).toBe(1);
  });

  it('knows a proxy that was killed, also in the middle', { timeout: 180_000 }, async () => {
    const own = await startProxy();
    const env = { LINER_LLM_URL: `${own.url}/v1`, LINER_LLM_KEY: own.key };
    expect((await doctor(env)).code).toBe(0);

    const { port, close } = await http((request, response) => {
      if (request.method === 'POST') void own.stop().then(() => response.destroy());
      else onward(own, request, response);
    });
    const cut = await doctor({ ...env, LINER_LLM_URL: `http://127.0.0.1:${port}/v1` }, '--call').finally(close);
    expect(cut.out).toContain('Every model that the code names is served (2).');
    expect(cut.out).toContain('gpt-4o (liner.py:8) does not answer: the connection broke off');
    expect(cut.code).toBe(1);

    const { code, out } = await doctor(env);
    expect(out).toContain('Connection refused');
    expect(code).toBe(1);
  });

  it('waits for no model longer than it was told', async () => {
    const { port, close } = await http((request, response) => {
      if (request.method !== 'POST') onward(proxy(), request, response);
    });
    const { code, out, milliseconds } = await doctor(
      { ...healthy(), LINER_LLM_URL: `http://127.0.0.1:${port}/v1` },
      ...['--call', '--timeout', '5'],
    ).finally(close);
    expect(out).toContain('gpt-4o (liner.py:8) gave no answer within 5 s.');
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(50_000);
  });

  it('does not wait for ever', async () => {
    const { port, close } = await silent();
    const url = `http://127.0.0.1:${port}/v1`;
    const { code, out, milliseconds } = await doctor({ ...healthy(), LINER_LLM_URL: url }, '--timeout', '1').finally(
      close,
    );
    expect(out).toContain('gave no answer within 1 s');
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(20_000);
  });

  it('knows HTTPS behind an http URL', async () => {
    const { port, close } = await https((_request, response) => response.end());
    const { code, out } = await doctor({ ...healthy(), LINER_LLM_URL: `http://127.0.0.1:${port}/v1` }).finally(close);
    expect(out).toContain('speaks HTTPS, but the URL says http');
    expect(code).toBe(1);
  });

  it('knows a certificate that is not trusted', async () => {
    const { port, close } = await https((_request, response) => response.end());
    const { code, out } = await doctor({ ...healthy(), LINER_LLM_URL: `https://127.0.0.1:${port}/v1` }).finally(close);
    expect(out).toContain('is not trusted here');
    expect(code).toBe(1);
  });

  it('finds the /v1 that is missing where the gateway needs it, and prints no key that an error repeats', async () => {
    const { key } = proxy();
    const { port, close } = await http((request, response) => {
      const isRight = request.url === '/gateway/v1/models';
      response.writeHead(isRight ? 401 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: `Invalid key ${key}` } }));
    });
    const url = `http://user:${key}@127.0.0.1:${port}/gateway`;
    const bare = await doctor({ LINER_LLM_URL: url.replace(`user:${key}@`, ''), LINER_LLM_KEY: key });
    const full = await doctor({ LINER_LLM_URL: `http://127.0.0.1:${port}/gateway/v1`, LINER_LLM_KEY: key }).finally(
      close,
    );

    expect(bare.out).toContain(`lacks /v1: nothing is there (404).`);
    expect(bare.out).toContain(`Set LINER_LLM_URL to http://127.0.0.1:${port}/gateway/v1.`);
    expect(full.out).toContain('is not accepted (401: Invalid key ***)');
  });
});
