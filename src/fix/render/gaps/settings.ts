/** Fields of settings classes, each after its twin, with a validator that gives them their fallback. */
import type { ClassFacts, FileFacts } from '../../../model/facts.js';
import type { NeededImport } from '../../../model/remedy.js';
import type { Gap, Mention } from '../../../model/surroundings.js';
import type { Made, RenderInputs } from '../index.js';
import { lineEnd, type Change } from '../list.js';
import { styleOf, type Style } from '../style.js';

/** One class's new fields. */
interface Additions {
  file: FileFacts;
  cls: ClassFacts;
  fields: Field[];
  /** The field that the others fall back to, when it is among them. */
  main: Field | undefined;
  /** The vendor's own endpoint. */
  fallback: string;
  dialect: 'v1' | 'v2';
  style: Style;
}

interface Field {
  name: string;
  variable: string;
  twin: Mention;
}

/** `gaps`: all of one class that are filled in the same change. `main`: the variable that the others fall back to. */
export function settingsFields(
  gaps: readonly Gap[],
  main: string,
  fallback: string,
  { file: factsOf, widthOf }: RenderInputs,
): Made | undefined {
  const [first] = gaps;
  const file = first && factsOf(first.path);
  if (!first || file?.language !== 'python') return undefined;
  const cls = file.classes.find(({ span }) => span[0] <= first.twin.start && first.twin.end <= span[1]);
  if (!cls) return undefined;
  const fields = gaps.flatMap(({ names, missing, twin }) =>
    names.map((name, index) => ({ name, variable: missing[index] ?? name, twin })),
  );
  const additions: Additions = {
    file,
    cls,
    fields,
    main: fields.find(({ variable }) => variable === main),
    fallback,
    dialect: dialectOf(file),
    style: styleOf(file.path, file.text, 'python', widthOf),
  };
  const changes = [...fields.map((field) => fieldAdded(field, additions)), validatorAdded(additions)];
  return { path: file.path, changes, needs: importsFor(additions) };
}

const dialectOf = ({ bindings }: FileFacts): Additions['dialect'] =>
  bindings.some(({ value }) => value?.kind === 'import' && value.module === 'pydantic' && value.name === 'BaseSettings')
    ? 'v1'
    : 'v2';

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
function validatorAdded({ file, cls, fields, main, fallback, dialect, style }: Additions): Change {
  const { eol, indent } = style;
  const inner = fields[0]?.twin.indent ?? indent;
  const names = fields.map(({ name }) => quoted(name, style)).join(', ');
  const others = fields.some((field) => field !== main) && main;
  const middle = others ? ` or ${dialect === 'v2' ? 'info.data' : 'values'}.get(${quoted(main.name, style)})` : '';
  const more = !others ? '' : dialect === 'v2' ? ', info: ValidationInfo' : ', values: dict';
  const head =
    dialect === 'v2' ? [`@field_validator(${names})`, '@classmethod'] : [`@validator(${names}, always=True)`];
  const taken = cls.members.some(({ name }) => name === 'default_base_url');
  const lines = [
    ...head,
    `def ${taken ? 'default_endpoint' : 'default_base_url'}(cls, value: str${more}) -> str:`,
    `${indent}return value${middle} or ${quoted(fallback, style)}`,
  ];
  const at = endOfClass(file, cls);
  return { start: at, end: at, text: `${eol}${lines.map((line) => `${eol}${inner}${line}`).join('')}` };
}

/** Comments behind the last statement of a class belong to what follows. */
const endOfClass = ({ text }: FileFacts, { span }: ClassFacts): number => lineEnd(text, span[1]);

function importsFor({ file, fields, main, dialect }: Additions): NeededImport[] {
  const isDerived = main !== undefined && fields.some((field) => field !== main);
  const wanted =
    dialect === 'v1' ? ['Field', 'validator'] : ['Field', ...(isDerived ? ['ValidationInfo'] : []), 'field_validator'];
  return wanted
    .filter((name) => !file.bindings.some((binding) => binding.scope === 0 && binding.name === name))
    .map((name) => ({ module: 'pydantic', name }));
}
