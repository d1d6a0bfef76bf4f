/** Programs that nobody writes, each small enough for every run; `sites` and `failed` are what must come of them. */

export interface Input {
  name: string;
  class: string;
  files: Record<string, string | Buffer>;
  sites: number;
  /** Files that were not read, or not in full: under --strict the exit code is 3. */
  incomplete?: number;
}

type Case = Omit<Input, 'class'>;

const py = 'from openai import OpenAI\n';
const ts = "import OpenAI from 'openai';\n";
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const wide = (text: string, mark: number[], swap: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(mark), swap ? bytes.swap16() : bytes]);
};

const nesting: Case[] = [
  {
    name: '5,000 alternatives',
    files: { 'a.py': `${py}u = ${Array.from({ length: 5000 }, (_, i) => `v${i}`).join(' or ')}\nOpenAI(base_url=u)\n` },
    sites: 1,
  },
  {
    name: '100,000 brackets in Python',
    files: { 'a.py': `${py}u = ${'('.repeat(100_000)}1${')'.repeat(100_000)}\nOpenAI(base_url=u)\n` },
    sites: 1,
  },
  {
    name: '20,000 brackets in TypeScript',
    files: { 'a.ts': `${ts}const u = ${'[\n'.repeat(20_000)}${']'.repeat(20_000)};\nnew OpenAI(u)\n` },
    sites: 1,
  },
  {
    name: '1,900 calls in calls',
    files: { 'a.py': `${py}u = ${'f('.repeat(1900)}1${')'.repeat(1900)}\nOpenAI(base_url=u)\n` },
    sites: 1,
  },
  {
    name: '1,900 members',
    files: {
      'a.py': `${py}u = a${'.b'.repeat(1900)}\nOpenAI(base_url=u)\n`,
      'b.ts': `${ts}const u = a${'.b(1)'.repeat(1900)};\nnew OpenAI({ baseURL: u });\n`,
    },
    sites: 2,
  },
  {
    name: '2,000 aliases of aliases',
    files: {
      'a.py': `${py}u0 = "https://x.example/v1"\n${lines(2000, (i) => `u${i + 1} = u${i} + ""`)}\nOpenAI(base_url=u2000)\n`,
    },
    sites: 1,
  },
  {
    name: '20,000 prefix operators',
    files: { 'a.py': `${py}${'not '.repeat(20_000)}OpenAI()\n`, 'b.py': `${py}${'x = '.repeat(20_000)}OpenAI()\n` },
    sites: 2,
  },
  {
    name: 'functions in functions',
    files: { 'a.py': `${py}${lines(90, (i) => `${' '.repeat(i)}def f${i}():`)}\n${' '.repeat(90)}OpenAI()\n` },
    sites: 1,
  },
  { name: '5,000 decorators', files: { 'a.py': `${py}${'@a\n'.repeat(5000)}def f():\n  return OpenAI()\n` }, sites: 1 },
];

