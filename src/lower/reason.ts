const MAX_REASON = 160;

/** One line for a report: no stack, no quoted program text, no paths of this machine. */
export function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'nested too deeply';
  const message = error instanceof Error ? error.message : '';
  const [line = ''] = message.split(/[\r\n]/, 1);
  const clean = line
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?/g, '…')
    .replace(/(?:[A-Za-z]:)?[\\/][^\s:]+/g, '…')
    .trim();
  return clean.slice(0, MAX_REASON) || 'unknown error';
}
