/** Which release of a package a file is run with: what the lockfile nearest above it says, else its pinned requirements. */
import type { LanguageId } from '../model/facts.js';
import { addTo } from '../model/groups.js';
import { javascriptLocks, type LockReader } from './javascript.js';
import { javascriptManifests, pythonManifests, type ManifestReader } from './manifests.js';
import { pythonLocks } from './python.js';

export interface Installed {
  /** More than one where the lockfile doesn't tell which of them the file gets; none where nothing tells. */
  versionsOf(name: string, path: string, language: LanguageId): string[];
  /** The oldest release that the manifest nearest above allows. */
  lowestOf(name: string, path: string, language: LanguageId): string | undefined;
}

interface Tree {
  paths: readonly string[];
  readText(path: string): string | undefined;
}

const LOCKS: Record<LanguageId, LockReader[]> = { python: pythonLocks, typescript: javascriptLocks };
const MANIFESTS: Record<LanguageId, ManifestReader[]> = { python: pythonManifests, typescript: javascriptManifests };
const FILES: readonly RegExp[] = [...Object.values(LOCKS), ...Object.values(MANIFESTS)].flat().map(({ file }) => file);

export function installedIn({ paths, readText }: Tree): Installed {
  const files = new Map<string, string[]>();
  for (const path of paths) if (FILES.some((file) => file.test(nameOf(path)))) addTo(files, folderOf(path), path);
  const textsIn = (folder: string, { file }: { file: RegExp }): string[] =>
    (files.get(folder) ?? []).flatMap((path) => (file.test(nameOf(path)) ? (readText(path) ?? []) : []));
  return {
    versionsOf: remembering(
      (name, from, language) =>
        nearest(from, (folder, inner) => {
          for (const reader of LOCKS[language])
            for (const text of textsIn(folder, reader)) {
              const found = reader.versions(text, name, inner);
              if (found.length > 0) return [...new Set(found)].sort();
            }
          return undefined;
        }) ?? [],
    ),
    lowestOf: remembering((name, from, language) =>
      nearest(from, (folder) =>
        MANIFESTS[language]
          .flatMap((reader) => textsIn(folder, reader).map((text) => reader.lowest(text, name)))
          .find((version) => version !== undefined),
      ),
    ),
  };
}

/** Asks a folder and those above it, until one answers. `inner`: where it began, seen from there. */
function nearest<T>(from: string, ask: (folder: string, inner: string) => T | undefined): T | undefined {
  for (let folder = from; ; folder = folderOf(folder)) {
    const answer = ask(folder, from.slice(folder === '' ? 0 : folder.length + 1));
    if (answer !== undefined || folder === '') return answer;
  }
}

type Ask<T> = (name: string, path: string, language: LanguageId) => T;

/** Files of one folder get the same. */
function remembering<T>(ask: Ask<T>): Ask<T> {
  const known = new Map<string, { answer: T }>();
  return (name, path, language) => {
    const from = folderOf(path);
    const key = JSON.stringify([language, name, from]);
    const told = known.get(key) ?? { answer: ask(name, from, language) };
    known.set(key, told);
    return told.answer;
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
