/** Joins the files' facts into one program that can be asked what an expression is. */
import type { FileFacts, LanguageId } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Rules } from '../model/rules.js';
import { ancestorsOf } from './ancestors.js';
import { argumentIn } from './evaluate/arguments.js';
import { settingsNaming } from './evaluate/configured.js';
import { createEffort } from './evaluate/effort.js';
import type { Engine } from './evaluate/engine.js';
import { createEngine } from './evaluate/index.js';
import { optionally } from './evaluate/reads.js';
import { guarded } from './guard.js';
import { importedFrom } from './imported.js';
import { insideOf } from './inside.js';
import { knowledgeOf } from './knowledge.js';
import { pythonResolver } from './resolve/python.js';
import type { Tree } from './resolve/resolver.js';
import { typescriptResolver } from './resolve/typescript.js';
import { workspacePackages } from './resolve/workspaces.js';

export interface LinkInputs {
  tree: Tree & Pick<Engine, 'mentioning'>;
  rules: Pick<Rules, 'sdk' | 'readers'>;
  /** Names of the packages that rules know. */
  packages: Record<LanguageId, ReadonlySet<string>>;
  /** Facts of a file of the tree, lowered when first asked for. */
  file(path: string): FileFacts | undefined;
  /** Steps that all questions about one file may take together. */
  maxSteps: number;
}

export function link({ tree, rules, packages, file, maxSteps }: LinkInputs): Program {
  const effort = createEffort(maxSteps);
  const workspaces = workspacePackages(tree);
  const engine = createEngine({
    file,
    mentioning: tree.mentioning,
    effort,
    resolve: {
      python: pythonResolver(tree, packages.python),
      typescript: typescriptResolver(tree, packages.typescript, workspaces),
    },
    packages,
    knowledge: knowledgeOf(rules),
  });
  return guarded(
    {
      evaluate: engine.evaluate,
      get: engine.get,
      argument: (call, param) => argumentIn(engine, call, param),
      ancestors: (one) => ancestorsOf(engine, one),
      inside: (one, call) => insideOf(one, call),
      packageOf: workspaces.packageOf,
      optionally: (call) => optionally(engine, call),
      settingsNaming: (home, cls) => settingsNaming(engine, home, cls),
      importedFrom: (chain, { file }) => importedFrom(engine.resolve[file.language], chain, file),
    },
    effort,
  );
}
