import type { FileFacts } from '../../../model/facts.js';
import type { BuildInstance } from '../../../model/remedy.js';
import { lineEnd, type Change } from '../list.js';
import type { Style } from '../style.js';
import { importsEnd } from './imports.js';

/** `import { x } …` becomes `import { createX } …` and, behind the imports, `const x = createX({ … })`. */
export function builtInstance(
  { imported, name, factory, param }: BuildInstance,
  file: FileFacts,
  value: string,
  { eol, indent, semicolon, trailingComma, width }: Style,
): Change[] {
  const line = `const ${name} = ${factory}({ ${param}: ${value} })${semicolon}`;
  const lines = [
    `const ${name} = ${factory}({`,
    `${indent}${param}: ${value}${trailingComma ? ',' : ''}`,
    `})${semicolon}`,
  ];
  const at = afterDotenv(file) ?? importsEnd(file);
  return [
    { start: imported[0], end: imported[1], text: factory },
    { start: at, end: at, text: `${eol}${eol}${line.length <= width ? line : lines.join(eol)}` },
  ];
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
