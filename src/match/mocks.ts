import type { FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Tables } from './tables.js';

/** Modules that a test file replaces by mocks: what it builds from them is no client. */
export function mockedModules(program: Program, tables: Tables, file: FileFacts): Set<string> {
  const mocked = new Set<string>();
  for (const { call } of file.calls) {
    const first = call.args[0]?.value;
    if (call.callee.kind !== 'member' || first?.kind !== 'literal' || typeof first.value !== 'string') continue;
    const isMock = program
      .evaluate(call.callee, { file })
      .some(({ value }) => value.kind === 'external' && tables.mocks.lookup(value.name));
    if (isMock) mocked.add(first.value);
  }
  return mocked;
}
