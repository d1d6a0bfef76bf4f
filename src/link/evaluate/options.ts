/** Parameters that a decorator fills from the command line: `@click.option("--base-url", default=…)`. */
import type { CallExpr, Expr, FunctionFacts, Param } from '../../model/facts.js';
import type { Env, Flow } from '../../model/value.js';
import { at, flow, hop, type Engine } from './engine.js';

export function optionOf(engine: Engine, fn: FunctionFacts, param: Param, { file }: Env): Flow[] | undefined {
  for (const decorator of fn.decorators) {
    if (decorator.kind !== 'call' || !decorator.args.some(({ value }) => isNamed(value, param.name))) continue;
    const rule = ruleFor(engine, decorator, { file });
    if (!rule) continue;
    const keyword = (name: string): Expr | undefined => decorator.args.find((arg) => arg.name === name)?.value;
    const fallback = keyword(rule.default);
    const name = `--${param.name.replaceAll('_', '-')}`;
    const where = at(file, decorator);
    const required = fallback !== undefined || keyword(rule.required) !== undefined;
    return [
      flow({ kind: 'attribute', name, at: where, required }),
      ...hop(`default of ${name}`, where, fallback ? engine.evaluate(fallback, { file }) : []),
    ];
  }
  return undefined;
}

function ruleFor(engine: Engine, { callee }: CallExpr, env: Env): { default: string; required: string } | undefined {
  const known = engine.knowledge[env.file.language].options;
  const rules = engine
    .evaluate(callee, env)
    .map(({ value }) => (value.kind === 'external' ? known.lookup(value.name) : undefined));
  return rules.find((rule) => rule !== undefined);
}

const isNamed = (value: Expr, name: string): boolean =>
  value.kind === 'literal' && String(value.value).replace(/^-+/, '').replaceAll('-', '_') === name;
