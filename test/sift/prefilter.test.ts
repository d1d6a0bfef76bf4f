import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../src/model/facts.js';
import { wireOf } from '../../src/rules/wire.js';
import { prefilter } from '../../src/sift/prefilter.js';
import { builtInRules } from '../helpers/audit.js';

const fits = (language: LanguageId, text: string): boolean =>
  prefilter(builtInRules(), language, wireOf(builtInRules())).fits(text);

describe('Python files that may hold a site', () => {
  it.each([
    ['an import', 'import openai\n'],
    ['one of several', 'import os, openai\n'],
    ['several lines', 'import os, \\\n  openai\n'],
    ['an import in a function', 'def f():\n    from openai import OpenAI\n'],
    ['a submodule', 'from openai.lib.azure import AzureOpenAI\n'],
    ['a dynamic import', 'm = importlib.import_module("openai")\n'],
    ['a dynamic import behind a helper', 'm = load("openai")\n'],
    ['a name in a table', 'from importlib import import_module\nNAMES = {"client": "openai"}\n'],
    ['a notebook with its cell in one string', '{"source": "import os\\nfrom openai import OpenAI\\n"}'],
    ['a class of a framework', 'from langchain_openai import ChatOpenAI as Model\n'],
    ['a module of a framework', 'import langchain_openai as lc\nlc.ChatOpenAI()\n'],
    ['all of a framework', 'from langchain_openai import *\n'],
    ['a path', 'requests.post(f"{base}/chat/completions")\n'],
    ['a path and a query', 'url = base + "/models?limit=5"\n'],
    ['a host', 'URL = "https://api.openai.com/v1"\n'],
    ['a word to this tool', '# reroute: ignore -- reason\n'],
  ])('%s', (_, text) => expect(fits('python', text)).toBe(true));

  it.each([
    ['nothing', 'import os\n'],
    ['a longer name', 'import openai_helpers\nfrom myopenai import x\n'],
    ['a variable', 'llm = make()\nopenai = llm\n'],
    ['a submodule of its own', 'import app.openai\n'],
    ['a comment', '# needs openai\nimport os\n'],
    ['a framework without its clients', 'from langchain_openai.tools import search\n'],
    ['a relative import', 'from .models import Order\n'],
    ['a folder', 'path = "./models"\n'],
  ])('not: %s', (_, text) => expect(fits('python', text)).toBe(false));
});

describe('TypeScript files that may hold a site', () => {
  it.each([
    ['an import by any name', `import Anything from 'openai'\n`],
    ['a bare import', `import "openai/shims/node"\n`],
    ['require', `const Anything = require( "openai" )\n`],
    ['import()', `await import(/* webpackIgnore: true */ 'openai')\n`],
    ['a re-export', `export * from 'openai'\n`],
    ['a version', `import OpenAI from 'npm:openai@4'\n`],
    ['a URL', `import OpenAI from 'https://esm.sh/openai@4/index.mjs'\n`],
    ['a name in a variable', `const name = 'openai'\nconst sdk = await import(name)\n`],
    ['a class of a framework', `import { ChatOpenAI } from '@langchain/openai'\n`],
    ['a path', 'fetch(`${base}/v1/chat/completions`)\n'],
    ['a path with a hole behind it', 'fetch(`${base}/v1/models/${id}`)\n'],
    ['a host', `const BASE = 'https://api.openai.com'\n`],
  ])('%s', (_, text) => expect(fits('typescript', text)).toBe(true));

  it.each([
    ['nothing', `import fs from 'node:fs'\n`],
    ['a string', `const provider = 'openai'\n`],
    ['a module of its own', `import { x } from './openai'\nimport { y } from '@/lib/openai'\n`],
    ['a longer name', `import x from 'openai-tokens'\n`],
    ['a framework without its clients', `import { tools } from '@langchain/openai'\n`],
    ['a folder of models', `import { Order } from '../models'\nimport type { X } from '@/models'\n`],
    ['a deeper module', `import { Order } from 'src/models/order'\n`],
  ])('not: %s', (_, text) => expect(fits('typescript', text)).toBe(false));
});
