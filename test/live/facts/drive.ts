/** Hands cases to a driver in one process of the SDK's language. */
import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NODE, PYTHON } from '../environment/place.js';
import type { Case } from './cases.js';

export interface Outcome {
  contacted?: string;
  /** Of the URL, where the driver sees it. */
  path?: string | null;
  unbuilt?: string;
  failed?: string;
  absent?: string;
}

const DRIVERS = fileURLToPath(new URL('../drivers/', import.meta.url));
const run = promisify(execFile);

export interface Batch {
  /** Where one module has several. */
  title?: string;
  name: string;
  call: string;
  cases: readonly Case[];
  /** What is called is there once its module is loaded, which is done anew for each case. */
  ready?: true;
}

export async function drivePython(batches: readonly Batch[], path?: string): Promise<Outcome[]> {
  const input = batches.flatMap(({ name, call, cases, ready }) =>
    cases.map(({ params, env, derive, set }) => ({
      name,
      call,
      env,
      module: ready ?? false,
      options: params,
      ...(derive ? { derive: derive.method, derived: derive.params } : {}),
      ...(set ? { set } : {}),
    })),
  );
  return drive(PYTHON, [join(DRIVERS, 'facts.py')], input, path === undefined ? {} : { PYTHONPATH: path });
}

export async function driveNode(batches: readonly Batch[], alias?: string): Promise<Outcome[]> {
  const input = batches.flatMap(({ name, call, cases, ready }) => {
    const { module, path } = splitName(name);
    return cases.map(({ params, env, late, derive, set }) => ({
      module: alias === undefined ? module : module.replace(/^openai(?=\/|$)/, alias),
      path,
      instance: ready ?? false,
      isNew: /^[A-Z]/.test(path.at(-1) ?? ''),
      args: argumentsFrom(params),
      call,
      env,
      ...(late ? { late } : {}),
      ...(derive ? { derive: derive.method, derived: argumentsFrom(derive.params)[0] ?? {} } : {}),
      ...(set ? { set } : {}),
    }));
  });
  // Packages are found from where the driver stands.
  const driver = join(NODE, 'facts.mjs');
  copyFileSync(join(DRIVERS, 'facts.mjs'), driver);
  return drive(process.execPath, [driver], input, {});
}

async function drive(
  command: string,
  args: string[],
  input: object[],
  env: Record<string, string>,
): Promise<Outcome[]> {
  const running = run(command, args, {
    env: { PATH: process.env['PATH'], HOME: NODE, ...env },
    maxBuffer: 2 ** 24,
    timeout: 120_000,
  });
  running.child.stdin?.end(JSON.stringify(input));
  return JSON.parse((await running).stdout) as Outcome[];
}

/** `@scope/pkg/sub.Name`: the module ends at the first dot after the last slash. */
function splitName(name: string): { module: string; path: string[] } {
  const cut = name.indexOf('.', name.lastIndexOf('/') + 1);
  return { module: name.slice(0, cut), path: name.slice(cut + 1).split('.') };
}

function argumentsFrom(params: Record<string, unknown>): unknown[] {
  const args: unknown[] = [{}];
  for (const [param, value] of Object.entries(params)) {
    const index = Number(/^arg\[(\d+)\]/.exec(param)?.[1] ?? 0);
    const path = param
      .replace(/^arg\[\d+\]\.?/, '')
      .split('.')
      .filter(Boolean);
    while (args.length <= index) args.push({});
    if (path.length === 0) args[index] = value;
    else assign(args[index] as Record<string, unknown>, path, value);
  }
  return args;
}

function assign(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) target[head] = value;
  else assign((target[head] ??= {}) as Record<string, unknown>, rest, value);
}
