import { plainly, type Attempt } from '../model/attempt.js';
import type { CallSite, FileFacts, LanguageId } from '../model/facts.js';
import type { Match } from '../model/match.js';
import type { Program } from '../model/program.js';
import type { Looking } from './requests/looking.js';
import { constructionsIn } from './constructions.js';
import { globalsIn } from './globals.js';
import { requestsIn } from './requests/index.js';
import { sendsOf } from './requests/sends.js';
import { mockedModules } from './mocks.js';
import { suspectsIn } from './suspects.js';
import type { Tables } from './tables.js';
import type { Wire } from '../rules/wire.js';

export { tablesFor, type Tables } from './tables.js';
export { carriers } from './carriers.js';

/** Every place in the files where a client is built or a request is made by hand. */
export function match(
  program: Program,
  files: readonly FileFacts[],
  tables: Record<LanguageId, Tables>,
  wire: Wire,
  attempt: Attempt = plainly,
): Match[] {
  const sends = sendsOf(program, ({ language }) => tables[language]);
  const reached = new Set(files.map(({ path }) => path));
  const matchesIn = (file: FileFacts): Match[] => {
    const suspects = suspectsIn(program, file, reached, wire);
    return matchesAmong(suspects, { program, tables: tables[file.language], wire, sends, files }, file);
  };
  return settled(files.flatMap((file) => attempt(file.path, () => matchesIn(file), [])));
}

/** `vertexai.init(…)` somewhere: calls that take what it sets are no sites of their own. */
function settled(matches: Match[]): Match[] {
  const made = new Set(matches.flatMap(({ kind, callee }) => (kind === 'global' || kind === 'http' ? [] : [callee])));
  const isSettled = (one: Match): boolean =>
    one.kind === 'global' && one.global.use === 'module-call' && one.global.settings.some((name) => made.has(name));
  return matches.filter((one) => !isSettled(one));
}

function matchesAmong(calls: readonly CallSite[], looking: Looking, file: FileFacts): Match[] {
  const { program, tables } = looking;
  const mocked = mockedModules(program, tables, file);
  const matches = [
    ...constructionsIn(calls, program, tables, file, mocked),
    ...globalsIn(calls, program, tables, file, mocked),
    ...requestsIn(calls, looking, file),
  ];
  return matches.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}
