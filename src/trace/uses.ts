/** Calls made through a client: which of the service's interfaces, with which models. */
import type { CallExpr, CallSite, Expr, FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { ApisRule } from '../model/rule.js';
import type { Use } from '../model/trace.js';

type Surface = ApisRule['surfaces'][number];

export interface SitedUse {
  /** The construction of the client. */
  built: CallExpr;
  use: Use;
}

export function usesIn(program: Program, files: readonly FileFacts[], apis: readonly ApisRule[]): SitedUse[] {
  const surfaces = new Map<string, Surface>();
  for (const surface of apis.flatMap((rule) => rule.surfaces))
    for (const name of [surface.api, ...surface.aliases]) surfaces.set(name, surface);
  const lastWords = new Set([...surfaces.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)));
  return files.flatMap((file) =>
    file.calls.flatMap((site) => {
      const chain = chainOf(site.call.callee);
      return chain.length > 1 && lastWords.has(chain.at(-1) ?? '') ? usesAt(program, file, site, surfaces) : [];
    }),
  );
}

/** The written member names, `["chat", "completions", "create"]`; a client's own surface is at their end. */
function chainOf(callee: Expr): string[] {
  const chain: string[] = [];
  let expr = callee;
  while (expr.kind === 'member') {
    chain.unshift(expr.property);
    expr = expr.object;
  }
  return expr.kind === 'name' || expr.kind === 'self' ? ['', ...chain] : chain.length > 0 ? ['', ...chain] : [];
}

function usesAt(program: Program, file: FileFacts, { call }: CallSite, surfaces: Map<string, Surface>): SitedUse[] {
  const env = { file };
  return program.evaluate(call.callee, env).flatMap(({ value }): SitedUse[] => {
    if (value.kind !== 'external' || !value.call) return [];
    const api = value.name.slice(value.name.lastIndexOf('()') + 3);
    const surface = surfaces.get(api);
    if (!surface) return [];
    const models = surface.models
      .flatMap((param) => program.argument({ call, env }, param).flows)
      .flatMap((one) => (one.value.kind === 'literal' && one.value.value !== '' ? [String(one.value.value)] : []));
    return [
      {
        built: value.call.call,
        use: {
          api,
          weight: surface.weight,
          at: { file, span: call.span },
          models: [...new Set(models)].sort(),
          call: { call, env },
        },
      },
    ];
  });
}
