/** What holds at a place because of another file: environment files that are taken in, overrides, manifests applied together. */
import { isTemplate } from './read/dotenv.js';
import type { Block, Entry, Link } from './block.js';
import { groupBy } from '../model/groups.js';

/** `paths`: all files that could be taken in. */
export function joined(read: readonly Block[], paths: readonly string[]): Block[] {
  const blocks = withUses(read);
  const there = new Set(paths);
  const byPath = groupBy(blocks, ({ path }) => path);
  const files = blocks.filter(({ kind }) => kind === 'env-file');
  const neighbours = groupBy(blocks, homeOfKind);
  return blocks.map((block) => {
    const more = [
      ...entriesOf(takenIn(block, (file, from) => openedBlocks(file, from, byPath, files))),
      ...linked(block, blocks).flatMap((other) => [...entriesOf([other]), ...other.around]),
      ...entriesOf(
        (neighbours.get(homeOfKind(block)) ?? []).filter((other) => other !== block && holdsFor(other, block)),
      ),
    ];
    const isOpenEnded =
      block.kind === 'compose' && block.opens.some((file) => !there.has(resolved(folderOf(block.path), file)));
    return { ...block, around: [...block.around, ...more], ...(isOpenEnded ? { isOpenEnded } : {}) };
  });
}

/** What the templates of a chart make of its values: an empty one sets nothing where they write it only if it is there. */
function withUses(blocks: readonly Block[]): Block[] {
  const used = blocks.flatMap(({ path, uses = [] }) => uses.map((use) => ({ ...use, home: homeOf(path) })));
  return blocks.map((block) => {
    if (block.kind !== 'kubernetes' || !block.isOffer) return block;
    const usesOf = (way: string) => used.filter(({ home, path }) => home === homeOf(block.path) && path === way);
    const isGuarded = ({ value, variable }: Entry): boolean =>
      value === 'empty' && usesOf(variable).length > 0 && usesOf(variable).every((use) => use.isGuarded);
    const isHandedOn = ({ variable, name }: Entry): boolean =>
      usesOf(variable.slice(0, -name.length - 1)).length > 0 && usesOf(variable).length === 0;
    const told = (one: Entry): Entry => ({
      ...one,
      ...(isGuarded(one) ? { value: 'passed' } : {}),
      ...(isHandedOn(one) ? { isHandedOn: true } : {}),
    });
    return { ...block, entries: block.entries.map(told) };
  });
}

/** An environment file that takes in another has what that one takes in. */
function takenIn(block: Block, open: (file: string, from: string) => Block[], seen = new Set([block.path])): Block[] {
  return block.opens
    .flatMap((file) => open(file, block.path))
    .flatMap((other) => {
      if (block.kind !== 'env-file') return [other];
      if (seen.has(other.path)) return [];
      seen.add(other.path);
      return [other, ...takenIn(other, open, seen)];
    });
}

/** Whoever takes in a template has what it offers; a comment elsewhere hands nothing on. */
const entriesOf = (blocks: readonly Block[]): Entry[] =>
  blocks.flatMap(({ entries, isOffer }) => entries.filter(({ value }) => isOffer ?? value !== 'commented'));

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The file itself, or the template that it is made from: the real one is seldom in the repository. */
function openedBlocks(
  file: string,
  from: string,
  byPath: ReadonlyMap<string, Block[]>,
  files: readonly Block[],
): Block[] {
  const path = resolved(folderOf(from), file);
  const exact = byPath.get(path);
  if (exact) return exact;
  const inPlace = files.filter((other) => folderOf(other.path) === folderOf(path) && isTemplate(other.path));
  if (inPlace.length > 0) return inPlace;
  // A script says paths from a folder that it changed to.
  return files.filter((other) => other.path.endsWith(`/${path}`) || nameOf(other.path) === nameOf(path));
}

function resolved(folder: string, file: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${file}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Those that a place takes in; of what is stored, also those that take it in, and what else they take in. */
function linked(block: Block, all: readonly Block[]): Block[] {
  const takes = (one: Block, other: Block): boolean =>
    one !== other && one.kind === other.kind && (one.links ?? []).some((link) => isMeant(link, one, other));
  const consumers =
    STORE.test(block.owner) || CONFIG_MAP.test(block.owner) ? all.filter((one) => takes(one, block)) : [];
  return [block, ...consumers].flatMap((one) => [
    ...(one === block ? [] : [one]),
    ...((one.links ?? []).length > 0 ? all.filter((other) => other !== block && takes(one, other)) : []),
  ]);
}

function isMeant({ owner, file }: Link, from: Block, other: Block): boolean {
  if (other.owner !== owner) return false;
  if (from.kind === 'kubernetes') return true;
  return other.path === (file === undefined ? from.path : resolved(folderOf(from.path), file));
}

const STORE = /^\w*Secret\b/;
const CONFIG_MAP = /^ConfigMap\b/;

const homeOfKind = ({ kind, path }: Block): string => `${kind}\0${homeOf(path)}`;

/** Both are of one kind and at home in one place. */
function holdsFor(other: Block, block: Block): boolean {
  if (block.kind === 'compose')
    return other.owner === block.owner && other.path !== block.path && isOverride(other, block);
  if (block.kind === 'settings-class') return other.path !== block.path && isLayerOf(other.path, block.path);
  if (block.kind !== 'kubernetes') return false;
  // A key is a secret and a URL is none, so that they often stand in two manifests.
  return isStore(block) ? !isStore(other) : CONFIG_MAP.test(other.owner);
}

/** A place for secrets alone. */
export const isStore = ({ kind, owner }: Block): boolean => kind === 'kubernetes' && /secret/i.test(owner);

/** The values of a chart and its templates are one. */
export const homeOf = (path: string): string => /^(.*?)\/?templates\//.exec(path)?.[1] ?? folderOf(path);

/** `config/default.yml` holds under `config/production.yml`, `settings.toml` beside `.secrets.toml`. */
function isLayerOf(lower: string, upper: string): boolean {
  if (/(^|\/)config$/.test(folderOf(lower)) && /^default\.\w+$/.test(nameOf(lower))) return true;
  return /^\.secrets\.\w+$/.test(nameOf(upper)) && /^settings\.\w+$/.test(nameOf(lower));
}

/** Compose reads the two together by itself; any other file may as well stand alone. */
const isOverride = (...blocks: Block[]): boolean =>
  blocks.some(({ path }) => /[.-]override\.ya?ml$/.test(path)) &&
  blocks.some(({ path }) => /(^|\/)(docker-)?compose\.ya?ml$/.test(path));
