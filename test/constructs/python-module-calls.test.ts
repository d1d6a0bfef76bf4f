/** Calls of the SDK's module itself: what they say of the base URL, where their arguments can be seen and where not. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';

const CASES: [name: string, source: string, ...expected: string[]][] = [
  [
    'arguments that are handed on',
    'import openai\ndef ask(**options):\n    return openai.Completion.create(prompt="x", **options)',
    '3 global missing openai',
  ],
  [
    "an object's attributes",
    'import openai\ndef ask(args):\n    shared = dict(model="m", **args.__dict__)\n    return openai.ChatCompletion.create(**shared)',
    '4 global missing openai',
  ],
  [
    'a base URL among those that can be seen',
    'import openai\noptions = {"api_base": "http://localhost:1"}\nopenai.ChatCompletion.create(**options)',
    '3 global hardcoded local',
  ],
  [
    'a base URL beside those that can not',
    'import os, openai\ndef ask(**options):\n    openai.ChatCompletion.create(api_base=os.environ["U"], **options)',
    '3 global config-driven unknown',
  ],
  [
    'a base URL that is not known',
    'import openai\nopenai.ChatCompletion.create(api_base=somewhere)',
    '2 global unresolved unknown',
  ],
  [
    'a client, whose arguments say it all',
    'import openai\ndef make(**options):\n    return openai.OpenAI(**options)',
    '3 client unresolved openai',
  ],
];

describe('calls of the module', () => {
  it.each(CASES)('%s', (_name, source, ...expected) => expectSites(source, expected));
});
