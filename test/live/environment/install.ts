/** Installs the pinned SDKs and the proxy, once: what is there already is used as it is. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LIVE, LOCKS, NODE, PYTHON_MAJORS, pythonMajor } from './place.js';

const run = promisify(execFile);
const MINUTES = 60_000;
/** What is imported is compiled then; most of it never is. */
const LEAN = ['--no-compile', '--only-binary', ':all:'];
const PIP = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', ...LEAN];

/** Throws with what pip or npm said: no Python, no network, a package that is gone. */
export async function install(): Promise<void> {
  mkdirSync(LIVE, { recursive: true });
  // What waits for the network and what unpacks take turns.
  await Promise.all([
    once('proxy', ['proxy.txt'], () => venv('proxy')),
    pythonSdks(),
    once('node', ['node/package.json', 'node/package-lock.json'], nodePackages),
  ]);
}

async function pythonSdks(): Promise<void> {
  await once('sdk', ['sdk.txt'], () => venv('sdk'));
  for (const [major, version] of Object.entries(PYTHON_MAJORS)) {
    await once(`openai-python-${major}`, ['sdk.txt'], () => pythonPackage(`openai==${version}`, pythonMajor(major)));
  }
}

async function venv(name: string): Promise<void> {
  const folder = join(LIVE, name);
  rmSync(folder, { recursive: true, force: true });
  await run(python(), ['-m', 'venv', folder], { timeout: 2 * MINUTES });
  const lock = join(LOCKS, `${name}.txt`);
  await run(join(folder, 'bin/python'), [...PIP, '-r', lock], { timeout: 8 * MINUTES });
}

async function pythonPackage(requirement: string, target: string): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  const python = join(LIVE, 'sdk/bin/python');
  await run(python, [...PIP, '--no-deps', '--target', target, requirement], { timeout: 2 * MINUTES });
}

async function nodePackages(): Promise<void> {
  rmSync(NODE, { recursive: true, force: true });
  cpSync(join(LOCKS, 'node'), NODE, { recursive: true });
  // Two majors of one package do not agree on the version of an optional peer.
  const flags = ['--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['ci', ...flags], { cwd: NODE, timeout: 5 * MINUTES });
  for (const major of ['4', '6']) {
    mkdirSync(join(NODE, `openai-${major}`, 'node_modules'), { recursive: true });
    symlinkSync(`../../node_modules/openai${major}`, join(NODE, `openai-${major}`, 'node_modules/openai'));
  }
}

function python(): string {
  return process.env['PYTHON'] ?? 'python3';
}

/** The stamp is written last, so that an installation that was broken off is made again. */
async function once(name: string, locks: readonly string[], make: () => Promise<void>): Promise<void> {
  const stamp = join(LIVE, `${name}.installed`);
  const pinned = createHash('sha256').update(JSON.stringify(PYTHON_MAJORS));
  for (const lock of locks) pinned.update(readFileSync(join(LOCKS, lock)));
  const wanted = pinned.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  await make();
  writeFileSync(stamp, wanted);
}
