/** The rules, and the tree to read with them: what every command that scans begins with. */
import { discover, openSources } from '../discover/discover.js';
import { guarded } from '../discover/guard.js';
import type { Discovery, Sources } from '../model/discovery.js';
import type { Options } from '../model/options.js';
import type { Rules } from '../model/rules.js';
import type { Io } from './io.js';
import type { Watch } from './progress.js';
import { rulesInForce } from './settings.js';

export interface Opened {
  rules: Rules;
  discovery: Discovery;
  sources: Sources;
  /** Why files were left out when the time or the memory was used up. */
  stopped(): string | undefined;
}

export async function opened(options: Options, io: Io, clock: Watch): Promise<Opened> {
  clock.stage('rules');
  const rules = await rulesInForce(options, io);
  clock.stage('discover');
  const discovery = discover(options.discover);
  return { rules, discovery, ...guarded(openSources(discovery, options.discover), options.timeout) };
}
