/** Things gathered under keys, in the order in which they come. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, ...items: readonly T[]): void {
  const group = groups.get(key);
  if (group) group.push(...items);
  else groups.set(key, [...items]);
}

export function groupBy<K, T>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) addTo(groups, key(item), item);
  return groups;
}
