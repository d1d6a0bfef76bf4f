import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';

/** The part of the native tree-sitter binding that is used here. */
export interface TreeCursor {
  readonly nodeType: string;
  readonly nodeTypeId: number;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly currentFieldId: number | undefined;
  readonly currentFieldName: string | undefined;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

interface NativeTree {
  readonly rootNode: { readonly hasError: boolean; walk(): TreeCursor };
}

interface NativeParser {
  setLanguage(language: unknown): void;
  setTimeoutMicros(timeout: number): void;
  reset(): void;
  parse(text: string, oldTree: null, options: { bufferSize: number }): NativeTree | null;
}

/** Error recovery on hostile input is slow; no file in the field comes near this. */
const PARSE_TIMEOUT_MICROS = 20_000_000;
/** Below this size a bigger buffer buys nothing. */
const MIN_BUFFER = 32 * 1024;

let shared: NativeParser | undefined;

/** The binding is loaded on first use, so that a missing one costs only those who scan Python. */
export function parseNatively(text: string): NativeTree {
  shared ??= createParser();
  // The binding refuses texts longer than its buffer, which it counts in bytes of UTF-16.
  const tree = shared.parse(text, null, { bufferSize: Math.max(MIN_BUFFER, text.length * 2 + 2) });
  if (tree) return tree;
  shared.reset();
  throw new Error('The Python parser gave up: the file took too long to parse.');
}

function createParser(): NativeParser {
  try {
    const load = createRequire(import.meta.url);
    const Parser = load('tree-sitter') as new () => NativeParser;
    const parser = new Parser();
    parser.setLanguage(load('tree-sitter-python'));
    parser.setTimeoutMicros(PARSE_TIMEOUT_MICROS);
    return parser;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(`The native Python parser cannot be loaded on ${platform()}-${arch()}: ${reason}`, {
      cause: error,
    });
  }
}
