import type { FileFacts } from '../model/facts.js';
import type { FileOutcome } from '../model/outcome.js';
import { componentScripts, lowerComponent } from './components.js';
import { decode } from './decode.js';
import { isMinified } from './minified.js';
import { lowerNotebook } from './notebook.js';
import { lowerPython } from './python/index.js';
import { reasonOf } from './reason.js';
import { lowerTypescript } from './typescript/index.js';

type Lower = (path: string, text: string) => FileFacts;

const BY_EXTENSION = new Map<string, Lower>([
  ['py', lowerPython],
  ['ipynb', lowerNotebook],
  ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].map((extension) => [extension, lowerTypescript] as const),
  ...['vue', 'svelte', 'astro'].map((extension) => [extension, lowerComponent] as const),
]);

/** Reads one file. Never throws: whatever the file holds, the outcome says how its reading ended. */
export function lowerFile(path: string, bytes: Buffer): FileOutcome {
  const lower = BY_EXTENSION.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
  if (!lower) return { status: 'skipped', path, reason: 'not a source file' };
  if (/\.d\.[cm]?ts$/i.test(path)) return { status: 'skipped', path, reason: 'type declarations only' };
  try {
    return lowerBytes(path, bytes, lower);
  } catch (error) {
    return { status: 'failed', path, reason: reasonOf(error) };
  }
}

function lowerBytes(path: string, bytes: Buffer, lower: Lower): FileOutcome {
  const decoded = decode(bytes);
  if ('skip' in decoded) return { status: 'skipped', path, reason: decoded.skip };
  if (isMinified(scriptOf(path, decoded.text, lower))) return { status: 'skipped', path, reason: 'minified' };
  return { status: 'analysed', path, facts: lower(path, decoded.text) };
}

/** What a bundler may have written: long lines in markup, data or Python are nobody's output. */
function scriptOf(path: string, text: string, lower: Lower): string {
  if (lower === lowerComponent) return componentScripts(path, text).replace(/ {2,}/g, ' ');
  return lower === lowerTypescript ? text : '';
}
