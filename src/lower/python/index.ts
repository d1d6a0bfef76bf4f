import type { CallSite, Directive, FileFacts, Problem } from '../../model/facts.js';
import { emptyFacts } from '../facts.js';
import { createLowering, walk, type Visitors } from './context.js';
import { lowerExpr } from './expressions.js';
import { settleNonlocals } from './scopes.js';
import { lowerAny } from './statements.js';
import { parseRecovering } from './recovery.js';
import { parsePython, spanOf, type SyntaxNode } from './tree.js';
import { lowerType } from './types.js';

const VISITORS: Visitors = { expr: lowerExpr, type: lowerType, any: lowerAny };
const MAX_PROBLEMS = 20;

/** What a Python file says. Broken code is lowered as far as it can be read. */
export function lowerPython(path: string, text: string): FileFacts {
  const tree = parseRecovering(text);
  const facts = emptyFacts(path, 'python', text);
  const low = createLowering(facts, VISITORS);
  walk(low, tree.root.children);
  settleNonlocals(low);
  facts.calls.sort(bySource);
  facts.directives = tree.comments.flatMap((comment) => toDirective(text, comment));
  facts.problems = tree.errors.slice(0, MAX_PROBLEMS).map(toProblem);
  return facts;
}

/** Only what is wrong with a piece of code, as if it stood at `offset`. */
export function syntaxProblems(text: string, offset: number): Problem[] {
  return parsePython(text, offset).errors.slice(0, MAX_PROBLEMS).map(toProblem);
}

/** Of calls that start together (`a().b()`) the inner one comes first. */
function bySource({ call: one }: CallSite, { call: other }: CallSite): number {
  return one.span[0] - other.span[0] || one.span[1] - other.span[1];
}

function toDirective(text: string, comment: SyntaxNode): Directive[] {
  const written = text.slice(comment.start, comment.end).trimEnd();
  if (!written.includes('reroute:')) return [];
  return [{ text: written.replace(/^#+/, '').trim(), span: [comment.start, comment.start + written.length] }];
}

function toProblem(node: SyntaxNode): Problem {
  const message = node.missing ? `syntax error: missing ${node.type}` : 'syntax error';
  return { message, span: spanOf(node) };
}
