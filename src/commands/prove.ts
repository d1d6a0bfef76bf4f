/** `reroute prove -- COMMAND`: runs the user's own command and says which model hosts it really contacted. */
import type { Flags } from '../config/normalise.js';
import { probesFolder } from '../config/package.js';
import { rootsOf } from '../discover/roots.js';
import { targetsOf } from '../doctor/index.js';
import { UserError } from '../errors.js';
import { joinSeen, planFor, prepare, readObserved, run, type Ended, type Observed } from '../prove/index.js';
import { visibleBlock } from '../report/text.js';
import type { Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import { watch } from './progress.js';
import { secondsFrom } from './doctor.js';
import { proofText } from './prove/tell.js';
import { wholeScan } from './scan.js';
import { optionsFrom, rulesInForce } from './settings.js';

export interface ProveFlags extends Flags {
  command: string[];
  gateway: string[];
  allow: string[];
  block: boolean;
  /** In seconds. */
  timeout: string | undefined;
}

const BYPASSED = 1;
const COULD_NOT_RUN = 2;
const OVERDUE = 124;

export async function runProve(flags: ProveFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  const { processes } = io;
  if (processes === undefined) throw new UserError('no-command', 'none may be run here');
  const limit = flags.timeout === undefined ? undefined : secondsFrom(flags.timeout) * 1000;
  const options = optionsFrom({ ...flags, timeout: undefined }, io);
  const { report } = await wholeScan(options, io, loadAudit, watch(io, false));
  const fromEnvironment = targetsOf(report, { url: undefined, keyEnv: undefined }, io.env).map(({ url }) => url);
  const gateways = flags.gateway.length > 0 ? flags.gateway : fromEnvironment;
  const wanted = { root: rootsOf(flags.paths, io.cwd).root, gateways, allowed: flags.allow, block: flags.block };
  const { providers } = await rulesInForce(options, io);
  // From here on there is something to remove: a signal waits for the command, which takes it, or for the end.
  const release = processes.onSignal(() => undefined);
  const prepared = prepare((log) => planFor(providers, wanted, log), probesFolder(), io.env);
  try {
    const ended = await run({ command: flags.command, cwd: io.cwd, env: prepared.env, limit, processes });
    if ('missing' in ended) throw new UserError('no-command', ended.missing);
    const observed = readObserved(prepared.log);
    io.stderr(visibleBlock(proofText(joinSeen(report, observed.contacts), observed, gateways, ended)));
    return verdict(observed, ended);
  } finally {
    prepared.remove();
    release();
  }
}

function verdict({ contacts, runtimes }: Observed, ended: Ended): number {
  if (contacts.some(({ kind }) => kind === 'vendor')) return BYPASSED;
  if ('code' in ended && ended.overdue) return OVERDUE;
  if ('code' in ended && ended.code !== 0) return ended.code;
  return runtimes.size === 0 ? COULD_NOT_RUN : 0;
}
