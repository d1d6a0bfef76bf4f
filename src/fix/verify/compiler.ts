/** A second opinion on changed TypeScript and JavaScript: what the compiler says of a file, and did not say before. */
import type * as Compiler from 'ts-morph';
import type { Program, Project, SourceFile } from 'ts-morph';
import type { Objection } from './index.js';

interface Change {
  path: string;
  before: string;
  after: string;
}

type Trouble = 'unknown' | 'twice' | 'early' | 'type-only';

/** Names of a library that the compiler knows by itself have codes of their own (2580 to 2593) and are none of these. */
const TROUBLE = new Map<number, Trouble>([
  ...[2304, 2503, 2552, 2662, 2663, 18004].map((code) => [code, 'unknown'] as const),
  ...[1117, 2300, 2392, 2393, 2440, 2451, 2528].map((code) => [code, 'twice'] as const),
  ...[2448, 2449, 2450].map((code) => [code, 'early'] as const),
  ...[1361, 1362, 2693].map((code) => [code, 'type-only'] as const),
]);

const SENTENCE: Record<Trouble, (name: string) => string> = {
  unknown: (name) => `nothing in the changed file is called ${name}`,
  twice: (name) => `${name} would be there twice`,
  early: (name) => `${name} would be used before it is declared`,
  'type-only': (name) => `${name} is only a type in the changed file`,
};

/** Neither is in a library that the compiler knows. */
const AMBIENT = 'declare const Deno: any, Bun: any;';

const isRead = ({ path }: Change): boolean => /\.[cm]?[jt]sx?$/i.test(path);

/** The compiler is a large package: it is loaded when such a file changes, and never otherwise. */
export async function compilerObjections(changes: readonly Change[]): Promise<Objection[]> {
  const mine = changes.filter(isRead);
  if (mine.length === 0) return [];
  const compiler = await import('ts-morph');
  return mine.flatMap((change) => {
    const reason = objectionTo(change, () => projectOf(compiler));
    return reason === undefined ? [] : [{ path: change.path, reason }];
  });
}

/** One file alone, in memory: no library, no other module, no configuration of the repository. */
function projectOf({ Project, ts }: typeof Compiler): Project {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: {
      allowJs: true,
      checkJs: true,
      experimentalDecorators: true,
      jsx: ts.JsxEmit.Preserve,
      module: ts.ModuleKind.ESNext,
      moduleDetection: ts.ModuleDetectionKind.Force,
      noLib: true,
      noResolve: true,
      target: ts.ScriptTarget.ESNext,
      types: [],
    },
  });
  project.createSourceFile('/ambient.d.ts', AMBIENT);
  return project;
}

function objectionTo({ path, before, after }: Change, project: () => Project): string | undefined {
  try {
    const name = `/file${/\.\w+$/.exec(path)?.[0].toLowerCase() ?? ''}`;
    const was = complaintsAbout(project(), name, before);
    const is = complaintsAbout(project(), name, after);
    if ([...is.syntax].some(([code, count]) => count > (was.syntax.get(code) ?? 0)))
      return 'the compiler finds an error of syntax in the changed file';
    return newTrouble(was.names, is.names);
  } catch {
    // The texts are a stranger's: some are too deep for the compiler's own recursion.
    return 'the compiler could not read the changed file';
  }
}

/** What was unknown stays so wherever it is named again; a name that was there twice may not be there three times. */
function newTrouble(was: Complaints['names'], is: Complaints['names']): string | undefined {
  for (const [key, { trouble, name, count }] of is) {
    const earlier = was.get(key)?.count ?? 0;
    const isCounted = trouble === 'twice' || trouble === 'early';
    if (earlier === 0 || (isCounted && count > earlier)) return SENTENCE[trouble](name);
  }
  return undefined;
}

interface Complaints {
  syntax: Map<number, number>;
  names: Map<string, { trouble: Trouble; name: string; count: number }>;
}

function complaintsAbout(project: Project, path: string, text: string): Complaints {
  const file = project.createSourceFile(path, heard(text));
  const program = project.getProgram();
  const syntax = new Map<number, number>();
  for (const one of program.getSyntacticDiagnostics(file))
    syntax.set(one.getCode(), (syntax.get(one.getCode()) ?? 0) + 1);
  return { syntax, names: namesIn(program, file) };
}

function namesIn(program: Program, file: SourceFile): Complaints['names'] {
  const text = file.getFullText();
  const names: Complaints['names'] = new Map();
  for (const one of program.getSemanticDiagnostics(file)) {
    const trouble = TROUBLE.get(one.getCode());
    const start = one.getStart();
    if (!trouble || start === undefined) continue;
    const name = text.slice(start, start + (one.getLength() ?? 0));
    const key = `${trouble} ${name}`;
    names.set(key, { trouble, name, count: (names.get(key)?.count ?? 0) + 1 });
  }
  return names;
}

/** Comments that tell the compiler to be silent are meant for another one than this. */
const heard = (text: string): string => text.replace(/@ts-(?=nocheck|ignore|expect-error)/g, '@ts_');
