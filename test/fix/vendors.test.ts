import { describe, expect, it } from 'vitest';
import { bare, fixed, fixFiles } from './harness.js';

const CLIENT = 'import os\n\nfrom openai import OpenAI\n\n';
const all = { includeVendors: true };

describe('an endpoint of the vendor that is not the public one gets a variable of its own', () => {
  it.each([
    [`c = OpenAI(base_url="https://chatgpt.com/backend-api/codex")\n`, 'CHATGPT_BASE_URL'],
    // What its key is called after is moved elsewhere by that name.
    [
      `c = OpenAI(api_key=os.environ["OPENAI_API_KEY"], base_url="https://chatgpt.com/backend-api/codex")\n`,
      'CHATGPT_BASE_URL',
    ],
    [`c = OpenAI(base_url="https://eu.api.openai.com/v1")\n`, 'OPENAI_BASE_URL'],
  ])('%j', async (call, variable) => {
    const after = call.replace(/base_url=("[^"]*")/, `base_url=os.getenv("${variable}") or $1`);
    expect(bare(await fixed(CLIENT + call))).toBe(bare(CLIENT + after));
  });

  it('once, where a constant is used whole and with paths behind it', async () => {
    const text = (base: string) =>
      `import OpenAI from 'openai';\n\nconst BASE = ${base};\nconst token = process.env.TOKEN;\n\n` +
      'export const client = new OpenAI({ apiKey: token, baseURL: BASE });\n' +
      "export const ask = (body: string) =>\n  fetch(`${BASE}/responses`, { method: 'POST', body, headers: { Authorization: `Bearer ${token}` } });\n";
    const url = "'https://chatgpt.com/backend-api/codex'";
    const { files, refused } = await fixFiles({ 'src/codex.ts': text(url) });
    expect(refused).toEqual([]);
    expect(bare(files['src/codex.ts'] ?? '')).toBe(bare(text(`process.env.CHATGPT_BASE_URL || ${url}`)));
  });

  it.each(['c = OpenAI(base_url="https://api.openai.com")\n', 'c = OpenAI(base_url="https://api.openai.com/")\n'])(
    'but not where its host alone is written: %j',
    async (call) => {
      expect(await fixed(CLIENT + call)).toBe(CLIENT + call);
    },
  );
});

describe('a constant that several sites share', () => {
  const post = (url: string) => `requests.post(${url}, headers={"Authorization": f"Bearer {KEY}"})`;
  const text = (base: string) =>
    `import os\n\nimport requests\nfrom openai import OpenAI\n\nKEY = os.environ["OPENAI_API_KEY"]\nBASE = ${base}\n` +
    `c = OpenAI(api_key=KEY, base_url=BASE)\nr = ${post('BASE + "chat/completions"')}\n`;

  it('keeps the slash that one of them needs', async () => {
    expect(await fixed(text('"https://api.openai.com/v1/"'))).toBe(
      text('(os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1").rstrip("/") + "/"'),
    );
  });

  it('has one variable, whatever their keys are called', async () => {
    const after = await fixed(
      text('"https://chatgpt.com/backend-api/codex/"').replaceAll('OPENAI_API_KEY', 'CODEX_KEY'),
    );
    expect(after).toContain(
      'BASE = (\n    os.getenv("CHATGPT_BASE_URL") or "https://chatgpt.com/backend-api/codex"\n).rstrip("/") + "/"\n',
    );
  });
});

describe('other vendors, when asked for', () => {
  const post = (url: string) =>
    `export const f = (body: string) =>\n  fetch(${url}, { method: 'POST', body, headers: { Authorization: \`Bearer \${process.env.KEY}\` } });\n`;
  const ROUTER = "process.env.OPENROUTER_BASE_URL || 'https://openrouter.ai/api/v1'";

  it.each([
    ["'https://openrouter.ai/api/v1/chat/completions'", `\`\${(${ROUTER}).replace(/\\/+$/, '')}/chat/completions\``],
    ['`https://openrouter.ai/api/v1/chat/completions`', `\`\${(${ROUTER}).replace(/\\/+$/, '')}/chat/completions\``],
  ])('a request is moved as far as the version: %s', async (before, after) => {
    expect(bare(await fixed(post(before), 'src/f.ts', all))).toBe(bare(post(after)));
  });

  it.each(["'https://api.deepseek.com/chat/completions'"])('without one it is left: %s', async (url) => {
    expect(await fixed(post(url), 'src/f.ts', all)).toBe(post(url));
  });

  it('are not moved by the variable of the vendor', async () => {
    const call = 'c = OpenAI(api_key=os.environ["OPENAI_API_KEY"], base_url="https://openrouter.ai/api/v1")\n';
    expect(await fixed(CLIENT + call, 'app/c.py', all)).toContain('os.getenv("OPENROUTER_BASE_URL")');
  });
});
