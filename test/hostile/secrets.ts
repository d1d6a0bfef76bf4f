/** Ways in which keys and passwords stand in real code. They are put together here, so that no scanner takes them for lost ones. */

export interface Seed {
  what: string;
  secret: string;
  path: string;
  text: string;
}

const random = '9f3Kq7Zt2LmX8vBw4RsY6cHd';
const hex = '3f9a7c21e8b04d56a1c2f7e90b8d4a63';
const letters = 'QzXvKpWqJhTgBnMrLsDfCkYw';
const word = 'hunter2';
const plain = 'swordfishes';

const python = (body: string): string => `import os\nimport openai\nfrom openai import OpenAI\n\n${body}\n`;
const requests = (argument: string): string =>
  `import requests\nfrom requests.auth import HTTPBasicAuth\n\nrequests.post(\n    "https://api.openai.com/v1/chat/completions",\n    json=body,\n    ${argument},\n)\n`;
const typescript = (body: string): string => `import OpenAI from 'openai';\n\n${body}\n`;
const notebook = (...source: string[]): string =>
  JSON.stringify({ cells: [{ cell_type: 'code', source }], metadata: {}, nbformat: 4 });

type Row = [what: string, secret: string, path: string, text: (secret: string) => string];

const rows: Row[] = [
  ['a project key', `sk-proj-${random}`, 'a.py', (s) => python(`OpenAI(api_key="${s}")`)],
  ['an old key', `sk-${random}${random}`, 'a.ts', (s) => typescript(`new OpenAI({ apiKey: '${s}' });`)],
  [
    '32 hexadecimal digits',
    hex,
    'a.py',
    (s) => python(`openai.AzureOpenAI(api_key="${s}", azure_endpoint="https://x.example")`),
  ],
  ['a short password as a key', word, 'a.py', (s) => python(`OpenAI(api_key="${s}")`)],
  ['a word as a key', plain, 'a.ts', (s) => typescript(`new OpenAI({ apiKey: "${s}", baseURL: process.env.URL });`)],
  ['user and password in a URL', word, 'a.py', (s) => python(`OpenAI(base_url="https://ada:${s}@gw.example/v1")`)],
  [
    'a password with @ and / in a URL',
    `p@ss/${plain}`,
    'a.ts',
    (s) => typescript(`new OpenAI({ baseURL: 'https://ada:${s}@gw.example/v1' });`),
  ],
  ['a token as user of a URL', `ghp_${random}`, 'a.py', (s) => python(`OpenAI(base_url="https://${s}@gw.example/v1")`)],
  ['a query parameter', plain, 'a.py', (s) => python(`OpenAI(base_url="https://gw.example/v1?api_key=${s}&v=2")`)],
  [
    'a signature in a query',
    `${random}%3D`,
    'a.ts',
    (s) => typescript(`new OpenAI({ baseURL: \`https://gw.example/v1?sig=${s}\` });`),
  ],
  ['a default of getenv', plain, 'a.py', (s) => python(`OpenAI(api_key=os.getenv("OPENAI_API_KEY", "${s}"))`)],
  ['a default after or', plain, 'a.py', (s) => python(`OpenAI(api_key=os.environ.get("OPENAI_API_KEY") or "${s}")`)],
  [
    'a default after ??',
    plain,
    'a.ts',
    (s) => typescript(`new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? '${s}' });`),
  ],
  ['a conditional', plain, 'a.ts', (s) => typescript(`new OpenAI({ apiKey: isTest ? 'none' : '${s}' });`)],
  ['a variable above', plain, 'a.py', (s) => python(`api_key = "${s}"\nclient = OpenAI(api_key=api_key)`)],
  [
    'a constant with a type',
    plain,
    'a.ts',
    (s) => typescript(`const apiKey: string = '${s}';\nnew OpenAI({ apiKey });`),
  ],
  ['kwargs', plain, 'a.py', (s) => python(`kwargs = {"api_key": "${s}", "base_url": url}\nOpenAI(**kwargs)`)],
  ['dict()', plain, 'a.py', (s) => python(`kwargs = dict(api_key="${s}", base_url=url)\nOpenAI(**kwargs)`)],
  [
    'a key of another name, used as one',
    `Quokka${word}`,
    'a.py',
    (s) => python(`value = "${s}"\nOpenAI(api_key=value, base_url=f"https://{value}.example")`),
  ],
  ['an f-string', plain, 'a.py', (s) => python(`OpenAI(api_key=f"${s}{suffix}")`)],
  ['a template', plain, 'a.ts', (s) => typescript(`new OpenAI({ apiKey: \`${s}\${suffix}\` });`)],
  [
    'two pieces with a plus',
    `${plain}-and-${word}`,
    'a.py',
    () => python(`OpenAI(api_key="${plain}" + "-and-${word}")`),
  ],
  [
    'two pieces side by side',
    `${plain}-then-${word}`,
    'a.py',
    () => python(`OpenAI(\n    api_key=(\n        "${plain}"\n        "-then-${word}"\n    )\n)`),
  ],
  ['three quotes', plain, 'a.py', (s) => python(`OpenAI(api_key="""${s}""")`)],
  ['bytes', plain, 'a.py', (s) => python(`OpenAI(api_key=b"${s}".decode())`)],
  ['a header', plain, 'a.py', (s) => python(`OpenAI(default_headers={"Authorization": "Bearer ${s}"})`)],
  [
    'a header in a call',
    plain,
    'a.ts',
    (s) =>
      typescript(
        `await fetch('https://api.openai.com/v1/chat/completions', { headers: { Authorization: 'Bearer ${s}' } });`,
      ),
  ],
  ['x-api-key', plain, 'a.ts', (s) => typescript(`new OpenAI({ defaultHeaders: { 'x-api-key': '${s}' } });`)],
  ['Basic', 'YWRhOmh1bnRlcjI=', 'a.py', (s) => python(`OpenAI(default_headers={"X": "Basic ${s}"})`)],
  [
    'a module setting',
    plain,
    'a.py',
    (s) => python(`openai.api_key = "${s}"\nopenai.base_url = "https://gw.example/v1"`),
  ],
  ['an environment set in code', plain, 'a.py', (s) => python(`os.environ["OPENAI_API_KEY"] = "${s}"\nOpenAI()`)],
  ['a comment behind the call', plain, 'a.py', (s) => python(`OpenAI()  # the old key: ${s}`)],
  [
    'a comment inside the call',
    word,
    'a.ts',
    (s) => typescript(`new OpenAI({\n  // password for the proxy is ${s}\n  baseURL: url,\n});`),
  ],
  ['a key in a comment', `sk-${random}`, 'a.py', (s) => python(`OpenAI(  # was ${s}\n)`)],
  ['a notebook', plain, 'a.ipynb', (s) => notebook('from openai import OpenAI\n', `client = OpenAI(api_key="${s}")`)],
  [
    'a magic of a notebook',
    plain,
    'a.ipynb',
    (s) => notebook(`%env OPENAI_API_KEY=${s}\n`, 'from openai import OpenAI\n', 'client = OpenAI()'),
  ],
  ['an env file', plain, '.env', (s) => `OPENAI_API_KEY=${s}\n`],
  [
    'a URL in an env file',
    word,
    '.env.production',
    (s) => `OPENAI_API_KEY=x\nOPENAI_BASE_URL=https://ada:${s}@gw.example/v1\n`,
  ],
  [
    'a compose file',
    plain,
    'docker-compose.yml',
    (s) => `services:\n  api:\n    environment:\n      OPENAI_API_KEY: ${s}\n`,
  ],
  [
    'a workflow',
    plain,
    '.github/workflows/ci.yml',
    (s) => `jobs:\n  a:\n    steps:\n      - run: make\n        env:\n          OPENAI_API_KEY: ${s}\n`,
  ],
  ['a Dockerfile', plain, 'Dockerfile', (s) => `FROM scratch\nENV OPENAI_API_KEY=${s}\n`],
  ['a shell script', plain, 'start.sh', (s) => `#!/bin/sh\nexport OPENAI_API_KEY=${s}\nexec python a.py\n`],
  ['direnv', plain, '.envrc', (s) => `export OPENAI_API_KEY="${s}"\n`],
  [
    'a secret of Kubernetes',
    plain,
    'k8s/secret.yaml',
    (s) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: llm\nstringData:\n  OPENAI_API_KEY: ${s}\n`,
  ],
  [
    'a deployment',
    plain,
    'k8s/web.yaml',
    (s) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          env:\n            - name: OPENAI_API_KEY\n              value: ${s}\n`,
  ],
  [
    'an ECS task',
    plain,
    'task-definition.json',
    (s) =>
      `{"family":"web","containerDefinitions":[{"name":"web","environment":[{"name":"OPENAI_API_KEY","value":"${s}"}]}]}`,
  ],
  [
    'a document',
    `sk-${random}`,
    'README.md',
    (s) => `# Web\n\n## Environment\n\n| Variable | Value |\n| --- | --- |\n| \`OPENAI_API_KEY\` | ${s} |\n`,
  ],
  ['a broken env file', plain, '.env', (s) => `OPENAI_API_KEY="${s}\n`],
  ['broken YAML', plain, 'compose.yaml', (s) => `services:\n  api:\n   environment:\n  - OPENAI_API_KEY: "${s}\n`],
  ['broken Python', plain, 'a.py', (s) => python(`OpenAI(api_key="${s}", base_url=\nclass`)],
  ['broken TypeScript', plain, 'a.ts', (s) => typescript(`new OpenAI({ apiKey: "${s}\n});`)],
  [
    'a broken notebook',
    plain,
    'a.ipynb',
    (s) => `{"cells": [{"cell_type": "code", "source": "import openai\\nopenai.OpenAI(api_key='${s}')"`,
  ],
  [
    'a parameter default',
    plain,
    'a.py',
    (s) => python(`def make(api_key="${s}"):\n    return OpenAI(api_key=api_key)`),
  ],
  [
    'a class field',
    plain,
    'a.py',
    (s) =>
      python(`class Settings:\n    openai_api_key: str = "${s}"\n\nclient = OpenAI(api_key=Settings().openai_api_key)`),
  ],
  ['a list of keys', plain, 'a.py', (s) => python(`api_keys = ["${s}", "x"]\nOpenAI(api_key=api_keys[0])`)],
  [
    'SecretStr',
    plain,
    'a.py',
    (s) =>
      `from langchain_openai import ChatOpenAI\nfrom pydantic import SecretStr\n\nChatOpenAI(api_key=SecretStr("${s}"))\n`,
  ],
  [
    'a JSON web token',
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.${random}`,
    'a.ts',
    (s) => typescript(`new OpenAI({ defaultQuery: { t: '${s}' } });`),
  ],
  [
    'a cloud secret',
    'wJa1rXUtn7FEM+K7MDE0Gb/Px2fiCYEXA3PLEKEY',
    'a.py',
    (s) => python(`OpenAI(default_query={"x": "${s}"})`),
  ],
  [
    'a connection string',
    plain,
    'a.py',
    (s) => python(`OpenAI(default_query={"x": "Endpoint=sb://x;SharedAccessKey=${s};"})`),
  ],
  [
    'a chat webhook',
    `T024BE7LD/B0B1C2D3E/${random}`,
    'a.ts',
    (s) => typescript(`new OpenAI({ baseURL: 'https://hooks.slack.com/services/${s}' });`),
  ],
  [
    'a private key',
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
    'a.py',
    (s) => python(`OpenAI(default_query="""-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----""")`),
  ],
  ['a suppression', plain, 'a.py', (s) => python(`OpenAI()  # reroute: ignore -- the key: ${s}`)],
  [
    'a model',
    `sk-${random}`,
    'a.py',
    (s) => python(`OpenAI().chat.completions.create(model="ft:gpt-4o:acme::${s}", messages=[])`),
  ],
  ['package.json', plain, 'package.json', (s) => `{"name": "web", "config": {"OPENAI_API_KEY": "${s}"`],
  ['a pair for auth', plain, 'a.py', (s) => requests(`auth=("ada", "${s}")`)],
  ['HTTPBasicAuth', plain, 'a.py', (s) => requests(`auth=HTTPBasicAuth("ada", "${s}")`)],
  ['a subscription key', plain, 'a.py', (s) => python(`OpenAI(default_headers={"Ocp-Apim-Subscription-Key": "${s}"})`)],
  ["a gateway's own header", plain, 'a.py', (s) => python(`OpenAI(default_headers={"X-Gateway-Auth": "${s}"})`)],
  [
    'a header of another name',
    plain,
    'a.ts',
    (s) => typescript(`new OpenAI({ defaultHeaders: { 'cf-aig-authorization': 'Bearer ${s}' } });`),
  ],
  ['a header that nobody knows', plain, 'a.py', (s) => python(`OpenAI(default_headers={"x-portal": "${s}"})`)],
  ['headers above', plain, 'a.py', (s) => python(`extra = {"x-portal": "${s}"}\nOpenAI(default_headers=extra)`)],
  ['a cookie', plain, 'a.py', (s) => requests(`cookies={"session": "${s}"}`)],
  [
    'auth of axios',
    plain,
    'a.ts',
    (s) =>
      `import axios from 'axios';\n\naxios.post('https://api.openai.com/v1/chat/completions', body, { auth: { username: 'ada', password: '${s}' } });\n`,
  ],
  ['joined pieces', `${plain}${word}`, 'a.py', () => python(`OpenAI(api_key="".join(["${plain}", "${word}"]))`)],
  [
    'argparse',
    plain,
    'a.py',
    (s) =>
      python(
        `import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--api-key", default="${s}")\nOpenAI(api_key=parser.parse_args().api_key)`,
      ),
  ],
  [
    'click',
    plain,
    'a.py',
    (s) =>
      python(
        `import click\n\n@click.command()\n@click.option("--api-key", default="${s}")\ndef main(api_key):\n    OpenAI(api_key=api_key)`,
      ),
  ],
  [
    'a dataclass',
    plain,
    'a.py',
    (s) =>
      python(
        `from dataclasses import dataclass, field\n\n@dataclass\nclass Settings:\n    openai_key: str = field(default="${s}")\n\nOpenAI(api_key=Settings().openai_key)`,
      ),
  ],
  [
    'a field of pydantic',
    plain,
    'a.py',
    (s) =>
      python(
        `from pydantic import Field\nfrom pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    openai_api_key: str = Field("${s}", alias="KEY")\n\nOpenAI(api_key=Settings().openai_api_key)`,
      ),
  ],
  [
    'an enum',
    plain,
    'a.py',
    (s) =>
      python(
        `from enum import Enum\n\nclass Keys(str, Enum):\n    OPENAI = "${s}"\n\nOpenAI(api_key=Keys.OPENAI.value)`,
      ),
  ],
  ['setdefault', plain, 'a.py', (s) => python(`os.environ.setdefault("OPENAI_API_KEY", "${s}")\nOpenAI()`)],
  ['update', plain, 'a.py', (s) => python(`os.environ.update({"OPENAI_API_KEY": "${s}"})\nOpenAI()`)],
  ['update by name', plain, 'a.py', (s) => python(`os.environ.update(OPENAI_API_KEY="${s}")\nOpenAI()`)],
  ['putenv', plain, 'a.py', (s) => python(`os.putenv("OPENAI_API_KEY", "${s}")\nOpenAI()`)],
  ['process.env set', plain, 'a.ts', (s) => typescript(`process.env.OPENAI_API_KEY = '${s}';\nnew OpenAI();`)],
  [
    'a spread',
    plain,
    'a.ts',
    (s) => typescript(`const own = { apiKey: '${s}' };\nnew OpenAI({ ...own, timeout: 3 });`),
  ],
  [
    'a constant of constants',
    plain,
    'a.ts',
    (s) => typescript(`const KEYS = { main: '${s}' } as const;\nnew OpenAI({ apiKey: KEYS.main });`),
  ],
  ['as const', plain, 'a.ts', (s) => typescript(`const apiKey = '${s}' as const;\nnew OpenAI({ apiKey });`)],
  ['a variable called pw', plain, 'a.py', (s) => python(`pw = "${s}"\nOpenAI(api_key=pw)`)],
  ['a token in a path', random, 'a.py', (s) => python(`OpenAI(base_url="https://gw.example/t/${s}/v1")`)],
  ['digits in a path', hex, 'a.ts', (s) => typescript(`new OpenAI({ baseURL: 'https://gw.example/${s}/v1' });`)],
  ['a token in a query', random, 'a.py', (s) => python(`OpenAI(base_url="https://gw.example/v1?t=${s}")`)],
  ['a token in a fragment', random, 'a.py', (s) => python(`OpenAI(base_url="https://gw.example/v1#${s}")`)],
  ['a token in a host', hex, 'a.ts', (s) => typescript(`new OpenAI({ baseURL: 'https://${s}.gw.example/v1' });`)],
  ['letters only in a path', letters, 'a.py', (s) => python(`OpenAI(base_url="https://gw.example/${s}/v1")`)],
  ['a password beside a change', plain, 'a.py', (s) => python(`DB_PASSWORD = "${s}"\nclient = OpenAI()\nTIMEOUT = 3`)],
  ['an env file of others', plain, '.env.example', (s) => `OPENAI_API_KEY=\nPOSTGRES_PASSWORD=${s}\n`],
  [
    'a compose file of others',
    plain,
    'compose.yml',
    (s) => `services:\n  api:\n    environment:\n      OPENAI_API_KEY: \${OPENAI_API_KEY}\n      DB_PASSWORD: ${s}\n`,
  ],
  [
    'a key after a line of 500 letters',
    `sk-${random}`,
    'a.py',
    (s) => python(`OpenAI(base_url="https://gw.example/${'a/'.repeat(300)}", api_key="${s}")`),
  ],
];

/** Each place has a word of its own: one that is found in the place beside it would be kept back here, too. */
const ownWord = (index: number): string =>
  `swordfish${[Math.floor(index / 26), index % 26].map((step) => String.fromCharCode(97 + step)).join('')}`;

export const seeds: readonly Seed[] = rows.map(([what, written, path, text], index) => {
  const secret = written === plain ? ownWord(index) : written;
  return { what, secret, path, text: text(secret) };
});

/** The secret, and any twelve letters of it: half a key is a leak, too. */
export function leaksIn(text: string, { secret }: Pick<Seed, 'secret'>): string[] {
  const parts = [secret];
  for (let start = 0; start + 12 <= secret.length; start++) parts.push(secret.slice(start, start + 12));
  return parts.flatMap((part) => {
    const at = text.indexOf(part);
    return at < 0 ? [] : [text.slice(Math.max(0, at - 150), at + 80)];
  });
}
