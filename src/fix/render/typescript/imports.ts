import type { FileFacts } from '../../../model/facts.js';
import type { ImportGroup } from '../imports.js';
import type { Change } from '../list.js';
import type { Style } from '../style.js';

/** Another name of a module that the file imports from already. */
export function addTypescriptImport(file: FileFacts, needed: ImportGroup, style: Style): Change[] {
  const { text } = file;
  const { module } = needed;
  const name = needed.names.join(', ');
  const escaped = module.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const named = new RegExp(
    `(?:import|const|let|var)\\s+(?:[\\w$]+\\s*,\\s*)?\\{([^}]*)\\}\\s*(?:from|=\\s*require\\()\\s*["']${escaped}["']`,
  ).exec(text);
  const inner = named?.[1];
  if (named && inner !== undefined) {
    const end = named.index + named[0].indexOf('{') + 1 + inner.trimEnd().length;
    return [{ start: end, end, text: `${/,\s*$/.test(inner) ? '' : ','} ${name}` }];
  }
  const at = importsEnd(file);
  const line = `import { ${name} } from ${style.quote}${module}${style.quote}${style.semicolon}`;
  return [{ start: at, end: at, text: at > 0 ? `${style.eol}${line}` : `${line}${style.eol}` }];
}

/** Behind the last import statement; 0 when there is none. */
export function importsEnd({ bindings, text }: FileFacts): number {
  const last = bindings.filter(({ kind, scope, block }) => kind === 'import' && scope === 0 && block === 0).at(-1);
  if (!last) return 0;
  const rest = /^[^;]*?["'][^"'\n]+["'](?:\s*with\s*\{[^}]*\})?[;)]*/.exec(text.slice(last.span[1]));
  return last.span[1] + (rest?.[0].length ?? 0);
}