const growth: Case[] = [
  {
    name: 'a text that doubles sixty times',
    files: {
      'a.py': `${py}import os, requests\nu0 = os.environ["X"]\n${lines(60, (i) => `u${i + 1} = f"{u${i}}{u${i}}"`)}\nOpenAI(base_url=u60)\nrequests.post(u60 + "/v1/chat/completions")\n`,
    },
    sites: 1,
  },
  {
    name: 'a literal that doubles sixty times',
    files: {
      'a.ts': `${ts}const u0 = 'https://api.openai.com/v1';\n${lines(60, (i) => `const u${i + 1} = u${i} + u${i};`)}\nnew OpenAI({ baseURL: u60 });\n`,
    },
    sites: 1,
  },
  {
    name: 'alternatives that double sixty times',
    files: {
      'a.py': `${py}u0 = "a" if x else "b"\n${lines(60, (i) => `u${i + 1} = (u${i} + "a") if x else (u${i} + "b")`)}\nOpenAI(base_url=u60)\n`,
    },
    sites: 1,
  },
  {
    name: 'a dictionary that doubles sixty times',
    files: {
      'a.py': `${py}o0 = {"timeout": 1}\n${lines(60, (i) => `o${i + 1} = {**o${i}, **o${i}}`)}\nOpenAI(**o60)\n`,
    },
    sites: 1,
  },
  {
    name: 'a thousand alternatives',
    files: {
      'a.py': `${py}import os\n${lines(1000, (i) => `if x${i}:\n  u = os.environ["V${i}"] if y else "https://h${i}.example/v1"`)}\nOpenAI(base_url=u)\n`,
    },
    sites: 1,
  },
  {
    name: 'a string of a megabyte',
    files: { 'a.py': `${py}u = "${'a'.repeat(1 << 20)}"\nOpenAI(base_url=u, api_key=u)\n` },
    sites: 1,
  },
  {
    name: 'a name of a megabyte',
    files: { 'a.py': `${py}def ${'f'.repeat(1 << 20)}():\n  OpenAI(base_url=${'g'.repeat(1 << 20)})\n` },
    sites: 1,
  },
  {
    name: 'texts made for slow patterns',
    files: {
      'a.py': `${py}OpenAI(base_url="http://${'a@'.repeat(20_000)}")\nOpenAI(base_url="${'://a:'.repeat(20_000)}")\nOpenAI(api_key="${'sk-'.repeat(20_000)}")\nOpenAI(base_url="${'?key'.repeat(20_000)}")\n`,
    },
    sites: 4,
  },
];

const circles: Case[] = [
  {
    name: 'constants of themselves',
    files: {
      'a.py': `${py}u = u\nA = A.b\nOpenAI(base_url=u)\nOpenAI(base_url=A)\n`,
      'b.ts': `${ts}const a = b, b = a;\nconst o = { ...p }; const p = { ...o };\nnew OpenAI({ baseURL: a }); new OpenAI(o);\n`,
    },
    sites: 4,
  },
  {
    name: 'classes of themselves',
    files: {
      'a.py': `${py}class C(D): pass\nclass D(C): pass\nclass O(OpenAI, O): pass\nO()\nOpenAI(base_url=C.x)\n`,
      'b.ts': `${ts}class C extends D {} class D extends C {}\ninterface I extends J {} interface J extends I {}\ntype U = U & V; type V = U | V;\nfunction f(i: I, u: U) { new OpenAI({ baseURL: i.x }); new OpenAI(u); }\n`,
    },
    sites: 4,
  },
  {
    name: 'functions that call each other',
    files: {
      'a.py': `${py}def f(x):\n  return g(x)\ndef g(x):\n  return f(x) or h(x)\ndef h(x):\n  return f(g(h(x)))\nOpenAI(base_url=f(1))\nOpenAI(base_url=h(h(1)))\n`,
    },
    sites: 2,
  },
  {
    name: 'forty functions that each call all',
    files: {
      'a.py': `${py}${lines(40, (i) => `def f${i}(x):\n  return ${Array.from({ length: 40 }, (_, j) => `f${j}(x)`).join(' or ')}`)}\nOpenAI(base_url=f0(1))\n`,
    },
    sites: 1,
  },
  {
    name: 'modules that import each other',
    files: Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `m${i}.py`,
        `${py}from m${(i + 1) % 20} import *\nfrom m${(i + 1) % 20} import x\nOpenAI(base_url=x)\n`,
      ]),
    ),
    sites: 20,
  },
  {
    name: 'modules that export each other',
    files: Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `m${i}.ts`,
        `${ts}export * from './m${(i + 1) % 30}';\nexport * from './m${(i + 7) % 30}';\nimport { x } from './m${(i + 1) % 30}';\nnew OpenAI({ baseURL: x });\n`,
      ]),
    ),
    sites: 30,
  },
  {
    name: 'configurations that extend each other',
    files: {
      'tsconfig.json': '{"extends":"./tsconfig.b.json"}',
      'tsconfig.b.json': '{"extends":"./tsconfig.json"}',
      'package.json': '{"name":"a","imports":{"#x":"#x"}}',
      'a.ts': `${ts}import x from 'foo'; import y from '#x';\nnew OpenAI({ baseURL: x }); new OpenAI({ baseURL: y });\n`,
    },
    sites: 2,
  },
  {
    name: 'YAML that holds itself',
    files: {
      'pnpm-workspace.yaml': 'packages: &p\n  - *p\n',
      'docker-compose.yml': 'a: &a [x, *a]\nservices: *a\n',
      'a.ts': `${ts}new OpenAI();\n`,
    },
    sites: 1,
  },
  {
    name: '10,000 keys of an environment file',
    files: {
      'app.py': 'from openai import OpenAI\n\nclient = OpenAI()\n',
      '.env.example': Array.from({ length: 10_000 }, (_, i) => `BERTH_${i}_OPENAI_API_KEY=\n`).join(''),
    },
    sites: 1,
  },
  {
    name: 'YAML that grows',
    files: {
      'docker-compose.yml': `a: &a [OPENAI_API_KEY]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
        .map(
          (c, i) =>
            `${c}: &${c} [${Array(9)
              .fill(`*${'abcdefgh'[i] ?? 'a'}`)
              .join(',')}]`,
        )
        .join('\n')}\nservices: *i\n`,
      'a.ts': `${ts}new OpenAI();\n`,
    },
    sites: 1,
  },
];

