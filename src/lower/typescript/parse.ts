import { parse, type ParseError, type ParserOptions, type ParserPlugin, type ParseResult } from '@babel/parser';
import type { Span } from '../../model/span.js';
import { readNatively } from './native/index.js';
import { isHarmless } from './problems.js';
import { salvage, type Attempt } from './salvage.js';

type Program = ParseResult;
type SourceType = NonNullable<ParserOptions['sourceType']>;

interface Dialect {
  plugins: ParserPlugin[];
  sourceType: SourceType;
}

/** Accepted in every dialect: what some tool chain lets people write. */
const COMMON: ParserPlugin[] = [
  'decorators-legacy',
  'decoratorAutoAccessors',
  'explicitResourceManagement',
  'exportDefaultFrom',
  'sourcePhaseImports',
  'deferredImportEvaluation',
  ['importAttributes', { deprecatedAssertSyntax: true }],
];

const TYPED: ParserPlugin[] = ['typescript', ...COMMON];
const TYPED_JSX: ParserPlugin[] = ['typescript', 'jsx', ...COMMON];
const PLAIN_JSX: ParserPlugin[] = ['jsx', ...COMMON];
const FLOW_JSX: ParserPlugin[] = ['flow', 'jsx', ...COMMON];

/** Tried in order until one reads the file without loss. */
function dialectsOf(path: string): Dialect[] {
  if (/\.tsx$/i.test(path)) return [dialect(TYPED_JSX), dialect(TYPED_JSX, 'script')];
  if (/\.[cm]?jsx?$/i.test(path)) {
    return [dialect(PLAIN_JSX), dialect(FLOW_JSX), dialect(TYPED_JSX), dialect(TYPED), dialect(PLAIN_JSX, 'script')];
  }
  return [dialect(TYPED), dialect(TYPED_JSX), dialect(TYPED, 'script')];
}

function dialect(plugins: ParserPlugin[], sourceType: SourceType = 'unambiguous'): Dialect {
  return { plugins, sourceType };
}

export interface Reading {
  program: Program;
  /** What was left out so that the rest could be read. */
  lost: readonly Span[];
}

/** The reading with the fewest losses. Throws the first dialect's error when nothing helps. */
export function parseProgram(path: string, text: string): Reading {
  const read = readNatively(path, text);
  return read ? { program: read, lost: [] } : recover(path, text);
}

function recover(path: string, text: string): Reading {
  try {
    return { program: parseWhole(path, text), lost: [] };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const salvaged = salvage(text, (some) => attemptWhole(path, some));
    if (!salvaged || salvaged.program.program.body.length === 0) throw error;
    return salvaged;
  }
}

function attemptWhole(path: string, text: string): Attempt<Program> {
  try {
    return { program: parseWhole(path, text) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number'
      ? { stoppedAt: error.pos }
      : {};
  }
}

function parseWhole(path: string, text: string): Program {
  let best: { program: Program; losses: number } | undefined;
  let firstError: unknown;
  for (const candidate of dialectsOf(path)) {
    const result = attempt(text, candidate);
    if ('error' in result) {
      firstError ??= result.error;
      continue;
    }
    const losses = errorsOf(result.program).length;
    if (losses === 0) return result.program;
    if (!best || losses < best.losses) best = { program: result.program, losses };
  }
  if (!best) throw firstError;
  return best.program;
}

/** Recovered errors that cost part of the program. */
export function errorsOf(program: Program): ParseError[] {
  return (program.errors ?? []).filter((error) => !isHarmless(error));
}

function attempt(text: string, { plugins, sourceType }: Dialect): { program: Program } | { error: unknown } {
  try {
    return {
      program: parse(text, { ...LENIENT, plugins, sourceType, allowAwaitOutsideFunction: sourceType !== 'script' }),
    };
  } catch (error) {
    // No other dialect nests less.
    if (error instanceof RangeError) throw error;
    return { error };
  }
}

const LENIENT: ParserOptions = {
  errorRecovery: true,
  attachComment: false,
  createParenthesizedExpressions: false,
  createImportExpressions: true,
  allowImportExportEverywhere: true,
  allowReturnOutsideFunction: true,
  allowNewTargetOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
  allowYieldOutsideFunction: true,
};
