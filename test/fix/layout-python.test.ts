/** What black and ruff make of the same line: nothing else is to be done by them. */
import { describe, expect, it } from 'vitest';
import { fixed } from './harness.js';

const READ = 'os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"';
const HEAD = 'import os\n\nfrom openai import OpenAI\n\n';

const CASES: Record<string, [before: string, after: string]> = {
  'one branch of a condition': [
    'client = given if given else OpenAI(timeout=30)',
    `client = (\n    given\n    if given\n    else OpenAI(\n        timeout=30, base_url=${READ}\n    )\n)`,
  ],
  'both branches of a condition': [
    'client = OpenAI(timeout=3) if quick else OpenAI(timeout=30)',
    `client = (\n    OpenAI(\n        timeout=3, base_url=${READ}\n    )\n    if quick\n    else OpenAI(\n        timeout=30, base_url=${READ}\n    )\n)`,
  ],
  'a condition in brackets already': [
    'client = (\n    OpenAI(timeout=3) if quick else None\n)',
    `client = (\n    OpenAI(\n        timeout=3, base_url=${READ}\n    )\n    if quick\n    else None\n)`,
  ],
  'behind an operator': [
    'client = given or OpenAI(timeout=30)',
    `client = given or OpenAI(\n    timeout=30, base_url=${READ}\n)`,
  ],
  'before an operator': [
    'client = OpenAI(timeout=30) or given',
    `client = (\n    OpenAI(\n        timeout=30, base_url=${READ}\n    )\n    or given\n)`,
  ],
  'beside others inside another call, all of which have no room on one line': [
    'client = instructor.from_provider(OpenAI(timeout=30), mode="tools")',
    `client = instructor.from_provider(\n    OpenAI(\n        timeout=30, base_url=${READ}\n    ),\n    mode="tools",\n)`,
  ],
  'an item of a list': [
    'clients = [OpenAI(timeout=3), None]',
    `clients = [\n    OpenAI(\n        timeout=3, base_url=${READ}\n    ),\n    None,\n]`,
  ],
  'a value of a dict that has its own lines': [
    'clients = {\n    "quick": OpenAI(timeout=3, max_retries=1),\n}',
    `clients = {\n    "quick": OpenAI(\n        timeout=3,\n        max_retries=1,\n        base_url=${READ},\n    ),\n}`,
  ],
  'before a call that is chained to it': [
    'client = OpenAI(timeout=30).with_options(max_retries=1)',
    `client = OpenAI(\n    timeout=30, base_url=${READ}\n).with_options(max_retries=1)`,
  ],
  'for each of several': [
    'clients = [OpenAI(project=n) for n in (1, 2)]',
    `clients = [\n    OpenAI(\n        project=n, base_url=${READ}\n    )\n    for n in (1, 2)\n]`,
  ],
  'a default of a parameter': [
    'def ask(client=OpenAI(timeout=30)):\n    return client',
    `def ask(\n    client=OpenAI(\n        timeout=30, base_url=${READ}\n    ),\n):\n    return client`,
  ],
  'a function without a name': [
    'make = lambda t, retries: OpenAI(timeout=t)',
    `make = lambda t, retries: OpenAI(\n    timeout=t, base_url=${READ}\n)`,
  ],
  'what is said behind it stays there': [
    'client = OpenAI(timeout=30, max_retries=2)  # enough (for now)',
    `client = OpenAI(\n    timeout=30,\n    max_retries=2,\n    base_url=${READ},\n)  # enough (for now)`,
  ],
  'an argument that is too long itself': [
    'def f():\n    if 1:\n        if 2:\n            if 3:\n                client = OpenAI(\n                    timeout=30,\n                )',
    `def f():\n    if 1:\n        if 2:\n            if 3:\n                client = OpenAI(\n                    timeout=30,\n                    base_url=os.getenv("OPENAI_BASE_URL")\n                    or "https://api.openai.com/v1",\n                )`,
  ],
  'a literal that is replaced': [
    'def f():\n    client = OpenAI(max_retries=1, base_url="https://api.openai.com/v1")',
    `def f():\n    client = OpenAI(\n        max_retries=1,\n        base_url=${READ},\n    )`,
  ],
  'a line that was too long before': [
    `client = OpenAI(timeout=compute_the_time_that_it_takes(first_argument, second, third, fourth), max_retries=3, organization=organization)`,
    `client = OpenAI(timeout=compute_the_time_that_it_takes(first_argument, second, third, fourth), max_retries=3, organization=organization, base_url=${READ})`,
  ],
  'brackets that stay open': [
    'use(OpenAI(timeout=3), [\n    1,\n])',
    `use(OpenAI(\n    timeout=3, base_url=${READ}\n), [\n    1,\n])`,
  ],
};

describe('a Python line that gets too long', () => {
  it.each(Object.entries(CASES))('%s', async (_title, [before, after]) => {
    expect(await fixed(`${HEAD}${before}\n`)).toBe(`${HEAD}${after}\n`);
  });

  it('is indented as the code is, and not as the texts in it', async () => {
    const text = `${HEAD}HELP = """\n${'usage:\n  one\n    two\n'.repeat(9)}"""\n\n\ndef f():\n    return OpenAI(timeout=3, max_retries=3)\n`;
    expect(await fixed(text)).toContain('\n        max_retries=3,\n');
  });

  it('leaves texts of several lines as they are', async () => {
    const call =
      'client = OpenAI(api_key=key, organization="""one\ntwo""", project="a long enough name of a project")\n';
    const after = await fixed(`${HEAD}key = "x"\n${call}`);
    expect(after).toContain('organization="""one\ntwo"""');
  });

  it('sets a module’s setting apart from the imports above it', async () => {
    const text =
      'import os\n\n\ndef f(kind):\n    import openai\n    from json import loads\n\n    return openai.chat.completions.create(model=loads(kind))\n';
    expect(await fixed(text, 'app/client.py', { unsafeFixes: true })).toContain(
      '    import openai\n    from json import loads\n\n    openai.base_url = (\n        os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"\n    ).rstrip("/") + "/"\n\n    return',
    );
  });
});
