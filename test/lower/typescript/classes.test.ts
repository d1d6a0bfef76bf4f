import { describe, expect, it } from 'vitest';
import type { Member } from '../../../src/model/facts.js';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { print, printType, printWrites } from '../print.js';

function row({ kind, name, isStatic, optional, type, value, fn }: Member): string {
  const parts = [isStatic ? 'static ' : '', kind, ' ', name, optional ? '?' : '', type ? `: ${printType(type)}` : ''];
  return `${parts.join('')}${value ? ` = ${print(value)}` : ''}${fn === undefined ? '' : ` fn#${fn}`}`;
}

describe('class members', () => {
  it.each<[string, string[]]>([
    [
      'url = BASE; readonly key?: string; declare x: Client;',
      ['field url = BASE', 'field key?: other', 'field x: Client'],
    ],
    ["static #url = 'a'; accessor b = 1; 'c-d' = 2;", ['static field #url = "a"', 'field b = 1', 'field c-d = 2']],
    [
      'constructor(private url: string, public key?: string) {}',
      ['field url: other = param#0.0', 'field key?: other = param#0.1', 'method constructor fn#0'],
    ],
    ['get client() { return x } set client(v) {} static make() {}', ['getter client fn#0', 'static method make fn#2']],
    ['abstract url: string; abstract load(): void; load(a: string): void;', ['field url: other', 'method load']],
    ['send = () => this.url; [dynamic] = 1; [key: string]: string;', ['field send = fn#0']],
  ])('%s', (body, expected) => {
    const facts = lowerTypescript('src/client.ts', `abstract class Llm { ${body} }`);
    expect(facts.classes[0]?.members.map(row)).toEqual(expected);
  });

  it('knows the base, and this and super through arrows but not through plain functions', () => {
    const source = `class Llm extends mixin(Base) implements Api {
      constructor() { super({ url: 1 }); this.url = a; this['key'] = b; }
      load() { [1].map(() => { this.n = super.load(); }); [1].map(function () { this.lost = 1; }); }
      static { this.shared = new Llm(); }
    }
    const Anon = class {};`;
    const facts = lowerTypescript('src/client.ts', source);
    expect(facts.classes.map(({ name, bases }) => [name, ...bases.map(print)])).toEqual([
      ['Llm', 'mixin(Base)'],
      ['Anon'],
    ]);
    expect(facts.calls.map(({ call }) => print(call))).toContain('super#0({url: 1})');
    expect(printWrites(facts)).toEqual([
      'self#0.url = a (self 0)',
      'self#0.key = b (self 0)',
      'self#0.n = super#0.load() (self 0)',
      '<ThisExpression>.lost = 1',
      'self#0.shared = new Llm() (self 0)',
    ]);
  });
});

describe('writes', () => {
  it.each<[string, string[]]>([
    ['config.url = base;', ['config.url = base']],
    ["config['url'] = config[key] = base;", ['config.url = base', 'config[key] = base']],
    ['config.url ??= base; config.n += 1;', ['config.url = nullish(config.url | base)', 'config.n = (config.n + 1)']],
    ['({ url: config.url, key: config["k"] } = load());', ['config.url = load().url', 'config.k = load().key']],
    ['(config as Any).url! = base;', ['config.url = base']],
    ['get().url ||= base;', ['get().url = or(get().url | base)']],
    ['url = base;', []],
    ['config.url == base;', []],
  ])('%s', (source, expected) => {
    const facts = lowerTypescript('src/config.ts', source);
    expect(printWrites(facts)).toEqual(expected);
    expect(facts.calls.length).toBeLessThanOrEqual(1);
  });
});
