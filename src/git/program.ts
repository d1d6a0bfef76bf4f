/** Which `git` is run: never one that the scanned folder supplies. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, isAbsolute, join, relative } from 'node:path';

const NAMES = platform() === 'win32' ? ['git.exe'] : ['git'];

/** An empty or relative entry of `PATH` means the folder that one stands in, which may be the scanned one. */
export function trustedPath(path: string | undefined, folder: string): string[] {
  const scanned = real(folder) ?? folder;
  return (path ?? '').split(delimiter).filter((entry) => {
    if (!isAbsolute(entry)) return false;
    const place = real(entry);
    return place !== undefined && !isInside(place, scanned);
  });
}

/** Absolute, so that no later look-up can come to another one. A link out of the folder is followed to where it leads. */
export function gitProgram(entries: readonly string[], folder: string): string | undefined {
  const scanned = real(folder) ?? folder;
  for (const entry of entries)
    for (const name of NAMES) {
      const program = real(join(entry, name));
      if (program !== undefined && isProgram(program) && !isInside(program, scanned)) return program;
    }
  return undefined;
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isInside(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return !isAbsolute(steps) && !/^\.\.(?:[/\\]|$)/.test(steps);
}
