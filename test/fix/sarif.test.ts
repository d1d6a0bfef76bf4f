import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { sarifOf } from '../../src/commands/fix/sarif.js';
import type { Files } from '../helpers/audit.js';
import { fixFiles, rehearsed } from './harness.js';

interface Position {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

interface Result {
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  fixes?: {
    description: { text: string };
    artifactChanges: {
      artifactLocation: { uri: string };
      replacements: { deletedRegion: Position; insertedContent: { text: string } }[];
    }[];
  }[];
}

const standard = new URL('../report/standards/sarif-2.1.0.json', import.meta.url);
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(
  JSON.parse(readFileSync(standard, 'utf8')) as object,
);

async function resultsFor(files: Files): Promise<Result[]> {
  const { stage, rehearsal } = await rehearsed(files);
  const log = JSON.parse(sarifOf(rehearsal, stage)) as { runs: { results: Result[] }[] };
  validate(log);
  expect(validate.errors).toBeNull();
  return log.runs[0]?.results ?? [];
}

/** As a viewer does it: it knows the standard, and neither the code nor our edits. */
function applied(files: Files, { fixes = [] }: Result): Files {
  const after = { ...files };
  for (const { artifactLocation, replacements } of fixes.flatMap(({ artifactChanges }) => artifactChanges)) {
    const path = decodeURIComponent(artifactLocation.uri);
    const mark = after[path]?.startsWith('\uFEFF') ? '\uFEFF' : '';
    let text = (after[path] ?? '').slice(mark.length);
    const offset = (line: number, column: number): number =>
      text
        .split('\n')
        .slice(0, line - 1)
        .reduce((sum, one) => sum + one.length + 1, column - 1);
    for (const { deletedRegion: at, insertedContent } of [...replacements].reverse()) {
      const [start, end] = [offset(at.startLine, at.startColumn), offset(at.endLine, at.endColumn)];
      text = text.slice(0, start) + insertedContent.text + text.slice(end);
    }
    after[path] = mark + text;
  }
  return after;
}

const placeOf = ({ locations }: Result): string => {
  const at = locations[0]?.physicalLocation;
  return `${decodeURIComponent(at?.artifactLocation.uri ?? '')}:${at?.region.startLine ?? 0}`;
};

const SETTINGS =
  'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    openai_api_key: str = ""\n\n\nsettings = Settings()\n';
const NOTEBOOK = `${JSON.stringify({ cells: [{ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: ['from openai import OpenAI\n', 'client = OpenAI()\n'] }], metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;

const ALONE: Record<string, Files> = {
  'a call': { 'a b/c.py': 'from openai import OpenAI\n\nclient = OpenAI()\n' },
  'Windows, a byte order mark, letters beyond the plane': {
    'c.py': '\uFEFFfrom openai import OpenAI\r\n\r\nx = "é💡"; client = OpenAI(organization="💡")\r\n',
  },
  'an exploded call in TypeScript': {
    'c.ts': "import OpenAI from 'openai';\n\nexport const client = new OpenAI({\n  timeout: 1, // s\n});\n",
  },
  'a notebook': { 'demo.ipynb': NOTEBOOK },
  'a call whose setting is lacking': {
    'app/settings.py': SETTINGS,
    'app/c.py':
      'from openai import OpenAI\n\nfrom app.settings import settings\n\nclient = OpenAI(api_key=settings.openai_api_key)\n',
  },
};

describe('fixes in SARIF', () => {
  it.each(Object.entries(ALONE))('make of %s what --write makes', async (_title, files) => {
    const results = await resultsFor(files);
    const site = results.find((one) => /\.(py|ts|ipynb):/.test(placeOf(one)) && !placeOf(one).includes('settings'));
    expect(site?.fixes).toHaveLength(1);
    const expected = await fixFiles(files);
    expect(expected.changed).not.toEqual([]);
    expect(applied(files, site as Result)).toEqual(expected.files);
  });

  it('each stand alone: nothing of another result comes along', async () => {
    const files = { 'c.py': 'from openai import OpenAI\n\na = OpenAI()\nb = OpenAI()\n' };
    const results = await resultsFor(files);
    expect(results).toHaveLength(2);
    for (const result of results) {
      const only = await fixFiles(files, { only: [placeOf(result)] });
      expect(applied(files, result)).toEqual(only.files);
    }
  });

  it.each([
    [
      'Azure, for a person',
      { 'c.py': 'from openai import AzureOpenAI\n\nc = AzureOpenAI(azure_endpoint="https://a.openai.azure.com")\n' },
    ],
    ['a test, not asked for', { 'tests/test_c.py': 'from openai import OpenAI\n\n\ndef test_it():\n    OpenAI()\n' }],
    [
      'another vendor',
      { 'c.py': 'from openai import OpenAI\n\nc = OpenAI(base_url="https://openrouter.ai/api/v1")\n' },
    ],
  ] as [string, Files][])('are not there for %s', async (_title, files) => {
    const results = await resultsFor(files);
    expect(results.length).toBeGreaterThan(0);
    for (const { fixes } of results) expect(fixes).toBeUndefined();
  });
});
