/** YAML and JSON files of a known format → blocks. */
import type { Document } from 'yaml';
import type { Block, Entry, Reading } from '../block.js';
import type { Format } from './formats.js';
import { linksAt, linksOfContainers, openedFiles, placesTaken } from './links.js';
import { copiedFiles } from './shell.js';
import { readYaml, type Group } from './yaml.js';

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
    blocks: [
      ...blocks.map(({ block }) => ({ ...block, opens: [...block.opens, ...copied] })),
      ...(format.kind === 'kubernetes' ? documents.flatMap((document) => containers(document, path)) : []),
    ],
    ...(problem ? { problem } : {}),
  };
}

/** Without entries of their own, they bring together what the places hold that they link to. */
function containers(document: Document, path: string): Block[] {
  return linksOfContainers(document).map((links) => ({
    kind: 'kubernetes',
    path,
    owner: 'container',
    entries: [],
    around: [],
    opens: [],
    links,
  }));
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
  const also = [...(format.alsoAt?.(place) ?? []), ...placesTaken(documents[group.document], place)];
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
      opens: openedFiles(documents[group.document], place),
      links: linksAt(documents[group.document], place),
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

/** In a chart, what a secret and its entries are called. */
const SECRET_REFERENCE = /secret[_-]?(name|key|ref|key[_-]?ref|key[_-]?name)?s?$/i;

/** Longest way first: the reader of names takes the first that means something. */
function nested({ block, keys }: Named, { nests, isOffer }: Format): Named {
  if (!nests) return { block, keys };
  const way = keys.filter((key): key is string => typeof key === 'string');
  const rename = (entry: Entry): Entry => ({ ...entry, variable: [...way, entry.name].join('.') });
  const entries = block.entries.filter(({ name }) => !isOffer || !SECRET_REFERENCE.test(name));
  return { keys, block: { ...block, entries: entries.map(rename) } };
}
