import { describe, expect, it } from 'vitest';
import { fixed, fixFiles } from './harness.js';

const READ = 'os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"';
const HEAD = 'import os\n\nfrom openai import OpenAI\n\n';

/** Code behind the imports, before and after. */
const CASES: Record<string, [before: string, after: string]> = {
  'no arguments': ['client = OpenAI()', `client = OpenAI(base_url=${READ})`],
  'behind the key': [
    'c = OpenAI(api_key=K, timeout=3)',
    `c = OpenAI(\n    api_key=K,\n    base_url=${READ},\n    timeout=3,\n)`,
  ],
  'a line that would grow too long, with room on one line inside': [
    'openai_client = OpenAI(timeout=3)',
    `openai_client = OpenAI(\n    timeout=3, base_url=${READ}\n)`,
  ],
  'one argument a line': [
    'c = OpenAI(\n    api_key=K,\n    timeout=3,\n)',
    `c = OpenAI(\n    api_key=K,\n    base_url=${READ},\n    timeout=3,\n)`,
  ],
  'the last one without comma': [
    'c = OpenAI(\n    timeout=3\n)',
    `c = OpenAI(\n    timeout=3,\n    base_url=${READ}\n)`,
  ],
  'comments stay with what they are about': [
    'c = OpenAI(  # ours\n    # the key, of course\n    api_key=K,  # secret (really)\n    timeout=3,  # short, please\n)',
    `c = OpenAI(  # ours\n    # the key, of course\n    api_key=K,  # secret (really)\n    base_url=${READ},\n    timeout=3,  # short, please\n)`,
  ],
  'only a comment inside': [
    'c = OpenAI(\n    # nothing yet\n)',
    `c = OpenAI(\n    # nothing yet\n    base_url=${READ},\n)`,
  ],
  'brackets and commas in texts': [
    'c = OpenAI(\n    api_key="a,)b",\n)',
    `c = OpenAI(\n    api_key="a,)b",\n    base_url=${READ},\n)`,
  ],
  'an argument in brackets': [
    'c = OpenAI(\n    timeout=(3),\n)',
    `c = OpenAI(\n    timeout=(3),\n    base_url=${READ},\n)`,
  ],
  'visible keywords in a dict': [
    'options = {"timeout": 3}\nc = OpenAI(\n    **options,\n)',
    `options = {"timeout": 3}\nc = OpenAI(\n    **options,\n    base_url=${READ},\n)`,
  ],
  'a None that was meant to be filled': ['c = OpenAI(base_url=None)', `c = OpenAI(base_url=${READ})`],
  'a literal that is the vendor’s own': [
    'c = OpenAI(base_url="https://api.openai.com/v1")',
    `c = OpenAI(base_url=${READ})`,
  ],
  'inside another call, in an expression': ['print(str(OpenAI()))', `print(str(OpenAI(base_url=${READ})))`],
  'no arguments, as deep as there is just room for it': [
    'if 1:\n    if 2:\n        if 3:\n                client = OpenAI()',
    `if 1:\n    if 2:\n        if 3:\n                client = OpenAI(\n                    base_url=${READ}\n                )`,
  ],
  'alone inside another call, on a line that gets too long': [
    'client = instructor.from_provider(OpenAI())',
    `client = instructor.from_provider(\n    OpenAI(base_url=${READ})\n)`,
  ],
  'alone inside another call, in a line that is too long all the same': [
    'def f():\n    client = instructor.from_provider(OpenAI(timeout=30))',
    `def f():\n    client = instructor.from_provider(\n        OpenAI(\n            timeout=30,\n            base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1",\n        )\n    )`,
  ],
  'beside others inside another call': [
    'client = instructor.from_provider(OpenAI(), mode=1)',
    `client = instructor.from_provider(\n    OpenAI(base_url=${READ}), mode=1\n)`,
  ],
  'on one line inside its brackets, which gets too long': [
    'def f():\n    c = OpenAI(\n        api_key=K, timeout=3\n    )',
    `def f():\n    c = OpenAI(\n        api_key=K,\n        base_url=${READ},\n        timeout=3,\n    )`,
  ],
  'on one line inside its brackets': [
    'c = OpenAI(\n    timeout=3, max_retries=1\n)',
    `c = OpenAI(\n    timeout=3,\n    max_retries=1,\n    base_url=${READ},\n)`,
  ],
  'in a decorator': ['@wrap(OpenAI())\ndef f(): ...', `@wrap(OpenAI(base_url=${READ}))\ndef f(): ...`],
};

