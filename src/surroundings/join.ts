/** What holds at a place because of another file: environment files that are taken in, overrides, manifests applied together. */
import { isTemplate } from './read/dotenv.js';
import type { Block, Entry } from './block.js';

export function joined(blocks: readonly Block[]): Block[] {
  const byPath = new Map<string, Block[]>();
  for (const block of blocks) byPath.set(block.path, [...(byPath.get(block.path) ?? []), block]);
  const files = blocks.filter(({ kind }) => kind === 'env-file');
  return blocks.map((block) => {
    const more = [
      ...block.opens.flatMap((file) => entriesOf(openedBlocks(file, block.path, byPath, files))),
      ...entriesOf(blocks.filter((other) => other !== block && holdsFor(other, block))),
    ];
    return more.length > 0 ? { ...block, around: [...block.around, ...more] } : block;
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

function holdsFor(other: Block, block: Block): boolean {
  if (other.kind !== block.kind || folderOf(other.path) !== folderOf(block.path)) return false;
  if (block.kind === 'compose')
    return other.owner === block.owner && other.path !== block.path && isOverride(other, block);
  if (block.kind !== 'kubernetes') return false;
  // A key is a secret and a URL is none, so that they often stand in two manifests.
  return /^\w*Secret\b/.test(block.owner) || /^ConfigMap\b/.test(other.owner);
}

/** Compose reads the two together by itself; any other file may as well stand alone. */
const isOverride = (...blocks: Block[]): boolean =>
  blocks.some(({ path }) => /[.-]override\.ya?ml$/.test(path)) &&
  blocks.some(({ path }) => /(^|\/)(docker-)?compose\.ya?ml$/.test(path));
