import type { Expr, FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Tables } from './tables.js';

/** How the functions of rules are called that replace a module: to know of others would cost much. */
const MOCKING = /mock/i;

/** Modules that a test file replaces by mocks: what it builds from them is no client. */
export function mockedModules(program: Program, tables: Tables, file: FileFacts): Set<string> {
  const mocked = new Set<string>();
  for (const { call } of file.calls) {
    const module = call.callee.kind === 'member' ? moduleOf(call.args[0]?.value) : undefined;
    if (module === undefined || call.callee.kind !== 'member' || !MOCKING.test(call.callee.property)) continue;
    const isMock = program
      .evaluate(call.callee, { file })
      .some(({ value }) => value.kind === 'external' && tables.mocks.lookup(value.name));
    if (isMock) mocked.add(module);
  }
  return mocked;
}

/** `vi.mock("pkg")` and `vi.mock(import("pkg"))`. */
function moduleOf(expr: Expr | undefined): string | undefined {
  if (expr?.kind === 'import') return expr.module;
  return expr?.kind === 'literal' && typeof expr.value === 'string' ? expr.value : undefined;
}
