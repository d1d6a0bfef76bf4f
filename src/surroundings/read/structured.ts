/** YAML and JSON files of a known format → blocks. */
import { isMap, isScalar, isSeq, type Document } from 'yaml';
import type { Block, Entry, Reading } from '../block.js';
import type { Format } from './formats.js';
import { copiedFiles } from './shell.js';
import { keyText, readYaml, type Group } from './yaml.js';

interface Placed {
  group: Group;
  place: Group['keys'];
}

export function readStructured(text: string, path: string, format: Format): Reading {
  const { groups, documents, problem } = readYaml(text);
  const placed = groups.flatMap((group): Placed[] => {
    const place = format.placeOf(group);
    return place ? [{ group, place }] : [];
  });
  const blocks = placed
    .map((one) => blockOf(one, placed, documents, path, format))
    .map((block) => nested(block, format));
  const copied = format.kind === 'workflow' ? copiedFiles(text) : [];
  return {
    blocks: blocks.map(({ block }) => ({ ...block, opens: [...block.opens, ...copied] })),
    ...(problem ? { problem } : {}),
  };
}

interface Named {
  block: Block;
  keys: Group['keys'];
}

function blockOf(
  { group, place }: Placed,
  all: readonly Placed[],
  documents: Document[],
  path: string,
  format: Format,
): Named {
  const also = [...(format.alsoAt?.(place) ?? []), ...extended(documents[group.document], place)];
  const around = all
    .filter((other) => other.group !== group && other.group.document === group.document)
    .filter((other) => isAround(other.place, place) || also.some((at) => isAround(at, other.place)))
    .flatMap((other) => [...other.group.entries.filter(({ value }) => value !== 'commented'), ...other.group.merged]);
  const owner = format.owner(place, group) || documentName(documents[group.document], format);
  return {
    keys: group.keys,
    block: {
      kind: format.kind,
      path,
      owner,
      entries: group.entries,
      around: [...group.merged, ...around],
      opens: opened(documents[group.document], place),
      ...(format.isOffer ? { isOffer: format.isOffer } : {}),
    },
  };
}

const isAround = (outer: Group['keys'], inner: Group['keys']): boolean =>
  outer.length <= inner.length && outer.every((key, index) => key === inner[index]);

/** `ConfigMap web`, for what has no owner inside its document. */
function documentName(document: Document | undefined, { kind }: Format): string {
  if (kind !== 'kubernetes') return '';
  const words = [['kind'], ['metadata', 'name']]
    .map((way) => document?.getIn(way))
    .filter((word) => typeof word === 'string');
  return words.join(' ');
}

/** GitLab's `extends`, one step: the jobs whose variables hold here, too. */
function extended(document: Document | undefined, place: Group['keys']): Group['keys'][] {
  return textsAt(document, [...place, 'extends']).map((name) => [name]);
}

/** Files that a service or container takes its variables from. */
function opened(document: Document | undefined, place: Group['keys']): string[] {
  return place.length === 0 ? [] : textsAt(document, [...place, 'env_file']);
}

/** A text, a list of texts, or a list of maps with a path. */
function textsAt(document: Document | undefined, way: Group['keys']): string[] {
  if (!document || !isMap(document.contents)) return [];
  let node: unknown;
  try {
    node = document.getIn(way, true);
  } catch {
    return [];
  }
  const items: unknown[] = isSeq(node) ? node.items : [node];
  return items.flatMap((item) => {
    const inner: unknown = isMap(item) ? item.items.find(({ key }) => keyText(key) === 'path')?.value : item;
    return isScalar(inner) && typeof inner.value === 'string' ? [inner.value] : [];
  });
}

/** Longest way first: the reader of names takes the first that means something. */
function nested({ block, keys }: Named, { nests }: Format): Named {
  if (!nests) return { block, keys };
  const way = keys.filter((key): key is string => typeof key === 'string');
  const rename = (entry: Entry): Entry => ({ ...entry, variable: [...way, entry.name].join('.') });
  return { keys, block: { ...block, entries: block.entries.map(rename) } };
}
