/** Keeps keys and credentials out of everything that is said. */

const REDACTED = '«redacted»';

/** Keys by their well-known shapes, and long random-looking strings. */
const SECRET_SHAPES = [
  /\b(?:sk|pk|rk|gsk|xai|pplx|csk|nvapi|fw|r8|hf|ghp|gho|ghs|ghu|glpat|github_pat|xox[abprs]|AKIA|ASIA|AIza|ya29|eyJ)[-_.]?[A-Za-z0-9_\-.]{12,}/g,
  /\b(?=[A-Za-z0-9_-]*[0-9])(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{32,}\b/g,
];

export function withoutCredentials(url: string): string {
  return url
    .replace(/(:\/\/)[^/?#@\s]*@/g, `$1${REDACTED}@`)
    .replace(/([?&](?:[\w-]*(?:key|token|secret|sig|signature|password|code)[\w-]*)=)[^&#\s"'`]+/gi, `$1${REDACTED}`);
}

/** `secrets`: literal values that are known to be keys, whatever they look like. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = withoutCredentials(text);
  for (const secret of secrets) if (secret.length > 0) clean = clean.replaceAll(secret, REDACTED);
  for (const shape of SECRET_SHAPES) clean = clean.replace(shape, REDACTED);
  // A keyword or property that is named like a key and given a literal.
  return clean.replace(
    /((?:api_?key|token|secret|password|authorization)["']?\s*[:=]\s*[rbuf]{0,2}(["'`]))((?:(?!\2)[^\\\n]|\\.)+)(\2)/gi,
    (_all, before: string, _quote: string, value: string, after: string) =>
      /^[A-Z][A-Z0-9_]*$/.test(value) || /[{$]/.test(value)
        ? `${before}${value}${after}`
        : `${before}${REDACTED}${after}`,
  );
}
