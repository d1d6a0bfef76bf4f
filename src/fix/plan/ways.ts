/** Keys that are asked for by a way through settings, `config.get('openai.apiKey')`: their base URLs stand at the end of the same way. */
import type { Analysis } from '../../model/analysis.js';
import type { CallExpr, FileFacts } from '../../model/facts.js';
import type { FromCode } from '../../model/remedy.js';
import type { Gap } from '../../model/surroundings.js';
import { twinIn } from './fields.js';
import { twinSpellings } from './names.js';
import { readLike } from './reading.js';
import { isSeen } from './scope.js';

interface AtItsEnd {
  source: FromCode;
  holds: string[];
  gap?: Gap;
}

/** @param gap where the key comes from, if its base URL is lacking there */
export function atTheEnd(
  analysis: Analysis,
  file: FileFacts,
  read: CallExpr,
  gap: Gap | undefined,
): AtItsEnd | undefined {
  const [, owner = '', key = ''] = /^([\w.-]*\.)(\w+)$/.exec(wayOf(read)) ?? [];
  const asked = (name: string): FromCode | undefined => {
    const text = key === '' ? undefined : readLike(analysis, file, read, `${owner}${name}`);
    return text === undefined ? undefined : { from: 'code', text };
  };
  for (const name of twinSpellings(key)) {
    const holds = variablesAt(analysis, file, read, `${owner}${name}`);
    const source = holds && asked(name);
    if (source) return { source, holds };
  }
  if (gap?.twin.name !== key) return undefined;
  const name = twinIn(gap);
  const source = name === undefined ? undefined : asked(name);
  return source && { source, holds: gap.missing, gap };
}

const wayOf = ({ args: [first] }: CallExpr): string =>
  first?.value.kind === 'literal' ? String(first.value.value) : '';

/** The variables that the same call would be answered with for another way; undefined where nothing is known to stand there. */
function variablesAt({ program }: Analysis, file: FileFacts, read: CallExpr, way: string): string[] | undefined {
  const [first, ...others] = read.args;
  if (!first) return undefined;
  const value = { kind: 'literal' as const, value: way, span: first.value.span };
  const flows = program.evaluate({ ...read, args: [{ ...first, value }, ...others] }, { file });
  const isAnswered = flows.some(isSeen) && !flows.some((one) => 'name' in one.value && one.value.name === way);
  return isAnswered ? flows.flatMap((one) => (one.value.kind === 'env' ? [one.value.name] : [])) : undefined;
}
