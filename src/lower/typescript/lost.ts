import type { Expr, FileFacts } from '../../model/facts.js';
import { covers, type Span } from '../../model/span.js';

/** Whatever stood in a place that was left out may have been an argument or a key: what holds the place is open. */
export function openAround(facts: FileFacts, lost: readonly Span[]): void {
  for (const span of lost) {
    const unseen = { kind: 'opaque' as const, what: 'syntax error', span };
    const open = (expr: Expr | undefined): boolean => {
      if (expr?.kind !== 'object' || !covers(expr.span, span)) return false;
      expr.entries.push({ spread: unseen, span });
      return true;
    };
    for (const { value } of facts.bindings) open(value);
    for (const { call } of facts.calls) {
      if (!covers(call.argsSpan ?? call.span, span)) continue;
      const isInside = call.args.map(({ value }) => open(value) || covers(value.span, span)).some(Boolean);
      if (!isInside) call.args.push({ value: unseen, spread: 'list' });
    }
  }
}
