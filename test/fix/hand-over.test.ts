/** Wrappers that take no base URL: what to hand them instead. */
import { describe, expect, it } from 'vitest';
import { fixed, refusalOf } from './harness.js';

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

describe('a wrapper that can not be given a client for certain', () => {
  it.each([
    [
      'because the name means something else',
      'from swarm import Swarm\n\nclass OpenAI: ...\n\nclient = Swarm()\n',
      /means something else here/,
    ],
    [
      'because what it builds depends on more',
      'from crewai import Agent\n\na = Agent(role="r", goal="g", backstory="b", llm="gpt-4o")\n',
      /hand it llm=LLM\(model=…, base_url=…\)/,
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