const crowds: Case[] = [
  {
    name: 'fifty classes of one name',
    files: { 'a.py': `${py}${lines(50, () => 'class OpenAI(OpenAI):\n  pass')}\nOpenAI()\n` },
    sites: 1,
  },
  {
    name: 'a thousand classes of one name',
    files: {
      'a.py': `${py}${lines(1000, () => 'class OpenAI:\n  pass')}\nOpenAI()\n`,
      'b.ts': `${lines(1000, (i) => `namespace n${i} { export class OpenAI {} }`)}\n${ts}new OpenAI();\n`,
    },
    sites: 1,
  },
  {
    name: 'a class a thousand times derived',
    files: {
      'a.py': `import openai\n${lines(1000, (i) => `class C${i + 1}(${i ? `C${i}` : 'openai.OpenAI'}):\n  pass`)}\nC3()\n`,
    },
    sites: 1,
  },
  {
    name: '5,000 assignments of one name',
    files: { 'a.py': `${py}${lines(5000, (i) => `u = "https://a${i}.example/v1"`)}\nOpenAI(base_url=u)\n` },
    sites: 1,
  },
  {
    name: '2,000 writes into one dictionary',
    files: { 'a.py': `${py}kw = {}\n${lines(2000, (i) => `kw["base_url"] = v${i}`)}\nOpenAI(**kw)\n` },
    sites: 1,
    incomplete: 1,
  },
  {
    name: '5,000 parameters',
    files: {
      'a.py': `${py}def f(${Array.from({ length: 5000 }, (_, i) => `p${i}=None`).join(',')}):\n  return OpenAI(base_url=p4999)\nf(p4999="https://a.example/v1")\n`,
    },
    sites: 1,
  },
  {
    name: '20,000 arguments',
    files: { 'a.py': `${py}OpenAI(${Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(',')})\n` },
    sites: 1,
  },
  {
    name: '2,000 cells',
    files: {
      'a.ipynb': JSON.stringify({
        cells: Array.from({ length: 2000 }, () => ({
          cell_type: 'code',
          source: ['from openai import OpenAI\n', 'OpenAI()'],
        })),
      }),
    },
    sites: 2000,
  },
];

