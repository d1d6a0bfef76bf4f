/** A fix in words. */
import type { CodeRemedy, UrlExpression } from '../../model/remedy.js';

export function summaryOf(remedy: CodeRemedy): string {
  const value = expressionWords(remedy.value);
  switch (remedy.kind) {
    case 'pass-argument':
      return remedy.built
        ? `pass ${remedy.param}, a new ${remedy.built.name} with ${remedy.built.param} from ${value}`
        : `pass ${remedy.param} from ${value}`;
    case 'replace-literal':
      if (remedy.built) return `make it a new ${remedy.built.name} with ${remedy.built.param} from ${value}`;
      return `read it from ${value}`;
    case 'build-instance':
      return `build ${remedy.name} with ${remedy.factory}, ${remedy.param} from ${value}`;
    case 'assign-setting':
      return `assign ${remedy.target} from ${value}`;
  }
}

function expressionWords({ sources, otherwise }: UrlExpression): string {
  const words = sources.map((source) => (source.from === 'code' ? source.text : source.variable));
  if (otherwise.is === 'literal')
    words.push(otherwise.behind === undefined ? otherwise.url : `${otherwise.behind} and ${otherwise.url}`);
  return words.join(', else ');
}
