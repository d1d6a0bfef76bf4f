/** How names of keys and of base URLs belong together: `internal_api_key` and `internal_base_url`. */

const KEY_WORDS = ['api', 'secret', 'access', 'auth'];
const KEY_ENDS = ['key', 'token', 'secret'];
const URL_ENDS = [
  ['base', 'url'],
  ['api', 'base'],
  ['base', 'uri'],
  ['api', 'url'],
  ['api', 'base', 'url'],
];

/** `openAIApiKey` → open, AI, Api, Key. */
function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .split(/[_-]+/)
    .filter((word) => word !== '');
}

const lower = (name: string): string[] => words(name).map((word) => word.toLowerCase());

/** The words in front of `api_key`; undefined when the name is no key's. */
function ownerOfKey(name: string): string[] | undefined {
  const all = lower(name);
  if (!KEY_ENDS.includes(all.at(-1) ?? '')) return undefined;
  const rest = all.slice(0, -1);
  return KEY_WORDS.includes(rest.at(-1) ?? '') ? rest.slice(0, -1) : rest;
}

/** The words in front of `base_url`; undefined when the name is no base URL's. */
export function ownerOfUrl(name: string): string[] | undefined {
  const all = lower(name);
  const end = URL_ENDS.filter((one) => one.every((word, index) => all.at(index - one.length) === word)).sort(
    (a, b) => b.length - a.length,
  )[0];
  return end ? all.slice(0, all.length - end.length) : undefined;
}

/** Whether `name` is the base URL that belongs to the key: of the same owner, or of none in particular. */
export function isTwin(key: string, name: string): boolean {
  const owner = ownerOfUrl(name);
  const keyOwner = ownerOfKey(key);
  if (!owner || !keyOwner) return false;
  return owner.join('') === keyOwner.join('');
}

/** The name of the base URL next to a key, written as the key is: `OPENAI_API_KEY` → `OPENAI_BASE_URL`. */
export function twinOf(key: string): string | undefined {
  const owner = ownerOfKey(key);
  if (!owner) return undefined;
  if (/^[A-Z0-9_]+$/.test(key)) return [...owner, 'base', 'url'].join('_').toUpperCase();
  if (key.includes('_') || key === key.toLowerCase()) return [...owner, 'base', 'url'].join('_');
  const kept = key.replace(/(?:Api|API|Secret|Access|Auth)?(?:Key|KEY|Token|Secret)$/i, '');
  return kept === '' ? 'baseUrl' : `${kept}BaseUrl`;
}

/** All usual spellings of the twin, to look for one that is there already. */
export function twinSpellings(key: string): string[] {
  const owner = ownerOfKey(key);
  if (!owner) return [];
  return URL_ENDS.flatMap((end) => {
    const all = [...owner, ...end];
    const snake = all.join('_');
    const camel = all.map((word, index) => (index === 0 ? word : capital(word))).join('');
    return [snake, snake.toUpperCase(), camel, camel.replace(/Url$/, 'URL'), camel.replace(/Uri$/, 'URI')];
  });
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The key's variable next to a base URL's: `OPENAI_BASE_URL` → `OPENAI_API_KEY`. */
export function keyVariableOf(variable: string): string {
  return [...(ownerOfUrl(variable) ?? lower(variable)), 'api', 'key'].join('_').toUpperCase();
}
