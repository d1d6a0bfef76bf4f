/** `NAME = os.getenv("NAME") or …` after the twin that is read the same way. */
import type { FileFacts } from '../../../model/facts.js';
import type { Gap } from '../../../model/surroundings.js';
import { writeValue } from '../expression.js';
import { fittedAssignment } from '../fit.js';
import type { Made, RenderInputs } from '../index.js';
import { lineEnd, lineStart } from '../list.js';
import { pythonEnvironment } from '../python/environment.js';
import { styleOf } from '../style.js';
import { typescriptEnvironment } from '../typescript/environment.js';
import type { Ends } from './index.js';

export function constantBeside(
  { twin, missing, names }: Gap,
  { main, fallback }: Ends,
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
    const variables = [...new Set([missing[index] ?? name, main])];
    const value = writeValue(
      {
        sources: variables.map((variable) => ({ from: 'environment', variable })),
        otherwise: { is: 'literal', url: fallback },
      },
      { path, language, scope: 0 },
      style,
      environment,
    );
    needs.push(...value.needs);
    const start = `${twin.indent}${keyword === undefined ? '' : `${keyword} `}${name} =`;
    return style.eol + fittedAssignment(start, value.text, style, language);
  });
  const at = lineEnd(text, twin.end);
  return { path, changes: [{ start: at, end: at, text: lines.join('') }], needs };
}
