import { describe, expect, it } from 'vitest';
import { bare, fixed, fixFiles, refusalOf } from './harness.js';

const PY_HEAD = 'import os\n\nimport requests\n\n\n';
const PY = '(os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1").rstrip("/")';
const TS_HEAD = 'const token = process.env.OPENAI_API_KEY;\n';
const TS = "(process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1').replace(/\\/+$/, '')";
const KEYED = 'headers={"Authorization": f"Bearer {KEY}"}';
const OPTIONS = "{ method: 'POST', headers: { Authorization: `Bearer ${token}` } }";

const PYTHON: Record<string, [before: string, after: string]> = {
  'an f-string that begins with the endpoint': [
    `def f(run):\n    requests.post(f"https://api.openai.com/v1/threads/{run}/runs", ${KEYED})`,
    `def f(run):\n    requests.post(${PY} + f"/threads/{run}/runs", ${KEYED})`,
  ],
  'an f-string in single quotes': [
    `def f(run):\n    requests.post(f'https://api.openai.com/v1/threads/{run}/runs', ${KEYED})`,
    `def f(run):\n    requests.post(${PY} + f'/threads/{run}/runs', ${KEYED})`,
  ],
  'an f-string under a name': [
    `def f(run):\n    url = f"https://api.openai.com/v1/threads/{run}"\n    requests.post(url, ${KEYED})`,
    `def f(run):\n    url = ${PY} + f"/threads/{run}"\n    requests.post(url, ${KEYED})`,
  ],
  'a sum with a constant': [
    `BASE = "https://api.openai.com/v1"\n\n\ndef f():\n    requests.post(BASE + "/chat/completions", ${KEYED})`,
    `BASE = ${PY}\n\n\ndef f():\n    requests.post(BASE + "/chat/completions", ${KEYED})`,
  ],
  'several requests with one constant': [
    `BASE = "https://api.openai.com/v1/"\n\n\ndef f(path):\n    requests.post(f"{BASE}chat/completions", ${KEYED})\n    requests.post(BASE + "threads/" + path, ${KEYED})`,
    `BASE = ${PY} + "/"\n\n\ndef f(path):\n    requests.post(f"{BASE}chat/completions", ${KEYED})\n    requests.post(BASE + "threads/" + path, ${KEYED})`,
  ],
  'one of two vendors': [
    `def f(a):\n    base = "https://api.openai.com/v1" if a else "https://openrouter.ai/api/v1"\n    requests.post(f"{base}/chat/completions", ${KEYED})`,
    `def f(a):\n    base = (\n        ${PY}\n        if a\n        else "https://openrouter.ai/api/v1"\n    )\n    requests.post(f"{base}/chat/completions", ${KEYED})`,
  ],
  'a template behind a host': [
    `HOST = "https://api.openai.com"\n\n\ndef f(run):\n    requests.post(f"{HOST}/v1/threads/{run}/runs", ${KEYED})`,
    `HOST = "https://api.openai.com"\n\n\ndef f(run):\n    requests.post((os.getenv("OPENAI_BASE_URL") or HOST + "/v1").rstrip("/") + f"/threads/{run}/runs", ${KEYED})`,
  ],
  'a sum behind a host with a slash': [
    `HOST = "https://api.openai.com/"\n\n\ndef f(run):\n    requests.post(HOST + "v1/threads/" + run, ${KEYED})`,
    `HOST = "https://api.openai.com/"\n\n\ndef f(run):\n    requests.post((os.getenv("OPENAI_BASE_URL") or HOST + "v1").rstrip("/") + "/threads/" + run, ${KEYED})`,
  ],
  'a constant behind a host': [
    `HOST = "https://api.openai.com"\nCHAT = HOST + "/v1/chat/completions"\n\n\ndef f():\n    requests.post(CHAT, ${KEYED})`,
    `HOST = "https://api.openai.com"\nCHAT = (os.getenv("OPENAI_BASE_URL") or HOST + "/v1").rstrip("/") + "/chat/completions"\n\n\ndef f():\n    requests.post(CHAT, ${KEYED})`,
  ],
  'one of two endpoints': [
    `def f(old):\n    requests.post("https://api.openai.com/v1/completions" if old else "https://api.openai.com/v1/chat/completions", ${KEYED})`,
    `def f(old):\n    requests.post((${PY} + "/completions") if old else (${PY} + "/chat/completions"), ${KEYED})`,
  ],
  'an endpoint or somebody else': [
    `def f(old):\n    requests.post("https://api.openai.com/v1/completions" if old else "http://localhost:1/v1/completions", ${KEYED})`,
    `def f(old):\n    requests.post((${PY} + "/completions") if old else "http://localhost:1/v1/completions", ${KEYED})`,
  ],
  'one of two constants': [
    `CHAT = "https://api.openai.com/v1/chat/completions"\nOLD = "https://api.openai.com/v1/completions"\n\n\ndef f(old):\n    url = OLD if old else CHAT\n    requests.post(url, ${KEYED})\n    requests.post(CHAT, ${KEYED})`,
    `CHAT = ${PY} + "/chat/completions"\nOLD = ${PY} + "/completions"\n\n\ndef f(old):\n    url = OLD if old else CHAT\n    requests.post(url, ${KEYED})\n    requests.post(CHAT, ${KEYED})`,
  ],
  'one of two branches': [
    `def f(old):\n    if old:\n        url = "https://api.openai.com/v1/completions"\n    else:\n        url = "https://api.openai.com/v1/chat/completions"\n    requests.post(url, ${KEYED})`,
    `def f(old):\n    if old:\n        url = ${PY} + "/completions"\n    else:\n        url = ${PY} + "/chat/completions"\n    requests.post(url, ${KEYED})`,
  ],
  'a sum that begins with the endpoint': [
    `def f(path):\n    requests.post("https://api.openai.com/v1/threads/" + path, ${KEYED})`,
    `def f(path):\n    requests.post(${PY} + "/threads/" + path, ${KEYED})`,
  ],
};

