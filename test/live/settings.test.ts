/** Every way of keeping settings, fixed and run with the real libraries: where each client goes in every state of the environment. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scan } from '../hostile/cli.js';
import { describeLive, proxy } from './environment/live.js';
import { NODE, PYTHON } from './environment/place.js';
import { DRIVERS, gateBefore, sinkFor, warm, type Gate, type Sink, type Warm } from './environment/wire.js';
import { pythonClients, typescriptClients } from './idioms/clients.js';
import { INNER, MAIN, type Idiom } from './idioms/idiom.js';
import { PYTHON_IDIOMS } from './idioms/python.js';
import { PYTHON_READERS } from './idioms/python-readers.js';
import { TYPESCRIPT_IDIOMS } from './idioms/typescript.js';
import { TYPESCRIPT_OBJECTS } from './idioms/typescript-objects.js';

const VENDOR = ['api.openai.com'];
/** This package throws while it loads when the variable is empty: no call can mend that. */
const LOADS_NOT_WHEN_EMPTY = 'ai';

let folder = '';
let gateway: Gate;
/** A second one, that only the second key's base URL leads to. */
let innerGateway: Gate;
let sink: Sink;
/** By language, environment, and the idiom if it changes the environment that packages are loaded in. */
const runners = new Map<string, Warm>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-settings-'));
  [gateway, innerGateway, sink] = await Promise.all([gateBefore(proxy()), gateBefore(proxy()), sinkFor(proxy())]);
});
afterAll(async () => {
  for (const { close } of runners.values()) close();
  await Promise.all([gateway.close(), innerGateway.close(), sink.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const languages = {
  python: {
    idioms: [...PYTHON_IDIOMS, ...PYTHON_READERS],
    clients: pythonClients,
    command: [PYTHON, join(DRIVERS, 'warm.py')],
  },
  typescript: {
    idioms: [...TYPESCRIPT_IDIOMS, ...TYPESCRIPT_OBJECTS],
    clients: typescriptClients,
    command: ['node', join(DRIVERS, 'warm.mjs')],
  },
};
type Language = keyof typeof languages;

function laidOut(language: Language, idiom: Idiom): string {
  const place = mkdtempSync(join(folder, 'program-'));
  const files = { ...languages[language].clients(idiom).files, ...idiom.more, [idiom.path]: idiom.text };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  if (language === 'typescript') symlinkSync(join(NODE, 'node_modules'), join(place, 'node_modules'));
  return place;
}

/** Next to each source file, what Node.js runs. */
function transpiled(place: string): void {
  for (const name of readdirSync(place).filter((one) => one.endsWith('.ts'))) {
    const options = {
      module: ts.ModuleKind.ES2022,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    };
    const { outputText } = ts.transpileModule(readFileSync(join(place, name), 'utf8'), { compilerOptions: options });
    writeFileSync(join(place, name.replace(/ts$/, 'js')), outputText);
  }
}

function runnerFor(language: Language, { name, dropsEmpty }: Idiom, env: Record<string, string>): Warm {
  const key = JSON.stringify([language, env, dropsEmpty && name]);
  const found = runners.get(key) ?? warm(languages[language].command, env, { gate: gateway, sink });
  runners.set(key, found);
  return found;
}

interface Went {
  gateway: number;
  inner: number;
  elsewhere: string[];
  said: string[];
}

async function run(language: Language, idiom: Idiom, place: string, env: Record<string, string>): Promise<Went> {
  const { main } = languages[language].clients(idiom);
  if (language === 'typescript') transpiled(place);
  const { key } = proxy();
  const keys = { OPENAI_API_KEY: key, OPENAI_INTERNAL_API_KEY: key };
  const own = Object.fromEntries(
    Object.entries(idiom.env ?? {}).map(([name, value]) => [name, value === 'OPENAI_API_KEY' ? key : value]),
  );
  const sent = await runnerFor(language, idiom, { ...keys, ...env }).run(place, main, own);
  if (sent.code !== 0) throw new Error(sent.err);
  return {
    gateway: sent.gateway.length,
    inner: innerGateway.taken().length,
    elsewhere: sent.elsewhere,
    said: sent.out.trim().split('\n'),
  };
}

describeLive.each(Object.keys(languages) as Language[])('settings in %s', (language) => {
  const { idioms, clients } = languages[language];
  describe.each(idioms)('$name', (idiom) => {
    const { sdks } = clients(idiom);
    const count = sdks.length;
    const names = sdks.flatMap((sdk) => [sdk, `${sdk} inner`]);
    let place = '';

    it('goes to the vendor before the fix', async () => {
      const went = await run(language, idiom, laidOut(language, idiom), {});
      expect(went).toMatchObject({ gateway: 0, inner: 0, elsewhere: VENDOR });
      expect(went.said).toHaveLength(names.length);
    });

    it('is extended by the fix', async () => {
      place = laidOut(language, idiom);
      const fixed = await scan(place, ['fix', '--write', '--allow-dirty', '--no-config'], { HOME: place });
      expect({ code: fixed.code, err: fixed.err }).toMatchObject({ code: 0 });
      const isExtended = readFileSync(join(place, idiom.path), 'utf8') !== idiom.text;
      expect(isExtended).toBe(idiom.innerVariable !== undefined && !idiom.isAskedAtCalls);
      const again = await scan(place, ['fix', '--no-config'], { HOME: place });
      expect(again.out).toBe('');
    });

    it('changes nothing while nothing is set', async () => {
      const went = await run(language, idiom, place, {});
      expect(went).toMatchObject({ gateway: 0, inner: 0, elsewhere: VENDOR });
      expect(went.said).toHaveLength(names.length);
    });

    it('goes to the vendor where the variables are empty', async () => {
      const went = await run(language, idiom, place, { [MAIN]: '', [INNER]: '' });
      expect(went).toMatchObject({ gateway: 0, inner: 0, elsewhere: VENDOR });
      const failed = went.said.filter((line) => line.includes('did not load'));
      expect(failed.map((line) => line.split(' ')[0])).toEqual(
        sdks.filter((sdk) => sdk === LOADS_NOT_WHEN_EMPTY && !idiom.dropsEmpty),
      );
    });

    it('goes where each variable says', async () => {
      const went = await run(language, idiom, place, { [MAIN]: gateway.url, [INNER]: innerGateway.url });
      expect(went.said).toEqual(names.map((name) => `${name} answered`));
      const inner = idiom.innerVariable === undefined ? 0 : count;
      expect(went).toMatchObject({ gateway: 2 * count - inner, inner, elsewhere: [] });
    });

    it('goes where the main variable says when it is the only one', async () => {
      const went = await run(language, idiom, place, { [MAIN]: gateway.url });
      expect(went.said).toEqual(names.map((name) => `${name} answered`));
      expect(went).toMatchObject({ gateway: 2 * count, inner: 0, elsewhere: [] });
    });
  });
});
