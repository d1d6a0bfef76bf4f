/** Variables of the environment that the program sets by itself: `os.environ["OPENAI_BASE_URL"] = url`. */
import { plainly, type Attempt } from '../model/attempt.js';
import type { Expr, FileFacts, LanguageId } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { ReadersRule } from '../model/rule.js';
import { isTestCode } from '../model/role.js';
import type { Assignment } from '../model/trace.js';
import { nameTable, type NameTable } from '../rules/names.js';
import type { Span } from '../model/span.js';

interface Asked {
  program: Program;
  readers: readonly ReadersRule[];
  /** Of these alone it is asked. */
  names: readonly string[];
  mentioning: (words: readonly string[]) => string[];
  readText: (path: string) => string | undefined;
  file: (path: string) => FileFacts | undefined;
}

export function assignedVariables(asked: Asked, attempt: Attempt = plainly): Assignment[] {
  if (asked.names.length === 0) return [];
  const tables = { python: tablesOf(asked.readers, 'python'), typescript: tablesOf(asked.readers, 'typescript') };
  const names = new Set(asked.names);
  const looksSo = new RegExp(`(?:${asked.names.join('|')})(?:["'\\]\\s]{0,4}(?:[|?]{2})?=[^=>]|["']\\s*,)`);
  return asked.mentioning(asked.names).flatMap((path) => {
    if (!looksSo.test(asked.readText(path) ?? '')) return [];
    return attempt(path, () => {
      const file = asked.file(path);
      return file ? inFile(asked.program, tables[file.language], file, names) : [];
    }, []);
  });
}

interface Tables {
  objects: NameTable<true>;
  setters: NameTable<true>;
}

function tablesOf(readers: readonly ReadersRule[], language: LanguageId): Tables {
  const of = (names: 'objects' | 'setters'): NameTable<true> =>
    nameTable(
      readers
        .filter((rule) => rule.language === language)
        .flatMap(({ environment }) => environment[names].map((name) => [name, true as const])),
    );
  return { objects: of('objects'), setters: of('setters') };
}

function inFile(
  program: Program,
  { objects, setters }: Tables,
  file: FileFacts,
  names: ReadonlySet<string>,
): Assignment[] {
  const env = { file };
  const isOf = (table: NameTable<true>, expr: Expr): boolean =>
    program
      .evaluate(expr, env)
      .some(({ value }) => value.kind === 'external' && table.lookup(value.name) !== undefined);
  const told = (name: string, value: Expr, span: Span): Assignment => ({
    name,
    at: { file, span },
    flows: program.evaluate(value, env),
    test: isTestCode(file.path),
  });
  const written = file.writes.flatMap(({ object, property, value, span }) =>
    typeof property === 'string' && names.has(property) && isOf(objects, object) ? [told(property, value, span)] : [],
  );
  const called = file.calls.flatMap(({ call }) => {
    const [name, value] = call.args.map((arg) => arg.value);
    if (name?.kind !== 'literal' || !value || !names.has(String(name.value)) || !isOf(setters, call.callee)) return [];
    return [told(String(name.value), value, call.span)];
  });
  return [...written, ...called];
}
