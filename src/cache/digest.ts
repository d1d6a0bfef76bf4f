/** Short names for long inputs. */
import { createHash, type Hash } from 'node:crypto';
import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../errors.js';
import type { Discovery, Sources } from '../model/discovery.js';

/** A file that was written this short a while ago could be written again without its times telling. */
const UNSURE_FOR = 2_000;

export interface Looks {
  digest: string;
  /** The next change to any of the files would show. */
  isSettled: boolean;
}

/** By what the system says of the files. */
export function looksOf(maker: string, discovery: Discovery, now: number): Looks {
  const hash = begin(maker, discovery);
  let latest = 0;
  for (const path of pathsOf(discovery)) {
    const stat = statOf(join(discovery.root, path));
    latest = Math.max(latest, stat ? Math.max(stat.mtimeMs, stat.ctimeMs) : Infinity);
    hash.update(stat ? `${stat.dev} ${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}\0` : 'none\0');
  }
  return { digest: hash.digest('hex'), isSettled: latest < now - UNSURE_FOR };
}

/** By what the files hold. */
export function contentDigest(maker: string, discovery: Discovery, sources: Sources): string {
  const hash = begin(maker, discovery);
  for (const path of pathsOf(discovery)) {
    try {
      const bytes = sources.read(path);
      hash.update(`${bytes.length}\0`).update(bytes);
    } catch (error) {
      hash.update(`unreadable: ${reasonOf(error)}\0`);
    }
  }
  return hash.digest('hex');
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
