/** The models that the code names, against those that the gateway serves. */
import { didYouMean } from '../errors.js';
import type { Address } from './address.js';
import { ask, type Answer, type NoAnswer } from './ask.js';
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

/** The smallest request there is, for each model: the only proof that a provider stands behind it. */
export async function callModels(
  wanted: readonly WantedModel[],
  { base }: Address,
  { key }: Target,
  timeout: number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, place, embeds } of wanted) {
    const path = embeds ? '/embeddings' : '/chat/completions';
    const body = embeds
      ? { model: name, input: 'ping' }
      : { model: name, max_tokens: 1, messages: [{ role: 'user', content: 'ping' }] };
    const reply = await ask({ url: `${base}${path}`, key, body, timeout });
    if ('answer' in reply && reply.answer.status === 200) {
      findings.push(ok('call', `${name} answers.`));
      continue;
    }
    findings.push(
      'answer' in reply ? refused(name, place, reply.answer, key) : unanswered(name, place, reply, timeout),
    );
    // The others would only hear the same.
    if ('silence' in reply && reply.silence === 'refused') break;
  }
  return findings;
}

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
