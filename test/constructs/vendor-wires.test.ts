/** Requests written by hand to what vendors other than OpenAI serve: whose they are, and what speaks of something else. */
import { describe, expect, it } from 'vitest';
import { sitesIn } from '../helpers/audit.js';

/** The lines of all sites, with vendor, wire, status and provider. */
async function told(path: string, source: string): Promise<string[]> {
  const sites = await sitesIn({ [path]: `${source}\n` });
  return sites.map(({ line, kind, vendor, wire, status, provider }) =>
    [line, kind, vendor, wire, status, provider].join(' '),
  );
}

const PYTHON: [name: string, source: string, expected: string][] = [
  [
    'Messages API',
    'import requests\nrequests.post("https://api.anthropic.com/v1/messages", headers={"x-api-key": key}, json={})',
    '2 http anthropic anthropic hardcoded anthropic',
  ],
  [
    'Messages API at a base of its own',
    'import os, httpx\nbase = os.environ["ANTHROPIC_BASE_URL"]\nhttpx.post(f"{base}/v1/messages", json={})',
    '3 http anthropic anthropic config-driven unknown',
  ],
  [
    'Messages API that only its header tells',
    'import requests\ndef ask(base, key):\n    return requests.post(f"{base}/v1/messages", headers={"anthropic-version": "2023-06-01"}, json={})',
    '3 http anthropic anthropic config-driven unknown',
  ],
  [
    'generateContent',
    'import requests\nrequests.post(f"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent?key={key}", json={})',
    '2 http google gemini hardcoded google',
  ],
  [
    'a stream of Gemini at a base that is handed in',
    'import httpx\ndef ask(base, model):\n    with httpx.stream("POST", f"{base}/models/{model}:streamGenerateContent?alt=sse") as r:\n        pass',
    '3 http google gemini config-driven unknown',
  ],
  [
    'a model on Vertex AI',
    'import requests\nrequests.post(f"https://{region}-aiplatform.googleapis.com/v1/projects/{p}/locations/{region}/publishers/google/models/{m}:generateContent", json={})',
    '2 http google vertex hardcoded google',
  ],
  [
    'Ollama on its port',
    'import requests\nrequests.post("http://localhost:11434/api/generate", json={"model": "llama3", "prompt": "hi"})',
    '2 http ollama ollama hardcoded local',
  ],
  [
    'Ollama by its variable',
    'import os, requests\nrequests.post(os.environ["OLLAMA_HOST"] + "/api/embed", json={})',
    '2 http ollama ollama config-driven unknown',
  ],
  [
    'Bedrock',
    'import httpx\nhttpx.post(f"https://bedrock-runtime.{region}.amazonaws.com/model/{model}/converse", json={})',
    '2 http bedrock bedrock hardcoded bedrock',
  ],
  [
    'Cohere',
    'import requests\nrequests.post("https://api.cohere.com/v2/rerank", json={})',
    '2 http cohere cohere hardcoded cohere',
  ],
  [
    'Replicate',
    'import requests\nrequests.post(f"https://api.replicate.com/v1/models/{model}/predictions", json={})',
    '2 http replicate replicate hardcoded replicate',
  ],
  [
    'Hugging Face',
    'import requests\nrequests.post("https://api-inference.huggingface.co/models/gpt2", json={})',
    '2 http huggingface huggingface hardcoded huggingface',
  ],
  [
    'the compatible interface of another vendor',
    'import requests\nrequests.post("https://api.minimax.io/anthropic/v1/messages", json={})',
    '2 http anthropic anthropic hardcoded other',
  ],
  [
    'the bridge to Ollama, from a table of all vendors',
    'import requests\nT = {"g": {"url": "https://api.openai.com/v1/chat/completions"}, "o": {"url": "http://localhost:11434/api/chat"}}\ndef ask_ollama(model):\n    return requests.post(T[model]["url"], json={})',
    '4 http ollama ollama hardcoded mixed',
  ],
  [
    'the bridge to Cohere, from a table of all vendors',
    'import requests\nT = {"g": {"url": "https://api.openai.com/v1/chat/completions"}, "c": {"url": "https://api.cohere.ai/v1/chat"}}\nclass CohereBridge:\n    def ask(self, model):\n        return requests.post(T[model]["url"], json={})',
    '5 http cohere cohere hardcoded mixed',
  ],
  [
    'the interface for OpenAI clients',
    'import requests\nrequests.post("https://generativelanguage.googleapis.com/v1beta/openai/chat/completions", json={})',
    '2 http openai openai hardcoded other',
  ],
];

