import { describe, expect, it } from 'vitest';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { print, printType } from '../print.js';

describe('types', () => {
  it.each([
    ['string', 'other'],
    ['Client', 'Client'],
    ['Sdk.Beta.Client', 'Sdk.Beta.Client'],
    ['Partial<Options>', 'Partial<Options>'],
    ['z.infer<typeof schema>', 'z.infer<typeof schema>'],
    ["import('sdk').Beta.Client", 'import(sdk:Beta).Client'],
    ["typeof import('sdk')", 'other'],
    ["'eu' | 'us' | 3 | true | null | undefined", '"eu" | "us" | 3 | true | absent | absent'],
    ['(A & { url?: string; load(): void; [k: string]: X })', 'A & {url?: other, load: other}'],
    ['Client[]', 'other'],
    ['() => void', 'other'],
    ['`https://${string}`', 'other'],
  ])('%s', (source, expected) => {
    const facts = lowerTypescript('src/types.ts', `type Shape = ${source}; let v: ${source};`);
    expect(printType(facts.types[0]?.body)).toBe(expected);
    expect(printType(facts.bindings[1]?.type)).toBe(expected);
  });

  it('keeps what an interface extends', () => {
    const facts = lowerTypescript(
      'src/types.ts',
      "interface Options extends Base, Sdk.Options<X> { 'base-url': string }",
    );
    expect(facts.types.map((type) => [type.name, ...type.extends.map(print), printType(type.body)])).toEqual([
      ['Options', 'Base', 'Sdk.Options', '{base-url: other}'],
    ]);
  });
});
