/** Programs that build clients of each SDK with the keys of some settings, and call through each once. */
import type { Idiom } from './idiom.js';

interface Clients {
  /** SDKs, in the order in which they are called; each with either key. */
  sdks: string[];
  files: Record<string, string>;
  main: string;
}

export function pythonClients({ use, key, innerKey }: Idiom): Clients {
  const text = `${use}

from langchain_openai import ChatOpenAI
from openai import OpenAI

MESSAGES = [{"role": "user", "content": "List the cargo."}]

plain = OpenAI(api_key=${key}, max_retries=0)
inner = OpenAI(api_key=${innerKey}, max_retries=0)
chat = ChatOpenAI(model="gpt-4o", api_key=${key}, max_retries=0)
inner_chat = ChatOpenAI(model="gpt-4o", api_key=${innerKey}, max_retries=0)
`;
  const main = `import clients


def attempt(name, call):
    try:
        call()
        print(name, "answered")
    except Exception as error:
        print(name, type(error).__name__)


for name, client in (("openai", clients.plain), ("openai inner", clients.inner)):
    attempt(name, lambda: client.chat.completions.create(model="gpt-4o", messages=clients.MESSAGES))
for name, chat in (("langchain", clients.chat), ("langchain inner", clients.inner_chat)):
    attempt(name, lambda: chat.invoke("List the cargo."))
`;
  return { sdks: ['openai', 'langchain'], files: { 'clients.py': text, 'main.py': main }, main: 'main.py' };
}

export function typescriptClients({ use, key, innerKey }: Idiom): Clients {
  const files = {
    'package.json': '{ "type": "module" }\n',
    'openai.ts': `import OpenAI from 'openai';
${use}

const request = { model: 'gpt-4o', messages: [{ role: 'user' as const, content: 'List the cargo.' }] };
const client = new OpenAI({ apiKey: ${key}, maxRetries: 0 });
const inner = new OpenAI({ apiKey: ${innerKey}, maxRetries: 0 });

export const calls = [
  () => client.chat.completions.create(request),
  () => inner.chat.completions.create(request),
];
`,
    'langchain.ts': `import { ChatOpenAI } from '@langchain/openai';
${use}

const chat = new ChatOpenAI({ model: 'gpt-4o', apiKey: ${key}, maxRetries: 0 });
const inner = new ChatOpenAI({ model: 'gpt-4o', apiKey: ${innerKey}, maxRetries: 0 });

export const calls = [() => chat.invoke('List the cargo.'), () => inner.invoke('List the cargo.')];
`,
    'ai.ts': `import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';
${use}

const provider = createOpenAI({ apiKey: ${key} });
const inner = createOpenAI({ apiKey: ${innerKey} });
const request = { prompt: 'List the cargo.', maxRetries: 0 };

export const calls = [
  () => generateText({ ...request, model: provider.chat('gpt-4o') }),
  () => generateText({ ...request, model: inner.chat('gpt-4o') }),
];
`,
    'main.ts': `for (const sdk of ['openai', 'langchain', 'ai']) {
  try {
    const { calls } = await import(\`./\${sdk}.js\`);
    for (const [index, call] of calls.entries()) {
      const name = index === 0 ? sdk : \`\${sdk} inner\`;
      await call().then(
        () => console.log(name, 'answered'),
        (error: Error) => console.log(name, error.constructor.name),
      );
    }
  } catch (error) {
    console.log(sdk, 'did not load:', (error as Error).message.split('\\n')[0]);
  }
}
`,
  };
  return { sdks: ['openai', 'langchain', 'ai'], files, main: 'main.js' };
}
