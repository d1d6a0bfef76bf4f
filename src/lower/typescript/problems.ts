import type { ParseError } from '@babel/parser';
import type { Problem } from '../../model/facts.js';
import type { Span } from '../../model/span.js';

const MAX_PROBLEMS = 20;

/** Rules the compiler enforces on programs that are read in full all the same. */
const HARMLESS = new Set([
  'VarRedeclaration',
  'DuplicateExport',
  'DuplicateDefaultExport',
  'DuplicateConstructor',
  'DuplicateProto',
  'ModuleExportUndefined',
  'StrictDelete',
  'StrictWith',
  'StrictFunction',
  'StrictNumericEscape',
  'StrictOctalLiteral',
  'StrictEvalArguments',
  'StrictEvalArgumentsBinding',
  'DeclarationMissingInitializer',
  'ImportCallNotNewExpression',
  'InvalidPrivateFieldResolution',
]);

export function isHarmless(error: ParseError): boolean {
  return HARMLESS.has(error.reasonCode);
}

export function problemsOf(errors: readonly ParseError[]): Problem[] {
  return errors.slice(0, MAX_PROBLEMS).map((error) => ({ message: wordsOf(error), span: [error.pos, error.pos] }));
}

export function lostProblems(lost: readonly Span[]): Problem[] {
  return lost.slice(0, MAX_PROBLEMS).map((span) => ({ message: 'syntax error: left out', span }));
}

/** The parser's own messages quote the program; its codes never do. */
function wordsOf(error: ParseError): string {
  return error.reasonCode.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Why a file could not be read at all, without any of its text. */
export function failureOf(error: unknown): Error {
  if (error instanceof RangeError) return new Error('nested too deeply');
  if (!isParseError(error)) return error instanceof Error ? error : new Error('unknown parser failure');
  return new Error(`syntax error: ${wordsOf(error)} (line ${error.loc.line})`);
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof SyntaxError && 'reasonCode' in error && 'loc' in error;
}
