/**
 * A folder of small files that may be missing, broken, read-only or written by several at once: then it just holds less.
 * Where somebody else may write, it holds nothing.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegular } from '../regular.js';
import { isTrusted, ownUser } from './trust.js';

export interface Store {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  /** Takes out the oldest entries. */
  tidy(): void;
}

/** Those of some hundred runs. */
const MOST_ENTRIES = 400;
const MOST_BYTES = 64 * 1024 * 1024;
/** With its line break. */
const DIGEST_LENGTH = 65;
const ENTRY = /^(report|run|seen)-[0-9a-f]{64}$/;
const LEFTOVER = /^new-[0-9a-f]{24}$/;

export function openStore(folder: string): Store {
  const owner = ownUser();
  const isBelieved = attempt(() => isTrusted(folder, owner)) ?? false;
  const limits = { maxSize: MOST_BYTES + DIGEST_LENGTH, links: 'refused', owner } as const;
  return {
    read: (name) =>
      isBelieved && ENTRY.test(name)
        ? attempt(() => whole(readRegular(join(folder, name), limits).toString('utf8')))
        : undefined,
    write: (name, text) => attempt(() => write(folder, name, text)),
    tidy: () => attempt(() => tidy(folder)),
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The text after its digest, if it is all there. */
function whole(entry: string): string | undefined {
  const end = entry.indexOf('\n');
  const text = entry.slice(end + 1);
  return entry.slice(0, end) === digestOf(text) ? text : undefined;
}

function write(folder: string, name: string, text: string): void {
  if (Buffer.byteLength(text) > MOST_BYTES) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = join(folder, `new-${randomBytes(12).toString('hex')}`);
  try {
    writeFileSync(beside, `${digestOf(text)}\n${text}`, { flag: 'wx', mode: 0o600 });
    renameSync(beside, join(folder, name));
  } finally {
    rmSync(beside, { force: true });
  }
}

function tidy(folder: string): void {
  const mine = readdirSync(folder).filter((name) => ENTRY.test(name) || LEFTOVER.test(name));
  if (mine.length <= MOST_ENTRIES) return;
  const byAge = mine
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => a.time - b.time);
  for (const { path } of byAge.slice(0, mine.length - MOST_ENTRIES / 2)) rmSync(path, { force: true });
}
