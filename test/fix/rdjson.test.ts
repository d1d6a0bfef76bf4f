import { describe, expect, it } from 'vitest';
import { rdjsonOf } from '../../src/commands/fix/rdjson.js';

interface Suggested {
  diagnostics: { location: { range: unknown }; suggestions: { range: unknown; text: string }[] }[];
}

describe('suggestions for reviewdog', () => {
  it.each([
    ['a line that changes', 'client = OpenAI("a𐐀b")\n', 'client = OpenAI("a𐐀b", 1)\n', 26, 'client = OpenAI("a𐐀b", 1)'],
    ['a line that is added', 'a = "é"\nb\n', 'a = "é"\nnew\nb\n', 9, 'a = "é"\nnew'],
    ['line endings of Windows', 'a\r\nb\r\n', 'x\r\nb\r\n', 2, 'x'],
    ['the first line of a file', 'b\n', 'new\nb\n', 2, 'new\nb'],
  ])('count columns in bytes: %s', (_title, before, after, column, text) => {
    const change = { path: 'a.py', before, after };
    const { diagnostics } = JSON.parse(rdjsonOf({ fixes: [], changes: [change], dropped: [] })) as Suggested;
    const range = { start: { line: 1, column: 1 }, end: { line: 1, column } };
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ location: { path: 'a.py', range }, suggestions: [{ range, text }] });
  });
});
