/** Requests whose sender is handed to something that calls it: threads, executors, partials, retries. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';

const HEAD = `
import asyncio, requests
from functools import partial
URL = "https://api.openai.com/v1/chat/completions"
HOOK = "https://hooks.example.com/x"
`.trim();

const HITS: [name: string, source: string][] = [
  ['a thread', 'async def ask(body):\n    return await asyncio.to_thread(requests.post, URL, json=body)'],
  ['an executor', 'def ask(loop, body):\n    return loop.run_in_executor(None, requests.post, URL, body)'],
  ['a pool', 'def ask(pool, body):\n    return pool.submit(requests.post, URL, json=body).result()'],
  [
    'a partial in an executor',
    'def ask(loop, body):\n    return loop.run_in_executor(None, partial(requests.post, URL, json=body))',
  ],
  ['a package that tries again', 'import acme\nacme.retry(requests.post, url=URL, json={})'],
];

const NOTHING: [name: string, source: string][] = [
  ['another URL', 'async def tell(body):\n    return await asyncio.to_thread(requests.post, HOOK, json={"seen": URL})'],
  ['only the URL', 'def check(queue):\n    queue.put(URL)'],
  ['only the sender', 'def wrap(tracer):\n    tracer.wrap(requests.post)\n    tracer.note(URL)'],
  [
    'something else that is handed the URL before the sender',
    'def compare(checks):\n    checks.add(URL, requests.post)',
  ],
  [
    "the project's own function of that name",
    'class Board:\n    def post(self, url, json):\n        self.seen = url\nboard = Board()\nasync def tell():\n    await asyncio.to_thread(board.post, URL, json={})',
  ],
];

describe('hits', () => {
  it.each(HITS)('%s', (_name, source) => expectSites(`${HEAD}\n${source}`, ['6 http hardcoded openai']));
  it('a helper of the project', () =>
    expectSites(
      `${HEAD}\ndef retry(call, url, **options):\n    return call(url, **options)\ndef ask(body):\n    return retry(call=requests.post, url=URL, json=body)`,
      ['8 http hardcoded openai'],
    ));
});

describe('non-hits', () => {
  it.each(NOTHING)('%s', (_name, source) => expectSites(`${HEAD}\n${source}`, []));
});
