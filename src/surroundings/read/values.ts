/** What a written value says of where the real one comes from. */
import type { EntryValue } from '../block.js';

/** `${NAME}`, `${NAME:-default}`, `$NAME`, `$(NAME)`, `%(ENV_NAME)s`. */
const SHELL_REFERENCE = /\$\{(?:env:)?(\w+)(?:[^{}]*)\}|\$\(?([A-Za-z_]\w*)\)?/g;
/** `${{ secrets.NAME }}`, `{{ .Values.a.b }}`, `{{ env "NAME" }}`. */
const EXPRESSION = /\$?\{\{([^{}]*)\}\}/g;

export interface Written {
  value: EntryValue;
  from: string[];
  literal?: string;
  hollow?: true;
}

/** `text` is the value without the quotes of its format. */
export function written(text: string): Written {
  const trimmed = text.trim();
  if (trimmed === '') return { value: 'empty', from: [] };
  const from = referencesIn(trimmed);
  if (from.length === 0) return { value: 'set', from, literal: trimmed };
  return { value: 'passed', from, ...(/^\$\{\w+:?-\}$/.test(trimmed) ? { hollow: true } : {}) };
}

function referencesIn(text: string): string[] {
  const names = [...text.matchAll(EXPRESSION)].flatMap(([, inner = '']) =>
    [...inner.matchAll(/(?:secrets|vars|env|inputs|matrix|outputs)(?:\.|\[')([\w-]+)|\.Values\.([\w.]+)/g)].map(
      ([whole, name, path]) => name ?? path ?? whole,
    ),
  );
  const plain = text.replace(EXPRESSION, '');
  const shell = [...plain.matchAll(SHELL_REFERENCE)].map(([, braced, bare]) => braced ?? bare ?? '');
  const opaque = text !== plain && names.length === 0 ? [''] : [];
  return [...new Set([...names, ...shell, ...opaque])];
}

/** The value as dotenv files and scripts write it: quotes taken off, a comment behind it left out. */
export function unquoted(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'`])(.*?)\1/.exec(trimmed);
  if (quoted) return quoted[2] ?? '';
  return trimmed.replace(/(^|\s)#.*$/, '').trim();
}
