/** Wrappers that take no base URL: what to hand them instead. */
import { describe, expect, it } from 'vitest';
import { fixed, fixFiles, refusalOf } from './harness.js';

const READ = 'os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"';

describe('a wrapper that would build the very same client', () => {
  it.each([
    [
      'with an import of its own',
      'from swarm import Swarm\n\nclient = Swarm()\n',
      `import os\n\nfrom openai import OpenAI\nfrom swarm import Swarm\n\nclient = Swarm(\n    client=OpenAI(base_url=${READ})\n)\n`,
    ],
    [
      'by the name it was imported by',
      'import os\n\nfrom openai import OpenAI as Vendor\nfrom swarm import Swarm\n\nrun(Swarm(), Vendor)\n',
      `import os\n\nfrom openai import OpenAI as Vendor\nfrom swarm import Swarm\n\nrun(\n    Swarm(\n        client=Vendor(\n            base_url=${READ}\n        )\n    ),\n    Vendor,\n)\n`,
    ],
    [
      'on lines of its own, where they are needed',
      'import os\n\nfrom openai import OpenAI\nfrom swarm import Swarm\n\n\ndef f():\n    if 1:\n        client = Swarm()\n',
      'import os\n\nfrom openai import OpenAI\nfrom swarm import Swarm\n\n\ndef f():\n    if 1:\n        client = Swarm(\n            client=OpenAI(\n                base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"\n            )\n        )\n',
    ],
    [
      'none that it has already',
      'import os\n\nfrom openai import OpenAI\nfrom swarm import Swarm\n\nc = Swarm(client=OpenAI(base_url=URL))\n',
      'import os\n\nfrom openai import OpenAI\nfrom swarm import Swarm\n\nc = Swarm(client=OpenAI(base_url=URL))\n',
    ],
  ])('is handed one %s', async (_title, before, after) => {
    expect(await fixed(before)).toBe(after);
  });
});

it('what is handed over is imported ahead of what is the program’s own', async () => {
  const text = 'import json\n\nfrom swarm import Swarm\n\nclient = Swarm()\n';
  const { files } = await fixFiles({
    'swarm/repl.py': text,
    'swarm/__init__.py': 'from .core import Swarm\n',
    'swarm/core.py':
      'from openai import OpenAI\n\n\nclass Swarm:\n    def __init__(self, client=None):\n        self.client = client or OpenAI()\n',
  });
  expect(files['swarm/repl.py']).toMatch(
    /^import json\nimport os\n\nfrom openai import OpenAI\n\nfrom swarm import Swarm\n/,
  );
});

describe('a model that takes a provider', () => {
  const HEAD =
    'import os\n\nfrom pydantic_ai.models.openai import OpenAIChatModel, OpenAIModel, OpenAIResponsesModel\n';
  const IMPORT = 'from pydantic_ai.providers.openai import OpenAIProvider\n';
  const PROVIDER = `provider=OpenAIProvider(\n        base_url=${READ}\n    )`;

  it.each([
    ['OpenAIChatModel("gpt-4o")', `OpenAIChatModel(\n    "gpt-4o",\n    ${PROVIDER},\n)`],
    ['OpenAIModel(MODEL)', `OpenAIModel(\n    MODEL,\n    ${PROVIDER},\n)`],
    ['OpenAIModel("gpt-4o", provider="openai")', `OpenAIModel(\n    "gpt-4o",\n    ${PROVIDER},\n)`],
    ['OpenAIResponsesModel("gpt-4o")', `OpenAIResponsesModel(\n    "gpt-4o",\n    ${PROVIDER},\n)`],
  ])('is handed one: %s', async (before, after) => {
    expect(await fixed(`${HEAD}\nm = ${before}\n`)).toBe(`${HEAD}${IMPORT}\nm = ${after}\n`);
  });

  it('takes the base URL itself where it takes the key, as it did before there were providers', async () => {
    expect(await fixed(`${HEAD}\nm = OpenAIModel("gpt-4o", api_key=KEY)\n`)).toMatch(/api_key=KEY,\s+base_url=/);
  });

  it.each(['OpenAIModel("gpt-4o", provider=provider)', 'OpenAIChatModel("gpt-4o", provider="azure")'])(
    'has one already, or another: %s',
    async (call) => {
      const text = `${HEAD}\n\ndef f(provider):\n    return ${call}\n`;
      expect(await fixed(text)).toBe(text);
    },
  );
});

