/** Every group of variables in a YAML document, with the way to it. Nothing is evaluated, no alias is expanded. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Idiom } from '../../model/surroundings.js';
import type { Entry, Problem } from '../block.js';
import { commentedEntries } from './comments.js';
import { lineAt, linesOf, type Line } from './lines.js';
import { shellEntries } from './shell.js';
import { written, type Written } from './values.js';

/** Entries that stand together, and the keys that lead to them; items of lists are numbers. */
export interface Group {
  keys: (string | number)[];
  /** Which document of the file. */
  document: number;
  entries: Entry[];
  /** Of the maps that are merged in with `<<`, or stand for the whole by an alias. */
  merged: Entry[];
  form: 'map' | 'list' | 'text';
}

export interface YamlReading {
  groups: Group[];
  /** For questions about single values. */
  documents: Document[];
  problem?: Problem;
}

interface Walk {
  text: string;
  lines: Line[];
  document: Document;
  index: number;
  groups: Group[];
  /** Aliases that may still be looked up: each costs a pass over the document. */
  aliases: number;
}

/** Larger files are generated, or data. */
const LARGEST = 1_000_000;
const DEEPEST = 60;
const MOST_ALIASES = 500;

export function readYaml(text: string): YamlReading {
  if (text.length > LARGEST) return { groups: [], documents: [], problem: { line: 1, reason: 'too large to be read' } };
  const counter = new LineCounter();
  let documents: Document[];
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch {
    return { groups: [], documents: [], problem: { line: 1, reason: 'nested too deeply to be read' } };
  }
  const groups: Group[] = [];
  const lines = linesOf(text);
  for (const [index, document] of documents.entries())
    visit({ text, lines, document, index, groups, aliases: MOST_ALIASES }, document.contents, [], 0);
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (!error) return { groups, documents };
  return { groups, documents, problem: { line: counter.linePos(error.pos[0]).line || 1, reason: 'not valid YAML' } };
}

function visit(walk: Walk, node: unknown, keys: (string | number)[], depth: number): void {
  if (depth > DEEPEST) return;
  if (isMap(node)) visitMap(walk, node, keys, depth);
  else if (isSeq(node)) {
    const entries = node.items.flatMap((item) => itemEntry(walk, item, node.flow === true));
    if (entries.length > 0) add(walk, keys, entries, [], 'list');
    for (const [index, item] of node.items.entries()) visit(walk, item, [...keys, index], depth + 1);
  } else if (isScalar(node) && typeof node.value === 'string' && /=|\s-e\s|--env\s/.test(node.value)) {
    const entries = shellEntries(linesIn(walk, node));
    if (entries.length > 0) add(walk, keys, entries, [], 'text');
  } else if (isAlias(node)) {
    const merged = mergedEntries(walk, node);
    if (merged.length > 0) add(walk, keys, [], merged, 'map');
  }
}

function add(walk: Walk, keys: Group['keys'], entries: Entry[], merged: Entry[], form: Group['form']): void {
  const commented = form === 'text' ? [] : commentedEntries(entries, form, walk.lines);
  walk.groups.push({ keys, document: walk.index, entries: [...entries, ...commented], merged, form });
}

function visitMap(walk: Walk, map: YAMLMap, keys: Group['keys'], depth: number): void {
  const merged = map.items
    .filter(({ key }) => keyText(key) === '<<')
    .flatMap(({ value }) => mergedEntries(walk, value));
  const entries = map.items.flatMap((pair) => pairEntry(walk, pair, map.flow === true));
  if (entries.length > 0 || merged.length > 0) add(walk, keys, entries, merged, 'map');
  for (const { key, value } of map.items) {
    const name = keyText(key);
    if (name !== undefined && name !== '<<') visit(walk, value, [...keys, name], depth + 1);
  }
}

export function keyText(key: unknown): string | undefined {
  if (typeof key === 'string') return key;
  return isScalar(key) && (typeof key.value === 'string' || typeof key.value === 'number')
    ? String(key.value)
    : undefined;
}

