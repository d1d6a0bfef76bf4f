import { describe, expect, it } from 'vitest';
import { auditFiles } from '../helpers/audit.js';
import { rowsOf } from './rows.js';

const app = { 'app.py': 'from openai import OpenAI\nclient = OpenAI()\n' };
const lacks = (line: number) => [`${line} missing OPENAI_API_KEY → OPENAI_BASE_URL`];
const has = (line: number) => [`${line} present OPENAI_API_KEY → OPENAI_BASE_URL`];
const fence = (...lines: string[]) => ['# Setup', '', '```sh', ...lines, '```', ''].join('\n');
const table = (...names: string[]) =>
  ['| Name | Meaning |', '|---|---|', ...names.map((name) => `| \`${name}\` | x |`)].join('\n');

describe('a document', () => {
  it.each([
    ['lists settings in a code block', fence('PORT_HTTP=1', 'OPENAI_API_KEY=', 'export DATABASE_URL=x'), lacks(5)],
    ['lists them in a table', table('PORT_HTTP', 'OPENAI_API_KEY', 'DATABASE_URL'), lacks(4)],
    ['lists them', '- **OPENAI_API_KEY**: the key\n- `DATABASE_URL` (required)\n- PORT_HTTP - the port\n', lacks(1)],
    ['lists both', table('PORT_HTTP', 'OPENAI_API_KEY', 'OPENAI_BASE_URL'), has(5)],
    [
      'names the base URL elsewhere',
      `${table('PORT_HTTP', 'OPENAI_API_KEY', 'DATABASE_URL')}\n\nA gateway goes into \`OPENAI_BASE_URL\`.\n`,
      has(7),
    ],
    ['shows how to start', fence('export OPENAI_API_KEY=...', 'export LOG_LEVEL=x', 'npm start'), []],
    ['shows code', fence('os.environ["OPENAI_API_KEY"]', 'os.environ["DATABASE_URL"]', 'os.environ["PORT_HTTP"]'), []],
    ['speaks of a key', 'Create an OPENAI_API_KEY first. Then set DATABASE_URL and PORT_HTTP.\n', []],
    ['lists nothing of ours', table('PORT_HTTP', 'ANTHROPIC_API_KEY', 'DATABASE_URL'), []],
    ['speaks of a base URL alone', 'OPENAI_BASE_URL is not read.\n', []],
    ['tells of a gateway', table('LITELLM_BASE_URL', 'LITELLM_API_KEY', 'DATABASE_URL'), []],
  ])('that %s', async (_, text, rows) => expect(await rowsOf('README.md', text, app)).toEqual(rows));

  it('is a row of its kind, for people to mend', async () => {
    const { configuration } = await auditFiles({
      ...app,
      'docs/settings.md': table('PORT_HTTP', 'OPENAI_API_KEY', 'DATABASE_URL'),
    });
    expect(configuration).toMatchObject([{ kind: 'doc', status: 'missing', line: 4, fix: { available: false } }]);
  });

  it('need not tell of what nothing reads', async () => {
    const listed = table('PORT_HTTP', 'OPENAI_API_KEY', 'DATABASE_URL');
    const fixed = { 'app.py': app['app.py'].replace('OpenAI()', 'OpenAI(base_url="https://api.openai.com/v1")') };
    expect(await rowsOf('README.md', listed, fixed)).toEqual([]);
    const settable = { ...fixed, '.env.example': 'OPENAI_API_KEY=\nOPENAI_BASE_URL=x\n' };
    expect(await rowsOf('README.md', listed, settable)).toEqual(lacks(4));
    expect(await rowsOf('README.md', listed.replace('OPENAI', 'TEST_OPENAI'), app)).toEqual([]);
  });

  it('says nothing where nothing speaks the wire', async () =>
    expect(await rowsOf('README.md', table('PORT_HTTP', 'OPENAI_API_KEY', 'DATABASE_URL'))).toEqual([]));
});
