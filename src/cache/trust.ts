/** Whether a folder holds only what this user has written: a forged report would pass a check. */
import { realpathSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { isOwn } from '../regular.js';

/** -1 where the system has no such numbers. */
export const ownUser = (): number => userInfo().uid;

/** Nobody else may write into it, nor put another one in its place. */
export function isTrusted(folder: string, owner: number): boolean {
  const real = realpathSync(folder);
  if (!isOwn(statSync(real), owner)) return false;
  for (let below = real, up = dirname(real); up !== below; [below, up] = [up, dirname(up)])
    if (!isSafeAbove(up, owner)) return false;
  return true;
}

const STICKY = 0o1000;
const ROOT = 0;

/** A folder of a group is common above; one of everybody is safe only as `/tmp` is, where each may move but his own. */
function isSafeAbove(folder: string, owner: number): boolean {
  const { uid, mode } = statSync(folder);
  return owner < 0 || ((uid === owner || uid === ROOT) && ((mode & 0o002) === 0 || (mode & STICKY) !== 0));
}