describe('a Python call', () => {
  it.each(Object.entries(CASES))('%s', async (_title, [before, after]) => {
    expect(await fixed(`${HEAD}${before}\n`)).toBe(`${HEAD}${after}\n`);
  });

  it('keeps CRLF, tabs and a byte order mark', async () => {
    const before =
      '\uFEFFimport os\r\nfrom openai import OpenAI\r\ndef f():\r\n\treturn OpenAI(\r\n\t\ttimeout=3,\r\n\t)\r\n';
    expect(await fixed(before)).toBe(
      before.replace('\t\ttimeout=3,\r\n', `\t\ttimeout=3,\r\n\t\tbase_url=${READ},\r\n`),
    );
  });

  it('writes quotes as the file does', async () => {
    const text = "import os\nfrom openai import OpenAI\n\nNAME = 'x'\nc = OpenAI()\n";
    expect(await fixed(text)).toContain("base_url=os.getenv('OPENAI_BASE_URL') or 'https://api.openai.com/v1'");
  });

  it('reads the environment by another name where a branch of the function has the usual one for itself', async () => {
    const hidden = (head: string): string =>
      `${head}from openai import OpenAI\n\n\ndef f(a):\n    if a:\n        import os\n\n        return os.getcwd()\n    return OpenAI()\n`;
    for (const head of ['', 'import os\n\n']) {
      const text = await fixed(hidden(head));
      expect(text).toContain('from os import getenv\n');
      expect(text).toContain('base_url=getenv("OPENAI_BASE_URL") or');
    }
    const late = 'from openai import OpenAI\n\n\ndef f(a):\n    c = OpenAI()\n    import os\n\n    return c, os\n';
    expect(await fixed(late)).toContain('base_url=getenv("OPENAI_BASE_URL") or');
    const open = `def f(a):\n    import os\n\n    return OpenAI()\n`;
    expect(await fixed(`from openai import OpenAI\n\n\n${open}`)).toContain('base_url=os.getenv("OPENAI_BASE_URL")');
  });

  it('takes the width at which the file was broken, and not that of other files', async () => {
    const broken =
      'def listed(\n    vessels, berths, tides, cargo_manifests, harbour_masters, lighthouses=None\n) -> None: ...\n\n\nprint(\n    listed\n)\n';
    const wide = `${HEAD}listed(${'a_long_argument, '.repeat(6)}x)\n`;
    const text = (more: string): string => `${HEAD}${more}client = OpenAI(timeout=30)\n`;
    const { files } = await fixFiles({
      'app/a.py': text(broken),
      'app/b.py': text(''),
      'app/c.py': `${wide}c = OpenAI(base_url=URL)\n`,
    });
    expect(files['app/a.py']).toContain('OpenAI(\n');
    const linted = await fixFiles({ 'app/a.py': text(broken), 'setup.cfg': '[flake8]\nmax-line-length = 120\n' });
    expect(linted.files['app/a.py']).toBe(files['app/a.py']);
    expect(files['app/b.py']).toContain('client = OpenAI(timeout=30, base_url=');
  });

  it('takes the width that the project sets', async () => {
    const path = 'app/client.py';
    const text = `${HEAD}c = OpenAI(timeout=3)\n`;
    const { files } = await fixFiles({ [path]: text, 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' });
    expect(files[path]).toBe(`${HEAD}c = OpenAI(timeout=3, base_url=${READ})\n`);
    expect(await fixed(text)).toContain('OpenAI(\n');
  });
});

describe('a parameter with two names', () => {
  it.each([
    ['from langchain_openai import ChatOpenAI', 'ChatOpenAI(openai_api_key=K)', 'openai_api_base'],
    ['from langchain_openai import ChatOpenAI', 'ChatOpenAI(api_key=K)', 'base_url'],
    ['from langchain_openai import ChatOpenAI', 'ChatOpenAI()', 'base_url'],
    // Which release it is shows nowhere, and only one of the names holds in all of them.
    ['from langchain.chat_models import ChatOpenAI', 'ChatOpenAI()', 'openai_api_base'],
    ['from langchain.llms import OpenAI', 'OpenAI(openai_api_key=K)', 'openai_api_base'],
    ['import dspy', 'dspy.OpenAI()', 'api_base'],
    ['from openai import OpenAI', 'OpenAI(api_key=K)', 'base_url'],
  ])('%s, %s: %s', async (line, call, param) => {
    expect(await fixed(`import os\n\n${line}\n\nK = "k"\nc = ${call}\n`)).toMatch(
      new RegExp(`[( ]${param}=os\\.getenv\\("OPENAI_`),
    );
  });
});

describe('the environment, as the file reads it', () => {
  it.each([
    ['import os as system', 'system.getenv("OPENAI_BASE_URL")'],
    ['from os import getenv', 'getenv("OPENAI_BASE_URL")'],
    ['from os import environ', 'environ.get("OPENAI_BASE_URL")'],
  ])('%s', async (line, read) => {
    expect(await fixed(`${line}\n\nfrom openai import OpenAI\n\nc = OpenAI()\n`)).toContain(`base_url=${read} or`);
  });
});

describe('a module that has to be imported', () => {
  it.each([
    ['"""Doc."""\n\nfrom openai import OpenAI\n', '"""Doc."""\n\nimport os\n\nfrom openai import OpenAI\n'],
    [
      'from __future__ import annotations\n\nimport json\nimport sys\nfrom typing import Any\n\nfrom openai import OpenAI\n',
      'from __future__ import annotations\n\nimport json\nimport os\nimport sys\nfrom typing import Any\n\nfrom openai import OpenAI\n',
    ],
    [
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nfrom openai import OpenAI\n',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport os\n\nfrom openai import OpenAI\n',
    ],
    [
      'import logging\n\nfrom openai import (\n    OpenAI,\n)\n',
      'import logging\nimport os\n\nfrom openai import (\n    OpenAI,\n)\n',
    ],
  ])('%j', async (before, after) => {
    expect((await fixed(`${before}\nc = OpenAI()\n`)).startsWith(after)).toBe(true);
  });

  it('goes to the top also where the SDK is imported in a function', async () => {
    const text = '"""Doc."""\n\n\ndef f():\n    from openai import OpenAI\n\n    return OpenAI()\n';
    expect(await fixed(text)).toMatch(/^"""Doc."""\n\nimport os\n\n\ndef f\(\):/);
  });
});

describe('an import that is needed early', () => {
  it.each([
    [
      'above code that imports more below it',
      'from dotenv import load_dotenv\n\nload_dotenv()\nfrom openai import OpenAI\n\nc = OpenAI()\n\nimport json\nfrom typing import Any\n',
      'import os\n\nfrom dotenv import load_dotenv\n\nload_dotenv()\nfrom openai import OpenAI\n\nc = OpenAI(base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1")\n\nimport json\nfrom typing import Any\n',
    ],
    [
      'beside those of its kind that stand above',
      'import json\n\nfrom openai import OpenAI\n\nc = OpenAI()\n\nimport sys\n',
      'import json\nimport os\n\nfrom openai import OpenAI\n\nc = OpenAI(base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1")\n\nimport sys\n',
    ],
    [
      'where the very same one comes too late',
      'from openai import OpenAI\n\nc = OpenAI()\n\nimport os\n',
      'import os\n\nfrom openai import OpenAI\n\nc = OpenAI(base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1")\n\nimport os\n',
    ],
  ])('stands %s', async (_title, before, after) => {
    expect(await fixed(before)).toBe(after);
  });
});

describe('arguments below one another', () => {
  const HEAD = 'import os\n\nfrom openai import OpenAI\n\n';
  const READ = 'os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"';

  it.each([
    [
      'get one more in their column',
      'c = OpenAI(api_key=K,\n           timeout=3)\n',
      `c = OpenAI(api_key=K,\n           base_url=${READ},\n           timeout=3)\n`,
    ],
    [
      'get it at the end, too',
      'c = OpenAI(timeout=3,\n           max_retries=2)\n',
      `c = OpenAI(timeout=3,\n           max_retries=2,\n           base_url=${READ})\n`,
    ],
    [
      'get it behind a comment',
      'c = OpenAI(api_key=K,  # ours\n           timeout=3)\n',
      `c = OpenAI(api_key=K,  # ours\n           base_url=${READ},\n           timeout=3)\n`,
    ],
    [
      'stay without a comma where a person broke the line',
      'c = OpenAI(\n    timeout=3\n)\n',
      `c = OpenAI(\n    timeout=3,\n    base_url=${READ}\n)\n`,
    ],
    [
      'get a comma where a formatter broke it',
      'c = OpenAI(\n    api_key=os.environ.get("HARBOUR_KEY") or read_key_from_the_vault_of_the_port_x()\n)\n',
      `c = OpenAI(\n    api_key=os.environ.get("HARBOUR_KEY") or read_key_from_the_vault_of_the_port_x(),\n    base_url=${READ},\n)\n`,
    ],
  ])('%s', async (_title, before, after) => {
    expect(await fixed(HEAD + before)).toBe(HEAD + after);
  });
});
