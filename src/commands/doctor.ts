/** `reroute doctor`: can this repository use its gateway, from here, with this environment? */
import type { Flags } from '../config/normalise.js';
import {
  examine,
  targetsOf,
  urlVariablesOf,
  wantedModels,
  shownUrl,
  type Finding,
  type Target,
} from '../doctor/index.js';
import { UserError } from '../errors.js';
import type { Rules } from '../model/rules.js';
import { visible } from '../report/text.js';
import { hostFactsOf } from '../rules/providers.js';
import { knownKeys } from './doctor/keys.js';
import type { Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import { watch } from './progress.js';
import { wholeScan } from './scan.js';
import { optionsFrom, rulesInForce } from './settings.js';

export interface DoctorFlags extends Flags {
  url: string | undefined;
  keyEnv: string | undefined;
  call: boolean;
  /** In seconds. */
  timeout: string | undefined;
}

const DEFAULT_SECONDS = 10;
const SICK = 1;

export async function runDoctor(flags: DoctorFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  const timeout = secondsFrom(flags.timeout) * 1000;
  const options = optionsFrom({ ...flags, timeout: undefined }, io);
  const clock = watch(io, io.errIsTTY);
  const { report } = await wholeScan(options, io, loadAudit, clock).finally(clock.end);
  const rules = await rulesInForce(options, io);
  const targets = targetsOf(report, flags, io.env, knownKeys(rules));
  if (targets.length === 0) throw new UserError('no-gateway', whatToSet(urlVariablesOf(report)));

  const questions = {
    models: wantedModels(report),
    call: flags.call,
    timeout,
    vendorOf: vendorsIn(rules),
  };
  let isSick = false;
  for (const target of targets) {
    io.stdout(`${heading(target)}\n`);
    const findings = await examine(target, questions);
    for (const finding of findings) io.stdout(lines(finding));
    isSick ||= findings.some(({ outcome }) => outcome === 'fail');
  }
  io.stdout(isSick ? '\nThe gateway can not be used yet.\n' : '\nThe gateway is ready.\n');
  return isSick ? SICK : 0;
}

export function secondsFrom(written: string | undefined): number {
  const seconds = Number(written ?? DEFAULT_SECONDS);
  if (!(seconds > 0 && seconds <= 600)) throw new UserError('bad-seconds', String(written));
  return seconds;
}

function whatToSet(names: readonly string[]): string {
  return names.length === 0
    ? 'no client reads one from the environment'
    : `none of ${names.slice(0, 5).join(', ')} is set`;
}

function vendorsIn(rules: Rules): (url: string) => string | undefined {
  const facts = hostFactsOf(rules);
  return (url) => {
    const { provider, name } = facts(url);
    // Of the others, many are gateways.
    return /^(other|local|unknown)$/.test(provider) ? undefined : (name ?? 'a vendor');
  };
}

function heading({ url, urlFrom, key, keyFrom }: Target): string {
  const withKey = key === undefined ? 'no key' : `key from ${keyFrom ?? 'the environment'}`;
  return visible(`Gateway ${shownUrl(url)} (${urlFrom}), ${withKey}`);
}

const MARKS: Record<Finding['outcome'], string> = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' };

function lines({ outcome, text, remedy }: Finding): string {
  const second = remedy === undefined ? '' : `        ${visible(remedy)}\n`;
  return `  ${MARKS[outcome]}  ${visible(text)}\n${second}`;
}
