/** Whether a name is that of a key or password. */
const SECRET_WORDS = new Set(
  'key keys apikey apikeys token secret secrets password passwords passwd passphrase pass pwd pw psw credential credentials authorization auth bearer cookie cookies dsn signature webhook connstr connectionstring pat jwt'.split(
    ' ',
  ),
);
/** `token_count`, `key_name` and `secret_path` are about secrets, and hold none. */
const TELLS_ABOUT = new Set(
  'tokens tokenizer tokenize count limit name names path file id length type field header prefix endpoint url uri host base model provider kind message error env var scheme'.split(
    ' ',
  ),
);

export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  // A lone `key` is that of a dictionary.
  if (words.length === 1 && /^keys?$/.test(last)) return false;
  return words.some((word) => SECRET_WORDS.has(word)) && !TELLS_ABOUT.has(last) && !words.includes('tokens');
}

/** Whatever is in one of these speaks of who asks, under whatever name. */
export const isHolder = (name: string): boolean => /(?:^|_|[a-z])(?:headers|cookies|auth)$/i.test(name);

/** Headers that say nothing of who asks. */
export const isPlainHeader = (name: string): boolean =>
  /^(?:accept(?:-.*)?|content-(?:type|length|encoding)|user-agent|host|connection|cache-control|(?:http-)?referer|origin|x-title|x-source|.*-(?:version|beta|model|provider|format|mode|enabled|timeout|retries))$/i.test(
    name,
  );

/** The name of a variable or of a header, not what it holds. */
export function isNameItself(value: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) || /^(?:x-)?api-?key$|^authorization$/i.test(value);
}
