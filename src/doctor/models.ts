/** The models that the code names, against those that the gateway serves. */
import { didYouMean } from '../errors.js';
import type { Address } from './address.js';
import { ask } from './ask.js';
import { fail, ok, type Finding, type Target, type WantedModel } from './finding.js';
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
    const said = 'answer' in reply ? `${reply.answer.status}${remark(reply.answer, key)}` : reply.detail;
    findings.push(
      fail(
        'call',
        `${name} (${place}) does not answer (${said}).`,
        'Check its entry and its provider key in the gateway.',
      ),
    );
  }
  return findings;
}
