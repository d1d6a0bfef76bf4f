/** Requests of Python code that go through the program's own helpers and classes, or nowhere because something stands in for the network. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectSites } from '../helpers/python.js';

const CHAT = 'https://api.openai.com/v1/chat/completions';

const HITS: [name: string, source: string | Files, expected: string[]][] = [
  [
    'a websocket whose URL is named',
    `
      import websockets
      async def listen(key):
          async with websockets.connect(uri="wss://api.openai.com/v1/realtime?model=m", extra_headers={}) as ws:
              await ws.send("{}")
    `,
    ['3 http hardcoded openai'],
  ],
  [
    'a websocket whose URL is put together',
    `
      import os
      from websockets.asyncio.client import connect
      async def listen(model):
          base = os.environ.get("REALTIME_URL", "wss://api.openai.com/v1/realtime")
          url = f"{base}?model={model}"
          async with connect(uri=url) as ws:
              await ws.send("{}")
    `,
    ['6 http config-driven openai'],
  ],
  [
    'a URL that gets another path',
    `
      import httpx
      async def ask(base, body):
          url = httpx.URL(base)
          async with httpx.AsyncClient() as client:
              return await client.post(url.copy_with(path="/v1/chat/completions"), json=body)
    `,
    ['5 http config-driven unknown'],
  ],
  [
    'a literal URL that gets another path',
    `
      import httpx
      url = httpx.URL("https://api.openai.com")
      httpx.post(url.copy_with(path="/v1/chat/completions"), json={})
    `,
    ['3 http hardcoded openai'],
  ],
  [
    'the base of an abstract class, given by those that derive from it',
    {
      'llm/base.py': `
        import httpx
        class Compatible:
            base_url: str
            def chat(self, messages):
                return httpx.post(f"{self.base_url}/chat/completions", json={"messages": messages})
            async def stream(self, messages):
                async with httpx.AsyncClient() as client:
                    async with client.stream("POST", f"{self.base_url}/chat/completions", json={}) as answer:
                        async for line in answer.aiter_lines():
                            yield line
      `,
      'llm/groq.py': `
        from .base import Compatible
        class Groq(Compatible):
            base_url = "https://api.groq.com/openai/v1"
      `,
    },
    ['llm/base.py:5 http config-driven unknown', 'llm/base.py:8 http config-driven unknown'],
  ],
  [
    'helpers of three layers',
    `
      import requests
      def _once(method, url, **kwargs):
          return requests.request(method, url, **kwargs)
      def _patient(method, url, **kwargs):
          for _ in range(3):
              try:
                  return _once(method, url, **kwargs)
              except requests.ConnectionError:
                  pass
      def post(url, body):
          return _patient("POST", url, json=body)
      def ask(base, body):
          return post(f"{base}/chat/completions", body)
    `,
    ['13 http config-driven unknown'],
  ],
  [
    'the path as an argument of a method of a client that is handed in',
    {
      'net.py': `
        import httpx
        class Transport:
            def __init__(self, base_url, key):
                self._base_url = base_url
                self._http = httpx.Client(headers={"Authorization": key})
            def post(self, path, body):
                return self._http.post(self._base_url + path, json=body)
      `,
      'chat.py': `
        from net import Transport
        class Chat:
            def __init__(self, transport: Transport):
                self._transport = transport
            def ask(self, messages):
                return self._transport.post("/chat/completions", {"messages": messages})
      `,
    },
    ['chat.py:6 http config-driven unknown'],
  ],
  [
    'the path as an argument of a client of which nothing is known',
    `
      class Chat:
          def __init__(self, http):
              self._http = http
          def ask(self, messages):
              return self._http.post("/v1/chat/completions", json={"messages": messages})
          async def list(self):
              return await self._http.request("GET", "/v1/models")
    `,
    ['5 http config-driven unknown', '7 http config-driven unknown'],
  ],
  [
    'the path as an argument of a method that streams',
    `
      import httpx
      class Client:
          def __init__(self, base_url="https://api.deepseek.com"):
              self.base_url = base_url
          async def _stream(self, path, body):
              async with httpx.AsyncClient() as client:
                  async with client.stream("POST", f"{self.base_url}{path}", json=body) as answer:
                      async for line in answer.aiter_lines():
                          yield line
          async def chat(self, body):
              async for line in self._stream("/chat/completions", body):
                  yield line
    `,
    ['11 http config-driven other'],
  ],
  [
    'a test that goes to the vendor',
    { 'tests/test_live.py': `import requests\ndef test_live():\n    assert requests.post("${CHAT}", json={}).ok` },
    ['tests/test_live.py:3 http hardcoded openai'],
  ],
  [
    'only the other test has something in place of the network',
    {
      'tests/test_both.py': `
        import requests
        def test_faked(monkeypatch):
            monkeypatch.setattr(requests, "post", lambda *a, **k: None)
            requests.post("${CHAT}", json={})
        def test_live():
            requests.post("${CHAT}", json={})
      `,
    },
    ['tests/test_both.py:6 http hardcoded openai'],
  ],
  [
    'a test whose own lists have the name of a tool',
    {
      'tests/test_own.py': `
        import json
        import requests
        def check(responses):
            assert responses[0]
        def test_list():
            answer = requests.post("${CHAT}", json={})
            responses = []
            responses.append(answer.json())
            check(responses)
        def test_answer():
            responses = requests.get("${CHAT}").json()
            responses.append({})
        def send(responses):
            responses.append(requests.post("${CHAT}", json={}))
      `,
    },
    [
      'tests/test_own.py:6 http hardcoded openai',
      'tests/test_own.py:11 http hardcoded openai',
      'tests/test_own.py:14 http hardcoded openai',
    ],
  ],
];

const SILENT: [name: string, source: string | Files][] = [
  [
    'a server that is handed in',
    `
      def register(api, service):
          @api.post("/v1/chat/completions")
          def chat(body):
              return service.chat(body)
          api.add_route("/v1/models", service.models)
      class Server:
          def __init__(self, api):
              self.api = api
              @self.api.get("/v1/models", response_model=dict)
              async def models():
                  return {}
    `,
  ],
  [
    'what is patched',
    {
      'app/llm.py': `import requests\ndef send(url, body):\n    return requests.post(url, json=body)`,
      'tests/test_a.py': `
        import requests
        from app.llm import send
        def test_a(monkeypatch):
            monkeypatch.setattr("app.llm.requests.post", lambda *a, **k: None)
            send("${CHAT}", {})
        def test_b(monkeypatch):
            monkeypatch.setattr(requests, "post", lambda *a, **k: None)
            send("${CHAT}", {})
      `,
      'tests/test_b.py': `
        from unittest.mock import patch
        import requests
        from app.llm import send
        @patch("app.llm.requests.post")
        def test_a(post):
            send("${CHAT}", {})
        def test_b():
            with patch.object(requests, "post") as post:
                send("${CHAT}", {})
        def test_c(mocker):
            mocker.patch("requests.post")
            send("${CHAT}", {})
      `,
    },
  ],
  [
    'what is answered in place of the vendor',
    {
      'tests/test_a.py': `
        import httpx, respx
        @respx.mock
        def test_a():
            respx.post("${CHAT}").mock(return_value=httpx.Response(200))
            httpx.post("${CHAT}", json={})
        def test_b(respx_mock):
            httpx.post("${CHAT}", json={})
        def test_c(httpx_mock):
            httpx.post("${CHAT}", json={})
      `,
      'tests/test_b.py': `
        import requests, responses
        @responses.activate
        def test_a():
            responses.add(responses.POST, "${CHAT}", json={})
            requests.post("${CHAT}", json={})
        def test_b(requests_mock):
            requests.post("${CHAT}", json={})
      `,
      'tests/test_c.py': `
        import aiohttp
        from aioresponses import aioresponses
        async def test_a():
            with aioresponses() as m:
                m.post("${CHAT}")
                async with aiohttp.ClientSession() as session:
                    await session.post("${CHAT}")
      `,
    },
  ],
  [
    'a transport that answers by itself',
    `
      import httpx
      def test_a():
          client = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200)))
          client.post("${CHAT}", json={})
      async def test_b(app):
          transport = httpx.ASGITransport(app=app)
          async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
              await client.post("/v1/chat/completions", json={})
    `,
  ],
  [
    'what is refused before anything is sent',
    {
      'app/net.py': `import httpx\ndef guarded_get(url):\n    check(url)\n    return httpx.get(url)\ndef check(url):\n    if "169.254" in url:\n        raise ValueError(url)`,
      'tests/test_net.py': `
        import pytest
        from app.net import guarded_get
        def test_refused():
            with pytest.raises(ValueError):
                guarded_get("http://169.254.169.254/v1/models")
      `,
    },
  ],
  [
    'catalogues and management of vendors',
    `
      import requests
      def f(base_url, endpoint):
          requests.get("https://api.getunbound.ai/public/v1/models")
          requests.get(f"{base_url}/api/v1/models")
          requests.get(f"{endpoint}/openai/models?api-version=2024-10-21")
          requests.get(f"{base_url}/models/available")
          requests.get("https://api.x.ai/v1/language-models")
    `,
  ],
  [
    'a stand-in that a fixture sets up for the file',
    {
      'tests/test_fixture.py': `
        import httpx, pytest
        @pytest.fixture(autouse=True)
        def answers(httpx_mock):
            httpx_mock.add_response(json={})
        def test_a():
            httpx.post("${CHAT}", json={})
      `,
    },
  ],
];

describe('hits', () => {
  it.each(HITS)('%s', async (_, source, expected) => {
    await expectSites(source, expected);
  });
});

describe('non-hits', () => {
  it.each(SILENT)('%s', async (_, source) => {
    await expectSites(source, []);
  });
});