describe('a name of a model', () => {
  const CREW = 'import os\n\nfrom crewai import LLM, Agent\n\n';
  const LLM = (model: string) => `LLM(model=${model}, base_url=os.getenv("OPENAI_BASE_URL") or None)`;

  it.each([
    ['a = Agent(role="r", llm="gpt-4o")\n', `a = Agent(\n    role="r", llm=${LLM('"gpt-4o"')}\n)\n`],
    ['M = "openai/gpt-4o"\na = Agent(llm=M)\n', `M = "openai/gpt-4o"\na = Agent(llm=${LLM('M')})\n`],
  ])('becomes a model that has a base URL: %j', async (before, after) => {
    expect(await fixed(CREW + before)).toBe(CREW + after);
  });

  it('becomes one by the name it stands at, too', async () => {
    const before = 'import os\n\nfrom langchain.agents import create_agent\n';
    const made = (model: string) => `init_chat_model(${model}, base_url=os.getenv("OPENAI_BASE_URL") or None)`;
    expect(await fixed(`${before}\na = create_agent("openai:gpt-4o", [])\nb = create_agent(model="gpt-4o")\n`)).toBe(
      `${before}from langchain.chat_models import init_chat_model\n\n` +
        `a = create_agent(\n    ${made('"openai:gpt-4o"')}, []\n)\nb = create_agent(\n    model=${made('"gpt-4o"')}\n)\n`,
    );
  });

  it.each(['os.environ.get("MODEL", "gpt-4o")', '"gpt-4o" if fast else "claude-sonnet-4"'])(
    'that may be of another vendor is for a person to decide: %s',
    async (model) => {
      expect(await refusalOf(`${CREW}fast = len(os.environ) > 9\na = Agent(llm=${model})\n`)).toMatch(
        /which vendor is asked/,
      );
    },
  );
});

describe('a base URL that lies in a dictionary', () => {
  const HEAD = 'import os\n\nfrom strands.models.openai import OpenAIModel\n\n';

  it.each([
    [
      'OpenAIModel(model_id="m")',
      `OpenAIModel(\n    model_id="m",\n    client_args={\n        "base_url": ${READ}\n    },\n)`,
    ],
    [
      'OpenAIModel(client_args={"api_key": KEY})',
      `OpenAIModel(\n    client_args={\n        "api_key": KEY,\n        "base_url": ${READ},\n    }\n)`,
    ],
    ["OpenAIModel(client_args={'api_key': KEY, 'timeout': 3})", undefined],
  ])('%s', async (before, after) => {
    const text = await fixed(`${HEAD}m = ${before}\n`);
    if (after !== undefined) expect(text).toBe(`${HEAD}m = ${after}\n`);
    else expect(text).toMatch(/'base_url': os\.getenv/);
  });

  it.each(['OpenAIModel(client_args=dict(api_key=KEY))'])(
    'but not in one that is built otherwise: %s',
    async (call) => {
      expect(await fixed(`${HEAD}m = ${call}\n`)).toBe(`${HEAD}m = ${call}\n`);
    },
  );

  it('is given by a keyword where there is one', async () => {
    const head = 'import os\n\nfrom agno.models.openai import OpenAIChat\n\n';
    expect(await fixed(`${head}m = OpenAIChat(id="gpt-4o")\n`)).toMatch(/id="gpt-4o",\s+base_url=os\.getenv/);
  });
});

describe('a wrapper that can not be given a client for certain', () => {
  it.each([
    [
      'because the name means something else',
      'from swarm import Swarm\n\nclass OpenAI: ...\n\nclient = Swarm()\n',
      /means something else here/,
    ],
    [
      'because what it builds depends on the release',
      'from pydantic_ai import Agent\n\na = Agent("openai:gpt-4o")\n',
      /hand it model=OpenAIChatModel/,
    ],
    [
      'because it goes on from other settings',
      'from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion\n\nc = OpenAIChatCompletion(ai_model_id="gpt-4o")\n',
      /hand it async_client=AsyncOpenAI\(base_url=…\)/,
    ],
  ])('is left, and told what to hand it, %s', async (_title, text, reason) => {
    expect(await refusalOf(text)).toMatch(reason);
  });
});
