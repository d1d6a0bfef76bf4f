import type { FileFacts } from '../model/facts.js';
import { covers, type Span } from '../model/span.js';

/** The named functions and classes around a span, outermost first: `Checkout.summarise`. */
export function within(file: FileFacts, span: Span): string {
  return [...file.classes, ...file.functions]
    .filter((one) => one.name && covers(one.span, span))
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
    .map(({ name }) => name)
    .join('.');
}
