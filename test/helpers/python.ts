/** Tables of Python cases: what is reported for a few lines of code, in one short line a site. */
import { expect } from 'vitest';
import type { Site } from '../../src/model/report.js';
import { sitesIn, type Files } from './audit.js';

/** `line kind status provider`, in a test of many files with the path in front. */
function rowOf({ path, line, cell, kind, status, provider }: Site, withPath = false): string {
  const place = `${withPath ? `${path}:` : ''}${cell === undefined ? '' : `${cell}#`}${line}`;
  return `${place} ${kind} ${status} ${provider}`;
}

/** Code without its common indentation, so that it may stand indented in a table. */
export function code(text: string): string {
  const lines = text.replace(/^\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
}

export async function expectSites(source: string | Files, expected: readonly string[]): Promise<void> {
  const files = typeof source === 'string' ? { 'app.py': code(source) } : dedented(source);
  const sites = await sitesIn(files);
  expect(sites.map((site) => rowOf(site, typeof source !== 'string'))).toEqual(expected);
}

/** The one site of a program whose last line builds a client. */
export async function onlySite(source: string | Files): Promise<Site> {
  const files = typeof source === 'string' ? { 'app.py': code(source) } : dedented(source);
  const sites = await sitesIn(files);
  expect(sites.map((site) => rowOf(site, true))).toHaveLength(1);
  return sites[0]!;
}

function dedented(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, code(text)]));
}
