/** `NAME = os.getenv("NAME") or …` after the twin that is read the same way. */
import type { FileFacts } from '../../../model/facts.js';
import type { Gap } from '../../../model/surroundings.js';
import { writeValue } from '../expression.js';
import type { Made, RenderInputs } from '../index.js';
import { lineEnd, lineStart } from '../list.js';
import { pythonEnvironment } from '../python/environment.js';
import { styleOf } from '../style.js';
import { typescriptEnvironment } from '../typescript/environment.js';

export function constantBeside(
  { twin, missing, names }: Gap,
  fallback: string,
  file: FileFacts,
  { widthOf }: RenderInputs,
): Made {
  const { text, language, path } = file;
  const style = styleOf(path, text, language, widthOf);
  const environment = language === 'python' ? pythonEnvironment(file, 0, style) : typescriptEnvironment(file, style);
  const head = text.slice(lineStart(text, twin.start), twin.start);
  const keyword = /^(\s*export\s+)?(const|let|var)\s/.exec(`${head}${text.slice(twin.start, twin.end)}`)?.[0].trim();
  const needs: Made['needs'] = [];
  const lines = names.map((name, index) => {
    const variable = missing[index] ?? name;
    const at = { path, language, scope: 0 };
    const value = writeValue(
      { sources: [{ from: 'environment', variable }], otherwise: { is: 'literal', url: fallback } },
      at,
      style,
      environment,
    );
    needs.push(...value.needs);
    return `${style.eol}${twin.indent}${keyword === undefined ? '' : `${keyword} `}${name} = ${value.text}${style.semicolon}`;
  });
  const at = lineEnd(text, twin.end);
  return { path, changes: [{ start: at, end: at, text: lines.join('') }], needs };
}