describe('a URL that is put together in Python', () => {
  it.each(Object.entries(PYTHON))('%s', async (_title, [before, after]) => {
    expect(bare(await fixed(`${PY_HEAD}${before}\n`))).toBe(bare(`${PY_HEAD}${after}\n`));
  });
});

const TYPESCRIPT: Record<string, [before: string, after: string]> = {
  'a template that begins with the endpoint': [
    `export const f = (id: string) => fetch(\`https://api.openai.com/v1/threads/\${id}/runs\`, ${OPTIONS});`,
    `export const f = (id: string) => fetch(\`\${${TS}}/threads/\${id}/runs\`, ${OPTIONS});`,
  ],
  'a template that begins with a constant': [
    `const BASE = 'https://api.openai.com/v1';\nexport const f = () => fetch(\`\${BASE}/chat/completions\`, ${OPTIONS});`,
    `const BASE = ${TS};\nexport const f = () => fetch(\`\${BASE}/chat/completions\`, ${OPTIONS});`,
  ],
  'one of two vendors': [
    `export const f = (a: boolean) => {\n  const base = a ? 'https://api.openai.com/v1' : 'https://openrouter.ai/api/v1';\n  return fetch(\`\${base}/chat/completions\`, ${OPTIONS});\n};`,
    `export const f = (a: boolean) => {\n  const base = a ? ${TS} : 'https://openrouter.ai/api/v1';\n  return fetch(\`\${base}/chat/completions\`, ${OPTIONS});\n};`,
  ],
  'a constant inside another constant': [
    `const BASE = 'https://api.openai.com/v1';\nconst CHAT = BASE + '/chat/completions';\nexport const f = () => fetch(CHAT, ${OPTIONS});`,
    `const BASE = ${TS};\nconst CHAT = BASE + '/chat/completions';\nexport const f = () => fetch(CHAT, ${OPTIONS});`,
  ],
  'a template behind a host': [
    `const HOST = 'https://api.openai.com';\nexport const f = () => fetch(\`\${HOST}/v1/chat/completions\`, ${OPTIONS});`,
    `const HOST = 'https://api.openai.com';\nexport const f = () => fetch(\`\${(process.env.OPENAI_BASE_URL || HOST + '/v1').replace(/\\/+$/, '')}/chat/completions\`, ${OPTIONS});`,
  ],
  'one of two endpoints': [
    `export const f = (old: boolean) => fetch(old ? 'https://api.openai.com/v1/completions' : 'https://api.openai.com/v1/chat/completions', ${OPTIONS});`,
    `export const f = (old: boolean) => fetch(old ? \`\${${TS}}/completions\` : \`\${${TS}}/chat/completions\`, ${OPTIONS});`,
  ],
  'a query behind the endpoint of a route': [
    `export const f = (m: string) => fetch(\`https://api.openai.com/v1/realtime?model=\${m}\`, ${OPTIONS});`,
    `export const f = (m: string) => fetch(\`\${${TS}}/realtime?model=\${m}\`, ${OPTIONS});`,
  ],
};

