/** Reads scanned files, each as seldom as memory allows. */
import type { Discovery, SourceLimits, Sources } from '../model/discovery.js';
import { readInside, realFolders } from './inside.js';
import { escapeRegex } from '../model/pattern.js';

const KEPT_BYTES = 64 * 1024 * 1024;
const KEPT_FILE = 1024 * 1024;

export function openSources({ root }: Pick<Discovery, 'root'>, { maxFileSize }: SourceLimits): Sources {
  const isRealFolder = realFolders(root);
  const kept = new Map<string, Buffer>();
  let keptBytes = 0;
  const keep = (path: string, bytes: Buffer, budget: number): void => {
    if (bytes.length > KEPT_FILE || keptBytes + bytes.length > budget) return;
    kept.set(path, bytes);
    keptBytes += bytes.length;
  };
  const load = (path: string): Buffer => kept.get(path) ?? readInside(root, path, maxFileSize, isRealFolder);
  const mentions = (path: string, holdsNeedle: (bytes: Buffer) => boolean): boolean => {
    let bytes: Buffer;
    try {
      bytes = load(path);
    } catch {
      // The reading that follows will fail likewise, and say why.
      return true;
    }
    const mentioned = isWideText(bytes) || holdsNeedle(bytes);
    // What holds a needle is what will be read again; the rest may use up only half.
    if (!kept.has(path)) keep(path, bytes, mentioned ? KEPT_BYTES : KEPT_BYTES / 2);
    return mentioned;
  };
  const search = (needles: readonly string[], among: readonly string[]): string[] => {
    const holdsNeedle = needleTest(needles);
    return among.filter((path) => mentions(path, holdsNeedle));
  };
  return {
    read: load,
    mentioning: remembering(search),
    passing: (test, among) => among.filter((path) => mentions(path, (bytes) => test(path, bytes.toString('latin1')))),
  };
}

/** Undefined: it can't be read. */
export function textOf(sources: Sources, path: string): string | undefined {
  try {
    return sources.read(path).toString('utf8');
  } catch {
    return undefined;
  }
}

type Search = Sources['mentioning'];

/** The same question about the same files is asked for each of many clients. */
function remembering(search: Search): Search {
  const answers = new WeakMap<readonly string[], Map<string, string[]>>();
  return (needles, among) => {
    const known = answers.get(among) ?? new Map<string, string[]>();
    answers.set(among, known);
    const question = needles.join('\0');
    const answer = known.get(question) ?? search(needles, among);
    known.set(question, answer);
    return [...answer];
  };
}

/** Up to here, searching the bytes for each needle is faster than reading them as letters. */
const FEW = 4;

/** Of many needles, one pass of one expression over the bytes, read as letters, is ten times as fast as a search for each. */
function needleTest(needles: readonly string[]): (bytes: Buffer) => boolean {
  if (needles.length <= FEW) return (bytes) => needles.some((needle) => bytes.includes(needle));
  const asLetters = [...new Set(needles)].map((needle) => Buffer.from(needle).toString('latin1'));
  const any = new RegExp(asLetters.map(escapeRegex).join('|'));
  return (bytes) => any.test(bytes.toString('latin1'));
}

/** UTF-16 by its byte order mark: its letters are not the needles' bytes. */
function isWideText(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
