import type { FileFacts } from '../../model/facts.js';
import type { Span } from '../../model/span.js';

/** Nodes that were put off are walked last; the facts still come in source order, inner before outer where both start. */
export function sortFacts(facts: FileFacts): void {
  const rows: { span: Span }[][] = [facts.bindings, facts.types, facts.writes, facts.exports];
  for (const list of rows) list.sort((a, b) => a.span[0] - b.span[0]);
  facts.calls.sort((a, b) => a.call.span[0] - b.call.span[0] || a.call.span[1] - b.call.span[1]);
}
