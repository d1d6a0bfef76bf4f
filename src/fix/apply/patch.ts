/** A unified diff as `git apply` takes it. */
import { createTwoFilesPatch } from 'diff';
import type { FileChange } from './change.js';

/** As git does. */
export const MOST_CONTEXT = 3;

/** @param context how many lines around a change */
export function patchOf({ path, before, after }: FileChange, context = MOST_CONTEXT): string {
  const [from, to] = [named(`a/${path}`), named(`b/${path}`)];
  const body = createTwoFilesPatch('a', 'b', before, after, undefined, undefined, { context })
    .split('\n')
    .slice(3)
    .join('\n');
  const tab = path.includes(' ') ? '\t' : '';
  return `diff --git ${from} ${to}\n--- ${from}${tab}\n+++ ${to}${tab}\n${body}`;
}

/** Git puts names with control characters, quotes or backslashes in quotes. */
function named(path: string): string {
  if (!/[\x00-\x1f"\\\x7f]/.test(path)) return path;
  return JSON.stringify(path).replace(
    /\\u00([0-9a-f]{2})/g,
    (_all, hex: string) => `\\${parseInt(hex, 16).toString(8).padStart(3, '0')}`,
  );
}
