/** Keeps keys and credentials out of everything that is said. */
import { withoutNamedLiterals } from './named-literals.js';

export const REDACTED = '«redacted»';

/** Keys by their well-known shapes. */
const KNOWN_SHAPES = [
  /\b(?:sk|pk|rk|gsk|xai|pplx|csk|nvapi|fw|r8|hf|gh[oprsu]|glpat|github_pat|xox[abeoprs]|xapp|SG|npm|pypi|dop_v1|shp(?:at|ca|pa|ss)|tvly|lsv2|ls_|pcsk|jina|hvs|phc|sntrys|whsec|dckr_pat|figd|lin_api|key)[-_.][A-Za-z0-9_\-.]{12,}/g,
  /\b(?:AKIA|ASIA|AIza|eyJ|dapi|ya29\.)[A-Za-z0-9_\-.]{12,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(?<=hooks\.slack\.com\/services\/|discord(?:app)?\.com\/api\/webhooks\/|api\.telegram\.org\/bot)[\w:/-]+/g,
  /(?<=\b(?:AccountKey|SharedAccessKey|SharedSecret|Password|Pwd)=)[^;"'`\s]+/gi,
];

const LONG_WORD = /[A-Za-z0-9_-]{20,}|(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/g;

/** Letters and digits change places again and again: nobody names a thing like that. */
function isRandom(word: string): boolean {
  return (word.match(/[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0) >= 4;
}

/** `https://user:password@host`, `?api_key=…`, `Bearer …`. A password may hold an `@` or `/` of its own. */
export function withoutCredentials(url: string): string {
  return url
    .replace(/(:\/\/)[^\s/?#@"'`:]+:(?!\d+\/)[^\s"'`]*@/g, `$1${REDACTED}@`)
    .replace(/(:\/\/)[^/?#@\s"'`]*@/g, `$1${REDACTED}@`)
    .replace(
      /([?&#;](?:[\w.-]*(?:key|token|secret|sig|signature|passw(?:or)?d|pwd|code|auth|credential)[\w.-]*)=)[^&#\s"'`]+/gi,
      `$1${REDACTED}`,
    )
    .replace(/\b((?:Bearer|Basic|Token|Api-?Key)\s+)(?=\S*[0-9]|\S+[A-Z])[A-Za-z0-9._~+/=-]{6,}/gi, `$1${REDACTED}`);
}

/** What a comment says after the word for it, and words with digits in them beside it: nobody quotes those. */
function withoutTold(line: string): string {
  return line.replace(/(?<=^|\s)(?:#|\/\/|\/\*|\*|--).*$/, (comment) =>
    /key|token|secret|passw|pwd|\bpass\b|credential|login|auth/i.test(comment)
      ? comment
          .replace(
            /((?:key|token|secret|passw(?:or)?d|pwd|pass|credentials?|login)s?\b["']?(?:\s+(?:is|was|for|of|to)\b)*\s*(?:[:=]|->|\s)\s*)(?!(?:is|was|for|of|to|the|a|an|from|in|and|or|not|must|has|here|by|on|as|with)\b)[^\s,;]{4,}/gi,
            `$1${REDACTED}`,
          )
          .replace(/(?<![\w./-])(?=[^\s]*[0-9])(?=[^\s]*[A-Za-z])[^\s,;()'"`«»]{6,}/g, REDACTED)
      : comment,
  );
}

/** `secrets`: values that are known to be keys, whatever they look like. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = withoutCredentials(text);
  for (const secret of secrets) clean = withoutSecret(clean, secret);
  for (const shape of KNOWN_SHAPES) clean = clean.replace(shape, REDACTED);
  clean = clean.replace(LONG_WORD, (word) => (isRandom(word) ? REDACTED : word));
  clean = withoutNamedLiterals(clean, REDACTED);
  return clean.includes('\n') || /#|\/\/|\/\*/.test(clean) ? clean.split('\n').map(withoutTold).join('\n') : clean;
}

/** A short or wordy value may stand for other things elsewhere: only where it is quoted is it surely the same. */
function withoutSecret(text: string, secret: string): string {
  if (secret === '' || !text.includes(secret)) return text;
  if (secret.length >= 8 && !/^[a-z]+$/i.test(secret)) return text.replaceAll(secret, REDACTED);
  return ['"', "'", '`'].reduce(
    (clean, quote) => clean.replaceAll(`${quote}${secret}${quote}`, `${quote}${REDACTED}${quote}`),
    text,
  );
}
