/** A parameter is written only where every release in use, and its types, take it. */
import { describe, expect, it } from 'vitest';
import { fixed, refusalOf } from './harness.js';

const TS = 'src/client.ts';
/** Without the line breaks, and the commas before them. */
const dense = (text: string): string =>
  text
    .replace(/,?\s*([)}])/g, '$1')
    .replace(/([({])\s+/g, '$1')
    .replace(/\s+/g, ' ');

describe('what the types of a package refuse is not written', () => {
  it('a configuration with methods is handed on as it is, with the URL beside it', async () => {
    const text = (more: string): string =>
      `import { Configuration, OpenAIApi } from 'openai';\n\nconst configuration = new Configuration({ apiKey: 'k' });\n` +
      `export const api = new OpenAIApi(configuration${more});\n`;
    expect(
      dense(await fixed(text(''), TS))
        .replace(', );', ');')
        .replace('( c', '(c'),
    ).toBe(dense(text(', process.env.OPENAI_BASE_URL || undefined')));
  });

  it.each([
    ['no configuration', "import { OpenAIApi } from 'openai-edge';\n\nexport const api = new OpenAIApi();\n", /./],
    [
      'a plugin whose options leave it out',
      "import { openAI } from '@genkit-ai/compat-oai/openai';\n\nexport const plugin = openAI({ apiKey: 'k' });\n",
      /no parameter/,
    ],
  ])('%s', async (_title, text, reason) => {
    expect(await refusalOf(text, TS)).toMatch(reason);
  });

  it.each([
    [
      'the part of a configuration that is the vendor’s',
      "llm: { provider: 'ollama', config: {} }, embedder: { provider: 'openai', config: { model: 'm' } }",
      "llm: { provider: 'ollama', config: {} }, embedder: { provider: 'openai', config: { model: 'm', url: process.env.OPENAI_BASE_URL || undefined, } }",
    ],
    [
      'and no part without its provider',
      "embedder: { provider: 'openai', config: { model: 'm' } }",
      "embedder: { provider: 'openai', config: { model: 'm', url: process.env.OPENAI_BASE_URL || undefined, } }",
    ],
  ])('%s', async (_title, before, after) => {
    const text = (inside: string): string =>
      `import { Memory } from 'mem0ai/oss';\n\nexport const m = new Memory({ ${inside} });\n`;
    expect(dense(await fixed(text(before), TS))).toBe(dense(text(after)));
  });
});

describe('what would leave a vendor, or older releases, is not written', () => {
  it.each([
    [
      'a model with an endpoint of its own',
      'from autogen_ext.models.openai import OpenAIChatCompletionClient\n\nc = OpenAIChatCompletionClient(model="gemini-2.0-flash")\n',
      /which variable would move this client is not known/,
    ],
    [
      'a configuration that names another vendor',
      'from autogen import AssistantAgent\n\na = AssistantAgent("a", llm_config={"model": "gpt-oss-120b", "api_type": "groq"})\n',
      /api_type and a base URL exclude each other/,
    ],
    [
      'a function whose base URL is an endpoint of Azure',
      'from chromadb.utils.embedding_functions import OpenAIEmbeddingFunction\n\ne = OpenAIEmbeddingFunction(api_key="k", api_type="azure")\n',
      /an Azure client/,
    ],
    [
      'a client that is told to speak to Azure',
      'from agent_framework.openai import OpenAIChatClient\nfrom azure.identity import AzureCliCredential\n\nc = OpenAIChatClient(model="gpt-4o", credential=AzureCliCredential())\n',
      /an Azure client/,
    ],
    [
      'or may be',
      'from agent_framework.openai import OpenAIChatClient\n\ndef f(credential=None):\n    return OpenAIChatClient(model="gpt-4o", credential=credential)\n',
      /Azure|exclude each other/,
    ],
    [
      'a class that took nothing but the model until lately',
      'from deepeval.models import OpenAIEmbeddingModel\n\nc = OpenAIEmbeddingModel()\n',
      /no parameter/,
    ],
    [
      'a factory that handed it to every request until lately',
      'import instructor\n\nc = instructor.from_provider("openai/gpt-4o")\n',
      /set the variable that it reads by itself/,
    ],
  ])('%s', async (_title, text, reason) => {
    expect(await refusalOf(text)).toMatch(reason);
  });

  it('but the other name of a field, where its own is refused', async () => {
    const text = (args: string): string =>
      `import os\n\nfrom langchain_community.utilities.dalle_image_generator import DallEAPIWrapper\n\nc = DallEAPIWrapper(${args})\n`;
    expect(dense(await fixed(text('')))).toContain('DallEAPIWrapper(base_url=os.getenv(');
  });

  it('nothing decides where the variable is absent, if variables of another vendor would', async () => {
    const text = (args: string): string =>
      `import os\n\nfrom agent_framework.openai import OpenAIChatClient\n\nc = OpenAIChatClient(${args})\n`;
    expect(await fixed(text(''))).toBe(text('base_url=os.getenv("OPENAI_BASE_URL") or None'));
  });
});
