/** Requests whose URL says nothing where they are sent: callers, or what is sent and read, tell the protocol. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectSites } from '../helpers/python.js';

const CONFIGURED = 'http config-driven unknown';

const HITS: [name: string, source: string | Files, expected: string[]][] = [
  [
    'model and messages are sent, choices are read',
    `
      import requests
      def ask(endpoint, messages):
          payload = {"model": "m", "messages": messages, "stream": False}
          return requests.post(endpoint, json=payload).json()["choices"][0]["message"]["content"]
    `,
    [`4 ${CONFIGURED}`],
  ],
  [
    'as text, to an attribute, through a session',
    `
      import aiohttp, json
      class Judge:
          def __init__(self, url):
              self.url = url
          async def ask(self, messages):
              async with aiohttp.ClientSession() as session:
                  async with session.post(self.url, data=json.dumps({"model": "m", "messages": messages})) as answer:
                      return (await answer.json())["choices"][0]["message"]
    `,
    [`7 ${CONFIGURED}`],
  ],
  [
    'keys that are written later, and keys that are spread',
    `
      import requests
      def ask(url, options):
          body = {"model": "m", **options}
          body["messages"] = []
          return requests.request("POST", url=url, json=body).json()["choices"][0]["text"]
    `,
    [`5 ${CONFIGURED}`],
  ],
  [
    'the body is handed in, the answer is read here',
    `
      import requests
      def send(data):
          url = data.pop("endpoint")
          return requests.post(url, json=data).json()["choices"][0]["message"]["content"]
    `,
    [`4 ${CONFIGURED}`],
  ],
  [
    'a deployment, which needs no model',
    `
      import os, requests
      def ask(messages):
          answer = requests.post(os.environ["GPT4V_ENDPOINT"], json={"messages": messages, "max_tokens": 9})
          return answer.json()["choices"][0]["message"]
    `,
    [`3 ${CONFIGURED}`],
  ],
  [
    'embeddings',
    `
      import httpx
      def embed(url, texts):
          return [d["embedding"] for d in httpx.post(url, json={"model": "m", "input": texts}).json()["data"]]
    `,
    [`3 ${CONFIGURED}`],
  ],
  [
    'a caller passes the path',
    `
      import requests
      def ask(url, prompt):
          return requests.post(url, json={"prompt": prompt}).json()
      ask("https://api.openai.com/v1/completions", "hi")
    `,
    ['3 http config-driven openai'],
  ],
  [
    'a subclass passes the path, in another file',
    {
      'api.py': `
        import requests
        from openai import APIError
        class Api:
            def __init__(self, base_url=None):
                self.base_url = base_url
            def call(self, messages):
                return requests.post(self.base_url, json=self.payload(messages)).json()
            def payload(self, messages):
                raise NotImplementedError
      `,
      'chat.py': `
        from api import Api
        class Chat(Api):
            def __init__(self, base_url="https://api.groq.com/openai/v1/chat/completions"):
                super().__init__(base_url=base_url)
      `,
    },
    ['api.py:7 http config-driven other'],
  ],
  [
    'two hops of callers',
    `
      import requests
      def send(url, prompt):
          return requests.post(url, json={"prompt": prompt}).json()
      def ask(url):
          return send(url, "hi")
      ask("http://localhost:8000/v1/completions")
    `,
    ['3 http config-driven local'],
  ],
  [
    'the answer is read by a helper of the file',
    `
      import aiohttp
      def text_of(payload):
          return payload["choices"][0].get("message", {}).get("content")
      async def ask(session: aiohttp.ClientSession, url, messages):
          async with session.post(url, json={"model": "m", "messages": messages}) as answer:
              return text_of(await answer.json())
    `,
    [`5 ${CONFIGURED}`],
  ],
  [
    'a path that is a setting, below the base of a client; choices are gone through',
    `
      import httpx
      class Custom:
          def body(self, messages):
              body = {"temperature": 0}
              if self.model:
                  body["model"] = self.model
              body["messages"] = messages
              return body
          def ask(self, messages):
              client = httpx.Client(base_url=self.address)
              content = client.post(self.endpoint, json=self.body(messages)).json()
              for choice in content.get("choices"):
                  if "message" in choice:
                      return choice["message"], choice.get("finish_reason")
    `,
    [`11 ${CONFIGURED}`],
  ],
  [
    'an input is sent, an output text is read',
    `
      import requests
      def ask(url, text):
          answer = requests.post(url, json={"model": "m", "input": text}).json()
          return next(part["text"] for part in answer["output"][0]["content"] if part["type"] == "output_text")
    `,
    [`3 ${CONFIGURED}`],
  ],
];

const NOTHING: [name: string, source: string][] = [
  [
    'what the SDK answered goes to a hook',
    `
      import requests
      def notify(hook, client):
          answer = client.chat.completions.create(model="m", messages=[])
          requests.post(hook, json={"text": answer.choices[0].message.content})
    `,
  ],
  [
    'another protocol is read',
    `
      import requests
      def ask(url, messages):
          return requests.post(url, json={"model": "m", "messages": messages}).json()["content"][0]["text"]
    `,
  ],
  [
    'a helper of the file reads another protocol',
    `
      import requests
      def text_of(answer):
          return answer["content"][0]["text"]
      def ask(url, messages):
          return text_of(requests.post(url, json={"model": "m", "messages": messages}).json())
      def choose(options):
          return options["choices"][0]["message"]
    `,
  ],
  [
    'another protocol is sent',
    `
      import requests
      def ask(url, messages):
          body = {"modelUri": "gpt://f/m", "messages": messages}
          return requests.post(url, json=body).json()["result"]["alternatives"], {}.get("choices")
    `,
  ],
  [
    'a path of its own',
    `
      import requests
      def ask(host, messages):
          return requests.post(f"{host}/generate", json={"model": "m", "messages": messages}).json()["choices"]
    `,
  ],
  [
    'a stranger by name',
    `
      import requests
      class AnthropicModel:
          def ask(self, url, messages):
              return requests.post(url, json={"model": "m", "messages": messages}).json()["choices"]
    `,
  ],
  [
    'choices of a survey',
    `
      import requests
      def load(url):
          return requests.get(url).json()["choices"][0]["message"]
    `,
  ],
  [
    'callers pass other paths',
    `
      import requests
      def send(url, prompt):
          return requests.post(url, json={"prompt": prompt}).json()
      send("https://api.example.com/v1/translate", "hi")
    `,
  ],
  [
    'a body without a message',
    `
      import requests
      def poll(url):
          return requests.post(url, json={"question": "?", "answers": 3}).json()["choices"][0]["text"]
    `,
  ],
];

describe('told by callers, bodies and answers', () => {
  it.each(HITS)('%s', async (_, source, expected) => {
    await expectSites(source, expected);
  });
});

describe('told to be something else', () => {
  it.each(NOTHING)('%s', async (_, source) => {
    await expectSites(source, []);
  });
});

describe('helpers that are handed all', () => {
  it('counts their callers', async () => {
    await expectSites(
      `
        import requests
        def post_json(url, payload):
            return requests.post(url, json=payload).json()
        post_json("https://api.openai.com/v1/chat/completions", {"model": "m", "messages": []})
      `,
      ['4 http hardcoded openai'],
    );
  });
});
