/** Runs a program where every host but loopback is out of reach, and tells what it sent where. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { http, https, onward, type Running, type RunningTls } from './servers.js';
import type { LiveProxy } from './global-setup.js';

export const DRIVERS = fileURLToPath(new URL('../drivers/', import.meta.url));

/** A request by its path, and whether it had the gateway's key. */
interface Taken {
  path: string;
  hasKey: boolean;
}

export interface Sent {
  /** Requests that reached the gateway. */
  gateway: Taken[];
  /** Requests that reached what stands for the vendor. */
  vendor: Taken[];
  /** Hosts other than loopback that a connection was tried to: the vendor's is led to the sink, all others are refused. */
  elsewhere: string[];
  out: string;
  err: string;
  code: number;
}

export interface Gate extends Running {
  url: string;
  taken: () => Taken[];
}

/** Keeps what was asked until somebody wants to know. */
function record(key: string) {
  let rows: Taken[] = [];
  return {
    note: ({ url = '', headers }: IncomingMessage) =>
      void rows.push({ path: url, hasKey: headers.authorization === `Bearer ${key}` }),
    taken: () => {
      const found = rows;
      rows = [];
      return found;
    },
  };
}

/** In front of the proxy, to see what reaches it. */
export async function gateBefore({ url, key }: LiveProxy): Promise<Gate> {
  const { note, taken } = record(key);
  const running = await http((incoming, outgoing) => {
    note(incoming);
    onward({ url }, incoming, outgoing);
  });
  return { ...running, url: `http://127.0.0.1:${running.port}/v1`, taken };
}

export interface Sink extends RunningTls {
  taken: () => Taken[];
}

/** Stands for api.openai.com, certificate and all, and lets nobody in. */
export async function sinkFor({ key }: LiveProxy): Promise<Sink> {
  const { note, taken } = record(key);
  const running = await https((incoming, outgoing) => {
    note(incoming);
    incoming.resume();
    // Each request on a connection of its own: connections are what is counted.
    outgoing.writeHead(401, { 'content-type': 'application/json', connection: 'close' });
    outgoing.end('{"error":{"message":"This is not the gateway.","type":"invalid_request_error"}}');
  }, 'api.openai.com');
  return { ...running, taken };
}

/** What a program needs so that nothing of it leaves this machine. */
function confined(folder: string, { port }: Sink, env: Record<string, string>): Record<string, string | undefined> {
  const certificate = join(folder, 'certificate.pem');
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    REROUTE_SINK: join(folder, 'log'),
    REROUTE_SINK_PORT: String(port),
    SSL_CERT_FILE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
    NODE_OPTIONS: `--require ${join(DRIVERS, 'sink.cjs')}`,
    ...env,
    PYTHONPATH: [join(DRIVERS, 'sink'), env['PYTHONPATH']].filter(Boolean).join(delimiter),
  };
}

function sinkFolder({ certificate }: Sink): string {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-sink-'));
  writeFileSync(join(folder, 'log'), '');
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  return folder;
}

interface Ended {
  code: number;
  out: string;
  err: string;
}

interface Servers {
  gate: Gate;
  sink: Sink;
}

function sentBy(ended: Ended, folder: string, { gate, sink }: Servers): Sent {
  const elsewhere = readFileSync(join(folder, 'log'), 'utf8').split('\n').filter(Boolean);
  return { ...ended, gateway: gate.taken(), vendor: sink.taken(), elsewhere: [...new Set(elsewhere)].sort() };
}

/** In a process of its own. */
export async function runAlone(
  command: readonly string[],
  cwd: string,
  env: Record<string, string>,
  servers: Servers,
): Promise<Sent> {
  const folder = sinkFolder(servers.sink);
  const [file = '', ...args] = command;
  const ended = await new Promise<Ended>((done) => {
    const options = { cwd, timeout: 60_000, env: confined(folder, servers.sink, env) };
    execFile(file, args, options, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
  const sent = sentBy(ended, folder, servers);
  rmSync(folder, { recursive: true, force: true });
  return sent;
}

export interface Warm {
  /** `env`: besides what it was started with. */
  run(place: string, main: string, env: Record<string, string>): Promise<Sent>;
  close(): void;
}

/** A process that runs many programs under one environment: loading the SDKs is most of what one of them costs. */
export function warm(command: readonly string[], env: Record<string, string>, servers: Servers): Warm {
  const folder = sinkFolder(servers.sink);
  const [log, out, err] = ['log', 'out', 'err'].map((name) => join(folder, name)) as [string, string, string];
  const [file = '', ...args] = command;
  const child = spawn(file, args, { env: confined(folder, servers.sink, env), stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (place, main, own) => {
      for (const path of [log, out, err]) writeFileSync(path, '');
      child.stdin.write(`${JSON.stringify({ place, main, env: own, out, err })}\n`);
      const answer = await answers.next();
      if (answer.done) throw new Error(`It ended while it ran ${join(place, main)}.`);
      const ended = { code: Number(answer.value), out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') };
      return sentBy(ended, folder, servers);
    },
    close: () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
