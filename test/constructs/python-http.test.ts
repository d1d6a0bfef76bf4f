/** Requests written by hand in Python: which of them speak the protocol, and where they go. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';

const HITS: [name: string, source: string, expected: string[]][] = [
  [
    'requests',
    'import requests\nrequests.post("https://api.openai.com/v1/chat/completions", json={})',
    ['2 http hardcoded openai'],
  ],
  [
    'a session',
    'import requests\ns = requests.Session()\ns.post("https://api.openai.com/v1/embeddings", json={})',
    ['3 http hardcoded openai'],
  ],
  [
    'httpx with a base',
    'import httpx\nc = httpx.Client(base_url="https://api.openai.com/v1")\nc.post("/chat/completions", json={})',
    ['3 http hardcoded openai'],
  ],
  [
    'httpx in a block',
    'import httpx\nasync def f(url):\n    async with httpx.AsyncClient() as c:\n        await c.post(f"{url}/v1/chat/completions", json={})',
    ['4 http config-driven unknown'],
  ],
  [
    'aiohttp',
    'import aiohttp\nasync def f(key):\n    async with aiohttp.ClientSession() as s:\n        async with s.post("https://api.groq.com/openai/v1/chat/completions") as r:\n            pass',
    ['4 http hardcoded other'],
  ],
  [
    'a stream',
    'import httpx\nwith httpx.stream("POST", "https://api.openai.com/v1/chat/completions") as r:\n    pass',
    ['2 http hardcoded openai'],
  ],
  [
    'urllib',
    'import urllib.request\nreq = urllib.request.Request("https://api.openai.com/v1/chat/completions")\nurllib.request.urlopen(req)',
    ['3 http hardcoded openai'],
  ],
  [
    'a setting as the base',
    'import os, requests\nBASE = os.environ["LLM_BASE_URL"]\nrequests.post(f"{BASE}/chat/completions")',
    ['3 http config-driven unknown'],
  ],
  [
    'a setting with a default',
    'import os, requests\nBASE = os.getenv("U", "https://api.openai.com/v1")\nrequests.post(BASE + "/chat/completions")',
    ['3 http config-driven openai'],
  ],
  [
    'format',
    'import requests\nclass B:\n    def __init__(self, base):\n        self.base = base\n    def go(self):\n        requests.post("{}/chat/completions".format(self.base))',
    ['6 http config-driven unknown'],
  ],
  [
    'urljoin',
    'import requests\nfrom urllib.parse import urljoin\nrequests.get(urljoin("https://api.openai.com/v1/", "models"))',
    ['3 http hardcoded openai'],
  ],
  [
    'a path put together from parts',
    'import requests\nfrom urllib.parse import urlparse, urlunparse\ndef append(url, path):\n    p = urlparse(url)\n    whole = f"{p.path}/{path}"\n    return urlunparse((p.scheme, p.netloc, whole, p.params, p.query, p.fragment))\ndef go(base_url):\n    requests.post(append(base_url, "audio/transcriptions"))',
    ['8 http config-driven unknown'],
  ],
  [
    'one path made of another',
    'import requests\nCHAT = "https://api.openai.com/v1/chat/completions"\nrequests.post(CHAT.replace("chat/completions", "embeddings"))',
    ['3 http hardcoded openai'],
  ],
  [
    'the path grows',
    'import requests\ndef go(base_url):\n    url = base_url.rstrip("/")\n    if not url.endswith("/v1"):\n        url += "/v1"\n    url += "/chat/completions"\n    requests.post(url)',
    ['7 http config-driven unknown'],
  ],
  [
    'a table of endpoints',
    'import requests\nT = {"a": "https://api.openai.com/v1/chat/completions", "b": "https://api.groq.com/openai/v1/chat/completions"}\ndef go(k):\n    requests.post(T[k])',
    ['4 http hardcoded mixed'],
  ],
  [
    'a client that is given',
    'async def go(client, base_url):\n    await client.post(f"{base_url}/chat/completions", json={})',
    ['2 http config-driven unknown'],
  ],
  [
    'an attribute of unknown kind',
    'class S:\n    def __init__(self, session):\n        self.session = session\n    def go(self):\n        self.session.post("https://api.openai.com/v1/responses")',
    ['5 http hardcoded openai'],
  ],
  [
    'Azure',
    'import os, requests\nE = os.environ["AZURE_OPENAI_ENDPOINT"]\nrequests.post(f"{E}/openai/deployments/gpt-4/chat/completions?api-version=2024")',
    ['3 http config-driven azure'],
  ],
  [
    'os.path.join',
    'import os, requests\nU = os.path.join(os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1/"), "chat/completions")\nrequests.post(U)',
    ['3 http config-driven openai'],
  ],
  [
    'a bridge takes the compatible one of the vendors in a table',
    `
      import requests
      T = {"g": {"url": "https://api.openai.com/v1/chat/completions"}, "o": {"url": "http://localhost:11434/api/chat"}}
      def ask_router(model):
          return requests.post(T[model]["url"], json={})
    `,
    ['4 http hardcoded mixed'],
  ],
  [
    'Ollama through the compatible interface',
    'import requests\ndef ask_ollama(base):\n    return requests.post(f"{base}/v1/chat/completions", json={})',
    ['3 http config-driven unknown'],
  ],
  [
    'a helper that makes something else of its URL before it is sent',
    `
      import requests
      def pinned_request(method, url, json):
          session, pinned = prepare(url)
          return requests.request(method, pinned, json=json)
      def pinned_post(url, *, json=None):
          return pinned_request("POST", url, json)
      def probe(base_url):
          target = base_url.rstrip("/") + "/chat/completions"
          return pinned_post(target, json={})
      def check(data):
          return probe(data["base_url"]), probe("https://api.openai.com/v1/models")
    `,
    ['9 http config-driven unknown'],
  ],
  [
    'a method that signs its URL',
    `
      import requests
      class Api:
          def ask(self, endpoint):
              signed = self.sign(endpoint)
              return requests.post(signed, json={})
          def sign(self, url):
              return lookup(url)
      Api().ask("https://api.openai.com/v1/chat/completions")
    `,
    ['8 http hardcoded openai'],
  ],
  [
    "Baidu's second interface",
    'import requests\nrequests.post("https://qianfan.baidubce.com/v2/chat/completions", json={})',
    ['2 http hardcoded other'],
  ],
  [
    'posixpath.join of more parts',
    'import posixpath, requests\nrequests.post(posixpath.join("https://api.groq.com/openai", "v1", "chat/completions"))',
    ['2 http hardcoded other'],
  ],
  [
    'a session of a package that nobody knows',
    `
      from homeassistant.helpers.aiohttp_client import async_get_clientsession
      async def models(hass, host):
          session = async_get_clientsession(hass)
          async with session.get(f"{host}/v1/models") as answer:
              return await answer.json()
    `,
    ['4 http config-driven unknown'],
  ],
  [
    'the realtime interface of Azure, below the base of a session',
    `
      import aiohttp
      class Relay:
          def __init__(self, endpoint):
              self.endpoint = endpoint
          async def run(self):
              async with aiohttp.ClientSession(base_url=self.endpoint) as session:
                  async with session.ws_connect("/openai/realtime", params={"api-version": "1"}) as socket:
                      await socket.receive()
    `,
    ['7 http config-driven unknown'],
  ],
];

const NOTHING: [name: string, source: string][] = [
  [
    'a session for tests, of the program itself',
    `
      from acme.testing import make_http_client
      def test_chat():
          client = make_http_client()
          assert client.post("/v1/chat/completions", json={}).ok
    `,
  ],
  [
    'a socket over which nothing of the protocol is spoken',
    `
      import websockets
      async def listen(base):
          async with websockets.connect(base + "/v1/chat/completions") as socket:
              await socket.recv()
    `,
  ],
  [
    'a path of the disk',
    'import os\ndef f(root):\n    with open(os.path.join(root, "chat/completions")) as file:\n        return file.read()',
  ],
  ['a route', 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/v1/chat/completions")\ndef f():\n    pass'],
  ['a router', 'from fastapi import APIRouter\nr = APIRouter()\n@r.get("/models")\ndef f():\n    pass'],
  [
    'a Flask route',
    'from flask import Flask\napp = Flask(__name__)\n@app.route("/v1/chat/completions", methods=["POST"])\ndef f():\n    pass',
  ],
  [
    'a test client',
    'from fastapi.testclient import TestClient\nfrom app import app\nclient = TestClient(app)\nclient.post("/v1/chat/completions", json={})',
  ],
  [
    'a look into a dictionary',
    'def f(redirects):\n    return redirects.get("https://api.openai.com/v1/chat/completions", None)',
  ],
  [
    'a look into a literal dictionary',
    'T = {"https://api.openai.com/v1/chat/completions": 1}\nT.get("https://api.openai.com/v1/chat/completions")',
  ],
  ['a string', 'URL = "https://api.openai.com/v1/chat/completions"\nprint(URL)'],
  ['a comparison', 'def f(url):\n    return url.endswith("/chat/completions")'],
  ['a log', 'import logging\nlogging.info("https://api.openai.com/v1/chat/completions")'],
  [
    'a helper that only tells of a URL',
    `
      import requests
      def report(url, sink):
          line = format_line(url)
          requests.post(sink.address, json={"seen": line})
      report("https://api.openai.com/v1/chat/completions", s)
    `,
  ],
  [
    'a helper that writes a URL down',
    `
      import requests
      def remember(url):
          kept = normal(url)
          print(kept)
      remember("https://api.openai.com/v1/chat/completions")
    `,
  ],
  [
    'a helper that sends what it is handed to a place of its own',
    `
      import requests
      HOOK = "https://hooks.example.com/x"
      def notify(url):
          text = shorten(url)
          requests.post(HOOK, data=text)
      notify("https://api.openai.com/v1/chat/completions")
    `,
  ],
  [
    "Baidu's first interface",
    'import requests\nrequests.post("https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/completions", json={})',
  ],
  [
    'TextSynth',
    'import requests\ndef f(e):\n    requests.post(f"https://api.textsynth.com/v1/engines/{e}/completions", json={})',
  ],
  [
    'ElevenLabs',
    'import requests\ndef f(api_base="https://api.elevenlabs.io"):\n    requests.get(f"{api_base}/v1/models")',
  ],
  ["one's own back end", 'import requests\ndef f(base_url):\n    requests.get(f"{base_url}/api/v1/users/me/models")'],
  ['a model hub', 'import requests\nrequests.get("https://huggingface.co/api/models")'],
  ['a mocked route', 'import respx\nrespx.post("https://api.openai.com/v1/chat/completions").respond(json={})'],
  [
    'responses',
    'import responses\nresponses.add(responses.POST, "https://api.openai.com/v1/chat/completions", json={})',
  ],
  [
    'requests_mock',
    'def test_it(requests_mock):\n    requests_mock.post("https://api.openai.com/v1/chat/completions", json={})',
  ],
  [
    'an httpx request that is only built',
    'import httpx\nreq = httpx.Request("POST", "https://api.openai.com/v1/chat/completions")',
  ],
];

describe('hits', () => {
  it.each(HITS)('%s', async (_, source, expected) => {
    await expectSites(`${source}\n`, expected);
  });
});

describe('non-hits', () => {
  it.each(NOTHING)('%s', async (_, source) => {
    await expectSites(`${source}\n`, []);
  });
});
