import type { FileFacts } from '../../../model/facts.js';
import type { ImportGroup } from '../imports.js';
import type { Change } from '../list.js';
import type { Style } from '../style.js';
import { escapeRegex } from '../../../model/pattern.js';

/** Another name of a module that the file imports from already. */
export function addTypescriptImport(file: FileFacts, needed: ImportGroup, style: Style): Change[] {
  const { text } = file;
  const { module } = needed;
  const named = new RegExp(
    `(?:import|const|let|var)\\s+(?:[\\w$]+\\s*,\\s*)?\\{([^}]*)\\}\\s*(?:from|=\\s*require\\()\\s*["']${escapeRegex(module)}["']`,
  ).exec(text);
  const inner = named?.[1];
  if (named && inner !== undefined)
    return intoBraces(text, named.index + named[0].indexOf('{') + 1, inner, needed.names, style);
  const at = importsEnd(file);
  const line = `import { ${needed.names.join(', ')} } from ${style.quote}${module}${style.quote}${style.semicolon}`;
  return [{ start: at, end: at, text: at > 0 ? `${style.eol}${line}` : `${line}${style.eol}` }];
}

/** In order where the names are in order, each on its line where they are or where one line would be too long. */
function intoBraces(text: string, at: number, inner: string, added: readonly string[], style: Style): Change[] {
  const end = at + inner.length;
  const names = inner.split(',').flatMap((one) => (one.trim() === '' ? [] : one.trim()));
  const isPlain = !/\/[/*]/.test(inner);
  const all = isPlain && inOrder(names) ? [...names, ...added].sort(byName) : [...names, ...added];
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at).length + text.slice(end).search(/\r?\n|$/);
  const isFlat = !inner.includes('\n') && line + all.join(', ').length + 2 <= style.width;
  if (!isPlain || isFlat) {
    const stop = at + inner.trimEnd().length;
    const appended = { start: stop, end: stop, text: `${/,\s*$/.test(inner) ? '' : ','} ${added.join(', ')}` };
    return [isPlain ? { start: at, end, text: ` ${all.join(', ')} ` } : appended];
  }
  const step = /\n([ \t]+)\S/.exec(inner)?.[1] ?? style.indent;
  const lines = all.map((name) => `${style.eol}${step}${name}`).join(',');
  return [{ start: at, end, text: `${lines}${style.trailingComma ? ',' : ''}${style.eol}` }];
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (names: readonly string[]): boolean => [...names].sort(byName).join() === names.join();

/** Behind the last import statement; 0 when there is none. */
export function importsEnd({ bindings, text }: FileFacts): number {
  const last = bindings.filter(({ kind, scope, block }) => kind === 'import' && scope === 0 && block === 0).at(-1);
  if (!last) return 0;
  const rest = /^[^;]*?["'][^"'\n]+["'](?:\s*with\s*\{[^}]*\})?[;)]*/.exec(text.slice(last.span[1]));
  return last.span[1] + (rest?.[0].length ?? 0);
}
