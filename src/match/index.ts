import { plainly, type Attempt } from '../model/attempt.js';
import type { FileFacts, LanguageId } from '../model/facts.js';
import type { Match } from '../model/match.js';
import type { Program } from '../model/program.js';
import { constructionsIn } from './constructions.js';
import { globalsIn } from './globals.js';
import { requestsIn } from './http.js';
import { mockedModules } from './mocks.js';
import type { Tables } from './tables.js';
import type { Wire } from '../rules/wire.js';

export { tablesFor, type Tables } from './tables.js';
export { carriers, type CarrierWords } from './carriers.js';

/** Every place in the files where a client is built or a request is made by hand. */
export function match(
  program: Program,
  files: readonly FileFacts[],
  tables: Record<LanguageId, Tables>,
  wire: Wire,
  attempt: Attempt = plainly,
): Match[] {
  return files.flatMap((file) =>
    attempt(file.path, () => matchesIn(program, file, tables[file.language], wire), [] as Match[]),
  );
}

function matchesIn(program: Program, file: FileFacts, mine: Tables, wire: Wire): Match[] {
  const mocked = mockedModules(program, mine, file);
  const matches = [
    ...constructionsIn(program, mine, file, mocked),
    ...globalsIn(program, mine, file, mocked),
    ...requestsIn(program, mine, file, wire),
  ];
  return matches.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}
