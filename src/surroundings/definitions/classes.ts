/** Classes that hold settings: their fields, and the variables that those are read from. */
import type { ClassFacts, ClassId, Expr, FileFacts, Member, TypeExpr } from '../../model/facts.js';
import type { At, Flow } from '../../model/value.js';
import type { Block, Entry } from '../block.js';
import { blockOf, entriesOf, variablesIn, type Definition, type Known } from './known.js';
import { covers } from '../../model/span.js';

interface Home {
  file: FileFacts;
  cls: ClassId;
  facts: ClassFacts;
}

export function classBlocks(file: FileFacts, known: Known): Block[] {
  return file.classes.flatMap((facts, cls) => {
    const home = { file, cls, facts };
    const entries = ofClass(home, known);
    const around = entries.length > 0 ? inherited(home, known) : [];
    return [...blockOf(file, facts.name ?? '', entries, around), ...nestedBlocks(home, known)];
  });
}

function ofClass(home: Home, known: Known): Entry[] {
  const { file, facts } = home;
  if (!known.mayMatter(file, facts.span)) return [];
  const fields = fieldsOf(home, known);
  const isSettings = fields.some(({ isSetting }) => isSetting);
  if (!isSettings && !known.isSettingsOwner(facts.name) && !known.isSettingsModule(file.path)) return [];
  const declared = fields.map(({ definition }) => definition);
  return [
    ...entriesOf(file, declared, isSettings ? 'settings-field' : 'class-attribute', known),
    ...entriesOf(file, assigned(home, known), 'instance-attribute', known),
  ];
}

interface Field {
  definition: Definition;
  /** Filled from the environment by its class. */
  isSetting: boolean;
}

function fieldsOf(home: Home, known: Known): Field[] {
  const { file, cls, facts } = home;
  const self: Flow = { value: { kind: 'instance', file, cls, at: { file, span: facts.span } }, trail: undefined };
  return facts.members.filter(isField).map((member) => {
    // What comes from elsewhere is defined there.
    const flows = known.program.get(self, member.name).flows.filter(({ value }) => isInside(value.at, home));
    const written = member.value ? known.program.evaluate(member.value, { file }) : [];
    const variables = variablesIn([...flows, ...written]);
    return {
      definition: { name: member.name, span: member.span, variables: [...variables, ...declaredName(member, known)] },
      isSetting: flows.some(({ value }) => value.kind === 'setting'),
    };
  });
}

const isInside = (at: At, { file, facts }: Home): boolean => at.file === file && covers(facts.span, at.span);

const isField = ({ kind, name }: Member): boolean => (kind === 'field' || kind === 'getter') && !name.startsWith('__');

/** `OPENAI_API_KEY: string` in a class that is validated against the environment. */
function declaredName({ name, value, type }: Member, { concern }: Known): string[] {
  const isVariable = !value && type !== undefined && /^[A-Z][A-Z\d_]+$/.test(name);
  return isVariable && (concern.pairOf(name) ?? concern.isBaseUrl(name)) ? [name] : [];
}

/** `self.x = os.getenv("X")`, in whatever method. */
function assigned({ file, cls }: Home, { program }: Known): Definition[] {
  return file.writes.flatMap(({ self, property, value, span }): Definition[] =>
    self === cls && typeof property === 'string'
      ? [{ name: property, span, variables: variablesIn(program.evaluate(value, { file })) }]
      : [],
  );
}

/** What the classes it descends from hold. */
function inherited({ file, facts }: Home, known: Known): Entry[] {
  return classesOf(file, facts.bases, known).flatMap((base) => ofClass(base, known));
}

function classesOf(file: FileFacts, exprs: readonly Expr[], { program }: Known): Home[] {
  return exprs.flatMap((expr) =>
    program.evaluate(expr, { file }).flatMap(({ value }): Home[] => {
      const facts = value.kind === 'class' ? value.file.classes[value.cls] : undefined;
      return value.kind === 'class' && facts ? [{ file: value.file, cls: value.cls, facts }] : [];
    }),
  );
}

/** `openai: OpenAISettings` in a settings class: the fields of the plain class are read as `OPENAI__API_KEY` and so on. */
function nestedBlocks(home: Home, known: Known): Block[] {
  if (home.facts.bases.length === 0) return [];
  return home.facts.members.filter(isField).flatMap((member) =>
    classesOf(home.file, namedIn(member.type), known).flatMap((inner) => {
      if (!known.mayMatter(home.file, member.span) && !known.mayMatter(inner.file, inner.facts.span)) return [];
      const fields = fieldsOf(inner, known);
      if (fields.some(({ isSetting }) => isSetting) || !fieldsOf(home, known).some(({ isSetting }) => isSetting))
        return [];
      const outer = fieldsOf(home, known).find(({ definition }) => definition.name === member.name)?.definition;
      const prefix = outer?.variables[0] ?? member.name;
      const delimiter = known.program.settingsNaming(home.file, home.cls).delimiter ?? '__';
      const definitions = fields.map(({ definition }) => ({
        ...definition,
        variables: [...definition.variables, `${prefix}${delimiter}${definition.name}`.toUpperCase()],
      }));
      const entries = entriesOf(inner.file, definitions, 'settings-field', known);
      return blockOf(inner.file, inner.facts.name ?? '', entries);
    }),
  );
}

function namedIn(type: TypeExpr | undefined): Expr[] {
  if (type?.kind === 'ref') return [type.expr, ...(type.args ?? []).flatMap(namedIn)];
  return type?.kind === 'union' ? type.options.flatMap(namedIn) : [];
}
