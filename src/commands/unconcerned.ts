/** Whether files that have changed since a run are still of no concern: they answer all that it asked with no. */
import { textOf } from '../discover/sources.js';
import { workspacePackages } from '../link/resolve/workspaces.js';
import type { Asked, Question } from '../model/asked.js';
import type { Discovery, Sources } from '../model/discovery.js';
import type { Rules } from '../model/rules.js';
import { wireOf } from '../rules/wire.js';
import { byLanguage, candidates, showing } from '../sift/index.js';

interface Scene {
  discovery: Discovery;
  sources: Sources;
  rules: Rules;
}

export function areUnconcerned(changed: readonly string[], { questions }: Asked, scene: Scene): boolean {
  const { discovery, sources, rules } = scene;
  const isChanged = new Set(changed);
  const files = discovery.files.filter(({ path }) => isChanged.has(path));
  const configuration = discovery.configuration.filter((path) => isChanged.has(path));
  const paths = byLanguage(files);
  const answers = (question: Question): string[] => {
    switch (question.kind) {
      case 'words':
        return sources.mentioning(
          question.words,
          question.of === 'configuration' ? configuration : files.map(({ path }) => path),
        );
      case 'clues':
        return showing(question.clues, question.language, paths[question.language], sources);
      case 'client':
        return candidates(paths, sources, rules, wireOf(rules), packageNames(scene));
      case 'further':
        return [];
    }
  };
  return questions.every((question) => answers(question).length === 0);
}

const packageNames = ({ discovery, sources }: Scene): ((path: string) => string | undefined) =>
  workspacePackages({ paths: discovery.data, readText: (path) => textOf(sources, path) }).packageOf;