describe('a URL that is put together in TypeScript', () => {
  it.each(Object.entries(TYPESCRIPT))('%s', async (_title, [before, after]) => {
    expect(bare(await fixed(`${TS_HEAD}${before}\n`, 'src/client.ts'))).toBe(bare(`${TS_HEAD}${after}\n`));
  });
});

describe('a URL of which no part is the endpoint', () => {
  it.each([
    ['the host alone', `def f(path):\n    requests.post(f"https://api.openai.com/{path}/chat/completions", ${KEYED})`],
    ['half a version', `def f(n):\n    requests.post(f"https://api.openai.com/v{n}/chat/completions", ${KEYED})`],
    [
      'two constants',
      `A = "https://api.openai.com/v1"\nB = "https://api.openai.com/v1/"\n\n\ndef f(a):\n    requests.post((A if a else B) + "/chat/completions", ${KEYED})`,
    ],
    [
      'a host that may be another one',
      `A = "https://api.openai.com"\nB = "https://api.groq.com"\n\n\ndef f(a):\n    host = A if a else B\n    requests.post(f"{host}/v1/chat/completions", ${KEYED})`,
    ],
    [
      'a host by a call',
      `def host():\n    return "https://api.openai.com"\n\n\ndef f():\n    requests.post(host() + "/v1/chat/completions", ${KEYED})`,
    ],
    [
      'many endpoints',
      `URLS = {${['chat/completions', 'completions', 'embeddings', 'models', 'files'].map((route) => `"${route}": "https://api.openai.com/v1/${route}"`).join(', ')}}\n\n\ndef f(kind):\n    requests.post(URLS[kind], ${KEYED})`,
    ],
    [
      'neighbours that are one text',
      `def f(path):\n    requests.post("https://api.openai.com/v1/threads/" f"{path}", ${KEYED})`,
    ],
  ])('%s', async (_title, text) => {
    expect(await refusalOf(`${PY_HEAD}${text}\n`)).toMatch(
      /put together from several parts|not written as a plain text/,
    );
  });

  it('a constant of another file needs a look', async () => {
    const { changed, refused } = await fixFiles({
      'app/__init__.py': '',
      'app/urls.py': 'BASE = "https://api.openai.com/v1"\n',
      'app/client.py': `import requests\n\nfrom app.urls import BASE\n\nrequests.post(BASE + "/chat/completions", ${KEYED})\n`,
    });
    expect(changed).toEqual([]);
    expect(refused.join()).toMatch(/may be used for other things/);
  });
});

describe('a literal where there is no environment', () => {
  const CALL = `const token = "x";\nexport const f = () => fetch('https://api.openai.com/v1/chat/completions', ${OPTIONS});\n`;

  it.each([
    [{ 'package.json': '{}', 'manifest.json': '{ "manifest_version": 3 }' }, /browser extension has no process\.env/],
    [{ 'package.json': '{}' }, /nothing in this package reads process\.env/],
  ])('%j', async (around, reason) => {
    const { changed, refused } = await fixFiles({ ...around, 'src/llm.ts': CALL });
    expect(changed).toEqual([]);
    expect(refused.join()).toMatch(reason);
  });

  it.each([
    ["import { useState } from 'react';\nexport const useName = () => useState<string>('');\n"],
    ['export const box = () => document.getElementById("answer");\n'],
    ['export const saved = () => localStorage.getItem("model");\n'],
  ])('a page: %j', async (page) => {
    const around = { 'package.json': '{}', 'server.ts': 'export const key = process.env.OPENAI_API_KEY;\n' };
    const { changed, refused } = await fixFiles({ ...around, 'src/llm.ts': page + CALL });
    expect(changed).toEqual([]);
    expect(refused.join()).toMatch(/browser has no process\.env/);
  });

  it.each([
    ['const document = { body: "x", pageContent: "y" };\nexport const text = document.pageContent;\n'],
    ['export const key = () => window.name + process.env.OPENAI_API_KEY;\n'],
  ])('no page: %j', async (page) => {
    const around = { 'package.json': '{}', 'server.ts': 'export const key = process.env.OPENAI_API_KEY;\n' };
    expect((await fixFiles({ ...around, 'src/llm.ts': page + CALL })).changed).toEqual(['src/llm.ts']);
  });

  it('is another matter where there is one', async () => {
    const around = { 'package.json': '{}', 'src/key.ts': 'export const key = process.env.OPENAI_API_KEY;\n' };
    expect((await fixFiles({ ...around, 'src/llm.ts': CALL })).changed).toEqual(['src/llm.ts']);
  });
});
