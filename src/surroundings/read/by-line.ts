/** Formats that are read by line: TOML, systemd units, Procfiles, templates that are not YAML before they are filled in. */
import { parse as parseToml } from 'smol-toml';
import type { Configuration } from '../../model/report.js';
import type { Block, Entry, Reading } from '../block.js';
import { valuesUsed } from './guards.js';
import { linesOf, type Line } from './lines.js';
import { shellEntries } from './shell.js';
import { unquoted, written } from './values.js';
import { addTo } from '../../model/groups.js';
import { entryAt } from './entry.js';

const oneBlock = (kind: Configuration['kind'], path: string, owner: string, entries: Entry[]): Block => ({
  kind,
  path,
  owner,
  entries,
  around: [],
  opens: [],
});

const TOML_KEY = /^\s*(?:"([^"]+)"|'([^']+)'|([\w-]+(?:\.[\w-]+)*))\s*=\s*(.*)$/;

/** The parser tells whether it is TOML; it keeps no places, so the lines are read for those. */
export function readToml(text: string, path: string): Reading {
  try {
    parseToml(text);
  } catch {
    return { blocks: [], problem: { line: 1, reason: 'not valid TOML' } };
  }
  const kind = /(^|\/)(fly|netlify|wrangler|railway)\b/.test(path) ? 'kubernetes' : 'settings-class';
  const tables = new Map<string, Entry[]>();
  let table = '';
  for (const line of linesOf(text)) {
    const header = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$/.exec(line.text);
    if (header) table = (header[1] ?? '').replace(/["']/g, '');
    const match = header ? null : TOML_KEY.exec(line.text);
    if (!match) continue;
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const entry = entryAt(line, name, 'toml', written(unquoted(match[4] ?? '')));
    const nested = kind === 'settings-class' && table !== '' ? `${table}.${name}` : name;
    addTo(tables, table, { ...entry, variable: nested });
  }
  const blocks = [...tables].map(([name, entries]) => oneBlock(kind, path, name, entries));
  return { blocks: blocks.map((block) => ({ ...block, around: [...(tables.get('default') ?? [])] })) };
}

export function readSystemd(text: string, path: string): Reading {
  const entries = linesOf(text).flatMap((line) => {
    const rest = /^\s*Environment\s*=\s*(.*)$/.exec(line.text)?.[1];
    if (rest === undefined) return [];
    const pairs = [...rest.matchAll(/(?:^|\s)(["']?)([A-Za-z_]\w*)=([^"']*?)\1(?=\s|$)/g)];
    return pairs.map(([, , name = '', value = '']) =>
      entryAt(line, name, pairs.length > 1 ? 'inline' : 'systemd', written(value)),
    );
  });
  const opens = [...text.matchAll(/^\s*EnvironmentFile\s*=\s*-?(\S+)/gm)].map(([, file = '']) => file);
  return { blocks: [{ ...oneBlock('env-file', path, '', entries), opens }] };
}

export function readProcfile(text: string, path: string): Reading {
  return { blocks: [oneBlock('env-file', path, '', shellEntries(linesOf(text)))] };
}

/** Only lines that say plainly that they name a variable; a block for each document. */
export function readTemplate(text: string, path: string): Reading {
  const documents = new Map<number, Line[]>();
  let document = 0;
  for (const line of linesOf(text)) {
    if (/^---\s*$/.test(line.text)) document++;
    addTo(documents, document, line);
  }
  const blocks = [...documents.values()].map((lines) => {
    const kind = lines.flatMap(({ text: one }) => /^kind:\s*(\w*Secret|ConfigMap)\s*$/.exec(one)?.[1] ?? [])[0] ?? '';
    return oneBlock('kubernetes', path, kind, lines.flatMap(templateEntries));
  });
  return { blocks: [...blocks, { ...oneBlock('kubernetes', path, '', []), uses: valuesUsed(text) }] };
}

function templateEntries(line: Line): Entry[] {
  if (/^\s*(#|\{\{-?\s*\/\*)/.test(line.text)) return [];
  const item = /^\s*-\s+name:\s*["']?([A-Z][A-Z\d_]+)["']?\s*$/.exec(line.text)?.[1];
  if (item !== undefined) return [entryAt(line, item, 'text', { value: 'passed', from: [''] })];
  const [, key, value = ''] = /^\s*["']?([A-Z][A-Z\d_]+)["']?:\s*(.*)$/.exec(line.text) ?? [];
  return key === undefined ? [] : [entryAt(line, key, 'text', written(unquoted(value)))];
}
