/** Where a report goes that is not printed. */
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, reasonOf, UserError } from '../errors.js';

/** Said before a long scan rather than after it. */
export function assertWritable(file: string, cwd: string): void {
  const path = resolve(cwd, file);
  attempt(file, () => {
    accessSync(dirname(path), constants.W_OK);
    if (isFolder(path)) throw new Error('this is a folder');
  });
}

/** Never leaves half a report behind: it is written beside and then moved into place. */
export function writeOutput(file: string, cwd: string, text: string): void {
  const path = resolve(cwd, file);
  attempt(file, () => {
    if (isSpecial(path)) {
      writeFileSync(path, text);
      return;
    }
    const beside = join(dirname(path), `.${basename(path)}.new`);
    try {
      // A link of this name, left there by somebody, must not be written through.
      rmSync(beside, { force: true });
      writeFileSync(beside, text, { flag: 'wx' });
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  });
}

export function exists(path: string): boolean {
  return existsSync(path);
}

/** In folders that may have to be made first. */
export function writeNew(path: string, text: string): void {
  attempt(path, () => mkdirSync(dirname(path), { recursive: true }));
  writeOutput(path, dirname(path), text);
}

function attempt(file: string, action: () => unknown): void {
  try {
    action();
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'its folder does not exist' : reasonOf(error);
    throw new UserError('output-not-writable', `${file}: ${reason}`, { cause: error });
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** /dev/stdout, a pipe: nothing to move into place. */
function isSpecial(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile();
}
