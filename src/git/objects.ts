/** Names that git gives to contents, found without git: asking it would run the filters that a repository names. */
import { createHash } from 'node:crypto';

export function objectName(type: 'blob' | 'tree', content: Buffer, length: number): string {
  return createHash(length === 40 ? 'sha1' : 'sha256')
    .update(`${type} ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/** Line endings may have been converted by git. */
export function isContentOf(bytes: Buffer, name: string): boolean {
  if (objectName('blob', bytes, name.length) === name) return true;
  return bytes.includes('\r\n') && objectName('blob', unixLines(bytes), name.length) === name;
}

function unixLines(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

export function rowsOf(output: string): string[] {
  return output.split('\0').filter((row) => row !== '');
}

/** `100644 <name> <stage>\t<path>` of an index, `100644 blob <name>\t<path>` of a tree. */
export interface Entry {
  path: string;
  mode: string;
  name: string;
}

export function entriesOf(output: string): Entry[] {
  return rowsOf(output).flatMap((row) => {
    const match = /^(\d+) (?:\w+ )?([0-9a-f]{40,64})(?: \d)?\t(.*)$/s.exec(row);
    return match ? [{ mode: match[1] ?? '', name: match[2] ?? '', path: match[3] ?? '' }] : [];
  });
}

export const isFile = ({ mode }: { mode: string }): boolean => mode.startsWith('100');
