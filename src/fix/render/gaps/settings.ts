/** Fields of settings classes, each after its twin, with a validator that gives them their fallback. */
import type { ClassFacts, FileFacts } from '../../../model/facts.js';
import type { NeededImport } from '../../../model/remedy.js';
import type { Gap, Mention } from '../../../model/surroundings.js';
import { covers } from '../../../model/span.js';
import type { Made, RenderInputs } from '../index.js';
import { lineEnd, type Change } from '../list.js';
import { pythonEnvironment } from '../python/environment.js';
import { styleOf, type Style } from '../style.js';
import type { Ends } from './index.js';

/** One class's new fields. */
interface Additions {
  file: FileFacts;
  cls: ClassFacts;
  fields: Field[];
  /** The field that the others fall back to, when it is among them. */
  main: Field | undefined;
  /** The variable that they fall back to where there is no such field. */
  mainVariable: string;
  /** The vendor's own endpoint. */
  fallback: string;
  dialect: 'v1' | 'v2';
  /** Where its names are imported from. */
  module: string;
  style: Style;
}

interface Field {
  name: string;
  variable: string;
  twin: Mention;
}

/** `gaps`: all of one class that are filled in the same change. */
export function settingsFields(
  gaps: readonly Gap[],
  { main, fallback }: Ends,
  { file: factsOf, widthOf }: RenderInputs,
): Made | undefined {
  const [first] = gaps;
  const file = first && factsOf(first.path);
  if (!first || file?.language !== 'python') return undefined;
  const cls = file.classes.find(({ span }) => covers(span, [first.twin.start, first.twin.end]));
  if (!cls) return undefined;
  const fields = gaps.flatMap(({ names, missing, twin }) =>
    names.map((name, index) => ({ name, variable: missing[index] ?? name, twin })),
  );
  const additions: Additions = {
    file,
    cls,
    fields,
    main: fields.find(({ variable }) => variable === main),
    mainVariable: main,
    fallback,
    ...dialectOf(file),
    style: styleOf(file.path, file.text, 'python', widthOf),
  };
  const changes = [...fields.map((field) => fieldAdded(field, additions)), validatorAdded(additions)];
  return { path: file.path, changes, needs: importsFor(additions) };
}

/** Version 1 has its settings in the package itself, and version 2 has version 1 in a corner. */
function dialectOf({ bindings }: FileFacts): Pick<Additions, 'dialect' | 'module'> {
  const home = bindings.flatMap(({ value }) =>
    value?.kind === 'import' && value.name === 'BaseSettings' ? [value.module] : [],
  )[0];
  if (home !== undefined && /^pydantic\.v1\b/.test(home)) return { dialect: 'v1', module: 'pydantic.v1' };
  return { dialect: home !== undefined && /^pydantic\b/.test(home) ? 'v1' : 'v2', module: 'pydantic' };
}

function fieldAdded(field: Field, additions: Additions): Change {
  const { file, main, style } = additions;
  // Fields are filled in order: what falls back to another one has to stand behind it.
  const beside = main && main.twin.start > field.twin.start ? main.twin : field.twin;
  const at = lineEnd(file.text, beside.end);
  return {
    start: at,
    end: at,
    text: fieldLines(field, additions)
      .map((line) => style.eol + line)
      .join(''),
  };
}

function fieldLines({ name, variable, twin }: Field, { file, main, dialect, style }: Additions): string[] {
  const entry = file.text.slice(twin.start, twin.end);
  const alias = /\b(alias|validation_alias|env)\s*=\s*["'](\w+)["']/.exec(entry);
  const options = [
    `default=${quoted('', style)}`,
    ...(alias ? [`${alias[1] ?? 'alias'}=${quoted(variable, style)}`] : []),
    ...(dialect === 'v2' ? ['validate_default=True'] : []),
    ...(/\bdescription\s*=/.test(entry) ? [`description="${description(name, twin, main)}"`] : []),
  ];
  const line = `${twin.indent}${name}: str = Field(${options.join(', ')})`;
  if (line.length <= style.width) return [line];
  const inner = twin.indent + style.indent;
  return [`${twin.indent}${name}: str = Field(`, ...options.map((one) => `${inner}${one},`), `${twin.indent})`];
}

const quoted = (value: string, { quote }: Style): string => `${quote}${value}${quote}`;

const description = (name: string, twin: Mention, main: Field | undefined): string =>
  `Base URL for ${twin.name}; empty: ${main && main.name !== name ? main.name : "the vendor's own endpoint"}`;

/** Behind the last member of the class. */
function validatorAdded(additions: Additions): Change {
  const { file, cls, fields, main, mainVariable, fallback, dialect, style } = additions;
  const { eol, indent } = style;
  const inner = fields[0]?.twin.indent ?? indent;
  const names = fields.map(({ name }) => quoted(name, style)).join(', ');
  const others = main && fields.some(({ name }) => name !== main.name);
  const inherited = `${dialect === 'v2' ? 'info.data' : 'values'}.get(${quoted(main?.name ?? '', style)})`;
  const read = readsMain(additions) ? pythonEnvironment(file, 0, style).read(mainVariable) : undefined;
  const middle = others ? inherited : read;
  const more = !others ? '' : dialect === 'v2' ? ', info: ValidationInfo' : ', values: dict';
  const head =
    dialect === 'v2' ? [`@field_validator(${names})`, '@classmethod'] : [`@validator(${names}, always=True)`];
  const taken = cls.members.some(({ name }) => name === 'default_base_url');
  const lines = [
    ...head,
    `def ${taken ? 'default_endpoint' : 'default_base_url'}(cls, value: str${more}) -> str:`,
    `${indent}return value${middle === undefined ? '' : ` or ${middle}`} or ${quoted(fallback, style)}`,
  ];
  const at = endOfClass(file, cls);
  return { start: at, end: at, text: `${eol}${lines.map((line) => `${eol}${inner}${line}`).join('')}` };
}

/** Comments behind the last statement of a class belong to what follows. */
const endOfClass = ({ text }: FileFacts, { span }: ClassFacts): number => lineEnd(text, span[1]);

/** The client would have read the main variable by itself, and is now handed a value. */
const readsMain = ({ main, mainVariable }: Additions): boolean => main === undefined && mainVariable !== '';

function importsFor(additions: Additions): NeededImport[] {
  const { file, fields, main, dialect, module, style } = additions;
  const isDerived = main !== undefined && fields.some(({ name }) => name !== main.name);
  const wanted =
    dialect === 'v1' ? ['Field', 'validator'] : ['Field', ...(isDerived ? ['ValidationInfo'] : []), 'field_validator'];
  const own = wanted
    .filter((name) => !file.bindings.some((binding) => binding.scope === 0 && binding.name === name))
    .map((name) => ({ module, name }));
  const { needs } = pythonEnvironment(file, 0, style);
  return readsMain(additions) && needs ? [...own, needs] : own;
}
