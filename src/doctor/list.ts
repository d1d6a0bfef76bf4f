/** The list of models: the first thing that needs the key, so it tells of the key, too. */
import { hasVersion, meant, shownUrl, type Address } from './address.js';
import { ask, type Answer, type Reply } from './ask.js';
import { AGAIN, fail, ok, warn, type Finding, type Target } from './finding.js';
import { remark } from './remark.js';

export interface Listed {
  findings: Finding[];
  /** Undefined: there is none to compare with. */
  served?: string[];
}

export async function checkList(address: Address, target: Target, timeout: number): Promise<Listed> {
  const reply = await ask({ url: `${address.base}/models`, key: target.key, timeout });
  const served = servedIn(reply);
  if (served) return { findings: [keyAccepted(target), ...lacking(address, target)], served };
  if (!('answer' in reply)) return { findings: [fail('models', `No answer at ${address.shown}/models.`, AGAIN)] };
  const { answer } = reply;
  if (isAboutKey(answer)) return { findings: [keyRefused(answer, target)] };
  if (answer.status >= 500) return { findings: [brokenGateway(answer, address, target)] };
  return { findings: [await wrongPath(answer, address, target, timeout)] };
}

function servedIn(reply: Reply): string[] | undefined {
  const json = 'answer' in reply && reply.answer.status === 200 ? reply.answer.json : undefined;
  const data = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined;
  if (!Array.isArray(data)) return undefined;
  return data.flatMap((row: unknown) =>
    typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? [row.id] : [],
  );
}

/** Without a database, a gateway may answer a wrong key with 400. */
function isAboutKey({ status, text }: Answer): boolean {
  return status === 401 || status === 403 || (status === 400 && /auth|api.?key|no_db_connection|token/i.test(text));
}

function keyAccepted({ key, keyFrom }: Target): Finding {
  return key === undefined
    ? warn(
        'key',
        'It answers without any key.',
        'Give the gateway a master key if others can reach it; SDKs need some key in any case, so set a placeholder.',
      )
    : ok('key', `The key in ${keyFrom ?? 'the environment'} is accepted.`);
}

function keyRefused(answer: Answer, { key, keyFrom }: Target): Finding {
  const said = `${answer.status}${remark(answer, key)}`;
  if (key === undefined) {
    const where = keyFrom === undefined ? 'name its variable with --key-env' : `set ${keyFrom}`;
    return fail(
      'key',
      `It wants a key, and none is set (${said}).`,
      `Put a key of the gateway into the environment: ${where}.`,
    );
  }
  return fail(
    'key',
    `The key in ${keyFrom ?? 'the environment'} is not accepted (${said}).`,
    'It must be a key of the gateway, not one of the vendor; without a database the gateway knows its master key only.',
  );
}

function brokenGateway(answer: Answer, { shown }: Address, { key }: Target): Finding {
  return fail(
    'models',
    `${shown}/models fails with ${answer.status}${remark(answer, key)}.`,
    'The fault is in the gateway: its log says more.',
  );
}

function lacking(address: Address, { urlFrom }: Target): Finding[] {
  if (hasVersion(address)) return [];
  return [
    warn(
      'address',
      `${address.shown} has no /v1 at the end; this gateway answers all the same, others do not.`,
      `Set ${urlFrom} to ${address.shown}/v1.`,
    ),
  ];
}

async function wrongPath(answer: Answer, address: Address, target: Target, timeout: number): Promise<Finding> {
  const { shown } = address;
  const other = meant(address);
  const reply = other === undefined ? undefined : await ask({ url: `${other}/models`, key: target.key, timeout });
  if (other !== undefined && reply && 'answer' in reply && (servedIn(reply) || isAboutKey(reply.answer))) {
    const problem = other.length < address.base.length ? 'has /v1 twice' : 'lacks /v1';
    return fail(
      'address',
      `${shown} ${problem}: nothing is there (${answer.status}).`,
      `Set ${target.urlFrom} to ${other}.`,
    );
  }
  if (answer.location !== undefined) {
    const to = shownUrl(answer.location).replace(/\/models\/?$/, '');
    return fail(
      'address',
      `${shown} only redirects (${answer.status}), and SDKs do not follow that with a POST.`,
      `Set ${target.urlFrom} to ${to}.`,
    );
  }
  return fail(
    'models',
    `There is no list of models at ${shown}/models (${answer.status}).`,
    `Correct the path in ${target.urlFrom}. If the gateway has no such list, --call asks the models themselves.`,
  );
}
