import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRules } from '../../src/rules/load.js';
import { wireOf } from '../../src/rules/wire.js';

const files = ['wire', 'wire-generic', 'wire-routers', 'providers'].map((name) => `rules/${name}.yml`);
const wire = wireOf(parseRules(files.map((path) => ({ path, text: readFileSync(path, 'utf8') }))));

describe('wireOf', () => {
  it.each([
    ['https://api.openai.com/v1/chat/completions', []],
    ['https://api.openai.com/v1/models?limit=1', []],
    ['https://api.openai.com/v1/files', []],
    ['https://openrouter.ai/api/v1/models', []],
    ['https://api.roocode.com/proxy/v1/models?include_paid=true', []],
    ['https://ai-gateway.vercel.sh/v1/models', []],
    ['https://inference.poolside.ai/v1/models', []],
    ['https://chatgpt.com/backend-api/codex/responses', []],
    ['https://api.hicap.ai/v2/openai/models', []],
    ['https://llm.acme.example/v1/chat/completions/', []],
    ['{}/chat/completions', ['host']],
    ['{}/chat/completions{}', ['host', 'query']],
    ['{}/v1/models', ['resolvedBaseUrl']],
    ['{}://{}/v1/models', ['scheme']],
    ['{}/api/v3/chat/completions', ['host']],
    ['https://openrouter.ai/api/v1/audio/transcriptions', []],
    ['localhost:8000/v1/models', []],
    ['https://generativelanguage.googleapis.com/v1beta/openai/chat/completions', []],
    ['https://x.ngrok.io/v1/chat/completions', []],
    ['https://api.anthropic.com/v1/chat/completions', []],
    ['{}/v1/models', ['host']],
    ['{}/models', ['trimmedBaseUrl']],
    ['{}/models', ['self', 'base_url']],
    ['{}/models', ['config', 'OPENAI_API_BASE']],
    ['{}/embeddings', ['vllm_url']],
    ['{}/responses', ['settings', 'llmEndpoint']],
    ['https://{}.openai.azure.com/openai/deployments/{}/embeddings?api-version={}', []],
    ['https://acme.openai.azure.com/openai/deployments/gpt-4o/chat/completions', []],
    ['wss://api.openai.com/v1/realtime?model={}', []],
    ['{}/v1/threads/{}/runs', ['host']],
  ])('%s is (%j)', (url, identifiers) => expect(wire.speaks(url, identifiers)).toBe(true));

  it.each([
    ['/api/models', []],
    ['/v1/chat/completions', []],
    ['chat/completions', []],
    ['v1/models', ['baseUrl']],
    ['https://auth.openai.com/v1/models', []],
    ['https://generativelanguage.googleapis.com/v1beta/models', []],
    ['{}/api/models', ['baseUrl']],
    ['{}/api/v2/models', ['baseUrl']],
    ['{}/api/v2/audio/transcriptions', ['baseUrl']],
    ['{}/models', ['BACKEND_URL']],
    ['{}/models', ['API_BASE_URL']],
    ['{}/models', ['apiUrl']],
    ['{}/models', []],
    ['{}/api/v1/models', ['API_URL']],
    ['https://models.acme.example/models', []],
    ['https://api.getunbound.ai/models', []],
    ['https://api.anthropic.com/v1/messages', []],
    ['https://api.anthropic.com/v1/models', []],
    ['https://generativelanguage.googleapis.com/v1beta/models/{}:generateContent', []],
    ['{}/models/{}/endpoints', ['baseURL']],
    ['https://openrouter.ai/api/v1/models/{}/endpoints', []],
    ['https://openrouter.ai/api/v1/key', []],
    ['{}/v1/model/info', ['baseUrl']],
    ['http://localhost:11434/api/tags', []],
    ['http://localhost:11434/api/embeddings', ['baseUrl']],
    ['http://localhost:1234/api/v0/models', []],
    ['{}/v1/files', ['baseUrl']],
    ['{}/data-models', ['baseUrl']],
    ['{}/models', ['fullmatch', 'callMethod', 'smallModels']],
    ['{}/models/{}', ['baseUrl']],
    ['', ['openai']],
  ])('%s is not (%j)', (url, identifiers) => expect(wire.speaks(url, identifiers)).toBe(false));

  it('lets the longest ending decide, and each file of rules its own evidence', () => {
    expect(wire.speaks('{}/v1/models', ['API_URL'])).toBe(true);
    expect(wire.speaks('{}/api/v1/models', ['API_URL'])).toBe(false);
    expect(wire.speaks('{}/v1/files', ['OPENAI_API_BASE'])).toBe(true);
  });

  it.each([
    ['fetch(`${base}/models`)', true],
    ['url = base + "/threads/" + thread + "/messages"', true],
    ['https://api.openai.com/v1', false],
  ])('mayHold(%j) is %s', (text, expected) => expect(wire.mayHold(text)).toBe(expected));
});
