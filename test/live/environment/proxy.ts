/** A real LiteLLM proxy on a free loopback port, with canned answers. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROXY } from './place.js';

export interface Proxy {
  /** Without /v1. */
  url: string;
  key: string;
  pid: number;
  stop(): Promise<void>;
}

export const ANSWER = 'answered by the gateway';
export const CHAT_MODELS = ['gpt-4o', 'gpt-4o-mini'];
const EMBEDDING_MODEL = 'text-embedding-3-small';

/** Ends the proxy when the pipe closes: also when whoever holds the other end was killed. */
const TIED = '"$@" </dev/null & pid=$!; cat >/dev/null; kill $pid 2>/dev/null; wait $pid';

const START_LIMIT = 300_000;

export async function startProxy(): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-proxy-'));
  const key = `sk-live-${randomBytes(12).toString('hex')}`;
  const port = await freePort();
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(configuration(key)));
  const log = openSync(join(folder, 'log'), 'w');
  const started = [PROXY, '--config', 'config.yaml', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn('sh', ['-c', TIED, 'sh', ...started, '--telemetry', 'False'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, LITELLM_LOCAL_MODEL_COST_MAP: 'True' },
    stdio: ['pipe', log, log],
  });
  const stop = () => stopTied(child, folder);
  const url = `http://127.0.0.1:${port}`;
  await untilAlive(`${url}/health/liveliness`, child, join(folder, 'log')).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, key, pid: child.pid ?? 0, stop };
}

function configuration(key: string): object {
  const served = (name: string, answer: string | number[]) => ({
    model_name: name,
    litellm_params: { model: `openai/${name}`, api_key: 'none', mock_response: answer },
  });
  return {
    model_list: [...CHAT_MODELS.map((name) => served(name, ANSWER)), served(EMBEDDING_MODEL, [0.25, 0.5, 0.75])],
    general_settings: { master_key: key },
  };
}

async function stopTied(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.stdin?.end();
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}

async function untilAlive(url: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline && child.exitCode === null) {
    const isAlive = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isAlive) return;
    await sleep(250);
  }
  throw new Error(`The proxy did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
