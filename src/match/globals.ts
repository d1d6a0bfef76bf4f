/** Module-level state of a package: its assigned base URL, calls through its hidden client, its ready-made instance. */
import type { CallExpr, CallSite, FileFacts } from '../model/facts.js';
import type { GlobalMatch } from '../model/match.js';
import type { Program } from '../model/program.js';
import type { Flow } from '../model/value.js';
import type { GlobalEntry, Tables } from './tables.js';

export function globalsIn(
  calls: readonly CallSite[],
  program: Program,
  tables: Tables,
  file: FileFacts,
  mocked: ReadonlySet<string>,
): GlobalMatch[] {
  const settings = settingsIn(program, tables, file);
  const assigned = new Set(settings.map(({ callee }) => callee));
  const uses = calls.flatMap(({ call }) => usesOf(program, tables, file, call, mocked));
  const unrouted = uses.filter(
    ({ global }) => global.use !== 'module-call' || !global.settings.some((name) => assigned.has(name)),
  );
  return [...settings, ...firstOfEach(unrouted)];
}

function settingsIn(program: Program, tables: Tables, file: FileFacts): GlobalMatch[] {
  return file.writes.flatMap((write): GlobalMatch[] => {
    const { property, object, self } = write;
    if (typeof property !== 'string' || self !== undefined || !tables.settingNames.has(property)) return [];
    for (const one of program.evaluate(object, { file })) {
      const name = one.value.kind === 'external' ? `${one.value.name}.${property}` : undefined;
      const setting = name === undefined ? undefined : tables.settings.lookup(name);
      if (setting && name !== undefined)
        return [{ ...place(setting, name, file, one), span: write.span, assigned: write.value }];
    }
    return [];
  });
}

function usesOf(
  program: Program,
  tables: Tables,
  file: FileFacts,
  call: CallExpr,
  mocked: ReadonlySet<string>,
): GlobalMatch[] {
  for (const one of program.evaluate(call.callee, { file })) {
    if (one.value.kind !== 'external' || mocked.has(moduleOf(one.value.name))) continue;
    const { name } = one.value;
    const found = tables.moduleCalls.lookup(name) ?? instanceUse(tables, name);
    if (found)
      return [
        {
          ...place(found, found.entry.use === 'instance' ? (found.entry.names[0] ?? name) : name, file, one),
          span: call.span,
          call: { call, env: { file } },
        },
      ];
  }
  return [];
}

/** `openai("model")`, `openai.chat("model")`: any member of the instance counts as a use of it. */
function instanceUse(tables: Tables, name: string): GlobalEntry | undefined {
  if (name.includes('()')) return undefined;
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
    const found = tables.instances.lookup(name.slice(0, end));
    if (found) return found;
  }
  return undefined;
}

const moduleOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));

function place({ rule, entry }: GlobalEntry, callee: string, file: FileFacts, one: Flow): Omit<GlobalMatch, 'span'> {
  const { vendor = rule.vendor, wire = rule.wire } = entry;
  return { kind: 'global', rule: rule.id, vendor, wire, callee, file, global: entry, recognised: one.trail };
}

/** One row a file for each rule entry, at the first use. */
function firstOfEach(matches: GlobalMatch[]): GlobalMatch[] {
  const sorted = [...matches].sort((a, b) => a.span[0] - b.span[0]);
  const seen = new Set<string>();
  return sorted.filter(({ rule, global }) => {
    const key = `${rule}:${global.use}:${global.use === 'instance' ? global.names[0] : ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
