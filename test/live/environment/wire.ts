/** Runs a program where every host but loopback is out of reach, and tells what it sent where. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { http, https, onward, type Running, type RunningTls } from './servers.js';
import type { LiveProxy } from './global-setup.js';

const DRIVERS = fileURLToPath(new URL('../drivers/', import.meta.url));

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
    outgoing.writeHead(401, { 'content-type': 'application/json' });
    outgoing.end('{"error":{"message":"This is not the gateway.","type":"invalid_request_error"}}');
  }, 'api.openai.com');
  return { ...running, taken };
}

export async function runAlone(
  command: readonly string[],
  cwd: string,
  env: Record<string, string>,
  { gate, sink }: { gate: Gate; sink: Sink },
): Promise<Sent> {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-sink-'));
  const [log, certificate] = [join(folder, 'log'), join(folder, 'certificate.pem')];
  writeFileSync(log, '');
  writeFileSync(certificate, sink.certificate);
  const [file = '', ...args] = command;
  const ended = await new Promise<{ code: number; out: string; err: string }>((done) => {
    const options = {
      cwd,
      timeout: 60_000,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        REROUTE_SINK: log,
        REROUTE_SINK_PORT: String(sink.port),
        SSL_CERT_FILE: certificate,
        NODE_EXTRA_CA_CERTS: certificate,
        NODE_OPTIONS: `--require ${join(DRIVERS, 'sink.cjs')}`,
        ...env,
        PYTHONPATH: [join(DRIVERS, 'sink'), env['PYTHONPATH']].filter(Boolean).join(delimiter),
      },
    };
    execFile(file, args, options, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
  const elsewhere = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true, force: true });
  return { ...ended, gateway: gate.taken(), vendor: sink.taken(), elsewhere: [...new Set(elsewhere)].sort() };
}
