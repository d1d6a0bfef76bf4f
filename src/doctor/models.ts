/** The models that the code names, against those that the gateway serves. */
import { didYouMean } from '../errors.js';
import type { Address } from './address.js';
import { ask, type Answer, type NoAnswer, type Reply } from './ask.js';
import { AGAIN, fail, ok, type Finding, type Target, type WantedModel } from './finding.js';
import { remark } from './remark.js';

/** A row of the list may end in `*`: whatever begins like this is passed on. */
export function isServed(name: string, served: readonly string[]): boolean {
  return served.some((row) => row === name || (row.endsWith('*') && name.startsWith(row.slice(0, -1))));
}

export function checkModels(wanted: readonly WantedModel[], served: readonly string[], url: string): Finding[] {
  const missing = wanted.filter(({ name }) => !isServed(name, served));
  if (wanted.length === 0) return [ok('models', `${served.length} served; the code names none.`)];
  if (missing.length === 0) return [ok('models', `Every model that the code names is served (${wanted.length}).`)];
  return missing.map(({ name, place }) =>
    fail(
      'model',
      `${name} (${place}) is not served at ${url}.${didYouMean(name, served)}`,
      `Add it to the gateway's list of models, or name one that is there: ${some(served)}.`,
    ),
  );
}

const MOST_NAMES = 6;

function some(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown}, …` : shown || 'there is none';
}

/** At once; a gateway is there for many. */
const TOGETHER = 10;

/** The smallest request there is, for each model: the only proof that a provider stands behind it. */
export async function callModels(
  wanted: readonly WantedModel[],
  address: Address,
  target: Target,
  timeout: number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let next = 0; next < wanted.length; next += TOGETHER) {
    const some = wanted.slice(next, next + TOGETHER);
    const replies = await Promise.all(some.map((model) => call(model, address, target, timeout)));
    findings.push(...some.map((model, at) => told(model, replies[at], target, timeout)));
    const left = wanted.length - next - some.length;
    // The others would only hear the same.
    if (left > 0 && replies.every((reply) => 'silence' in reply)) return [...findings, notAsked(left)];
  }
  return findings;
}

function call({ name, embeds }: WantedModel, { base }: Address, { key }: Target, timeout: number): Promise<Reply> {
  const path = embeds ? '/embeddings' : '/chat/completions';
  const body = embeds
    ? { model: name, input: 'ping' }
    : { model: name, max_tokens: 1, messages: [{ role: 'user', content: 'ping' }] };
  return ask({ url: `${base}${path}`, key, body, timeout });
}

function told({ name, place }: WantedModel, reply: Reply | undefined, { key }: Target, timeout: number): Finding {
  if (reply === undefined || !('answer' in reply)) return unanswered(name, place, reply ?? NOTHING, timeout);
  return reply.answer.status === 200 ? ok('call', `${name} answers.`) : refused(name, place, reply.answer, key);
}

const NOTHING: NoAnswer = { silence: 'other', detail: 'no answer' };

const notAsked = (count: number): Finding =>
  fail('call', `Further models were not asked (${count}): of these, none gave an answer.`, AGAIN);

function refused(name: string, place: string, answer: Answer, key: string | undefined): Finding {
  return fail(
    'call',
    `${name} (${place}) does not answer (${answer.status}${remark(answer, key)}).`,
    'Check its entry and its provider key in the gateway.',
  );
}

function unanswered(name: string, place: string, { silence, detail }: NoAnswer, timeout: number): Finding {
  if (silence === 'timeout') {
    const text = `${name} (${place}) gave no answer within ${timeout / 1000} s.`;
    return fail('call', text, 'Look at the provider behind it in the log of the gateway; --timeout waits longer.');
  }
  const what = silence === 'refused' ? 'the gateway refuses connections now' : `the connection broke off, ${detail}`;
  return fail('call', `${name} (${place}) does not answer: ${what}.`, AGAIN);
}
