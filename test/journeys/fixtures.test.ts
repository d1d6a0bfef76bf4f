import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { auditFixture } from './run.js';

/** One line of `expected/<theme>.jsonl`. Without `callee`, any name will do. */
const Label = z.strictObject({
  path: z.string(),
  cell: z.number().int().optional(),
  line: z.number().int(),
  kind: z.string(),
  callee: z.string().optional(),
  status: z.string(),
  provider: z.string(),
});
type Label = z.infer<typeof Label>;
interface Place {
  path: string;
  line: number;
  cell?: number | undefined;
}

const repositories = new URL('../../fixtures/repos/', import.meta.url);
const themes = ['sample', ...readdirSync(repositories).sort()];
const fixtureOf = (theme: string) => (theme === 'sample' ? theme : `repos/${theme}`);

function labelsOf(theme: string): Label[] {
  const text = readFileSync(new URL(`expected/${theme}.jsonl`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => Label.parse(JSON.parse(line)));
}

const placeOf = ({ path, cell, line }: Place) => `${path}${cell === undefined ? '' : `#${cell}`}:${line}`;

const rowOf = (row: Label) => [placeOf(row), row.kind, row.callee ?? '*', row.status, row.provider].join(' ');

describe.each(themes)('%s', (theme) => {
  it('reports every construction and nothing else', async () => {
    const labels = labelsOf(theme);
    const anyCallee = new Set(labels.filter(({ callee }) => callee === undefined).map(placeOf));
    const { sites } = await auditFixture(fixtureOf(theme));

    const found = sites.map((site) =>
      rowOf({ ...site, callee: anyCallee.has(placeOf(site)) ? undefined : site.callee }),
    );
    expect(found.sort()).toEqual(labels.map(rowOf).sort());
  });
});

describe('sample', () => {
  it('says which missing base URL matters most', async () => {
    const { sites } = await auditFixture('sample');
    const missing = sites.filter(({ status, language }) => status === 'missing' && language === 'python');

    expect(missing.map(({ path, impact }) => `${path} ${impact}`)).toEqual([
      'backend/tideway/blocks/codegen.py high',
      'backend/tideway/blocks/llm.py high',
      'backend/tideway/blocks/llm.py high',
      'backend/tideway/util/clients.py medium',
    ]);
  });

  it('says which settings and environments lack a base URL, and which variable', async () => {
    const { configuration } = await auditFixture('sample');
    const rows = configuration.map(
      ({ path, line, kind, status, keys, baseUrls }) =>
        `${path}:${line} ${kind} ${status} ${keys.join(', ')} → ${baseUrls.join(', ')}`,
    );

    expect(rows).toEqual([
      '.github/workflows/e2e.yml:29 workflow missing OPENAI_INTERNAL_API_KEY → OPENAI_INTERNAL_BASE_URL',
      'backend/.env.default:11 env-file missing OPENAI_API_KEY → OPENAI_BASE_URL',
      'backend/tideway/chat/config.py:16 settings-class present OPENAI_API_KEY → BASE_URL, CHAT_BASE_URL, OPENAI_BASE_URL, OPENROUTER_BASE_URL',
      'backend/tideway/util/settings.py:28 settings-class missing OPENAI_API_KEY → OPENAI_BASE_URL',
      'backend/tideway/util/settings.py:29 settings-class missing OPENAI_INTERNAL_API_KEY → OPENAI_INTERNAL_BASE_URL',
      'docker-compose.yml:18 compose missing OPENAI_API_KEY → OPENAI_BASE_URL',
      'docker-compose.yml:19 compose present  → ASSISTANT_BASE_URL',
    ]);
  });
});
