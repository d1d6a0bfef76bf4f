/** `tsconfig.json` and its like, as far as the resolver reads them. */
import { posix } from 'node:path';
import { parentOf } from './resolver.js';

export const isCompilerConfig = (path: string): boolean => /(^|\/)[jt]sconfig[^/]*\.json$/.test(path);

/**
 * The text of one, with those of its bases that are in the tree, by their paths there. The resolver would give up the
 * whole configuration for a base that comes with a package, or is generated.
 *
 * @param find where a path leads that may begin with a package of the repository
 */
export function withOwnBases(path: string, text: string, find: (specifier: string) => string | undefined): string {
  return text.replace(/"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/g, (_, written: string) => {
    const bases = [...written.matchAll(/"([^"]*)"/g)].flatMap(([, base = '']) => {
      const specifier = /^\.{1,2}(\/|$)/.test(base) ? posix.join(parentOf(path), base) : base;
      return [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`]
        .flatMap((one) => find(one) ?? [])
        .slice(0, 1);
    });
    return `"extends": ${JSON.stringify(bases)}`;
  });
}
