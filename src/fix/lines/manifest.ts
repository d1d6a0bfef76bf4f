/** Entries of Kubernetes manifests, values of charts and descriptions of deployments. */
import type { Gap } from '../../model/surroundings.js';
import { lineStart } from '../render/list.js';

/** With the vendor's own endpoint as value: what is deployed goes where it went. */
export function manifestLines(gap: Gap, name: string, fallback: string, text: string): string[] | undefined {
  // Another spelling is another name for whoever reads it.
  if (!gap.missing.includes(name) || !isHandedOn(gap, text)) return undefined;
  const entry = text.slice(gap.twin.start, gap.twin.end);
  const quote = /:\s*(["'])[^\n]*\1\s*$/m.exec(entry)?.[1] ?? '';
  const value = `${quote}${fallback}${quote}`;
  switch (gap.idiom) {
    case 'yaml-map':
      return isOneLine(entry) ? [`${name}: ${value}`] : undefined;
    case 'yaml-list':
      return [`- ${name}=${fallback}`];
    default:
      return namedLines(entry, name, value);
  }
}

/** A chart's values are whatever its templates make of them; what is encoded can't be written as text. */
function isHandedOn({ owner, ofChart, twin }: Gap, text: string): boolean {
  if (ofChart !== undefined) return ofChart === 'handed on';
  return !/secret/i.test(owner) || parentOf(text, twin.start, twin.indent) === 'stringData';
}

/** The key that the entry stands under. */
function parentOf(text: string, at: number, indent: string): string | undefined {
  const before = text.slice(0, lineStart(text, at)).split('\n').reverse();
  const parent = before.find((line) => !/^\s*(?:#|$)/.test(line) && line.search(/\S/) < indent.length);
  return /^\s*["']?([\w.-]+)["']?:\s*(?:#.*)?$/.exec(parent ?? '')?.[1];
}

const isOneLine = (entry: string): boolean => !/\n\s*\S/.test(entry) && !/:\s*[|>&*{[]/.test(entry);

/** `- name: X` with `value:` beside it, by the words that the twin uses. */
function namedLines(entry: string, name: string, value: string): string[] | undefined {
  const [, gap, key, spaces] = /^-(\s+)(name|key|Name):(\s+)/.exec(entry) ?? [];
  if (gap === undefined || key === undefined || spaces === undefined) return undefined;
  return [`-${gap}${key}:${spaces}${name}`, ` ${gap}${key === 'Name' ? 'Value' : 'value'}: ${value}`];
}
