/** `new Map([[key, value], …])`, read as the object that it stands for. */
import type { ObjectEntry } from '../../model/facts.js';
import type { BoundCall, Flow } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import { at, flow, type Engine } from './engine.js';

export function mapOf(engine: Engine, made: BoundCall): Flow[] {
  const where = at(made.env.file, made.call);
  return argumentIn(engine, made, 'arg[0]').flows.flatMap(({ value }): Flow[] => {
    if (value.kind !== 'list') return [];
    const entries = value.expr.items.flatMap(({ value: pair }): ObjectEntry[] => {
      const [key, held] = pair.kind === 'list' ? pair.items : [];
      return key && held ? [{ computed: key.value, value: held.value, span: pair.span }] : [];
    });
    const { env } = value;
    return [
      flow({ kind: 'object', expr: { kind: 'object', entries, span: value.expr.span }, env, late: [], at: where }),
    ];
  });
}
