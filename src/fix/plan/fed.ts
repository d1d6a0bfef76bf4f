/** Whether what is put beside a key would really hold what its variable says. */
import type { Analysis } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import type { Gap } from '../../model/surroundings.js';
import type { Flow } from '../../model/value.js';
import { covers } from '../../model/span.js';
import { assignmentOf } from '../assignment.js';
import { ownerOfUrl } from './names.js';

export function isFed(analysis: Analysis, gap: Gap): boolean {
  const facts = analysis.file(gap.path);
  // `BASE_URL` alone is as often the address of the program itself.
  if (gap.missing.some((name) => ownerOfUrl(name)?.length === 0)) return false;
  if (!facts) return true;
  switch (gap.idiom) {
    case 'settings-field':
      return isFilled(analysis, facts, gap);
    case 'constant':
      return isAssigned(facts, gap);
    case 'class-attribute':
      return isAssigned(facts, gap) && isBuiltByName(analysis, facts, gap);
    case 'instance-attribute':
      return isAssigned(facts, gap) && isAlwaysSet(facts, gap);
    default:
      return true;
  }
}

const isAssigned = ({ text, language }: FileFacts, { twin }: Gap): boolean =>
  assignmentOf(text, twin, language) !== undefined;

const classAt = ({ classes }: FileFacts, { twin }: Gap): number =>
  classes.findIndex(({ span }) => covers(span, [twin.start, twin.end]));

/** Not in a class that another one fills, by names of its own. */
function isFilled({ program }: Analysis, file: FileFacts, gap: Gap): boolean {
  const cls = classAt(file, gap);
  const at = file.classes[cls];
  if (!at || program.settingsNaming(file, cls).apart) return false;
  const self: Flow = { value: { kind: 'instance', file, cls, at: { file, span: at.span } }, trail: undefined };
  return program.get(self, gap.twin.name).flows.some(({ value }) => value.kind === 'setting');
}

/** A decorator may make fields parameters: one more between them moves those behind it. */
function isBuiltByName({ program, mentioning, file: factsOf }: Analysis, file: FileFacts, gap: Gap): boolean {
  const { name, decorators = [] } = file.classes[classAt(file, gap)] ?? {};
  if (decorators.length === 0) return true;
  if (name === undefined) return false;
  return mentioning([name]).every((path) => {
    const facts = factsOf(path);
    return facts?.calls.every(
      ({ call }) =>
        call.args.every((arg) => arg.name !== undefined) ||
        !program
          .evaluate(call.callee, { file: facts })
          .some(({ value }) => value.kind === 'class' && value.file.classes[value.cls]?.name === name),
    );
  });
}

/** In no branch, and nowhere else. */
function isAlwaysSet({ writes, scopes, functions }: FileFacts, { twin }: Gap): boolean {
  const cls = writes.find(({ span }) => covers([twin.start, twin.end], span))?.self;
  const all = writes.filter(({ self, property }) => self !== undefined && self === cls && property === twin.name);
  const [only] = all;
  const scope = only && scopes[only.scope];
  const fn = scope?.kind === 'function' && scope.fn !== undefined ? functions[scope.fn] : undefined;
  return all.length === 1 && (fn?.name === '__init__' || fn?.kind === 'constructor');
}
