/** Modules, classes and tables of classes that somebody else hands over. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectSites } from '../helpers/python.js';
import { expectMarked } from '../helpers/typescript.js';

const PYTHON: [name: string, source: string | Files, expected: string[]][] = [
  [
    'a module that a method is handed',
    `
      import openai
      class Provider:
          def call(self, openai, prompt):
              return openai.OpenAI(api_key="k").chat.completions.create(model="m", messages=prompt)
      Provider().call(openai, [])
    `,
    ['4 client missing openai'],
  ],
  [
    'a module that nobody in sight hands over',
    `
      import openai
      class Provider:
          def call(self, openai):
              return openai.AsyncOpenAI(base_url="https://api.groq.com/openai/v1")
    `,
    [],
  ],
  [
    'a class that an object keeps',
    `
      from openai import AsyncOpenAI, OpenAI
      class Holder:
          def __init__(self, factory, name="x"):
              self.factory = factory
          def get(self):
              return self.factory(base_url="http://localhost:8000/v1")
      Holder(AsyncOpenAI)
    `,
    ['6 client hardcoded local'],
  ],
  [
    'something else by the name of the module',
    `
      import openai
      class Provider:
          def call(self, openai, table):
              return openai.Chooser(), table.OpenAI(), openai.choose()
    `,
    [],
  ],
  [
    'keywords that a helper of another module gives, also through an object',
    {
      'conf.py': `
        class Conf:
            def client_kwargs(self):
                return {"base_url": "http://localhost:8000/v1", "api_key": "k"}
        class Root:
            def __init__(self):
                self.conf = Conf()
        def options():
            return {"base_url": "https://api.openai.com/v1"}
      `,
      'use.py': `
        from openai import OpenAI
        import conf
        from conf import Root
        OpenAI(**conf.options())
        class User:
            def __init__(self, root: Root):
                self.root = root
            def go(self):
                return OpenAI(**self.root.conf.client_kwargs())
      `,
    },
    ['use.py:4 client hardcoded openai', 'use.py:9 client hardcoded local'],
  ],
];

const TYPESCRIPT: [name: string, source: string | Files][] = [
  [
    'a class of a table of another module',
    {
      'table.ts': `
        import OpenAI, { AzureOpenAI } from 'openai'
        export const Table = { openai: { Constructor: OpenAI, title: 'x' }, azure: { Constructor: AzureOpenAI, title: 'y' } }
      `,
      'use.ts': `
        import { Table } from './table'
        export const make = (kind: keyof typeof Table, config: { baseURL: string }) => new Table[kind].Constructor(config) //= client unresolved unknown
      `,
    },
  ],
  [
    'a table of something else',
    {
      'table.ts': `export const Table = { openai: { Constructor: Map, title: 'x' } }`,
      'use.ts': `
        import { Table } from './table'
        import OpenAI from 'openai'
        export const make = (kind: keyof typeof Table) => new Table[kind].Constructor()
        export type Client = OpenAI
      `,
    },
  ],
];

describe('in Python', () => {
  it.each(PYTHON)('%s', async (_, source, expected) => {
    await expectSites(source, expected);
  });
});

describe('in TypeScript', () => {
  it.each(TYPESCRIPT)('%s', (_, source) => expectMarked(source));
});
