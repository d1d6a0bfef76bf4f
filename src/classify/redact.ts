/** Keeps keys and credentials out of everything that is said. */
import { withoutNamedLiterals } from './named-literals.js';
import { isRandom } from './random.js';

export const REDACTED = '«redacted»';

/** As many lines as were there: others are told by their numbers. */
const hole = (text: string): string => REDACTED + text.replace(/[^\n]+/g, '');

/** Keys by their well-known shapes. */
const KNOWN_SHAPES = [
  /\b(?:sk|pk|rk|gsk|xai|pplx|csk|nvapi|fw|r8|hf|gh[oprsu]|glpat|github_pat|xox[abeoprs]|xapp|SG|npm|pypi|dop_v1|shp(?:at|ca|pa|ss)|tvly|lsv2|ls_|pcsk|jina|hvs|phc|sntrys|whsec|dckr_pat|figd|lin_api|key)[-_.][A-Za-z0-9_\-.]{12,}/g,
  /\b(?:AKIA|ASIA|AIza|eyJ|dapi|ya29\.)[A-Za-z0-9_\-.]{12,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(?<=hooks\.slack\.com\/services\/|discord(?:app)?\.com\/api\/webhooks\/|api\.telegram\.org\/bot)[\w:/-]+/g,
  /(?<=\b(?:AccountKey|SharedAccessKey|SharedSecret|Password|Pwd)=)[^;"'`\s]+/gi,
];

const LONG_WORD = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])|[A-Za-z0-9_-]{12,}={0,2}/g;

/** `https://user:password@host`, `?api_key=…`, `Bearer …`. A password may hold an `@` or `/` of its own. */
function withoutCredentials(url: string): string {
  return url
    .replace(/(:\/\/)[^\s/?#@"'`:]+:(?!\d+\/)[^\s"'`]*@/g, `$1${REDACTED}@`)
    .replace(/(:\/\/)[^/?#@\s"'`]*@/g, `$1${REDACTED}@`)
    .replace(
      /([?&#;](?:[\w.-]*(?:key|token|secret|sig|signature|passw(?:or)?d|pwd|code|auth|credential)[\w.-]*)=)[^&#\s"'`]+/gi,
      `$1${REDACTED}`,
    )
    .replace(/\b((?:Bearer|Basic|Token|Api-?Key)\s+)(?=\S*[0-9]|\S+[A-Z])[A-Za-z0-9._~+/=-]{6,}/gi, `$1${REDACTED}`);
}

/** In a comment: what is told of a key (`password is …`, `key: …`), and words with digits in them near such a word. */
function withoutTold(comment: string): string {
  if (!/key|token|secret|passw|pwd|\bpass\b|credential|login|auth/i.test(comment)) return comment;
  return comment
    .replace(
      /((?:key|token|secret|passw(?:or)?d|pwd|pass|credentials?|login)s?\b["']?(?:[^\S\n]+\w+){0,4}?[^\S\n]*(?:\bis\b|\bwas\b|[:=]|->)[^\S\n]*)[^\s,;]{4,}/gi,
      `$1${REDACTED}`,
    )
    .replace(/(?<![\w./-])(?=[^\s]*[0-9])(?=[^\s]*[A-Za-z])[^\s,;()'"`«»]{6,}/g, REDACTED);
}

const COMMENT = /(?<=^|\s)(?:#|\/\/|\/\*|\*|--).*$/;

/** Nobody reads further, and no pattern here is linear. */
const LONGEST = 20_000;

/** `secrets`: values that are known to be keys, whatever they look like. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = withoutCredentials(text.slice(0, LONGEST));
  for (const secret of secrets) clean = withoutSecret(clean, secret);
  for (const shape of KNOWN_SHAPES) clean = clean.replace(shape, hole);
  clean = clean.replace(LONG_WORD, (word) => (isRandom(word) ? REDACTED : word));
  clean = withoutNamedLiterals(clean, hole);
  return clean.includes('\n') || /#|\/\/|\/\*/.test(clean) ? clean.split('\n').map(withoutToldIn).join('\n') : clean;
}

/** Text that is known to be a comment, or taken from one. */
export const redactComment = (text: string): string => withoutTold(redact(text));

/** An expression that stands where a key is expected: whatever is quoted in it is part of one. */
export const redactKey = (text: string): string => withoutNamedLiterals(`apikey=${text}`, hole).slice('apikey='.length);

const withoutToldIn = (line: string): string => line.replace(COMMENT, withoutTold);

/** Nothing else is spelt like it: not a word, and not a name such as `gpt_4_key`. */
function isDistinctive(secret: string): boolean {
  return (
    isRandom(secret) ||
    (secret.length >= 8 &&
      /[0-9]/.test(secret) &&
      /[a-z]/i.test(secret) &&
      !/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/.test(secret))
  );
}

/** A short or wordy value may stand for other things elsewhere: only where it is quoted is it surely the same. */
function withoutSecret(text: string, secret: string): string {
  if (secret === '' || !text.includes(secret)) return text;
  if (isDistinctive(secret)) return text.replaceAll(secret, hole);
  return ['"', "'", '`'].reduce(
    (clean, quote) => clean.replaceAll(`${quote}${secret}${quote}`, `${quote}${hole(secret)}${quote}`),
    text,
  );
}

/** Whether a text is shaped like a key that works, and not like a stand-in for one. */
export function looksLikeKey(text: string): boolean {
  if (/your|example|test|fake|dummy|mock|placeholder|change|insert|replace|todo|xxx|\*\*\*|\.\.\.|[<>{}\s]/i.test(text))
    return false;
  return text.length >= 16 && /[0-9]/.test(text) && /[a-z]/i.test(text) && new Set(text).size >= 8;
}