/** `<<: *name`, `<<: [*a, *b]`: one step, so that no chain of aliases can grow. */
function mergedEntries(walk: Walk, value: unknown): Entry[] {
  if (isSeq(value)) return value.items.flatMap((item) => (isAlias(item) ? mergedEntries(walk, item) : []));
  if (isAlias(value) && walk.aliases-- <= 0) return [];
  const target = isAlias(value) ? value.resolve(walk.document) : value;
  if (isSeq(target)) return target.items.flatMap((item) => itemEntry(walk, item, true));
  if (!isMap(target)) return [];
  return target.items.flatMap((pair) => pairEntry(walk, pair, true));
}

/** `NAME: value`. Values that are groups themselves are visited on their own. */
function pairEntry(walk: Walk, { key, value }: Pair, isFlow: boolean): Entry[] {
  const name = keyText(key);
  if (name === undefined || name === '<<' || !isNode(key) || isSeq(value)) return [];
  const said = isMap(value) ? described(value) : saidBy(value);
  return said ? [entry(walk, name, said, [key, isNode(value) ? value : key], isFlow ? 'inline' : 'yaml-map')] : [];
}

/** A value that is written out as a map: where it is taken from. */
const DESCRIBES =
  /^(valueFrom|secretKeyRef|configMapKeyRef|fromSecret|value|default|description|required|sync|from|secret)$/;

function described(map: YAMLMap): Written | undefined {
  return map.items.some(({ key }) => DESCRIBES.test(keyText(key) ?? '')) ? { value: 'passed', from: [''] } : undefined;
}

/** No value at all: the name is passed on as it is. */
function saidBy(value: unknown): Written | undefined {
  if (value == null || (isScalar(value) && value.value === null)) return { value: 'passed', from: [] };
  if (isAlias(value)) return { value: 'set', from: [] };
  if (!isScalar(value)) return undefined;
  return written(String(value.value));
}

/** `- NAME=value`, `- NAME`, `- name: NAME`. */
function itemEntry(walk: Walk, item: unknown, isFlow: boolean): Entry[] {
  if (isScalar(item) && typeof item.value === 'string') {
    const match = /^([A-Za-z_][\w.-]*)(?:=([^]*))?$/.exec(item.value);
    if (!match) return [];
    const [, name = '', value] = match;
    const said: Written = value === undefined ? { value: 'passed', from: [name] } : written(value);
    return [entry(walk, name, said, [item, item], isFlow ? 'inline' : 'yaml-list')];
  }
  return isMap(item) ? namedItem(walk, item, isFlow || item.flow === true) : [];
}

function namedItem(walk: Walk, item: YAMLMap, isFlow: boolean): Entry[] {
  const find = (name: RegExp): unknown => item.items.find(({ key }) => name.test(keyText(key) ?? ''))?.value;
  const name = find(/^(name|key|variable|envName|Name)$/);
  if (!isScalar(name) || typeof name.value !== 'string' || !/^[A-Za-z_][\w.-]*$/.test(name.value)) return [];
  const value = item.items.find(({ key }) => /^(value|Value)$/.test(keyText(key) ?? ''));
  const said: Written = value ? (saidBy(value.value) ?? { value: 'set', from: [] }) : { value: 'passed', from: [''] };
  return [entry(walk, name.value, said, [name, item], isFlow ? 'inline' : 'yaml-name-value')];
}

function entry(walk: Walk, name: string, said: Written, [from, to]: readonly [Node, Node], idiom: Idiom): Entry {
  const named = from.range?.[0] ?? 0;
  const line = lineAt(walk.lines, named);
  const isItem = idiom === 'yaml-list' || idiom === 'yaml-name-value';
  const first = isItem ? lineAt(walk.lines, to.range?.[0] ?? named) : line;
  const before = isItem ? first.indent : walk.text.slice(line.start, named);
  const start = isItem ? first.start + first.indent.length : named;
  const end = to.range?.[1] ?? named;
  return {
    name,
    variable: name,
    line: line.number,
    start,
    end: start + walk.text.slice(start, end).trimEnd().length,
    indent: before.replace(/\S/g, ' '),
    idiom,
    ...said,
  };
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function linesIn({ text, lines }: Walk, node: Node): Line[] {
  const [start = 0, end = start] = node.range ?? [];
  const first = lineAt(lines, start).number;
  const last = lineAt(lines, start + text.slice(start, end).trimEnd().length).number;
  return lines.slice(first - 1, last);
}
