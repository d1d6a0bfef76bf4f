/** What is imported from one module, in one statement. */
import type { NeededImport } from '../../model/remedy.js';

export interface ImportGroup {
  module: string;
  /** None: the module itself. */
  names: string[];
  /** Inside the function around this offset. */
  inside?: number;
  /** A package beside which it belongs. */
  near?: string;
  isAhead?: boolean;
  keeps?: string;
  isThere?: true;
  /** The first place that needs it. */
  before: number;
}

export type PlacedImport = NeededImport & Pick<ImportGroup, 'before'>;

export function grouped(needed: readonly PlacedImport[]): ImportGroup[] {
  const groups = new Map<string, ImportGroup>();
  for (const { module, name, inside, near, isAhead, keeps, isThere, before } of needed) {
    const key = `${module}\0${name === ''}\0${inside}\0${keeps}`;
    const group = groups.get(key) ?? {
      module,
      names: [],
      before,
      ...(inside === undefined ? {} : { inside }),
      ...(near === undefined ? {} : { near }),
      ...(isAhead === undefined ? {} : { isAhead }),
      ...(keeps === undefined ? {} : { keeps }),
      ...(isThere === undefined ? {} : { isThere }),
    };
    if (name !== '' && !group.names.includes(name)) group.names.push(name);
    group.before = Math.min(group.before, before);
    groups.set(key, group);
  }
  // Modules as a whole first: where two are put in the same place, that is their order.
  return [...groups.values()].sort((a, b) => Math.min(a.names.length, 1) - Math.min(b.names.length, 1));
}
