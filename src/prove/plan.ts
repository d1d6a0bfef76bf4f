/** What the probes are told: they run inside the user's own processes and know nothing but this file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Environment } from '../model/options.js';
import type { ProvidersRule } from '../model/rule.js';

export interface Plan {
  log: string;
  root: string;
  hosts: string[];
  suffixes: string[];
  /** A port of null stands for any. */
  gateways: [host: string, port: number | null][];
  block: boolean;
}

export interface Wanted {
  root: string;
  gateways: readonly string[];
  allowed: readonly string[];
  block: boolean;
}

/** Known hosts that speak the protocol, other than those that are allowed. */
export function planFor(
  rules: readonly ProvidersRule[],
  { root, gateways, allowed, block }: Wanted,
  log: string,
): Plan {
  const known = rules.flatMap(({ hosts }) => hosts).filter(({ wire, provider }) => wire && provider !== 'local');
  const names = known.map(({ host }) => host.toLowerCase()).filter((host) => !host.startsWith('/'));
  const isAllowed = (host: string): boolean => allowed.some((name) => name.toLowerCase() === host);
  return {
    log,
    root,
    hosts: names.filter((host) => !host.startsWith('*.') && !isAllowed(host)),
    suffixes: names.filter((host) => host.startsWith('*.') && !isAllowed(host)).map((host) => host.slice(2)),
    gateways: gateways.flatMap(placeOf),
    block,
  };
}

function placeOf(url: string): [host: string, port: number | null][] {
  if (!URL.canParse(url)) return [];
  const { hostname, port, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const name = /^(127\.\d+\.\d+\.\d+|::1)$/.test(host) ? 'localhost' : host;
  return [[name, Number(port) || (protocol === 'https:' ? 443 : 80)]];
}

export interface Prepared {
  env: Record<string, string | undefined>;
  log: string;
  remove(): void;
}

/** Writes the plan down, and puts the probes where Python and Node.js look by themselves. */
export function prepare(make: (log: string) => Plan, probes: string, env: Environment): Prepared {
  const log = mkdtempSync(join(tmpdir(), 'reroute-prove-'));
  const file = join(log, 'plan.json');
  writeFileSync(file, JSON.stringify(make(log)));
  const preload = `--require ${JSON.stringify(join(probes, 'node/preload.cjs'))}`;
  const python = join(probes, 'python');
  return {
    log,
    env: {
      ...env,
      REROUTE_PROBE: file,
      NODE_OPTIONS: [preload, env['NODE_OPTIONS']].filter(Boolean).join(' '),
      PYTHONPATH: [python, env['PYTHONPATH']].filter(Boolean).join(delimiter),
    },
    remove: () => rmSync(log, { recursive: true, force: true }),
  };
}
