import { describe, expect, it } from 'vitest';
import { lowerNotebook } from '../../src/lower/notebook.js';
import type { FileFacts } from '../../src/model/facts.js';
import { show, showBinding } from './python/show.js';

type Source = string | string[];

function notebook(sources: Source[], metadata: unknown = {}): string {
  const cells = sources.map((source) => ({ cell_type: 'code', source }));
  return JSON.stringify({ nbformat: 4, metadata, cells });
}

const lowerSources = (...sources: Source[]): FileFacts => lowerNotebook('demo.ipynb', notebook(sources));

const seen = (facts: FileFacts): string[] => facts.bindings.map(showBinding);

describe('notebooks', () => {
  it('are one program, cell after cell', () => {
    const facts = lowerSources(['import sdk\n', 'client = sdk.Client()'], 'client.call()');
    expect(facts.text).toBe('import sdk\nclient = sdk.Client()\nclient.call()');
    expect(facts.cells).toEqual([
      { cell: 0, start: 0 },
      { cell: 1, start: 33 },
    ]);
    expect(facts.calls.map(({ call }) => facts.text.slice(...call.span))).toEqual(['sdk.Client()', 'client.call()']);
  });

  it('count all cells, but hold only the code', () => {
    const cells = [
      { cell_type: 'markdown', source: '# x = make(' },
      { cell_type: 'code', source: 'x = 1' },
      { cell_type: 'code', source: 'SELECT 1', metadata: { vscode: { languageId: 'sql' } } },
      { cell_type: 'raw', source: 'raw' },
      { cell_type: 'code', source: 'y = 2' },
      'no cell',
    ];
    const facts = lowerNotebook('demo.ipynb', JSON.stringify({ cells }));
    expect(facts.cells).toEqual([
      { cell: 1, start: 0 },
      { cell: 4, start: 6 },
    ]);
    expect(facts.problems).toEqual([]);
  });

  it.each([
    ['!pip install sdk\nx = 1', ['x variable = 1']],
    ['%env KEY=1\nx = 1', ['x variable = 1']],
    ['%load_ext dotenv\n%dotenv\nx = 1', ['x variable = 1']],
    ['sdk.Client?\n?sdk\nx = 1', ['x variable = 1']],
    ['!echo "it\'s (\nx = 1', ['x variable = 1']],
    ['!pip install \\\n  sdk\nx = 1', ['x variable = 1']],
    ['files = !ls\nx = 1', ['files variable = ?ellipsis', 'x variable = 1']],
    ['f = !l\nx = 1', ['f variable = ?unary_operator', 'x variable = 1']],
    ['key = %env KEY', ['key variable = ?ellipsis']],
    ['%%bash\nexport X=$(make)\n', []],
    ['\n%%writefile app.py\nx = 1\n', []],
    ['%%time\nx = 1', ['x variable = 1']],
    ['%%capture out\nx = 1', ['x variable = 1']],
    ['%sql\nSELECT 1', []],
    ['%sql SELECT 1\nx = 1', ['x variable = 1']],
    ['%md\n# title', []],
    ['%time x = make()', ['x variable = make()']],
    ['%timeit -n 3 make(x)', []],
    ['if True:\n    !pip install sdk\nx = 1', ['x variable = 1']],
    ['x = (total\n  % size)', ['x variable = (total % size)']],
    ['x = """\n%no magic\n!none\n"""', ['x variable = "\\n%no magic\\n!none\\n"']],
    ["x = 'a # (' # (\n!ls\ny = 2", ['x variable = "a # ("', 'y variable = 2']],
    ['x = total \\\n  % size', ['x variable = (total % size)']],
    ['    x = 1\n    y = 2', ['x variable = 1', 'y variable = 2']],
    ['x = await make()', ['x variable = make()']],
    ['%%time\r\n!ls\r\nx = 1', ['x variable = 1']],
    ['x = 1 != 2', ['x variable = (1 != 2)']],
  ])('magics: %s', (source, expected) => {
    const facts = lowerSources(source);
    expect(facts.problems).toEqual([]);
    expect(seen(facts)).toEqual(expected);
    expect(facts.bindings.every(({ name, span }) => facts.text.slice(...span) === name)).toBe(true);
  });

  it.each([
    ['x = make(', 'an open bracket'],
    ['text = """never closed', 'an open string'],
    ['def broken(:', 'a broken function'],
    ['Some words that are no code at all.', 'prose'],
    [')))', 'stray brackets'],
    ['x = [1,\n  2', 'an open list'],
  ])('an error stays in its cell: %s (%s)', (broken) => {
    const facts = lowerSources('import sdk', broken, 'client = sdk.Client()\nuse(client)', 'last = 1');
    expect(facts.calls.map(({ call }) => show(call))).toEqual(expect.arrayContaining(['sdk.Client()', 'use(client)']));
    expect(seen(facts)).toEqual(expect.arrayContaining(['client variable = sdk.Client()', 'last variable = 1']));
    expect(facts.problems.length).toBeGreaterThan(0);
    const [, bad, next] = facts.cells ?? [];
    for (const { span } of facts.problems) {
      expect(span[0]).toBeGreaterThanOrEqual(bad?.start ?? Infinity);
      expect(span[1]).toBeLessThanOrEqual(next?.start ?? 0);
    }
  });

  it('a cell after a function does not become a part of it', () => {
    const facts = lowerSources('def make():\n    return 1', '    x = 2');
    expect(seen(facts)).toEqual(['make function = fn0', 'x variable = 2']);
  });

  it.each([
    [{ kernelspec: { name: 'python3', language: 'python' } }, 1],
    [{ language_info: { name: 'python' } }, 1],
    [{ kernelspec: { name: 'my-env' } }, 1],
    [{}, 1],
    [null, 1],
    [{ kernelspec: { name: 'ir', language: 'R' } }, 0],
    [{ kernelspec: { name: 'julia-1.9' } }, 0],
    [{ kernelspec: { name: 'bash' } }, 0],
    [{ language_info: { name: 'javascript' } }, 1],
    [{ kernelspec: { name: 'tslab', language: 'typescript' } }, 1],
    [{ kernelspec: { name: 'deno' } }, 1],
  ])('language of %j', (metadata, cells) => {
    const facts = lowerNotebook('demo.ipynb', notebook(['x = 1'], metadata));
    expect([facts.cells?.length, facts.bindings.length]).toEqual([cells, cells]);
  });

  it('of TypeScript are one program, too, but for a cell that can not be read', () => {
    const sources = [
      'import { Client } from "sdk"',
      'const a = new Client()',
      '%install sdk\n(',
      'const a = new Client(1)',
    ];
    const facts = lowerNotebook('demo.ipynb', notebook(sources, { kernelspec: { name: 'tslab' } }));
    expect(facts.language).toBe('typescript');
    expect(facts.calls.map(({ call }) => facts.text.slice(...call.span))).toEqual(['new Client()', 'new Client(1)']);
    expect(facts.cells?.map(({ start }) => facts.text.slice(start, start + 7))).toEqual([
      'import ',
      'const a',
      '%instal',
      'const a',
    ]);
    expect(facts.problems).toHaveLength(1);
  });

  it('of version 3 are read, too', () => {
    const old = { worksheets: [{ cells: [{ cell_type: 'code', language: 'python', input: ['x = 1'] }] }] };
    expect(seen(lowerNotebook('old.ipynb', JSON.stringify(old)))).toEqual(['x variable = 1']);
  });

  it.each([
    ['', /not valid JSON/],
    ['{"cells": ', /not valid JSON/],
    ['[]', /no list of cells/],
    ['null', /no list of cells/],
    ['{"cells": 3}', /no list of cells/],
    ['{"metadata": {}}', /no list of cells/],
  ])('not a notebook: %s', (text, message) => {
    expect(() => lowerNotebook('demo.ipynb', text)).toThrow(message);
  });

  it('odd cells do no harm', () => {
    const cells = [
      { cell_type: 'code' },
      { cell_type: 'code', source: 3 },
      { cell_type: 'code', source: ['x = 1', 4] },
    ];
    expect(seen(lowerNotebook('demo.ipynb', `\uFEFF${JSON.stringify({ cells })}`))).toEqual(['x variable = 1']);
  });
});
