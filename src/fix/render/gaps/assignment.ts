/** `NAME = os.getenv("NAME") or …` after the twin that is read the same way. */
import type { FileFacts } from '../../../model/facts.js';
import type { ValueSource } from '../../../model/remedy.js';
import type { Gap } from '../../../model/surroundings.js';
import { assignmentOf } from '../../assignment.js';
import { writeValue } from '../expression.js';
import type { Made, RenderInputs } from '../index.js';
import { lineEnd } from '../list.js';
import { pythonEnvironment } from '../python/environment.js';
import { styleOf } from '../style.js';
import { typescriptEnvironment } from '../typescript/environment.js';
import type { Filling } from './index.js';

export function assignedBeside(
  { twin, missing, names }: Gap,
  { main, fallback, values }: Filling,
  file: FileFacts,
  { widthOf }: RenderInputs,
): Made | undefined {
  const { text, language, path } = file;
  const like = assignmentOf(text, twin, language);
  if (!like) return undefined;
  const style = styleOf(path, text, language, widthOf);
  const environment = language === 'python' ? pythonEnvironment(file, 0, style) : typescriptEnvironment(file, style);
  const needs: Made['needs'] = [];
  const lines = names.map((name, index) => {
    const variables = [...new Set([missing[index] ?? name, main])];
    const value = writeValue(
      {
        sources: variables.map((variable) => sourceOf(variable, values)),
        otherwise: { is: 'literal', url: fallback },
      },
      { path, language, scope: 0 },
      style,
      environment,
    );
    needs.push(...value.needs);
    const type = like.isAnnotated ? (language === 'python' ? ': str' : ': string') : '';
    const head = `${twin.indent}${like.prefix}${name}${type} =`;
    const call = like.factory?.replace(/\(\s+/, '(');
    return `${style.eol}${head} ${call === undefined ? value.text : `${call} ${value.text})`}${style.semicolon}`;
  });
  const at = lineEnd(text, twin.end);
  return { path, changes: [{ start: at, end: at, text: lines.join('') }], needs };
}

const sourceOf = (variable: string, values: Filling['values']): ValueSource => {
  const text = values[variable];
  return text === undefined ? { from: 'environment', variable } : { from: 'code', text };
};
