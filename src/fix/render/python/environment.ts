import type { FileFacts, ScopeId } from '../../../model/facts.js';
import type { Environment } from '../expression.js';
import type { Style } from '../style.js';

/** `os.getenv`, by the name that the file has for it already. */
export function pythonEnvironment(file: FileFacts, scope: ScopeId, { quote }: Style): Environment {
  const bound = (module: string, name: string | undefined): string | undefined =>
    file.bindings.find(
      (binding) =>
        binding.value?.kind === 'import' &&
        binding.value.module === module &&
        binding.value.name === name &&
        !binding.typeOnly &&
        isAround(file, binding.scope, scope) &&
        binding.block === binding.scope,
    )?.name;
  const quoted = (variable: string): string => `${quote}${variable}${quote}`;
  const os = bound('os', undefined);
  if (os !== undefined) return { read: (variable) => `${os}.getenv(${quoted(variable)})`, needs: undefined };
  const getenv = bound('os', 'getenv');
  if (getenv !== undefined) return { read: (variable) => `${getenv}(${quoted(variable)})`, needs: undefined };
  const environ = bound('os', 'environ');
  if (environ !== undefined) return { read: (variable) => `${environ}.get(${quoted(variable)})`, needs: undefined };
  return { read: (variable) => `os.getenv(${quoted(variable)})`, needs: { module: 'os', name: '' } };
}

function isAround(file: FileFacts, outer: ScopeId, inner: ScopeId): boolean {
  for (let id: ScopeId | undefined = inner; id !== undefined; id = file.scopes[id]?.parent)
    if (id === outer) return true;
  return false;
}
