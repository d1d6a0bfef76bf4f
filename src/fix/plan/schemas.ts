/** Where the key is read through a schema of the environment (`env.NAME`), its twin belongs into that schema. */
import type { Analysis } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import type { Gap } from '../../model/surroundings.js';
import { covers } from '../../model/span.js';
import type { Access } from './access.js';
import { homeOf } from './place.js';

/** The first of the gaps to fill; the others follow it. Undefined: it is not certain that the twin would get its value. */
export function schemaGap(
  analysis: Analysis,
  file: FileFacts,
  access: Access,
  isUsable: (gap: Gap) => boolean,
): Gap | undefined {
  if (access.by !== 'member') return undefined;
  const { property, object } = access.expr;
  const flows = analysis.program.evaluate(object, { file });
  const [first] = flows;
  if (!first || flows.length !== 1 || first.value.kind !== 'external') return undefined;
  const { file: home, span } = first.value.at;
  const mine = analysis.surroundings.gaps.filter(
    ({ path, twin, kind }) => path === home.path && twin.name === property && kind === 'settings-class',
  );
  const isOne = mine.length === 1 || mine.every(({ twin }) => covers(span, [twin.start, twin.end]));
  if (!isOne || !mine.every((gap) => isUsable(gap) && isExtendable(analysis, home, gap)) || !isFed(home, mine))
    return undefined;
  return mine.find((gap) => !readsEnvironment(home, gap));
}

const entryOf = ({ text }: FileFacts, { twin }: Gap): string => text.slice(twin.start, twin.end);

const readsEnvironment = (home: FileFacts, gap: Gap): boolean =>
  /^["']?[\w$]+["']?:\s*process\.env\b/.test(entryOf(home, gap));

function isExtendable({ texts }: Analysis, home: FileFacts, gap: Gap): boolean {
  if (gap.idiom !== 'schema-entry' || !isLast(home, gap)) return false;
  return readsEnvironment(home, gap) || textOfSchema(texts, home, gap) !== undefined;
}

/** "A text, or nothing", as the schema of the entry writes it; undefined where that is not known. */
export function textOfSchema(texts: Analysis['texts'], home: FileFacts, gap: Gap): string | undefined {
  const [, root, method] = /^["']?[\w$]+["']?:\s*([\w$]+)\s*(?:\.\s*(\w+)\s*)?\(/.exec(entryOf(home, gap)) ?? [];
  if (root === undefined) return undefined;
  const { value } = home.bindings.find(({ name, value: one }) => name === root && one?.kind === 'import') ?? {};
  if (value?.kind !== 'import') return undefined;
  const known = texts.find(
    (one) => one.modules.includes(value.module) && one.method === method && (one.name ?? value.name) === value.name,
  );
  return known?.write.replace('{root}', root);
}

/** Schemas of the same package that check what the environment holds: a variable that they describe reaches whoever asks for it. */
export function checkedGap(
  analysis: Analysis,
  { path }: FileFacts,
  variable: string,
  isUsable: (gap: Gap) => boolean,
): Gap | undefined {
  const home = homeOf(analysis.packages, path);
  const mine = analysis.surroundings.gaps.filter(
    (gap) =>
      gap.idiom === 'schema-entry' &&
      gap.twin.name === variable &&
      homeOf(analysis.packages, gap.path) === home &&
      isUsable(gap),
  );
  const [only] = mine;
  const file = only && analysis.file(only.path);
  return mine.length === 1 && file && isExtendable(analysis, file, only) && !readsEnvironment(file, only)
    ? only
    : undefined;
}

/** A line is put under it, so that no other code may stand behind it. */
function isLast({ text }: FileFacts, { twin }: Gap): boolean {
  const end = text.indexOf('\n', twin.end);
  return end >= 0 && /^\s*,?\s*(\/\/.*)?$/.test(text.slice(twin.end, end));
}

/** Either the whole environment is handed to the schema, or each variable is, one of the gaps being that line. */
const isFed = (home: FileFacts, gaps: readonly Gap[]): boolean =>
  gaps.some((gap) => readsEnvironment(home, gap)) ||
  /(arse(Async)?\(|\bcleanEnv\(|\bruntimeEnv:)\s*process\.env\s*[,)}]/.test(home.text) ||
  /\bexperimental__runtimeEnv:/.test(home.text);
