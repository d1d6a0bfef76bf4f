/** Which lines of a change must not be shown: a diff has to quote them as they are. */
import { isRandom } from './random.js';
import { redact } from './redact.js';
import { isSecretName } from './secret-names.js';

/** By their index. All lines of a file are wanted: a name on one makes a secret of what stands on the next. */
export function quietLines(path: string, lines: readonly string[], secrets: readonly string[] = []): Set<number> {
  const quiet = new Set<number>();
  const isAssignedIn = isCode(path) ? isMagic : () => true;
  const clean = redactedLines(lines, secrets);
  lines.forEach((line, index) => {
    const blanked = clean[index];
    if (blanked === undefined || hidesMore(line, blanked)) quiet.add(index);
    if ((isAssignedIn(line) && assignsSecret(line)) || valueOfPair(lines[index - 1] ?? '', line)) quiet.add(index);
  });
  return quiet;
}

/** What is longer is not read to its end. */
const LONGEST = 16_000;

/** Undefined: not known. Parts of the file are read one by one, each with some lines of the one before. */
function redactedLines(lines: readonly string[], secrets: readonly string[]): (string | undefined)[] {
  const clean: (string | undefined)[] = [];
  while (clean.length < lines.length) {
    const start = Math.max(0, clean.length - OVERLAP);
    let end = start;
    for (let length = 0; end < lines.length && length < LONGEST / 2; end++) length += (lines[end]?.length ?? 0) + 1;
    end = Math.max(end, clean.length + 1);
    const text = lines.slice(start, end).join('\n');
    const redacted = text.length > LONGEST ? [] : redact(text, secrets).split('\n');
    clean.push(...Array.from({ length: end - clean.length }, (_, at) => redacted[clean.length - start + at]));
  }
  return clean;
}

const OVERLAP = 20;

const isCode = (path: string): boolean => /\.(?:pyi?|ipynb|[cm]?[jt]sx?|vue|svelte|astro)$/.test(path);

/** A notebook sets variables as a shell does. */
const isMagic = (line: string): boolean => /%(?:set_)?env\b|\bexport\s/.test(line);

/** Whether what is blanked in a line is more than a stand-in for a key. */
function hidesMore(line: string, clean: string): boolean {
  if (clean === line) return false;
  if (/:\/\/«redacted»@|PRIVATE KEY/.test(clean)) return true;
  return (line.match(/[^\s"'`:,;()[\]{}\\]+/g) ?? [])
    .filter((word) => !clean.includes(word))
    .flatMap((word) => [word, ...word.split(/[/?&#=]/)])
    .some((part) => part !== '' && !clean.includes(part) && !isStandIn(part));
}

/** `TOKEN=…`, `token: …`, `ENV TOKEN …`, `| TOKEN | … |`: what is no program needs no quotes. */
const ASSIGNED =
  /(?<![\w.-])([\w.-]+)["'`]?\s*(?:[:=|]|(?<=^\W*(?:ENV|ARG|export)\s+[\w.-]+)\s)\s*["'`]?([^\s"'`#|,;]+)/g;

function assignsSecret(line: string): boolean {
  return [...line.matchAll(ASSIGNED)].some(
    ([, name = '', value = '']) => isSecretName(name) && !isReference(value) && !isStandIn(value),
  );
}

/** `- name: TOKEN` above `value: …`. */
function valueOfPair(above: string, line: string): boolean {
  const name = /\bname["']?\s*:\s*["']?([\w.-]+)/.exec(above)?.[1];
  const value = /^\s*["']?value["']?\s*:\s*["']?([^\s"'#]+)/.exec(line)?.[1];
  return name !== undefined && value !== undefined && isSecretName(name) && !isReference(value) && !isStandIn(value);
}

/** A place where the value is, or a kind of value. */
const isReference = (value: string): boolean =>
  /^[$%<{!&*(]|secrets\.|\benv\b|^(?:true|false|null|none|str|string|int|number|any|optional)\b|^[\d.]+$/i.test(value);

/** Nobody is let in with one of these. */
const STAND_INS = new RegExp(
  [
    'your|example|test|fake|dummy|mock|placeholder|sample|change|insert|replace|redacted|todo|fixme|xxx|\\*\\*\\*|\\.\\.\\.|…|[<>{}]',
    '^(?:sk-)?(?:none|null|nil|empty|blank|unused|ignored?|irrelevant|n/?a|no|not|any|anything|something|whatever|noop|local|localhost|default|unset|undefined)(?:[-_]\\w+)*$',
    '^(?:ollama|lm-?_?studio|vllm|tgi|xinference|llamafile|postgres(?:ql)?|mysql|redis|admin|user|root|guest|minio(?:admin)?)$',
    '^(?:[a-z]+[-_])*(?:api|my|the|a|an|as|is)?[-_]?(?:keys?|tokens?|secrets?|passwords?|pass|credentials?)(?:[-_](?:here|value|name|id|required|needed|goes))*$',
    '^(?:sk-)?(?:abc|foo|bar|baz|qux|asdf|qwerty|123|000|111)\\w{0,6}$',
    '^(?:bearer|basic|token|required|optional|needed|missing|set|used|read|passed|valid|invalid|provided|present|available|here|below|above|defined|configured|stored|loaded|given|taken|found|checked|handled|kept)$',
  ].join('|'),
  'i',
);

const isStandIn = (text: string): boolean =>
  text.length < 4 || (STAND_INS.test(text) && !isRandom(text)) || new Set(text).size <= 2;
