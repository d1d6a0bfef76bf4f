import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const notebook = (sources: (string | string[])[], indent: number | undefined, escape = false): string => {
  const text = JSON.stringify(
    {
      cells: sources.map((source, index) => ({
        cell_type: index === 0 ? 'markdown' : 'code',
        metadata: {},
        outputs: [{ data: 'ä€' }],
        source,
      })),
      metadata: { kernelspec: { language: 'python' } },
      nbformat: 4,
    },
    null,
    indent,
  );
  return escape
    ? text.replace(/[^ -~\n]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
};

const SETUP = ['import os\n', 'from openai import OpenAI  # ü'];
const CALL = ['%time 1\n', 'client = OpenAI(\n', '    timeout=3,\n', ')'];
const CALLED = [
  ...CALL.slice(0, 3),
  '    base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1",\n',
  ')',
];
const path = 'run/a.ipynb';

describe('a notebook', () => {
  it.each([
    ['one space', 1, false],
    ['on one line', undefined, false],
    ['escaped', 2, true],
  ])('changes in the lines of its cells only: %s', async (_title, indent, escape) => {
    const { files, refused } = await fixFiles({ [path]: notebook(['# ü', SETUP, CALL], indent, escape) });
    expect(refused).toEqual([]);
    expect(files[path]).toBe(notebook(['# ü', SETUP, CALLED], indent, escape));
  });

  it('whose cells are single texts', async () => {
    const { files } = await fixFiles({ [path]: notebook(['', SETUP.join(''), CALL.join('')], 1) });
    expect(files[path]).toBe(notebook(['', SETUP.join(''), CALLED.join('')], 1));
  });

  it('gets its import in the cell of the others', async () => {
    const { files } = await fixFiles({
      [path]: notebook(['', ['from openai import OpenAI'], ['c = OpenAI()\n', 'c']], 1),
    });
    const called = 'c = OpenAI(base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1")\n';
    expect(files[path]).toBe(notebook(['', ['import os\n', '\n', 'from openai import OpenAI'], [called, 'c']], 1));
  });
});
