import { escapeRegex } from '../model/pattern.js';

/** Lookup from canonical dotted names to whatever rules say of them. */

export interface NameTable<T> {
  /** The entry of the most exact name: literal names first, then wildcard ones, longest literal start first. */
  lookup(path: string): T | undefined;
  /** Every entry that fits, in the same order: one name may have several, told apart by conditions. */
  lookupAll(path: string): T[];
}

interface Wildcard<T> {
  start: string;
  pattern: RegExp;
  value: T;
}

export function nameTable<T>(entries: Iterable<readonly [name: string, value: T]>): NameTable<T> {
  const exact = new Map<string, T[]>();
  const wildcards: Wildcard<T>[] = [];
  for (const [name, value] of entries) {
    if (name.includes('*')) wildcards.push(compile(name, value));
    else pushTo(exact, name, value);
  }
  wildcards.sort((a, b) => b.start.length - a.start.length);
  const fits = (path: string) => (entry: Wildcard<T>) => path.startsWith(entry.start) && entry.pattern.test(path);
  return {
    lookup: (path) => exact.get(path)?.[0] ?? wildcards.find(fits(path))?.value,
    lookupAll: (path) => [...(exact.get(path) ?? []), ...wildcards.filter(fits(path)).map(({ value }) => value)],
  };
}

export function wildcardProblem(name: string): string | undefined {
  const inner = name.endsWith('.**') ? name.slice(0, -3) : name;
  if (inner.includes('**')) return `"**" may only stand at the end, after a dot, in ${JSON.stringify(name)}`;
  return inner.startsWith('*') ? `a name may not begin with "*", as ${JSON.stringify(name)} does` : undefined;
}

function compile<T>(name: string, value: T): Wildcard<T> {
  const anyRest = name.endsWith('.**');
  const body = (anyRest ? name.slice(0, -2) : name).split('*').map(escapeRegex).join('[^.]+');
  return {
    start: name.slice(0, name.indexOf('*')),
    pattern: new RegExp(`^${body}${anyRest ? '.+' : ''}$`, 's'),
    value,
  };
}

function pushTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
