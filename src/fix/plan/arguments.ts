import type { CallExpr, Expr, FileFacts } from '../../model/facts.js';
import type { ConstructorRule } from '../../model/rule.js';

/** The argument as the call writes it out: `api_key=key`, `{ apiKey: key }`. */
export function argumentWritten(file: FileFacts, call: CallExpr, param: string): Expr | undefined {
  if (file.language === 'python') return call.args.find(({ name }) => name === param)?.value;
  const [first] = call.args;
  if (first?.value.kind !== 'object') return undefined;
  const entry = first.value.entries.find((one) => 'key' in one && one.key === param);
  return entry && 'key' in entry ? entry.value : undefined;
}

type Params = Pick<ConstructorRule, 'apiKey' | 'baseUrl'>;

/** Of the parameters that set the base URL, the one that goes with the name of the key, else the plainest: a keyword in Python. */
export function paramToWrite(file: FileFacts, call: CallExpr, { apiKey, baseUrl }: Params): string {
  const key = apiKey.find((param) => argumentWritten(file, call, param));
  const family = key && familyOf(key);
  const ofKey = family === undefined ? undefined : baseUrl.find((param) => familyOf(param) === family);
  const plain = file.language === 'python' ? baseUrl.find((param) => /^\w+$/.test(param)) : undefined;
  return ofKey ?? plain ?? baseUrl[0] ?? '';
}

/** `openai_api_base` is of that of `openai_api_key`. */
const familyOf = (param: string): string | undefined => /^(\w+)_[a-z]+$/.exec(param)?.[1];
