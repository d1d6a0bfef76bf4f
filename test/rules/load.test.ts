import { describe, expect, it } from 'vitest';
import { parseRules, RuleError } from '../../src/rules/load.js';

const SDK = `kind: sdk
id: acme
title: Acme
language: python
packages: [acme_llm]
constructors:
  - names: [acme_llm.Client]
    kind: client
    baseUrl: [base_url]
examples:
  - title: plain
    code: 'acme_llm.Client()'
    sites: [{ line: 1 }]
`;

function refusal(text: string, path = 'rules/acme.yml'): RuleError {
  try {
    parseRules([{ path, text }]);
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('the rule file was accepted');
}

describe('parseRules', () => {
  it('sorts files by kind and fills in defaults', () => {
    const wire = 'kind: wire\nid: wire\ntitle: Wire\ndefinite: [/chat/completions]\nweak: [/models]\nevidence: [llm]\n';
    const rules = parseRules([
      { path: 'rules/acme.yml', text: SDK },
      { path: 'rules/wire.yml', text: wire },
    ]);
    expect(rules.sdk[0]?.constructors[0]).toMatchObject({ baseUrl: ['base_url'], env: [], default: null });
    expect(rules.wire[0]?.foreign).toEqual([]);
    expect(rules).toMatchObject({ http: [], providers: [], apis: [], readers: [] });
  });

  it.each([
    [
      'wrong value',
      SDK.replace('kind: client', 'kind: framework'),
      8,
      'constructors[0].kind must be "client" or "wrapper" or "litellm", found other text.',
    ],
    [
      'wrong type',
      SDK.replace('[base_url]', 'base_url'),
      9,
      'constructors[0].baseUrl must be a list, found other text.',
    ],
    [
      'unknown key',
      SDK.replace('    kind: client', '    kind: client\n    baseURL: [x]'),
      9,
      'constructors[0] has no key "baseURL".',
    ],
    ['missing key', SDK.replace('title: Acme\n', ''), 1, 'title must be text, found nothing.'],
    [
      'missing nested key',
      SDK.replace('    baseUrl: [base_url]\n', ''),
      7,
      'constructors[0].baseUrl must be a list, found nothing.',
    ],
    [
      'empty list',
      SDK.replace('[acme_llm.Client]', '[]'),
      7,
      'constructors[0].names must be not empty, found an empty list.',
    ],
    [
      'bad parameter',
      SDK.replace('[base_url]', '["base url"]'),
      9,
      'constructors[0].baseUrl[0] must be text of the form',
    ],
    ['unknown kind', SDK.replace('kind: sdk', 'kind: sdks'), 1, 'kind must be "sdk" or "http"'],
    ['no kind', 'id: acme\n', 1, 'kind must be'],
    ['a list', '- 1\n', 1, 'the file must be'],
    ['nothing', '', 1, 'the file must be'],
    ['broken YAML', 'kind: sdk\nid: [acme\n', 3, 'not valid YAML'],
    ['repeated key', 'kind: sdk\nkind: sdk\n', 2, 'not valid YAML'],
    [
      'package without a needle',
      SDK.replace('[acme_llm]', "['*', '.']"),
      5,
      'packages: no package of rule "acme" yields text',
    ],
    ['misplaced **', SDK.replace('acme_llm.Client]', 'acme_llm.**.Client]'), 7, '"**" may only stand at the end'],
    [
      'broken when',
      SDK.replace('    kind: client', '    kind: client\n    when: { param: [model], matches: "(" }'),
      9,
      'not a regular expression',
    ],
  ])('refuses %s', (_, text, line, reason) => {
    const error = refusal(text);
    expect(error).toMatchObject({ path: 'rules/acme.yml', line });
    expect(error.message).toContain(reason);
    expect(error.message).toMatch(/^rules\/acme\.yml:\d+: .*\.$/);
    expect(error.message).not.toContain('\n');
  });

  it('refuses two rules with one id', () => {
    const again = { path: 'rules/zeta.yml', text: SDK };
    expect(() => parseRules([{ path: 'rules/acme.yml', text: SDK }, again])).toThrow(
      'rules/zeta.yml:2: the id "acme" is already used by rules/acme.yml.',
    );
  });

  it('refuses a file of aliases that grow without end', () => {
    const lines = ['kind: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      lines.push(`k${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    expect(refusal(lines.join('\n')).message).toContain('not usable YAML');
  });
});
