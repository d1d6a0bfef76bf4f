/** Programs of each SDK on the wire, before and after `reroute fix --write`, in every state of the environment. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeLive, proxy } from './environment/live.js';
import { NODE, nodeMajor, PYTHON, pythonMajor } from './environment/place.js';
import { ANSWER } from './environment/proxy.js';
import { reroute } from './environment/reroute.js';
import { gateBefore, runAlone, sinkFor, type Gate, type Sent, type Sink } from './environment/wire.js';

const PROGRAMS = fileURLToPath(new URL('programs/', import.meta.url));
const VENDOR = ['api.openai.com'];

interface Program {
  sdk: string;
  version: string;
  folder: string;
  command: string[];
  env?: Record<string, string>;
  /** Where `node_modules` comes from. */
  modules?: string;
  /** What it prints when every call is answered. */
  prints: string[];
  /** The package throws while it loads when the variable is empty: no call can mend that. */
  emptyFails?: true;
}

const python = (sdk: string, version: string, folder: string, prints: string[], path?: string): Program => ({
  sdk,
  version,
  folder,
  command: [PYTHON, 'manifest.py'],
  prints,
  ...(path === undefined ? {} : { env: { PYTHONPATH: path } }),
});
const node = (sdk: string, version: string, folder: string, prints: string[], modules = NODE): Program => ({
  sdk,
  version,
  folder,
  command: ['node', 'manifest.mjs'],
  modules,
  prints,
});

const versionOf = (name: string): string => {
  const pinned: unknown = JSON.parse(
    readFileSync(fileURLToPath(new URL('locks/node/package.json', import.meta.url)), 'utf8'),
  );
  return (pinned as { dependencies: Record<string, string> }).dependencies[name]?.replace(/^.*@/, '') ?? '?';
};
const all = [ANSWER, ANSWER, '3'];

const programs: Program[] = [
  python('openai-python', '1.109.1', 'python-sdk', [...all, ANSWER], pythonMajor('1')),
  python('openai-python', '2.54.0', 'python-sdk', [...all, ANSWER], pythonMajor('2')),
  python('openai-python', '3.51.0', 'python-sdk', [...all, ANSWER]),
  python('openai-python + pydantic-settings', '3.51.0', 'python-settings', [ANSWER]),
  python('langchain-openai', '1.7.3', 'langchain-python', all),
  node('openai-node', versionOf('openai4'), 'node-sdk', all, nodeMajor('4')),
  node('openai-node', versionOf('openai6'), 'node-sdk', all, nodeMajor('6')),
  node('openai-node', versionOf('openai'), 'node-sdk', all),
  node('@langchain/openai', versionOf('@langchain/openai'), 'langchain-node', [ANSWER, '3']),
  { ...node('ai + @ai-sdk/openai', versionOf('@ai-sdk/openai'), 'ai-sdk', all), emptyFails: true },
  node('@openai/agents', versionOf('@openai/agents'), 'agents-node', [ANSWER]),
];

type State = 'unset' | 'empty' | 'set' | 'only the main variable';
const table: string[][] = [['SDK', 'version', 'before', 'unset', 'empty', 'set', 'only the main variable']];

let gate: Gate;
let sink: Sink;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-wire-'));
  gate = await gateBefore(proxy());
  sink = await sinkFor(proxy());
});
afterAll(async () => {
  await gate.close();
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log(table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n'));
});

/** A copy of the program, next to its packages. */
function laidOut({ folder: name, modules }: Program, at: string): string {
  const place = join(folder, at);
  cpSync(join(PROGRAMS, name), place, { recursive: true });
  if (modules !== undefined) {
    mkdirSync(join(place, 'node_modules'));
    for (const entry of readdirSync(join(modules, 'node_modules'))) {
      symlinkSync(join(modules, 'node_modules', entry), join(place, 'node_modules', entry));
    }
  }
  return place;
}

const KEY = () => ({ OPENAI_API_KEY: proxy().key });
const states: Record<State, () => Record<string, string>> = {
  unset: KEY,
  empty: () => ({ ...KEY(), OPENAI_BASE_URL: '' }),
  set: () => ({ ...KEY(), OPENAI_BASE_URL: gate.url, OPENAI_API_BASE: gate.url }),
  'only the main variable': () => ({ ...KEY(), OPENAI_BASE_URL: gate.url }),
};

function inOneWord({ gateway, elsewhere, code }: Sent): string {
  const where = [...(gateway.length > 0 ? ['gateway'] : []), ...elsewhere];
  return where.length === 0 ? `nowhere (${code})` : where.join(' + ');
}

describeLive('requests on the wire', () => {
  describe.each(programs.map((program, index) => ({ ...program, index })))('$sdk $version', (program) => {
    const row = [program.sdk, program.version];
    const run = (place: string, env: Record<string, string>) =>
      runAlone(program.command, place, { ...program.env, ...env }, { gate, sink });

    it('goes past the gateway before the fix', async () => {
      const sent = await run(laidOut(program, `before-${program.index}`), states.unset());
      row.push(inOneWord(sent));
      expect(sent.gateway).toEqual([]);
      expect(sent.elsewhere).toEqual(VENDOR);
      expect(sent.vendor[0]?.path).toMatch(/^\/v1\/(chat\/completions|responses)$/);
      if (program.emptyFails)
        expect(inOneWord(await run(laidOut(program, `empty-${program.index}`), states.empty()))).toBe('nowhere (1)');
    });

    it('goes where it is told after it', { timeout: 240_000 }, async () => {
      const place = laidOut(program, `after-${program.index}`);
      const fixed = await reroute(['fix', '--write', '--allow-dirty', '--implicit-env', 'fix'], place);
      expect(`${fixed.out}${fixed.err}`).not.toContain('sk-');
      expect(fixed.code).toBe(0);
      table.push(row);

      for (const state of ['unset', 'empty'] as const) {
        const sent = await run(place, states[state]());
        row.push(inOneWord(sent));
        const elsewhere = state === 'empty' && program.emptyFails ? [] : VENDOR;
        expect({ state, gateway: sent.gateway, elsewhere: sent.elsewhere }).toEqual({ state, gateway: [], elsewhere });
      }
      for (const state of ['set', 'only the main variable'] as const) {
        const sent = await run(place, states[state]());
        row.push(inOneWord(sent));
        expect({ state, err: sent.err, out: sent.out.trim().split('\n') }).toEqual({
          state,
          err: sent.err,
          out: program.prints,
        });
        expect([sent.elsewhere, sent.vendor]).toEqual([[], []]);
        expect(sent.gateway.length).toBeGreaterThanOrEqual(program.prints.length);
        expect(sent.gateway.filter(({ hasKey }) => !hasKey)).toEqual([]);
      }
    });
  });
});
