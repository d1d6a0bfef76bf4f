/** Lockfiles of uv, Poetry, PDM and Pipenv, and pins in requirements; names are alike whatever joins their words. */
import type { LockReader } from './javascript.js';
import { jsonIn, textAt } from './json.js';

/** `langchain-openai`, `langchain_openai`, `Langchain.OpenAI`. */
export const anySpelling = (name: string): string => name.split(/[-_.]+/).join('[-_.]+');

/** `[[package]]`, as all three write it. */
function tables(text: string, name: string): string[] {
  const pattern = new RegExp(
    `^\\[\\[package\\]\\]\\r?\\nname = "${anySpelling(name)}"\\r?\\nversion = "([^"\\n]+)"`,
    'gim',
  );
  return [...text.matchAll(pattern)].map(([, version = '']) => version);
}

function pipenv(text: string, name: string): string[] {
  const lock = jsonIn(text);
  const version = textAt(lock, 'default', name, 'version') ?? textAt(lock, 'develop', name, 'version');
  return version === undefined ? [] : [version.replace(/^==/, '')];
}

/** `openai[datalib]==1.30.1 ; python_version > "3.8"`; a range says nothing. */
function pins(text: string, name: string): string[] {
  const pattern = new RegExp(
    `^[ \\t]*${anySpelling(name)}[ \\t]*(?:\\[[^\\]\\n]*\\])?[ \\t]*===?[ \\t]*(\\d[\\w.!+-]*)`,
    'gim',
  );
  return [...text.matchAll(pattern)].map(([, version = '']) => version);
}

export const pythonLocks: LockReader[] = [
  { file: /^(?:uv|poetry|pdm)\.lock$/, versions: tables },
  { file: /^Pipfile\.lock$/, versions: pipenv },
  { file: /requirements[\w.-]*\.txt$|^constraints[\w.-]*\.txt$/, versions: pins },
];