const TYPESCRIPT: [name: string, source: string, expected: string][] = [
  [
    'Ollama, from a field',
    'class OllamaEmbedder {\n  constructor(private readonly baseUrl: string) {}\n  embed = (input: string[]) => fetch(`${this.baseUrl}/api/embed`, { method: "POST", body: JSON.stringify({ input }) });\n}',
    '3 http ollama ollama config-driven unknown',
  ],
  [
    "Ollama, through the program's own helper",
    'const send = async (url: string, body: object) => {\n  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });\n  return response;\n};\nexport const local = () => send(process.env.NEXT_PUBLIC_OLLAMA_URL + "/api/chat", { messages: [] });',
    '5 http ollama ollama config-driven unknown',
  ],
  [
    'Messages API by a client of the program',
    'import axios from "axios";\nexport const ask = (key: string) => axios.post("https://api.anthropic.com/v1/messages", {}, { headers: { "anthropic-version": "2023-06-01" } });',
    '2 http anthropic anthropic hardcoded anthropic',
  ],
  [
    'Gemini, one way or the other',
    'export const ask = (stream: boolean, model: string) => fetch(`https://generativelanguage.googleapis.com/v1beta/models/${model}:${stream ? "streamGenerateContent" : "generateContent"}`, { method: "POST" });',
    '1 http google gemini hardcoded google',
  ],
];

/** Only the file's name tells. */
const NAMED: [path: string, source: string, expected: string][] = [
  [
    'anthropic.ts',
    '// https://api.anthropic.com\nexport class Model {\n  constructor(private apiBase: string) {}\n  ask = () => fetch(new URL("messages", this.apiBase), { method: "POST" });\n}',
    '4 http anthropic anthropic config-driven unknown',
  ],
  [
    'cohere.ts',
    '// https://api.cohere.com\nexport class Model {\n  constructor(private apiBase: string) {}\n  ask = () => fetch(new URL("rerank", this.apiBase), { method: "POST" });\n}',
    '4 http cohere cohere config-driven unknown',
  ],
];

const NOTHING: [name: string, path: string, source: string][] = [
  ["a page's own back end", 'chat.ts', 'export const ask = () => fetch("/api/chat", { method: "POST", body: "{}" });'],
  [
    'a back end somewhere',
    'chat.ts',
    'const API_URL = process.env.API_URL;\nexport const ask = () => fetch(`${API_URL}/api/generate`, { method: "POST" });',
  ],
  ['messages of a messenger', 'chat.py', 'import requests\nrequests.post(f"{API_URL}/v1/messages", json={"to": "me"})'],
  [
    'messages of a service that is known',
    'send.py',
    'import requests\nrequests.post("https://graph.facebook.com/v17.0/1234/messages", json={})',
  ],
  [
    'a route that is offered',
    'server.ts',
    'import express from "express";\nconst app = express();\napp.post("/v1/messages", (req, res) => res.json({ from: "anthropic" }));',
  ],
  ['a model of a hub', 'hub.py', 'import requests\nrequests.get("https://huggingface.co/api/models/gpt2")'],
  ['predictions of something else', 'ml.py', 'import requests\nrequests.post(f"{base}/predictions", json={})'],
  [
    'a mocked route',
    'test_it.py',
    'import respx\nrespx.post("https://api.anthropic.com/v1/messages").respond(json={})',
  ],
];

describe('requests to vendors', () => {
  it.each(PYTHON)('Python: %s', async (_, source, expected) => {
    expect(await told('ask.py', source)).toEqual([expected]);
  });
  it.each(TYPESCRIPT)('TypeScript: %s', async (_, source, expected) => {
    expect(await told('ask.ts', source)).toEqual([expected]);
  });
  it.each(NAMED)('TypeScript: %s', async (path, source, expected) => {
    expect(await told(path, source)).toEqual([expected]);
  });
  it.each(NOTHING)('none: %s', async (_, path, source) => {
    expect(await told(path, source)).toEqual([]);
  });
});
