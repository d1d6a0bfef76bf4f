/** Requests whose path another file hands on: as a class, an instance, a table of them. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';
import type { Files } from '../helpers/audit.js';

const PROVIDER = `
  class GroqProvider:
      base_url = "https://api.groq.com/openai/v1/chat/completions"
      docs = "https://console.groq.com/docs"
      def build_url(self, base_url, model):
          return base_url
  groq = GroqProvider()
`;
const INIT = { 'app/__init__.py': '' };

const HITS: [name: string, files: Files, expected: string[]][] = [
  [
    'an attribute of a class',
    {
      ...INIT,
      'app/groq.py': PROVIDER,
      'app/send.py':
        'import requests\nfrom app.groq import GroqProvider\ndef ask(body):\n    return requests.post(GroqProvider.base_url, json=body)',
    },
    ['app/send.py:4 http hardcoded other'],
  ],
  [
    'an attribute of an instance',
    {
      ...INIT,
      'app/groq.py': PROVIDER,
      'app/send.py':
        'import requests\nfrom .groq import groq\ndef ask(body):\n    return requests.post(groq.base_url, json=body)',
    },
    ['app/send.py:4 http hardcoded other'],
  ],
  [
    'a method of any of a table of instances',
    {
      ...INIT,
      'app/groq.py': PROVIDER,
      'app/send.py':
        'import httpx\nfrom .groq import groq\nproviders = {"groq": groq}\ndef find(name):\n    return providers.get(name)\nasync def ask(name, body):\n    provider = find(name)\n    url = provider.build_url(provider.base_url, "m")\n    async with httpx.AsyncClient() as client:\n        return await client.post(url, json=body)',
    },
    ['app/send.py:10 http hardcoded other'],
  ],
];

const CLIENT = `
  import requests
  class Client:
      def __init__(self, base_url):
          self.base_url = base_url
      def _get(self, path):
          return requests.get(f"{self.base_url}{path}").json()
      def health(self):
          return self._get("/health")
      def models(self):
          return self._get("/models")
`;

HITS.push(
  ['one that is asked for its health, too', { 'app.py': CLIENT }, ['app.py:10 http config-driven unknown']],
  [
    'one of many, of which another is a completion',
    {
      'app.py': `${CLIENT}      def jobs(self):\n          return self._get("/jobs")\n      def queue(self):\n          return self._get("/queue")\n      def ask(self, body):\n          return requests.post(f"{self.base_url}/chat/completions", json=body)\n`,
    },
    ['app.py:10 http config-driven unknown', 'app.py:16 http config-driven unknown'],
  ],
);

const NOTHING: [name: string, files: Files][] = [
  [
    'one of many requests to this machine',
    {
      'app.py': `${CLIENT.replace('base_url)', 'base_url="http://localhost:8000")')}      def jobs(self):\n          return self._get("/jobs")\n      def queue(self):\n          return self._get("/queue")\n`,
    },
  ],
  [
    'one of many requests to a service of its own kind',
    {
      'app.py': `${CLIENT}      def jobs(self):\n          return self._get("/jobs")\n      def job(self, id):\n          return self._get(f"/jobs/{id}")\n      def queue(self):\n          return self._get("/queue")\n`,
    },
  ],
  [
    'another attribute of the class',
    {
      ...INIT,
      'app/groq.py': PROVIDER,
      'app/send.py': 'import requests\nfrom app.groq import groq\ndef ask():\n    return requests.get(groq.docs)',
    },
  ],
  [
    'the class is only told of',
    {
      ...INIT,
      'app/groq.py': PROVIDER,
      'app/send.py':
        'import requests\nfrom app.groq import groq\ndef ask(hook):\n    requests.post(hook, json={"from": groq.base_url})',
    },
  ],
  [
    'a class of that name, of which nothing is known',
    {
      ...INIT,
      'app/groq.py': PROVIDER,
      'app/send.py': 'import requests\nfrom acme.groq import groq\ndef ask():\n    return requests.get(groq.base_url)',
    },
  ],
];

describe('hits', () => {
  it.each(HITS)('%s', (_name, files, expected) => expectSites(files, expected));
});

describe('non-hits', () => {
  it.each(NOTHING)('%s', (_name, files) => expectSites(files, []));
});
