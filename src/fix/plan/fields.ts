/** Where the project keeps a setting: a field that is there, or one that a gap says is lacking. */
import type { Analysis } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import { remembering } from '../../model/remembered.js';
import type { Gap, Idiom } from '../../model/surroundings.js';
import type { Flow } from '../../model/value.js';
import { covers } from '../../model/span.js';
import type { Access } from './access.js';
import { mayBePython } from './modules.js';
import { twinOf } from './names.js';

export interface SettingsField {
  file: FileFacts;
  cls: number;
  name: string;
  /** The gap that has to be filled first; absent when the field is there. */
  gap?: Gap;
}

const IN_CODE: readonly Idiom[] = [
  'settings-field',
  'class-attribute',
  'instance-attribute',
  'constant',
  'object-entry',
  'schema-entry',
];

/** Of the names that are lacking, that of the key's own base URL. */
export function twinIn({ twin, names, missing }: Gap): string | undefined {
  const wanted = twinOf(twin.variable);
  return names[wanted === undefined ? 0 : Math.max(0, missing.indexOf(wanted))];
}

/** The gap at the place where a key comes from. */
export function gapAt({ surroundings }: Analysis, keys: readonly Flow[]): Gap | undefined {
  const isThere = ({ path, twin }: Gap, { value: { at } }: Flow): boolean =>
    path === at.file.path && at.span[0] >= twin.start && at.span[0] <= twin.end;
  return surroundings.gaps.find((gap) => IN_CODE.includes(gap.idiom) && keys.some((key) => isThere(gap, key)));
}

/** A package's settings object has the constants of the project's settings module as its members. */
export function mirroredGap({ program, surroundings }: Analysis, file: FileFacts, access: Access): Gap | undefined {
  if (access.by !== 'member') return undefined;
  const { object, property } = access.expr;
  const isMirror = program
    .evaluate(object, { file })
    .every(({ value }) => value.kind === 'external' && /\.settings$/.test(value.name));
  const gaps = surroundings.gaps.filter(
    ({ idiom, twin, path }) => idiom === 'constant' && twin.name === property && /settings/.test(path),
  );
  return isMirror && gaps.length === 1 ? gaps[0] : undefined;
}

const KNOWN = new WeakMap<Analysis, (variable: string) => SettingsField[]>();

/** Fields of settings classes that are read from a variable, or would be if their gap were filled. Every client asks for the same few. */
export function fieldsReading(analysis: Analysis, variable: string): readonly SettingsField[] {
  const read = KNOWN.get(analysis) ?? remembering((name) => [...existing(analysis, name), ...lacking(analysis, name)]);
  KNOWN.set(analysis, read);
  return read(variable);
}

function existing({ program, mentioning, file }: Analysis, variable: string): SettingsField[] {
  return mentioning([variable, variable.toLowerCase()]).flatMap((path): SettingsField[] => {
    const facts = mayBePython(path) ? file(path) : undefined;
    if (facts?.language !== 'python') return [];
    return facts.classes.flatMap(({ members, span }, cls) => {
      const self: Flow = { value: { kind: 'instance', file: facts, cls, at: { file: facts, span } }, trail: undefined };
      const name = members.find(
        (member) =>
          member.kind === 'field' &&
          program
            .get(self, member.name)
            .flows.some(
              ({ value }) => value.kind === 'env' && value.name === variable && isField(value.at.span, member),
            ),
      )?.name;
      return name === undefined ? [] : [{ file: facts, cls, name }];
    });
  });
}

const isField = (span: readonly [number, number], member: { span: readonly [number, number] }): boolean =>
  span[0] === member.span[0];

function lacking({ surroundings, file }: Analysis, variable: string): SettingsField[] {
  return surroundings.gaps.flatMap((gap): SettingsField[] => {
    const name = gap.names[gap.missing.indexOf(variable)];
    const facts = gap.idiom === 'settings-field' ? file(gap.path) : undefined;
    if (name === undefined || facts?.language !== 'python') return [];
    const cls = facts.classes.findIndex(({ span }) => covers(span, [gap.twin.start, gap.twin.end]));
    return cls < 0 ? [] : [{ file: facts, cls, name, gap }];
  });
}
