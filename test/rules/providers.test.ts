import { describe, expect, it } from 'vitest';
import { parseRules } from '../../src/rules/load.js';
import { hostFactsOf, providerOf } from '../../src/rules/providers.js';

const rules = parseRules([
  {
    path: 'rules/providers.yml',
    text: `kind: providers
id: providers
title: Hosts
hosts:
  - { host: api.openai.com, provider: openai, wire: true }
  - { host: '*.openai.com', provider: openai }
  - { host: '*.openai.azure.com', provider: azure, wire: true }
  - { host: '*.azure.com', provider: other, name: Azure }
  - { host: openrouter.ai, provider: other, name: OpenRouter, wire: true }
  - { host: '/^\\{\\}.*\\/openai\\/deployments\\//', provider: azure }
  - { host: '/^llm-\\d+\\.corp\\.example$/', provider: local }
`,
  },
]);
const provider = providerOf(rules);
const facts = hostFactsOf(rules);

describe('providerOf', () => {
  it.each([
    ['https://api.openai.com/v1', 'openai'],
    ['https://API.OpenAI.com:443/v1/', 'openai'],
    [' https://api.openai.com ', 'openai'],
    ['wss://eu.api.openai.com/v1/realtime?model=x', 'openai'],
    ['https://api.openai.com{}', 'openai'],
    ['https://api.openai.com.{}/v1', 'unknown'],
    ['https://user:pw@api.openai.com/v1', 'openai'],
    ['https://api.openai.com@evil.example/v1', 'other'],
    ['api.openai.com/v1', 'openai'],
    ['//api.openai.com/v1', 'openai'],
    ['{}://api.openai.com/v1', 'openai'],
    ['https://acme.openai.azure.com/openai', 'azure'],
    ['https://{}.openai.azure.com/openai', 'azure'],
    ['https://management.azure.com/', 'other'],
    ['https://notopenai.azure.com.evil.example/', 'other'],
    ['https://openrouter.ai/api/v1', 'other'],
    ['https://llm.acme.example/v1', 'other'],
    ['https://{}.acme.example/v1', 'other'],
    ['https://LLM-7.corp.example/v1', 'local'],
    ['http://localhost:11434/v1', 'local'],
    ['http://localhost:{}/v1', 'local'],
    ['localhost:4000/v1', 'local'],
    ['http://127.0.0.1:4000', 'local'],
    ['http://0.0.0.0', 'local'],
    ['http://192.168.{}.12:1234/v1', 'local'],
    ['http://[::1]:8080/v1', 'local'],
    ['http://host.docker.internal:8000/v1', 'local'],
    ['http://gateway.local/v1', 'local'],
    ['http://litellm:4000/v1', 'unknown'],
    ['http://203.0.113.7:4000/v1', 'unknown'],
    ['http://10.0.0.7:4000/v1', 'local'],
    ['http://vllm.ns.svc.cluster.local', 'local'],
    ['{}/openai/deployments/{}', 'azure'],
    ['http://localhost:4000/openai/deployments/{}', 'local'],
    ['{}/v1', 'unknown'],
    ['https://{}/v1', 'unknown'],
    ['https://{}:{}/v1', 'unknown'],
    ['http://{}.{}.{}.{}/v1', 'unknown'],
    ['https://api.{}.com/v1', 'unknown'],
    ['https://api.{}/v1', 'unknown'],
    ['https:///v1', 'unknown'],
    ['/v1/chat/completions', 'unknown'],
    ['v1', 'unknown'],
    ['not a url', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (url, expected) => expect(provider(url)).toBe(expected));

  it('also tells the vendor and whether the host speaks the protocol', () => {
    expect(facts('https://openrouter.ai/api/v1')).toEqual({ provider: 'other', name: 'OpenRouter', wire: true });
    expect(facts('https://llm.acme.example')).toEqual({ provider: 'other', wire: false });
    expect(facts('{}')).toEqual({ provider: 'unknown', wire: false });
  });
});
