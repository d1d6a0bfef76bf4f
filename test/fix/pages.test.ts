import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const BROWSER = 'dangerouslyAllowBrowser: true';

/** The package's manifest, how the key is read, and how the base URL is. */
const PAGES: [depends: string, key: string, read: string][] = [
  ['vite', 'import.meta.env.VITE_OPENAI_API_KEY', 'import.meta.env.VITE_OPENAI_BASE_URL'],
  ['astro', 'import.meta.env.PUBLIC_OPENAI_API_KEY', 'import.meta.env.PUBLIC_OPENAI_BASE_URL'],
  ['next', 'process.env.NEXT_PUBLIC_OPENAI_API_KEY', 'process.env.NEXT_PUBLIC_OPENAI_BASE_URL'],
  ['react-scripts', 'process.env.REACT_APP_OPENAI_API_KEY', 'process.env.REACT_APP_OPENAI_BASE_URL'],
  ['expo', 'process.env.EXPO_PUBLIC_OPENAI_API_KEY', 'process.env.EXPO_PUBLIC_OPENAI_BASE_URL'],
  ['vite', 'localStorage.getItem("key")', 'import.meta.env.VITE_OPENAI_BASE_URL'],
  ['next', 'localStorage.getItem("key")', 'process.env.NEXT_PUBLIC_OPENAI_BASE_URL'],
  // What no page gets is read on a server.
  ['next', 'process.env.OPENAI_API_KEY', 'process.env.OPENAI_BASE_URL'],
  ['astro', 'import.meta.env.OPENAI_API_KEY', 'import.meta.env.OPENAI_BASE_URL'],
];

const manifest = (name: string): string => JSON.stringify({ dependencies: { [name]: '*' } });

describe('a page reads the variables that its bundler puts in', () => {
  it.each(PAGES)('%s, %s: %s', async (depends, key, read) => {
    const option = key.startsWith('process.env.OPENAI') || key.includes('meta.env.OPENAI') ? '' : `\n  ${BROWSER},`;
    const { files } = await fixFiles({
      'package.json': manifest(depends),
      'src/llm.ts': `import OpenAI from 'openai';\n\nexport const c = new OpenAI({\n  apiKey: ${key},${option}\n});\n`,
    });
    expect(files['src/llm.ts']).toContain(`  baseURL: ${read} || undefined,\n`);
  });

  it('and so does one whose bundler writes them into process.env', async () => {
    const { files } = await fixFiles({
      'package.json': '{ "dependencies": { "react-scripts": "5.0.1" } }',
      'src/App.js':
        "import axios from 'axios';\nimport { useState } from 'react';\n\nexport function App() {\n  const [said, say] = useState('');\n  const ask = () =>\n    axios.post('https://api.openai.com/v1/chat/completions', {}, { headers: { Authorization: `Bearer ${process.env.REACT_APP_OPENAI_API_KEY}` } });\n  return said;\n}\n",
    });
    expect(files['src/App.js']).toContain('process.env.REACT_APP_OPENAI_BASE_URL ||');
  });

  it('and so do requests by hand and instances of its own', async () => {
    const { files } = await fixFiles({
      'package.json': manifest('vite'),
      '.env.example': 'VITE_OPENAI_API_KEY=\n',
      'src/a.ts':
        "const key = import.meta.env.VITE_OPENAI_API_KEY;\nexport const ask = () =>\n  fetch('https://api.openai.com/v1/models', { headers: { Authorization: `Bearer ${key}` } });\n",
      'src/b.ts':
        "import { openai } from '@ai-sdk/openai';\n\nexport const isDebug = import.meta.env.VITE_DEBUG;\nexport const m = openai('gpt-4o');\n",
    });
    expect(files['src/a.ts']).toContain(
      "`${(import.meta.env.VITE_OPENAI_BASE_URL || 'https://api.openai.com/v1').replace(/\\/+$/, '')}/models`",
    );
    expect(files['src/b.ts']).toContain("import.meta.env.VITE_OPENAI_BASE_URL || 'https://api.openai.com/v1'");
    expect(files['.env.example']).toContain('# VITE_OPENAI_BASE_URL=https://api.openai.com/v1\n');
  });
});

describe('where nothing puts variables in', () => {
  const call = (key: string): string =>
    `import OpenAI from 'openai';\n\nexport const c = new OpenAI({ apiKey: ${key}, ${BROWSER} });\n`;

  it('code that would fail is not written, whatever is allowed', async () => {
    const files = { 'package.json': '{}', 'src/llm.ts': call('localStorage.getItem("key")') };
    const { changed, refused } = await fixFiles(files, { unsafeFixes: true });
    expect(changed).toEqual([]);
    expect(refused.join()).toMatch(/browser has no process\.env/);
  });

  it('code that reads it already needs a look', async () => {
    const files = { 'package.json': '{}', 'src/llm.ts': call('process.env.OPENAI_API_KEY') };
    expect((await fixFiles(files)).changed).toEqual([]);
    expect((await fixFiles(files, { unsafeFixes: true })).files['src/llm.ts']).toContain(
      'baseURL: process.env.OPENAI_BASE_URL',
    );
  });
});
