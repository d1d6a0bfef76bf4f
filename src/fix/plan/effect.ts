/** Whether a line beside a key would do anything at its place. */
import type { Analysis } from '../../model/analysis.js';
import type { Gap } from '../../model/surroundings.js';
import { isIdleStep, isTestStep } from '../lines/step.js';
import { folderOf } from './modules.js';

/** `read`: the paths of code that reads one of the variables, or will. */
export function hasEffect(analysis: Analysis, gap: Gap, read: readonly string[]): boolean {
  switch (gap.kind) {
    case 'workflow':
      return gap.idiom !== 'yaml-map' || !isIdleStep(analysis.readText(gap.path) ?? '', gap);
    case 'env-file':
      return !isForOthers(analysis, gap, read);
    default:
      return true;
  }
}

/** Where it is offered in a comment already, nobody waits for it. */
export function isOffered({ readText }: Analysis, { kind, path, missing }: Gap): boolean {
  const comments = (readText(path) ?? '').match(/^[ \t]*#.*$/gm)?.join('\n') ?? '';
  return kind === 'compose' && missing.every((name) => new RegExp(`\\b${name}\\b`).test(comments));
}

/** A variable of a workflow that runs tests, which are changed when somebody names them. */
export function isOfTests({ readText }: Analysis, { kind, idiom, path, owner, twin }: Gap): boolean {
  if (kind !== 'workflow' || idiom === 'shell-append') return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return OF_TESTS.test(name) || OF_TESTS.test(owner) || isTestStep(readText(path) ?? '', twin.start);
}

const OF_TESTS = /(^|[\s_.-])(tests?|testing|e2e|pytest|playwright|cypress|evals?|integration|coverage)(?=[\s_.-]|$)/i;

/**
 * A template further up, where all code that reads the variable lies beside a template of its own with the same key, and no
 * service takes in the outer one: its key is somebody else's.
 */
function isForOthers({ readText, surroundings }: Analysis, gap: Gap, read: readonly string[]): boolean {
  const folder = folderOf(gap.path);
  const inner = surroundings.templates.filter(
    ({ path, keys }) => keys.includes(gap.twin.variable) && folderOf(path) !== folder && path.startsWith(folder),
  );
  if (inner.length === 0 || read.length === 0) return false;
  const isBeside = (path: string): boolean => inner.some((one) => path.startsWith(folderOf(one.path)));
  return read.every(isBeside) && !COMPOSE.some((name) => takesIn(readText(`${folder}${name}`) ?? '', gap));
}

const COMPOSE = ['docker-compose', 'compose'].flatMap((name) =>
  ['', '.dev', '.prod', '.local', '.override'].flatMap((kind) =>
    ['yml', 'yaml'].map((extension) => `${name}${kind}.${extension}`),
  ),
);

const takesIn = (compose: string, { twin }: Gap): boolean =>
  compose.includes(twin.variable) || /env_file:\s*(?:\[?\s*["']?|\s*- (?:path: )?["']?)(?:\.\/)?\.env/.test(compose);
