/** What settings classes say of themselves: in `model_config = SettingsConfigDict(…)`, in a dict, in `class Config:`. */
import type { ClassFacts, ClassId, Expr, FileFacts } from '../../model/facts.js';
import type { SettingsNaming } from '../../model/program.js';
import type { ReadersRule } from '../../model/rule.js';
import type { Flow } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import type { Engine } from './engine.js';
import { lineage, type Lineage } from './lineage.js';

type Said = Exclude<keyof ReadersRule['settingsClasses'][number], 'names'>;

/** What the configuration of the class, or of the nearest one it descends from, says of how its variables are called. */
export function configured(engine: Engine, { own, external }: Lineage, what: Said): Flow[] {
  const language = own[0]?.file.language ?? 'python';
  const known = engine.knowledge[language].settingsClasses;
  const paths = external.flatMap(({ value }) =>
    value.kind === 'external' ? (known.lookup(value.name)?.[what] ?? []) : [],
  );
  for (const { file, facts } of own) {
    for (const path of new Set(paths)) {
      const [first = '', ...rest] = path.split('.');
      const member =
        facts.members.find(({ name, value }) => name === first && value)?.value ?? nestedClass(file, facts, first);
      const said = member ? followed(engine, member, rest, file) : [];
      if (said.some(({ value }) => value.kind !== 'absent')) return said;
    }
  }
  return [];
}

/** How a settings class calls its variables, where that is not after its fields. */
export function settingsNaming(engine: Engine, file: FileFacts, cls: ClassId): SettingsNaming {
  const line = lineage(engine, file, cls);
  const [delimiter] = configured(engine, line, 'delimiter').flatMap(({ value }) =>
    value.kind === 'literal' ? [String(value.value)] : [],
  );
  const apart = (['aliases', 'generators'] as const).some((what) => configured(engine, line, what).length > 0);
  return { delimiter, apart };
}

/** `class Config:` inside the settings class. */
function nestedClass(file: FileFacts, facts: ClassFacts, name: string): Expr | undefined {
  const cls = file.classes.findIndex((one) => one.name === name && file.scopes[one.scope]?.parent === facts.scope);
  return cls < 0 ? undefined : { kind: 'class', cls, span: file.classes[cls]?.span ?? facts.span };
}

/** A key of `SettingsConfigDict(env_prefix=…)`, of a dict, or of a class. */
function followed(engine: Engine, member: Expr, keys: string[], file: FileFacts): Flow[] {
  const [key] = keys;
  if (key === undefined) return engine.evaluate(member, { file });
  if (member.kind === 'call') return argumentIn(engine, { call: member, env: { file } }, key).flows;
  return engine.evaluate(member, { file }).flatMap((one) => engine.get(one, key).flows);
}
