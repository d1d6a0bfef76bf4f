import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeLive, proxy } from './environment/live.js';
import { PYTHON, PYTHON_MAJORS, pythonMajor } from './environment/place.js';
import { ANSWER, CHAT_MODELS, startProxy } from './environment/proxy.js';

describeLive('what the live suite stands on', () => {
  it('answers a call with the key, and refuses one without', async () => {
    const { url, key } = proxy();
    const body = JSON.stringify({ model: CHAT_MODELS[0], messages: [{ role: 'user', content: 'Hello' }] });
    const ask = (headers: Record<string, string>) =>
      fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });

    expect(await (await ask({ authorization: `Bearer ${key}` })).json()).toMatchObject({
      choices: [{ message: { content: ANSWER } }],
    });
    expect((await ask({})).status).toBe(401);
  });

  it.each(Object.entries(PYTHON_MAJORS))('runs major %s of the Python SDK as %s', (major, version) => {
    const code = 'import openai; print(openai.__version__)';
    const env = { PYTHONPATH: pythonMajor(major) };
    expect(execFileSync(PYTHON, ['-c', code], { env, encoding: 'utf8' }).trim()).toBe(version);
  });

  it('leaves no process behind when a proxy is stopped', { timeout: 180_000 }, async () => {
    const own = await startProxy();
    expect(existsSync(`/proc/${own.pid}`)).toBe(true);
    await own.stop();

    expect(existsSync(`/proc/${own.pid}`)).toBe(false);
    await expect(fetch(own.url)).rejects.toThrow();
  });
});
