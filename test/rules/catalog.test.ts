/** The rule files themselves: they load, they don't contradict each other, their examples point at calls. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRules } from '../../src/rules/load.js';
import { needles } from '../../src/rules/needles.js';

const files = readdirSync('rules')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => ({ path: `rules/${name}`, text: readFileSync(`rules/${name}`, 'utf8') }));
const rules = parseRules(files);
const withExamples = [...rules.sdk, ...rules.http];

describe('rule files', () => {
  it.each(rules.sdk.map((rule) => [rule.id, rule] as const))(
    'names of %s begin with one of its packages',
    (_, rule) => {
      const names = [...rule.constructors, ...rule.globals].flatMap((entry) => entry.names);
      const root = (name: string) => rule.packages.some((text) => name.startsWith(text));
      expect(names.filter((name) => !root(name))).toEqual([]);
    },
  );

  it.each(['python', 'typescript'] as const)(
    'no %s name belongs to two entries unless a condition tells them apart',
    (language) => {
      const constructors = rules.sdk.filter((rule) => rule.language === language).flatMap((rule) => rule.constructors);
      const names = constructors.filter((entry) => !entry.when).flatMap((entry) => entry.names);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    },
  );

  it.each(['python', 'typescript'] as const)('no %s HTTP function is listed twice', (language) => {
    const names = rules.http
      .filter((rule) => rule.language === language)
      .flatMap((rule) => rule.functions.flatMap((entry) => entry.names));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(withExamples.map((rule) => [rule.id, rule] as const))(
    '%s has hits and non-hits, and each hit is at a call',
    (_, rule) => {
      expect(rule.examples.some(({ sites }) => sites.length > 0)).toBe(true);
      expect(rule.examples.some(({ sites }) => sites.length === 0)).toBe(true);
      for (const { code, sites, title } of rule.examples) {
        const lines = code.split('\n');
        for (const { line, kind, status } of sites) {
          expect(lines[line - 1] ?? '', `${title}, line ${line}`).toMatch(kind === 'global' ? /\S/ : /\w|\(/);
          expect(status, `${title}, line ${line}`).toBeDefined();
        }
      }
    },
  );

  it('keeps the list of needles short', () => {
    const [python, typescript] = [needles(rules, 'python'), needles(rules, 'typescript')];
    expect(typescript).toContain('openai');
    expect(python.length + typescript.length).toBeLessThan(700);
  });
});
