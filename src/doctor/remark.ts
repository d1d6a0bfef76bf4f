/** What a gateway says about a failure, fit to be printed: it may repeat the key. */
import type { Answer } from './ask.js';

const LONGEST = 160;

export function remark({ json, text }: Answer, key: string | undefined): string {
  const said = messageIn(json) ?? (text.trimStart().startsWith('<') ? '' : text);
  const safe = (key ? said.replaceAll(key, '***') : said).replace(/\b(sk|key|pk)-[^\s"',]+/g, '***');
  const line = safe.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  return `: ${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line.replace(/[.]+$/, '')}`;
}

/** An answer may be nested as deep as its sender likes. */
const DEEPEST = 5;

function messageIn(json: unknown, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  for (const key of ['error', 'message', 'detail']) {
    const inner = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[key] : undefined;
    if (typeof inner === 'string') return inner;
    if (typeof inner === 'object') {
      const deeper = messageIn(inner, depth + 1);
      if (deeper !== undefined) return deeper;
    }
  }
  return undefined;
}
