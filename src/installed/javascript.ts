/** Lockfiles of npm, pnpm, yarn and bun, asked for one package: none is read in full but npm's, which is JSON. */
import { escapeRegex } from '../model/pattern.js';
import { jsonIn, textAt } from './json.js';

export interface LockReader {
  /** On the name of the file. */
  file: RegExp;
  /** `inner`: the folder of the file that is run, below that of the lockfile. */
  versions(text: string, name: string, inner: string): string[];
}

/** `apps/web/src`, `apps/web`, `apps`, and the lockfile's own folder, the nearest first. */
function foldersOf(inner: string): string[] {
  const parts = inner === '' ? [] : inner.split('/');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
}

function npm(text: string, name: string, inner: string): string[] {
  const lock = jsonIn(text);
  for (const folder of foldersOf(inner)) {
    const key = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const version = textAt(lock, 'packages', key, 'version');
    if (version !== undefined) return [version];
  }
  const version = textAt(lock, 'dependencies', name, 'version');
  return version === undefined ? [] : [version];
}

/** What `importers` says of the package that the file stands in; else every release that is locked. */
function pnpm(text: string, name: string, inner: string): string[] {
  const quoted = escapeRegex(name);
  for (const folder of foldersOf(inner)) {
    const own = pnpmImporter(text, folder === '' ? '.' : folder);
    const row = new RegExp(`^ {6}'?${quoted}'?:\\n(?: {8}.*\\n)*? {8}version: '?([\\w.+-]+)`, 'm').exec(own ?? '');
    if (row?.[1] !== undefined) return /^\d/.test(row[1]) ? [row[1]] : [];
    if (own !== undefined) break;
  }
  return all(text, new RegExp(`^ {2}'?/?${quoted}[@/](\\d[\\w.+-]*)`, 'gm'));
}

function pnpmImporter(text: string, folder: string): string | undefined {
  const start = new RegExp(`^ {2}'?${escapeRegex(folder)}'?:\\n`, 'm').exec(text);
  if (!start || !/^importers:/m.test(text.slice(0, start.index))) return undefined;
  const from = start.index + start[0].length;
  const end = /^(?: {2})?\S/m.exec(text.slice(from));
  return text.slice(from, end ? from + end.index : undefined);
}

/** Classic and newer ones alike: the line before the version lists what asked for it. */
function yarn(text: string, name: string): string[] {
  const asked = `"?(?:[^\\s"][^\\n]*[ "])?${escapeRegex(name)}@[^\\n]*:\\n`;
  return all(text, new RegExp(`^${asked} {2}version:? "?(\\d[\\w.+-]*)`, 'gm'));
}

function bun(text: string, name: string): string[] {
  const quoted = escapeRegex(name);
  const own = all(text, new RegExp(`^\\s*"${quoted}": \\["${quoted}@(\\d[\\w.+-]*)"`, 'gm'));
  return own.length > 0 ? own : all(text, new RegExp(`^\\s*"[^"\\n]+/${quoted}": \\["${quoted}@(\\d[\\w.+-]*)"`, 'gm'));
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, version = '']) => version);

export const javascriptLocks: LockReader[] = [
  { file: /^(?:package-lock|npm-shrinkwrap)\.json$/, versions: npm },
  { file: /^pnpm-lock\.yaml$/, versions: pnpm },
  { file: /^yarn\.lock$/, versions: yarn },
  { file: /^bun\.lock$/, versions: bun },
];
