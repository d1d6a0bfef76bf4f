import type { CallExpr, Expr, FileFacts } from '../../model/facts.js';

/** The argument as the call writes it out: `api_key=key`, `{ apiKey: key }`. */
export function argumentWritten(file: FileFacts, call: CallExpr, param: string): Expr | undefined {
  if (file.language === 'python') return call.args.find(({ name }) => name === param)?.value;
  const [first] = call.args;
  if (first?.value.kind !== 'object') return undefined;
  const entry = first.value.entries.find((one) => 'key' in one && one.key === param);
  return entry && 'key' in entry ? entry.value : undefined;
}
