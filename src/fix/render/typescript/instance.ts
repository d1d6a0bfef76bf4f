import type { FileFacts } from '../../../model/facts.js';
import type { BuildInstance } from '../../../model/remedy.js';
import type { Span } from '../../../model/span.js';
import { lineEnd, type Change } from '../list.js';
import type { Style } from '../style.js';
import { importsEnd } from './imports.js';

/** `import { x } …` becomes `import { createX } …`, if it is not there, and, behind the imports, `const x = createX({ … })`. */
export function builtInstance(
  { imported, name, factory, isImported, param }: BuildInstance,
  file: FileFacts,
  value: string,
  { eol, semicolon }: Style,
): Change[] | undefined {
  const [start, end] = imported;
  const change = isImported ? withoutSpecifier(file.text, imported) : { start, end, text: factory };
  if (!change) return undefined;
  const line = `const ${name} = ${factory}({ ${param}: ${value} })${semicolon}`;
  const at = afterDotenv(file) ?? importsEnd(file);
  return [change, { start: at, end: at, text: `${eol}${eol}${line}` }];
}

/** One name among others in an import, with its comma; what would be left empty stays. */
function withoutSpecifier(text: string, [start, end]: Span): Change | undefined {
  const behind = /^\s*,[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(end))?.[0];
  if (behind !== undefined && !/^\s*\}/.test(text.slice(end + behind.length)))
    return { start, end: end + behind.length, text: '' };
  const before = /,\s*$/.exec(text.slice(0, start))?.[0];
  return before === undefined ? undefined : { start: start - before.length, end, text: '' };
}

/** `dotenv.config();` fills the environment, so that nothing may read it earlier. */
function afterDotenv({ calls, bindings, text }: FileFacts): number | undefined {
  const names = new Set(
    bindings.flatMap(({ name, value }) => (value?.kind === 'import' && value.module === 'dotenv' ? [name] : [])),
  );
  const call = calls.find(({ call: { callee }, fn }) => {
    const object = callee.kind === 'member' ? callee.object : callee;
    return fn === undefined && object.kind === 'name' && names.has(object.name);
  })?.call;
  return call && lineEnd(text, call.span[1]);
}
