/** What a configuration names belongs to the repository that it stands in, or the user has to name it. */
import { lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.js';
import type { LoadedConfig } from './find.js';

/** The absolute path of what `key` names. Throws where that is elsewhere, or a link could lead there. */
export function confined({ path, top }: LoadedConfig, key: string, written: string): string {
  const absolute = resolve(dirname(path), written);
  const steps = relative(top, absolute);
  if (isAbsolute(steps) || steps === '..' || steps.startsWith(`..${sep}`))
    throw new UserError('bad-config', `${path} has a "${key}" that leads out of ${top}; name the file with --${key}`);
  let at = top;
  for (const step of steps.split(sep)) {
    at = join(at, step);
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new UserError('bad-config', `${path} has a "${key}" that is behind a symbolic link, ${at}`);
  }
  return absolute;
}
