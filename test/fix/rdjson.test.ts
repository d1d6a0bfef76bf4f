import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rdjsonOf } from '../../src/commands/fix/rdjson.js';

/**
 * What reviewdog reads (proto/rdf/reviewdog.proto in its repository), with what it calls required, and no other key:
 * it ignores those, so a slip in one would go unnoticed there.
 */
const position = z.strictObject({ line: z.int32().min(1), column: z.int32().min(1).optional() });
const range = z.strictObject({ start: position, end: position.optional() });
const severity = z.enum(['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO']);
const source = z.strictObject({ name: z.string(), url: z.string().optional() });
const location = z.strictObject({ path: z.string(), range: range.optional() });
const diagnostic = z.strictObject({
  message: z.string(),
  location,
  severity: severity.optional(),
  source: source.optional(),
  code: z.strictObject({ value: z.string(), url: z.string().optional() }).optional(),
  suggestions: z.array(z.strictObject({ range, text: z.string() })).optional(),
  original_output: z.string().optional(),
  related_locations: z.array(z.strictObject({ message: z.string().optional(), location })).optional(),
});
const diagnosticResult = z.strictObject({
  diagnostics: z.array(diagnostic),
  source: source.optional(),
  severity: severity.optional(),
});

type Suggested = z.infer<typeof diagnosticResult>;

const suggestedFor = (before: string, after: string): Suggested =>
  diagnosticResult.parse(JSON.parse(rdjsonOf({ fixes: [], changes: [{ path: 'a.py', before, after }], dropped: [] })));

/** By the format's own words: columns in bytes of UTF-8, the end exclusive, line breaks left to the file. */
function accepted(before: string, { diagnostics }: Suggested): string {
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const lines = before.split(eol);
  const suggestions = diagnostics.flatMap(({ suggestions: of = [] }) => of);
  for (const { range: at, text } of suggestions.reverse()) {
    const end = at.end ?? at.start;
    const head = Buffer.from(lines[at.start.line - 1] ?? '').subarray(0, (at.start.column ?? 1) - 1);
    const tail = Buffer.from(lines[end.line - 1] ?? '').subarray((end.column ?? Infinity) - 1);
    const whole = head.toString() + text + tail.toString();
    lines.splice(at.start.line - 1, end.line - at.start.line + 1, ...whole.split('\n'));
  }
  return lines.join(eol);
}

describe('suggestions for reviewdog', () => {
  it.each([
    ['a line that changes', 'client = OpenAI("a𐐀b")\n', 'client = OpenAI("a𐐀b", 1)\n', 26, 'client = OpenAI("a𐐀b", 1)'],
    ['a line that is added', 'a = "é"\nb\n', 'a = "é"\nnew\nb\n', 9, 'a = "é"\nnew'],
    ['line endings of Windows', 'a\r\nb\r\n', 'x\r\nb\r\n', 2, 'x'],
    ['the first line of a file', 'b\n', 'new\nb\n', 2, 'new\nb'],
  ])('count columns in bytes: %s', (_title, before, after, column, text) => {
    const { diagnostics } = suggestedFor(before, after);
    const at = { start: { line: 1, column: 1 }, end: { line: 1, column } };
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ location: { path: 'a.py', range: at }, suggestions: [{ range: at, text }] });
  });

  it('lead from any file to any other, all of them accepted', () => {
    const line = fc.constantFrom('a', 'b', 'é💡', '  x = 1', '');
    const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => [...lines, 'last', ''].join('\n'));
    fc.assert(
      fc.property(text, text, fc.boolean(), (from, to, isWindows) => {
        const [before, after] = [from, to].map((one) => (isWindows ? one.replaceAll('\n', '\r\n') : one));
        expect(accepted(before ?? '', suggestedFor(before ?? '', after ?? ''))).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('are not taken where the shape is another one', () => {
    expect(diagnosticResult.safeParse({ diagnostics: [{ message: '', location: { file: 'a.py' } }] }).success).toBe(
      false,
    );
  });
});
