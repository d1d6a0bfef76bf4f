/** Rules say what is true of the newest release; what was otherwise in the one that is installed counts here. */
import type { LanguageId } from '../model/facts.js';
import type { Match, Release } from '../model/match.js';
import type { ReleaseFacts } from '../model/rule.js';
import type { Installed } from './index.js';
import { isAbove, isIn } from './range.js';

export function asInstalled(matches: readonly Match[], installed: Installed): Match[] {
  return matches.map((match) => {
    if (match.kind === 'http') return match;
    const { path, language } = match.file;
    const of = <T extends Dated>(entry: T): Effective<T> => effective(entry, path, language, installed);
    if (match.kind === 'global') {
      const { entry, releases } = of(match.global);
      return { ...match, global: entry, releases };
    }
    const { entry, releases } = of(match.constructed);
    const otherwise = match.otherwise.map((one) => ({ ...one, constructed: of(one.constructed).entry }));
    return { ...match, constructed: entry, otherwise, releases };
  });
}

interface Dated {
  env: string[];
  versions: ReleaseFacts[];
}

interface Effective<T> {
  entry: T;
  releases: Release[];
}

function effective<T extends Dated>(entry: T, path: string, language: LanguageId, installed: Installed): Effective<T> {
  let told = entry;
  const releases: Release[] = [];
  for (const { of: name, range, env, default: endpoint } of entry.versions) {
    const versions = installed.versionsOf(name, path, language);
    const inside = versions.filter((version) => isIn(version, range));
    const lowest = versions.length === 0 ? installed.lowestOf(name, path, language) : undefined;
    const isTold =
      versions.length > 0
        ? inside.length === 0 || inside.length === versions.length
        : lowest !== undefined && isAbove(lowest, range);
    if (isTold && inside.length > 0)
      told = { ...told, ...(env ? { env } : {}), ...(endpoint === undefined ? {} : { default: endpoint }) };
    const lost = env ? entry.env.filter((variable) => !env.includes(variable)) : [];
    releases.push({ package: name, versions, ...(isTold ? {} : { range, lacks: lost }) });
  }
  return { entry: told, releases };
}
