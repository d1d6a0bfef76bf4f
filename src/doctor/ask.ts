/** One request, and what became of it: an answer, or the reason why there is none. */

export interface Answer {
  status: number;
  /** At most the first megabyte. */
  text: string;
  /** The body, where it is JSON. */
  json: unknown;
  location: string | undefined;
}

export type Silence = 'refused' | 'unknown-host' | 'timeout' | 'plain-server' | 'not-http' | 'certificate' | 'other';

export interface NoAnswer {
  silence: Silence;
  detail: string;
}

export type Reply = { answer: Answer } | NoAnswer;

export interface Request {
  url: string;
  key?: string | undefined;
  /** With one it is a POST. */
  body?: object;
  /** In milliseconds, from the start to the last byte. */
  timeout: number;
}

const MOST_BYTES = 2 ** 20;

export async function ask({ url, key, body, timeout }: Request): Promise<Reply> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (key !== undefined) headers['authorization'] = `Bearer ${key}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await textOf(response);
    const location = response.headers.get('location') ?? undefined;
    return { answer: { status: response.status, text, json: parsed(text), location } };
  } catch (error) {
    return silenceOf(error);
  }
}

async function textOf({ body }: Response): Promise<string> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, MOST_BYTES);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const CODES: [pattern: RegExp, silence: Silence][] = [
  [/^ECONNREFUSED$/, 'refused'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'unknown-host'],
  [/^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/, 'timeout'],
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/, 'plain-server'],
  [/^(HPE_\w+|UND_ERR_SOCKET|ECONNRESET|EPIPE)$/, 'not-http'],
  [/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/, 'certificate'],
];

function silenceOf(error: unknown): Reply {
  const chain = causes(error);
  if (chain.some(({ name }) => name === 'TimeoutError')) return { silence: 'timeout', detail: 'no answer in time' };
  const found = chain.map(codeOf).find((code) => code !== '') ?? '';
  const silence = CODES.find(([pattern]) => pattern.test(found))?.[1] ?? 'other';
  return { silence, detail: found || (chain.at(-1)?.message ?? 'no answer') };
}

/** `fetch failed` says nothing; what it wraps does, also where several addresses were tried. */
function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors.slice(0, 1) : [];
  return [error, ...inner.flatMap(causes), ...causes(error.cause)];
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
