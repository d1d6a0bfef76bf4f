import type { Binding, FileFacts, ScopeId } from '../../../model/facts.js';
import { isImportOf } from '../../imported.js';
import type { Environment } from '../expression.js';
import type { Style } from '../style.js';

/** `os.getenv`, by the name that the file has for it already. `at`: where it is read, if that is known. */
export function pythonEnvironment(file: FileFacts, scope: ScopeId, { quote }: Style, at = Infinity): Environment {
  const isLater = isInFunction(file, scope);
  const isBefore = ({ scope: own, block, span }: Binding): boolean =>
    block === own && ((own === 0 && isLater) || span[0] < at);
  const bound = (module: string, name: string | undefined): string | undefined =>
    file.bindings.find(
      (binding) => isImportOf(binding, module, name) && isAround(file, binding.scope, scope) && isBefore(binding),
    )?.name;
  // Bound later or in one branch of a function, a name is the function's own everywhere in it, and unbound before that.
  const isHidden = (name: string): boolean =>
    file.bindings.some(
      (one) =>
        one.name === name &&
        one.scope !== 0 &&
        isAround(file, one.scope, scope) &&
        !(one.value?.kind === 'import' && isBefore(one)),
    );
  const quoted = (variable: string): string => `${quote}${variable}${quote}`;
  const os = bound('os', undefined);
  const isUsable = !isHidden(os ?? 'os');
  if (os !== undefined && isUsable)
    return { read: (variable) => `${os}.getenv(${quoted(variable)})`, needs: undefined };
  const getenv = bound('os', 'getenv');
  if (getenv !== undefined) return { read: (variable) => `${getenv}(${quoted(variable)})`, needs: undefined };
  const environ = bound('os', 'environ');
  if (environ !== undefined) return { read: (variable) => `${environ}.get(${quoted(variable)})`, needs: undefined };
  return isUsable
    ? { read: (variable) => `os.getenv(${quoted(variable)})`, needs: { module: 'os', name: '' } }
    : { read: (variable) => `getenv(${quoted(variable)})`, needs: { module: 'os', name: 'getenv' } };
}

/** What runs when the function is called, with all that the module has by then. */
const isInFunction = (file: FileFacts, scope: ScopeId): boolean =>
  file.scopes.some(({ kind }, id) => kind === 'function' && isAround(file, id, scope));

function isAround(file: FileFacts, outer: ScopeId, inner: ScopeId): boolean {
  for (let id: ScopeId | undefined = inner; id !== undefined; id = file.scopes[id]?.parent)
    if (id === outer) return true;
  return false;
}
