/** Which other places a place takes its variables from, by what the document says there. */
import { isMap, isScalar, isSeq, visit, type Document, type YAMLMap } from 'yaml';
import type { Link } from '../block.js';
import { keyText, type Group } from './yaml.js';

type Keys = Group['keys'];

/** What hands on whole files of variables, or all values of a chart, need not name one of them. */
export const LINKING_WORDS = ['configMapRef', '.Values.'];

/** Files that a service or container takes its variables from. */
export function openedFiles(document: Document | undefined, place: Keys): string[] {
  return place.length === 0 ? [] : nodesAt(document, [...place, 'env_file']).flatMap((node) => textAt(node, 'path'));
}

/** GitLab's `extends`, and Render's `fromGroup`: places of the same document. */
export function placesTaken(document: Document | undefined, place: Keys): Keys[] {
  const extended = nodesAt(document, [...place, 'extends']).flatMap((node) => (isMap(node) ? [] : textAt(node)));
  const groups = nodesAt(document, ['envVarGroups']).flatMap((node) => [textAt(node, 'name')[0]]);
  const taken = nodesAt(document, [...place, 'envVars']).flatMap((node) => textAt(node, 'fromGroup'));
  return [
    ...extended.map((name) => [name]),
    ...taken.flatMap((name) => (groups.includes(name) ? [['envVarGroups', groups.indexOf(name)]] : [])),
  ];
}

/** Compose's `extends`, and the `envFrom` of a container. */
export function linksAt(document: Document | undefined, place: Keys): Link[] {
  const services = nodesAt(document, [...place, 'extends']).flatMap((node) => {
    const [name] = isMap(node) ? textAt(node, 'service') : textAt(node);
    const [file] = isMap(node) ? textAt(node, 'file') : [];
    return name === undefined ? [] : [{ owner: `service ${name}`, ...(file === undefined ? {} : { file }) }];
  });
  return [...(place[0] === 'services' ? services : []), ...sourcesIn(nodesAt(document, [...place, 'envFrom']))];
}

/** Containers whose variables come from elsewhere altogether. */
export function linksOfContainers(document: Document): Link[][] {
  const links: Link[][] = [];
  visit(document, {
    Map: (_, map) => {
      const list = isBare(map) ? map.get('envFrom') : undefined;
      if (isSeq(list)) links.push(sourcesIn(list.items));
    },
  });
  return links;
}

const isBare = (map: YAMLMap): boolean => !map.has('env');

const SOURCES = { configMapRef: 'ConfigMap', secretRef: 'Secret' };

function sourcesIn(items: readonly unknown[]): Link[] {
  return items.flatMap((item) =>
    Object.entries(SOURCES).flatMap(([key, kind]) => {
      const reference: unknown = isMap(item) ? item.get(key) : undefined;
      return textAt(reference, 'name').map((name) => ({ owner: `${kind} ${name}` }));
    }),
  );
}

/** What stands there: the items of a list, or the one thing. */
function nodesAt(document: Document | undefined, way: Keys): unknown[] {
  if (!document || !isMap(document.contents)) return [];
  try {
    const node: unknown = document.getIn(way, true);
    return isSeq(node) ? node.items : [node];
  } catch {
    return [];
  }
}

/** A text, or the text under a key of a map. */
function textAt(node: unknown, key?: string): string[] {
  const inner: unknown =
    isMap(node) && key !== undefined ? node.items.find((pair) => keyText(pair.key) === key)?.value : node;
  return isScalar(inner) && typeof inner.value === 'string' ? [inner.value] : [];
}
