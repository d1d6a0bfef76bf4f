import type { Flow, Found, ValueOf } from '../../model/value.js';
import { classMember, instanceMember } from './classes.js';
import { declares } from './class-facts.js';
import { argumentIn } from './arguments.js';
import { at, flow, found, hop, merge, nothingFound, textOf, type Engine } from './engine.js';
import { exported } from './modules.js';
import { objectEntry, withWritten } from './objects.js';
import { schemaField } from './schemas.js';
import { memberOfType, valueOfType } from './types.js';
import { originOfUrl } from './urls.js';

const unseen: Found = { flows: [], open: true, absent: false };

export function getMember(engine: Engine, one: Flow, key: string): Found {
  const { value } = one;
  switch (value.kind) {
    case 'external':
      return externalMember(engine, value, key, one);
    case 'module':
      return exported(engine, value.path, key, value.at.file.language);
    case 'class':
      return classMember(engine, value, key);
    case 'instance':
      return instanceMember(engine, one, value, key);
    case 'object':
      return declaredEntry(engine, value, key, objectEntry(engine, value, key));
    case 'list':
      return listItem(engine, value, key);
    case 'parameter':
    case 'attribute':
      return withWritten(engine, value.late, key, value.type ? ofType(engine, value, key) : unseen);
    case 'result':
      return withWritten(engine, value.late, key, unseen);
    case 'literal':
    case 'text':
      // `Provider.X.value`: an enum's member is read as its value. `url.href` is the URL.
      return key === 'value' || key === 'href' ? found([one]) : originOf(one, key);
    case 'absent':
      return nothingFound;
    case 'partial':
      return getMember(engine, value.target, key);
    default:
      return unseen;
  }
}

/** `url.origin` of a URL that is written out. */
function originOf({ value, trail }: Flow, key: string): Found {
  const origin = key === 'origin' && value.kind === 'literal' ? originOfUrl(value.value) : undefined;
  return origin === undefined ? unseen : found([flow({ kind: 'literal', value: origin, at: value.at }, trail)]);
}

function declaredEntry(engine: Engine, value: ValueOf<'object'>, key: string, entry: Found): Found {
  if (entry.flows.length > 0 || !value.type) return entry;
  const declared = memberOfType(engine, value.type, key).found[0];
  if (!declared) return entry;
  const { member, file } = declared;
  return {
    flows: [flow({ kind: 'attribute', name: key, at: at(file, member), required: false })],
    open: false,
    absent: true,
  };
}

function externalMember(engine: Engine, value: ValueOf<'external'>, key: string, one: Flow): Found {
  const { file } = value.at;
  const { row } = value;
  if (row && value.name.endsWith('()')) {
    const instance = { kind: 'instance' as const, ...row, at: value.at };
    if (declares(engine, instance, key)) return instanceMember(engine, flow(instance, one.trail), instance, key);
  }
  const known = engine.knowledge[file.language];
  const name = `${value.name}.${key}`;
  if (known.moduleSettings.lookup(name)) return moduleSetting(engine, { ...value, name }, key, one);
  const schema = known.schemas.lookup(value.name);
  const field = schema && schemaField(engine, schema, one, key);
  if (field) return found(field);
  if (known.objects.lookup(value.name) && !known.reads.lookup(name)) {
    return found([flow({ kind: 'env', name: key, at: value.at, required: file.language === 'python' }, one.trail)]);
  }
  const parser = known.argumentParsers.lookup(value.name);
  return found(parser ? commandLineOption(engine, parser, value, key) : [flow({ ...value, name }, one.trail)]);
}

/** `openai.base_url`: empty, or what the program has assigned. */
function moduleSetting(engine: Engine, { name, at: where, late }: ValueOf<'external'>, key: string, one: Flow): Found {
  const unassigned = flow({ kind: 'attribute', name, at: where, required: false }, one.trail);
  return withWritten(engine, late, key, found([unassigned]));
}

/** `args.base_url`, with the default that `add_argument("--base-url", default=…)` gives it. */
function commandLineOption(
  engine: Engine,
  parser: { declare: string; default: string[] },
  { at: where }: ValueOf<'external'>,
  key: string,
): Flow[] {
  const { file } = where;
  const declared = file.calls.filter(({ call }) => {
    const isDeclared = call.callee.kind === 'member' && call.callee.property === parser.declare;
    return (
      isDeclared &&
      call.args.some(
        ({ value }) => value.kind === 'literal' && String(value.value).replace(/^-+/, '').replaceAll('-', '_') === key,
      )
    );
  });
  const defaults = declared.flatMap(({ call }) =>
    parser.default.flatMap((param) => argumentIn(engine, { call, env: { file } }, param).flows),
  );
  const option = flow({
    kind: 'attribute',
    name: `--${key.replaceAll('_', '-')}`,
    at: where,
    required: defaults.length > 0,
  });
  return [option, ...hop(`default of --${key.replaceAll('_', '-')}`, where, defaults)];
}

function listItem(engine: Engine, value: ValueOf<'list'>, key: string): Found {
  const { items } = value.expr;
  const item = /^\d+$/.test(key) ? items[Number(key)] : undefined;
  if (!item || items.some(({ spread }) => spread)) return unseen;
  return found(engine.evaluate(item.value, value.env));
}

function ofType(engine: Engine, value: ValueOf<'parameter'> | ValueOf<'attribute'>, key: string): Found {
  if (!value.type) return unseen;
  const { found: members, open } = memberOfType(engine, value.type, key);
  if (members.length === 0) return { flows: [], open: true, absent: !open };
  return merge(
    members.map(({ member, file }) => {
      const name = `${value.name}.${key}`;
      const attribute = (required: boolean): Flow =>
        flow({
          kind: 'attribute',
          name: name.length > 120 ? textOf(at(file, member)) : name,
          at: at(file, member),
          required: required && !member.optional,
          ...(member.type ? { type: { file, type: member.type } } : {}),
        });
      return found(member.type ? valueOfType(engine, { file, type: member.type }, attribute) : [attribute(true)]);
    }),
  );
}
