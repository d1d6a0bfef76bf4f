/** Classes that a function is handed and builds from; calls that build this class or that. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';

const HITS: [name: string, source: string, expected: string[]][] = [
  [
    'a function is handed the class',
    `
      from openai import OpenAI
      def make(cls):
          return cls(base_url="http://localhost:1/v1")
      make(OpenAI)
    `,
    ['3 client hardcoded local'],
  ],
  [
    'a method is handed this class or that',
    `
      from openai import AsyncOpenAI, OpenAI
      class Model:
          def __init__(self, base_url=None):
              self.base_url = base_url
          def load(self, sync):
              return self.build(OpenAI) if sync else self.build(AsyncOpenAI)
          def build(self, cls):
              options = dict(api_key="x", base_url=self.base_url)
              return cls(**options)
    `,
    ['9 client config-driven openai'],
  ],
  [
    'handed by keyword',
    `
      import openai
      def make(key, *, client_class):
          return client_class(api_key=key)
      make("k", client_class=openai.AsyncOpenAI)
    `,
    ['3 client missing openai'],
  ],
  [
    'handed a conditional',
    `
      from openai import AsyncOpenAI, OpenAI
      class Gateway:
          def load(self, later):
              return self._build(AsyncOpenAI if later else OpenAI)
          def _build(self, cls):
              return cls(base_url="https://openrouter.ai/api/v1")
    `,
    ['6 client hardcoded other'],
  ],
  [
    'one of two classes, each with its own parameter',
    `
      def make(connection):
          options = dict(api_key=connection.key)
          if connection.key.startswith("sk-"):
              from openai import OpenAI as Client
          else:
              from openai import AzureOpenAI as Client
              options.update(azure_endpoint=connection.base)
          return Client(**options)
    `,
    ['8 client config-driven openai'],
  ],
  [
    'one of two classes, nothing passed to either',
    `
      from openai import AsyncOpenAI, OpenAI
      def make(later):
          cls = AsyncOpenAI if later else OpenAI
          return cls(api_key="x")
    `,
    ['4 client missing openai'],
  ],
];

const NOTHING: [name: string, source: string][] = [
  [
    'another class is handed in',
    `
      import redis
      from openai import OpenAI
      def make(cls):
          return cls(host="http://localhost:1")
      make(redis.Client)
    `,
  ],
  [
    'the class is handed on, never called',
    `
      from openai import OpenAI
      def register(cls):
          TABLE["openai"] = cls
      register(OpenAI)
    `,
  ],
  [
    'another parameter is called',
    `
      from openai import OpenAI
      def make(cls, wrap):
          return wrap(cls)
      make(OpenAI, print)
    `,
  ],
  [
    'another function of that name is handed it',
    `
      from openai import OpenAI
      from elsewhere import pool
      def make(cls):
          return cls()
      pool.make(OpenAI)
    `,
  ],
];

describe('handed in', () => {
  it.each(HITS)('%s', async (_, source, expected) => {
    await expectSites(source, expected);
  });
});

describe('not built from', () => {
  it.each(NOTHING)('%s', async (_, source) => {
    await expectSites(source, []);
  });
});
