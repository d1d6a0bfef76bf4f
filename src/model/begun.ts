/** Settings that begin as an empty text and are set elsewhere, `{ apiBase: "" }`. */
import type { Flow } from './value.js';

/** An empty text that is the value of a key or of a field, which anybody may give another one; a constant stays what it is. */
export function isBegun({ value }: Flow): boolean {
  if (value.kind !== 'literal' || value.value !== '') return false;
  const { file, span } = value.at;
  const before = file.text.slice(Math.max(0, span[0] - 80), span[0]);
  return (
    /["'\w]\s*:\s*$/.test(before) ||
    file.classes.some(({ members }) => members.some((member) => member.value?.span[0] === span[0]))
  );
}
