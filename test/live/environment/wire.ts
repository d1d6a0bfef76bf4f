/** Runs a program where every host but loopback is out of reach, and tells what it sent where. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { http, onward, type Running } from './servers.js';
import type { LiveProxy } from './global-setup.js';

const DRIVERS = fileURLToPath(new URL('../drivers/', import.meta.url));

export interface Sent {
  /** Requests that reached the gateway, by path, and whether each had its key. */
  gateway: { path: string; hasKey: boolean }[];
  /** Hosts that a connection was tried to, and refused: the vendor's among them. */
  elsewhere: string[];
  out: string;
  err: string;
  code: number;
}

export interface Gate extends Running {
  url: string;
  taken: () => { path: string; hasKey: boolean }[];
}

/** In front of the proxy, to see what reaches it. */
export async function gateBefore({ url, key }: LiveProxy): Promise<Gate> {
  let rows: { path: string; hasKey: boolean }[] = [];
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    rows.push({ path: incoming.url ?? '', hasKey: incoming.headers.authorization === `Bearer ${key}` });
    onward({ url }, incoming, outgoing);
  };
  const running = await http(pass);
  const taken = () => {
    const found = rows;
    rows = [];
    return found;
  };
  return { ...running, url: `http://127.0.0.1:${running.port}/v1`, taken };
}

export async function runAlone(
  command: readonly string[],
  cwd: string,
  env: Record<string, string>,
  gate: Gate,
): Promise<Sent> {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-sink-'));
  const sink = join(folder, 'sink');
  writeFileSync(sink, '');
  const [file = '', ...args] = command;
  const ended = await new Promise<{ code: number; out: string; err: string }>((done) => {
    const options = {
      cwd,
      timeout: 60_000,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        REROUTE_SINK: sink,
        NODE_OPTIONS: `--require ${join(DRIVERS, 'sink.cjs')}`,
        ...env,
        PYTHONPATH: [join(DRIVERS, 'sink'), env['PYTHONPATH']].filter(Boolean).join(delimiter),
      },
    };
    execFile(file, args, options, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
  const elsewhere = existsSync(sink) ? readFileSync(sink, 'utf8').split('\n').filter(Boolean) : [];
  rmSync(folder, { recursive: true, force: true });
  return { ...ended, gateway: gate.taken(), elsewhere: [...new Set(elsewhere)].sort() };
}
