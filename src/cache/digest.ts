/** Short names for long inputs. */
import { createHash, type Hash } from 'node:crypto';
import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../errors.js';
import type { Discovery, Sources } from '../model/discovery.js';

/** A file that was written this short a while ago could be written again without its times telling. */
const UNSURE_FOR = 2_000;

export interface Looks {
  /** Of maker and paths alone. */
  scope: string;
  /** Of these and how all files look. */
  digest: string;
  /** The next change to any of the files would show. */
  isSettled: boolean;
  files: Look[];
}

interface Look {
  path: string;
  look: string;
  isSettled: boolean;
}

/** By what the system says of the files. */
export function looksOf(maker: string, discovery: Discovery, now: number): Looks {
  const hash = begin(maker, discovery);
  const scope = hash.copy().digest('hex');
  const files = pathsOf(discovery).map((path): Look => {
    const stat = statOf(join(discovery.root, path));
    const latest = stat ? Math.max(stat.mtimeMs, stat.ctimeMs) : Infinity;
    const look = stat ? `${stat.dev} ${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : 'none';
    return { path, look, isSettled: latest < now - UNSURE_FOR };
  });
  for (const { look } of files) hash.update(`${look}\0`);
  return { scope, digest: hash.digest('hex'), isSettled: files.every(({ isSettled }) => isSettled), files };
}

/** By what the files hold. */
export function contentDigest(maker: string, discovery: Discovery, sources: Sources): string {
  const hash = begin(maker, discovery);
  for (const path of pathsOf(discovery)) addContent(hash, path, sources);
  return hash.digest('hex');
}

/** What one file holds, told from how any file looks. */
export const HELD = 'holds ';

export function heldBy(path: string, sources: Sources): string {
  const hash = createHash('sha256');
  addContent(hash, path, sources);
  return HELD + hash.digest('hex');
}

function addContent(hash: Hash, path: string, sources: Sources): void {
  try {
    const bytes = sources.read(path);
    hash.update(`${bytes.length}\0`).update(bytes);
  } catch (error) {
    hash.update(`unreadable: ${reasonOf(error)}\0`);
  }
}

function begin(maker: string, discovery: Discovery): Hash {
  return createHash('sha256').update(JSON.stringify([maker, discovery]));
}

const pathsOf = ({ files, data, configuration }: Discovery): string[] => [
  ...files.map(({ path }) => path),
  ...data,
  ...configuration,
];

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
