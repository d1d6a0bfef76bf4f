/** Asks a gateway, step by step, whether a repository can use it. The next step needs the one before. */
import { addressFrom, type Address } from './address.js';
import { ask } from './ask.js';
import { fail, ok, warn, type Finding, type Target, type WantedModel } from './finding.js';
import { checkModes, modesOf } from './info.js';
import { checkList } from './list.js';
import { callModels, checkModels } from './models.js';
import { explainSilence } from './silence.js';

export type { Finding, Target, WantedModel } from './finding.js';
export { targetsOf, urlVariablesOf, wantedModels, type MaySend } from './targets.js';
export { shownUrl } from './address.js';

export interface Questions {
  models: readonly WantedModel[];
  /** Also send the smallest possible request to each model. */
  call: boolean;
  /** For each request, in milliseconds. */
  timeout: number;
  /** The vendor's name, where the rules say that a URL is a vendor's own. */
  vendorOf: (url: string) => string | undefined;
}

export async function examine(target: Target, questions: Questions): Promise<Finding[]> {
  const address = addressFrom(target.url);
  if (address === undefined) {
    return [
      fail('address', `The value of ${target.urlFrom} is no http or https URL.`, 'Write it as http://gateway:4000/v1.'),
    ];
  }
  if (address.hasUser) {
    return [
      fail(
        'address',
        `The value of ${target.urlFrom} holds a user name or password: SDKs for Node.js refuse such a URL, those for Python send these in place of the key.`,
        `Set ${target.urlFrom} to ${address.shown}, and give the key in its own variable.`,
      ),
    ];
  }
  const vendor = questions.vendorOf(address.base);
  if (vendor !== undefined) {
    return [
      fail(
        'address',
        `${address.shown} is ${vendor} itself, not a gateway.`,
        `Set ${target.urlFrom} to the gateway's URL.`,
      ),
    ];
  }
  const unusable = heldBack(target) ?? unusableKey(target);
  if (unusable) return [unusable];
  const alive = await checkAlive(address, target, questions.timeout);
  if (alive.outcome === 'fail') return [alive];
  return [alive, ...(await checkService(address, target, questions))];
}

function heldBack({ isHeldBack, keyFrom = '' }: Target): Finding | undefined {
  if (!isHeldBack) return undefined;
  return fail(
    'key',
    `The code takes its key from ${keyFrom}, which is not known as one of a gateway or vendor: it is not sent.`,
    `If it is one, say so: --key-env ${keyFrom}.`,
  );
}

/** A header can't carry it, and the error that says so would repeat it. */
function unusableKey({ key, keyFrom }: Target): Finding | undefined {
  if (key === undefined || /^[\x21-\x7e]+$/.test(key)) return undefined;
  return fail(
    'key',
    `The key in ${keyFrom ?? 'the environment'} holds white space or characters that no key has.`,
    'Set it again, without quotes and line breaks.',
  );
}

async function checkAlive(address: Address, target: Target, timeout: number): Promise<Finding> {
  const reply = await ask({ url: `${address.root}/health/liveliness`, timeout });
  if (!('answer' in reply)) return explainSilence(reply, address, target, timeout);
  return reply.answer.status === 200
    ? ok('alive', 'It is alive.')
    : warn('alive', `It answers, but not at /health/liveliness (${reply.answer.status}).`, 'That page is optional.');
}

async function checkService(
  address: Address,
  target: Target,
  { models, call, timeout }: Questions,
): Promise<Finding[]> {
  const { findings, served } = await checkList(address, target, timeout);
  const hasKey = !findings.some(({ check, outcome }) => outcome === 'fail' && (check === 'key' || check === 'address'));
  const compared = served === undefined ? [] : checkModels(models, served, address.shown);
  const modes = served === undefined ? [] : checkModes(models, await modesOf(address, target, timeout));
  const called = call && hasKey ? await callModels(models, address, target, timeout) : [];
  return [...findings, ...compared, ...modes, ...called];
}