const texts: Case[] = [
  {
    name: 'syntax errors',
    files: {
      'a.py': `${py}OpenAI()\nx = = 1\nOpenAI()\n`,
      'b.ts': `${ts}new OpenAI();\nconst a = = 1;\nnew OpenAI();\n`,
    },
    sites: 4,
    incomplete: 2,
  },
  {
    name: 'Python 2',
    files: {
      'a.py':
        'import openai\nprint "hi", x\nexec "foo"\ntry:\n  pass\nexcept Exception, e:\n  raise E, "x"\nopenai.OpenAI()\n',
    },
    sites: 1,
  },
  {
    name: 'templates',
    files: {
      '{{cookiecutter.name}}.py':
        'import openai\n{% if cookiecutter.x %}\nopenai.OpenAI()\n{% endif %}\nopenai.OpenAI()\n',
      'a.ts': `${ts}<% if (x) { %>\nnew OpenAI();\n<% } %>\nnew OpenAI();\n`,
    },
    sites: 4,
    incomplete: 2,
  },
  {
    name: 'merge conflicts',
    files: {
      'a.py': 'import openai\n<<<<<<< HEAD\nopenai.OpenAI()\n=======\nopenai.OpenAI()\n>>>>>>> b\nopenai.OpenAI()\n',
      'a.ts': `${ts}<<<<<<< HEAD\nnew OpenAI();\n=======\nnew OpenAI();\n>>>>>>> b\nnew OpenAI();\n`,
    },
    sites: 6,
    incomplete: 2,
  },
  {
    name: 'encodings',
    files: {
      'little.py': wide(`${py}OpenAI()\n`, [0xff, 0xfe], false),
      'big.ts': wide(`${ts}new OpenAI();\n`, [0xfe, 0xff], true),
      'mark.py': `\uFEFF${py}OpenAI()\n`,
      'latin.py': Buffer.from(`# -*- coding: latin-1 -*-\ns = "\u00e9\u00ff"\n${py}OpenAI()\n`, 'latin1'),
      'broken.ts': Buffer.concat([
        Buffer.from(`${ts}const s = "`),
        Buffer.from([0xed, 0xa0, 0x80]),
        Buffer.from('"; new OpenAI();'),
      ]),
    },
    sites: 5,
  },
  { name: 'NUL bytes', files: { 'a.py': `${py}x = "\0"\nOpenAI()\n`, 'b.py': '\0\0openai' }, sites: 0 },
  {
    name: 'lines that end in CR alone',
    files: { 'a.py': 'from openai import OpenAI\rOpenAI()\r', 'b.ts': "import OpenAI from 'openai';\rnew OpenAI();\r" },
    sites: 2,
  },
  {
    name: 'one line of a bundler',
    files: { 'a.js': `${ts.trim()}new OpenAI();${'var a=1;'.repeat(10_000)}` },
    sites: 0,
  },
  { name: 'empty files', files: { 'a.py': '', 'b.ts': '', 'c.ipynb': '', 'd.vue': '', 'e.py': '\uFEFF' }, sites: 0 },
  {
    name: 'notebooks that are none',
    files: {
      'a.ipynb': 'import openai {',
      'b.ipynb': '["import openai"]',
      'c.ipynb': '{"cells":{"import openai":1}}',
      'd.ipynb': `{"cells":[${'['.repeat(50_000)}${']'.repeat(50_000)}],"import openai":1}`,
      'e.ipynb':
        '{"cells":[null,1,"openai",{"cell_type":"code","source":[null,1,"import openai\\n","openai.OpenAI()"]}]}',
    },
    sites: 1,
    incomplete: 3,
  },
  {
    name: 'components without end',
    files: {
      'a.vue': `<script>${ts}new OpenAI();</script>${'<a {'.repeat(20_000)}`,
      'b.vue': `${'<'.repeat(100_000)}from 'openai'`,
      'c.svelte': `${'<script '.repeat(20_000)}from 'openai'`,
      'd.vue': `${'<!--'.repeat(20_000)}from 'openai'`,
      'e.astro': `${'---\n'.repeat(20_000)}from 'openai'`,
    },
    sites: 1,
  },
  {
    name: 'data without bottom',
    files: {
      'package.json': `{"workspaces":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      'tsconfig.json': `{"compilerOptions":{"paths":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}}`,
      'pyproject.toml': `a = ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'a.ts': `${ts}import x from 'foo'; new OpenAI({ baseURL: x });\n`,
      'a.py': `${py}import foo\nOpenAI(base_url=foo.x)\n`,
    },
    sites: 2,
  },
];

const classes: Record<string, Case[]> = {
  'nested deeply': nesting,
  'values that grow': growth,
  circles,
  crowds,
  'broken, odd or foreign texts': texts,
};

export const inputs: readonly Input[] = Object.entries(classes).flatMap(([name, cases]) =>
  cases.map((one) => ({ ...one, class: name })),
);
