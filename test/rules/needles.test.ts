import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../src/model/facts.js';
import type { Rules } from '../../src/model/rules.js';
import { parseRules } from '../../src/rules/load.js';
import { needles, packageNeedle } from '../../src/rules/needles.js';

const sdk = (id: string, language: string, packages: string) => ({
  path: `rules/${id}.yml`,
  text: `{ kind: sdk, id: ${id}, title: t, language: ${language}, packages: ${packages}, examples: [{ title: t, code: x }] }`,
});
const http = (language: string) => ({
  path: `rules/http-${language}.yml`,
  text: `{ kind: http, id: http-${language}, title: t, language: ${language}, functions: [], examples: [{ title: t, code: x }] }`,
});
const wire = {
  path: 'rules/wire.yml',
  text: '{ kind: wire, id: wire, title: t, definite: [/chat/completions, "/v1/threads/{}/messages"], weak: [/completions, /embeddings], evidence: [] }',
};
const hosts = {
  path: 'rules/providers.yml',
  text: `kind: providers
id: providers
title: t
hosts:
  - { host: api.deepseek.com, provider: other, wire: true }
  - { host: '*.azure.example', provider: azure, wire: true }
  - { host: api.anthropic.com, provider: other }
  - { host: '/^llm\\d+$/', provider: local, wire: true }
`,
};

const of = (...files: Parameters<typeof parseRules>[0]): Record<LanguageId, string[]> => {
  const rules: Rules = parseRules(files);
  return { python: needles(rules, 'python'), typescript: needles(rules, 'typescript') };
};

describe('needles', () => {
  it('are the import roots of a language, without those that hold another', () => {
    const found = of(
      sdk('a', 'python', '[langchain_openai, openai, llama_index]'),
      sdk('b', 'typescript', "['@ai-sdk/azure', '@ai-sdk/azure-extra']"),
    );
    expect(found).toEqual({ python: ['llama_index', 'openai'], typescript: ['@ai-sdk/azure'] });
  });

  it('are path endings and known hosts where requests are looked for', () => {
    const found = of(wire, hosts, http('python'));
    expect(found.typescript).toEqual([]);
    expect(found.python).toEqual(['/completions', '/embeddings', 'api.deepseek.com', 'azure.example', 'v1/threads/']);
  });

  it('keep a path of several segments without its slash', () => {
    const only = { ...wire, text: wire.text.replace('[/completions, /embeddings]', '[]') };
    expect(of(only, http('typescript')).typescript).toContain('chat/completions');
  });

  it.each([
    ['openai', 'openai'],
    ['@ai-sdk/openai', '@ai-sdk/openai'],
    [' openai ', 'openai'],
    ['llama_index.*', 'llama_index.'],
    ['*', undefined],
    ['', undefined],
    ['@/', undefined],
  ])('package %j', (name, expected) => expect(packageNeedle(name)).toBe(expected));
});
