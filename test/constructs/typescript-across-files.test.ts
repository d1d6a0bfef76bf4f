/** How the class, or the factory, gets from file to file in TypeScript and JavaScript. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const ACROSS: [name: string, files: Files][] = [
  [
    'a re-export',
    {
      'a.ts': `export { OpenAI } from 'openai'`,
      'b.ts': `import { OpenAI } from './a'\nnew OpenAI() //= client missing openai`,
    },
  ],
  [
    'a re-export of the default',
    {
      'a.ts': `export { default } from 'openai'`,
      'b.ts': `import Api from './a'\nnew Api() //= client missing openai`,
    },
  ],
  [
    'a re-export under another name',
    {
      'a.ts': `export { OpenAI as Client } from 'openai'`,
      'b.ts': `import { Client } from './a'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'import, then export',
    {
      'a.ts': `import OpenAI from 'openai'\nexport { OpenAI as Client }`,
      'b.ts': `import { Client } from './a'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'export *',
    {
      'a.ts': `export * from 'openai'`,
      'b.ts': `import { AzureOpenAI } from './a'\nnew AzureOpenAI() //= client missing azure`,
    },
  ],
  [
    'export * as',
    {
      'a.ts': `export * as sdk from 'openai'`,
      'b.ts': `import { sdk } from './a'\nnew sdk.OpenAI() //= client missing openai`,
    },
  ],
  [
    'a barrel of barrels',
    {
      'lib/sdk/index.ts': `export { OpenAI as Client } from 'openai'`,
      'lib/index.ts': `export * from './sdk'`,
      'b.ts': `import { Client } from './lib'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'module.exports',
    {
      'a.js': `module.exports = { Client: require('openai') }`,
      'b.js': `const { Client } = require('./a')\nnew Client() //= client missing openai`,
    },
  ],
  [
    'exports.name',
    {
      'a.js': `exports.Client = require('openai').OpenAI`,
      'b.js': `const a = require('./a')\nnew a.Client() //= client missing openai`,
    },
  ],
  [
    'a default export of the class',
    {
      'a.ts': `import { OpenAI } from 'openai'\nexport default OpenAI`,
      'b.ts': `import Client from './a.js'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'paths of a tsconfig',
    {
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }`,
      'src/sdk.ts': `export { OpenAI as Client } from 'openai'`,
      'src/b.ts': `import { Client } from '@/sdk'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'paths of a tsconfig whose base comes with a package, and of one that another refers to',
    {
      'a/tsconfig.json': `{ "extends": "@vue/tsconfig/tsconfig.dom.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      'a/src/sdk.ts': `export { OpenAI as Client } from 'openai'\nexport const URL = 'https://openrouter.ai/api/v1'`,
      'a/src/b.ts': `import { Client, URL } from '@/sdk'\nnew Client({ baseURL: URL }) //= client hardcoded other`,
      'b/tsconfig.json': `{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }`,
      'b/tsconfig.app.json': `{ "compilerOptions": { "paths": { "@lib/*": ["./src/*"] } } }`,
      'b/src/sdk.ts': `export { OpenAI as Client } from 'openai'`,
      'b/src/b.ts': `import { Client } from '@lib/sdk'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'an alias by convention; a folder of that name elsewhere is not it',
    {
      'web/src/sdk.ts': `export { OpenAI as Client } from 'openai'`,
      'web/src/pages/b.vue': `<script setup>\nimport { Client } from '@/sdk'\nnew Client() //= client missing openai\n</script>`,
      'other/pages/b.js': `import { Client } from '@/sdk'\nnew Client()`,
    },
  ],
  [
    'a workspace package',
    {
      'package.json': `{ "workspaces": ["packages/*"] }`,
      'packages/sdk/package.json': `{ "name": "@acme/sdk", "main": "dist/index.js" }`,
      'packages/sdk/src/index.ts': `export { OpenAI as Client } from 'openai'`,
      'packages/app/package.json': `{ "name": "app" }`,
      'packages/app/b.ts': `import { Client } from '@acme/sdk'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'exports of a workspace package',
    {
      'package.json': `{ "workspaces": ["packages/*"] }`,
      'packages/sdk/package.json': `{ "name": "@acme/sdk", "exports": { "./llm": "./src/llm/client.ts" } }`,
      'packages/sdk/src/llm/client.ts': `export { OpenAI as Client } from 'openai'`,
      'packages/app/b.ts': `import { Client } from '@acme/sdk/llm'\nnew Client() //= client missing openai`,
    },
  ],
  [
    'an example that is named after the package',
    {
      'examples/openai/package.json': `{ "name": "openai" }`,
      'examples/openai/index.ts': `import OpenAI from 'openai'\nnew OpenAI() //= client missing openai`,
      'app.ts': `import OpenAI from 'openai'\nnew OpenAI() //= client missing openai`,
    },
  ],
  [
    "the framework's own monorepo",
    {
      'packages/openai/package.json': `{ "name": "@ai-sdk/openai", "exports": { ".": "./src/index.ts" } }`,
      'packages/openai/src/index.ts': `export function createOpenAI() { return () => ({}) }\nexport const openai = createOpenAI() //= wrapper missing openai`,
      'examples/a.ts': `import { openai, createOpenAI } from '@ai-sdk/openai'\nopenai('gpt-4o') //= global missing openai\ncreateOpenAI({ baseURL: 'http://localhost:1' }) //= wrapper hardcoded local`,
    },
  ],
  [
    'a Vue component',
    {
      'A.vue': `<template><div/></template>\n<script setup lang="ts">\nimport OpenAI from 'openai'\nconst c = new OpenAI() //= client missing openai\n</script>`,
    },
  ],
  [
    'a Svelte component',
    {
      'A.svelte': `<script lang="ts">\nimport OpenAI from 'openai'\nconst c = new OpenAI() //= client missing openai\n</script>\n<p>hi</p>`,
    },
  ],
  [
    'an Astro page',
    {
      'a.astro': `---\nimport OpenAI from 'openai'\nconst c = new OpenAI() //= client missing openai\n---\n<html></html>`,
    },
  ],
];

describe('across files', () => {
  it.each(ACROSS)('%s', (_, files) => expectMarked(files));
});
