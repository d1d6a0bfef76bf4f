/** Whether files differ from what git has of them: a fix on top of that could not be told apart. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Git } from '../../git/index.js';
import { entriesOf, isContentOf } from '../../git/objects.js';

/** The changed ones among `paths`, new files included. Where git can't be asked, all may be; without a repository, none is. */
export function dirtyFiles(root: string, paths: readonly string[], git: Git): string[] {
  const staged = namesOf(git, 'ls-files', '--stage', '-z', '--', ...paths.map(literally));
  if (!staged) return isInRepository(root) ? [...paths] : [];
  const committed = namesOf(git, 'ls-tree', '-z', 'HEAD', '--', ...paths) ?? new Map<string, string>();
  return paths.filter((path) => {
    const name = staged.get(path);
    return name === undefined || committed.get(path) !== name || !isContentOf(readFileSync(join(root, path)), name);
  });
}

/** `ls-tree` takes paths as they are. */
const literally = (path: string): string => `:(literal)${path}`;

function namesOf(git: Git, ...command: string[]): Map<string, string> | undefined {
  const answer = git(...command);
  return 'why' in answer ? undefined : new Map(entriesOf(answer.text).map(({ path, name }) => [path, name]));
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && isInRepository(above);
}
