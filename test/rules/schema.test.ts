import { describe, expect, it } from 'vitest';
import { ruleJsonSchema } from '../../src/rules/schema.js';

describe('ruleJsonSchema', () => {
  const schema = ruleJsonSchema();

  it('has one alternative for each kind of rule file', () => {
    const options = (schema['oneOf'] ?? schema['anyOf']) as { properties: { kind: { const: string } } }[];
    expect(options.map(({ properties }) => properties.kind.const)).toEqual([
      'sdk',
      'http',
      'wire',
      'vendor-wire',
      'providers',
      'apis',
      'readers',
      'settings',
      'gateway',
    ]);
  });

  it('lets keys with a default be left out', () => {
    expect(JSON.stringify(schema)).toContain('"required":["names","kind","baseUrl"]');
  });

  it('is plain JSON', () => expect(JSON.parse(JSON.stringify(schema))).toEqual(schema));
});
