import type { ClassFacts, ClassId, FileFacts } from '../../model/facts.js';
import type { Flow } from '../../model/value.js';
import type { Engine } from './engine.js';

/** The class and its project ancestors, nearest first, and the packages' classes at the ends. */
export interface Lineage {
  own: { file: FileFacts; cls: ClassId; facts: ClassFacts }[];
  external: Flow[];
  /** A base that can't be seen. */
  open: boolean;
}

/** Bases of the language that bring no members a program would ask for. */
const SAYS_NOTHING = /^(?:object|abc\.ABC|typing(?:_extensions)?\.(?:Generic|Protocol))$/;

export function lineage(engine: Engine, file: FileFacts, cls: ClassId): Lineage {
  const result: Lineage = { own: [], external: [], open: false };
  const seen = new Set<string>();
  const queue: { file: FileFacts; cls: ClassId }[] = [{ file, cls }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const facts = next.file.classes[next.cls];
    const key = `${next.file.path}:${next.cls}`;
    if (!facts || seen.has(key)) continue;
    seen.add(key);
    result.own.push({ ...next, facts });
    for (const { value, trail } of facts.bases.flatMap((base) => engine.evaluate(base, { file: next.file }))) {
      if (value.kind === 'class') queue.push({ file: value.file, cls: value.cls });
      else if (value.kind !== 'external') result.open = true;
      else if (!SAYS_NOTHING.test(value.name)) result.external.push({ value, trail });
    }
  }
  return result;
}
