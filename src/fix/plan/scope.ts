/** A base URL that the code has in its hands already, and forgot to pass on. */
import type { Analysis } from '../../model/analysis.js';
import type { CallExpr, FileFacts, FunctionFacts, ScopeId } from '../../model/facts.js';
import type { FromCode } from '../../model/remedy.js';
import type { Flow } from '../../model/value.js';
import { ownerText, type Access } from './access.js';
import { isTwin, ownerOfUrl, twinSpellings } from './names.js';

/** A parameter of a function around the call that is named like a base URL and used for nothing else. */
export function forgottenParameter(file: FileFacts, call: CallExpr, key: string | undefined): FromCode | undefined {
  for (let id: ScopeId | undefined = call.scope; id !== undefined; id = file.scopes[id]?.parent) {
    const fn = functionOf(file, id);
    const param = fn?.params.find(
      ({ name }) => ownerOfUrl(name)?.length === 0 || (key !== undefined && isTwin(key, name)),
    );
    if (fn && param && isUnused(file, fn, param.name)) return { from: 'code', text: param.name };
  }
  return undefined;
}

function functionOf(file: FileFacts, id: ScopeId): FunctionFacts | undefined {
  const scope = file.scopes[id];
  return scope?.kind === 'function' && scope.fn !== undefined ? file.functions[scope.fn] : undefined;
}

/** Named in the signature, and nowhere after it but in comments and texts. */
function isUnused(file: FileFacts, fn: FunctionFacts, name: string): boolean {
  const code = file.text
    .slice(fn.span[0], fn.span[1])
    .replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|\/\*[\s\S]*?\*\//g, '')
    .replace(/"[^"\n]*"|'[^'\n]*'/g, '')
    .replace(/(#|\/\/).*/g, '');
  return code.match(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))?.length === 1;
}

/** The base URL beside the key, `config.base_url` where the call passes `config.api_key`, and the variables it is read from. */
export function besideKey(
  analysis: Analysis,
  file: FileFacts,
  access: Access,
): { source: FromCode; holds: string[] } | undefined {
  if (access.by !== 'member') return undefined;
  const owner = ownerText(file, access.expr);
  if (owner === undefined) return undefined;
  const objects = analysis.program.evaluate(access.expr.object, { file });
  const found = (name: string): Flow[] | undefined => {
    const each = objects.map((object) => ({ object, ...analysis.program.get(object, name) }));
    const isThere = each.every(
      ({ object, flows, open }) => object.value.kind !== 'external' && !open && flows.some(isSeen),
    );
    return each.length > 0 && isThere ? each.flatMap(({ flows }) => flows) : undefined;
  };
  const name = twinSpellings(access.expr.property).find((spelling) => found(spelling));
  if (name === undefined) return undefined;
  const holds = (found(name) ?? []).flatMap(({ value }) => (value.kind === 'env' ? [value.name] : []));
  return { source: { from: 'code', text: `${owner}${name}` }, holds };
}

/** A package's base class may have any member: that proves nothing. */
export const isSeen = ({ value }: Flow): boolean => value.kind !== 'absent' && value.kind !== 'external';
