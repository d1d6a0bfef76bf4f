import { lowerAssignment, lowerAugmented, lowerTypeAlias } from './assignments.js';
import { lowerCompound, lowerExcept, lowerFor, lowerIf, lowerWith } from './blocks.js';
import { lowerClass } from './classes.js';
import { deeper, visitAll, type Lowering } from './context.js';
import { isExpression } from './expressions.js';
import { lowerFunction, lowerReturn } from './functions.js';
import { lowerImport, lowerImportFrom } from './imports.js';
import { lowerCase, lowerMatch } from './match.js';
import { guardAfter } from './guards.js';
import { lowerDeclaration } from './scopes.js';
import { childIn, namedChildren, type SyntaxNode } from './tree.js';

type LowerStatement = (low: Lowering, node: SyntaxNode) => void;

const ignore: LowerStatement = () => undefined;

const STATEMENTS = new Map<string, LowerStatement>([
  ['assignment', lowerAssignment],
  ['augmented_assignment', lowerAugmented],
  ['type_alias_statement', lowerTypeAlias],
  ['import_statement', lowerImport],
  ['import_from_statement', lowerImportFrom],
  ['future_import_statement', ignore],
  ['function_definition', (low, node) => lowerFunction(low, node)],
  ['class_definition', (low, node) => lowerClass(low, node)],
  ['decorated_definition', lowerDecorated],
  ['return_statement', lowerReturn],
  ['global_statement', lowerDeclaration],
  ['nonlocal_statement', lowerDeclaration],
  ['if_statement', lowerIf],
  ['elif_clause', lowerIf],
  ['assert_statement', lowerAssert],
  ['else_clause', lowerCompound],
  ['while_statement', lowerCompound],
  ['try_statement', lowerCompound],
  ['finally_clause', lowerCompound],
  ['for_statement', lowerFor],
  ['except_clause', lowerExcept],
  ['except_group_clause', lowerExcept],
  ['with_statement', lowerWith],
  ['match_statement', lowerMatch],
  ['case_clause', lowerCase],
  ['type', ignore],
]);

/** Statements by their kind, expressions for the calls in them, and of all else whatever it is made of. */
export function lowerAny(low: Lowering, node: SyntaxNode): void {
  const statement = STATEMENTS.get(node.type);
  if (!statement && isExpression(node.type)) return void low.visit.expr(low, node);
  const lower = statement ?? ((): void => visitAll(low, node.children));
  deeper(
    low,
    1,
    () => lower(low, node),
    () => undefined,
  );
}

function lowerAssert(low: Lowering, node: SyntaxNode): void {
  visitAll(low, node.children);
  guardAfter(low, node);
}

function lowerDecorated(low: Lowering, node: SyntaxNode): void {
  const decorators = namedChildren(node).filter((child) => child.type === 'decorator');
  const definition = childIn(node, 'definition');
  if (definition?.type === 'class_definition') lowerClass(low, definition, decorators);
  else if (definition) lowerFunction(low, definition, decorators);
  else visitAll(low, decorators);
}
