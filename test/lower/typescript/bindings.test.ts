import { describe, expect, it } from 'vitest';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { printBindings, printScope } from '../print.js';

describe('bindings', () => {
  it.each<[string, string[]]>([
    ['let url;', ['url']],
    ['let url: string | undefined = base;', ['url: other | absent = base']],
    ['let url = a; url = b;', ['url = a', 'url = b']],
    ['let url; url ||= a; url ??= b;', ['url', 'url = or(url | a)', 'url = nullish(url | b)']],
    ["let url = a; url += '/v1';", ['url = a', 'augmented url = "/v1"']],
    ['const { url, key: apiKey } = config;', ['url = config.url', 'apiKey = config.key']],
    ["const { url = 'x' } = config;", ['url = default(config.url | "x")']],
    [
      'const { llm: { url } = {}, ...rest } = config;',
      ['url = default(config.llm | {}).url', 'rest = {...config-[llm]}'],
    ],
    ["const { ['url']: a, [k]: b } = config;", ['a = config.url', 'b = config[k]']],
    [
      'const [first, , third = 3, ...more] = list;',
      ['first = list[0]', 'third = default(list[2] | 3)', 'more = <RestElement>'],
    ],
    ['let a, b; ({ a, b: [b] } = load());', ['a', 'b', 'a = load().a', 'b = load().b[0]']],
    ['for (const host of hosts) {}', ['loop host = hosts[<iteration>]']],
    ['for (const { url = DEFAULT } of hosts) {}', ['loop url = default(hosts[<iteration>].url | DEFAULT)']],
    ['let k; for (k in hosts) {}', ['k', 'loop k']],
    ['try {} catch (error) {}', ['loop error']],
    ['using client = open();', ['client = open()']],
    ['await using client = open();', ['client = open()']],
    ["import Client from 'sdk';", ['import Client = import(sdk:default)']],
    ["import * as sdk from 'sdk';", ['import sdk = import(sdk)']],
    [
      "import { Client as C, 'a-b' as ab } from 'sdk';",
      ['import C = import(sdk:Client)', 'import ab = import(sdk:a-b)'],
    ],
    ["import type { Client } from 'sdk';", ['import typeonly Client = import(sdk:Client)']],
    ["import { type A, B } from 'sdk';", ['import typeonly A = import(sdk:A)', 'import B = import(sdk:B)']],
    ["import data from './a.json' with { type: 'json' };", ['import data = import(./a.json:default)']],
    ["import sdk = require('sdk');", ['import sdk = import(sdk)']],
    ['import Client = sdk.Client;', ['Client = sdk.Client']],
    ["import 'dotenv/config';", []],
    ["const { Client } = require('sdk');", ['Client = import(sdk).Client']],
    ["const { Client } = await import('sdk');", ['Client = import(sdk).Client']],
    ['function connect() {}', ['function connect = fn#0']],
    ['const f = function self() {};', ['f = fn#0', 'function self = fn#0']],
    ['class Llm {}', ['class Llm = class#0']],
    ['const L = class Inner {};', ['L = class#0', 'class Inner = class#0']],
    ["enum Url { Live = 'https://a', Test = 'b' }", ['Url = {Live: "https://a", Test: "b"}']],
    ['const enum N { A, B = 4, C, D = f(), E }', ['N = {A: 0, B: 4, C: 5, D: f(), E: <TSEnumMember>}']],
    ['interface Options {}', ['type Options']],
    ['type Key = string;', ['type Key']],
    ['declare const VERSION: string;', ['typeonly VERSION: other']],
    ['declare function load(): void;', ['function typeonly load']],
    ['declare class Sdk {}', ['class typeonly Sdk = class#0']],
    ['declare module "x" { const y: string; }', []],
    ['namespace Llm { export const url = base; const secret = 1; }', ['Llm = {url: url}', 'url = base', 'secret = 1']],
    ['namespace A.B { export const c = 1; }', ['A = {B: B}', 'B = {c: c}', 'c = 1']],
    ['function f(a: string): void; function f(a) {}', ['function f = fn#0', 'parameter a = param#0.0']],
  ])('%s', (source, expected) => {
    const facts = lowerTypescript('src/client.ts', source);
    expect(printBindings(facts)).toEqual(expected);
    expect(facts.problems).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['if (a) { var url = 1 }', ['url module @ module/if']],
    [
      'if (a) { let url = 1; url = 2 } else url = 3;',
      ['url module/if @ module/if', 'url module/if @ module/if', 'url module @ module/else'],
    ],
    [
      'let url; if (a) { url = 1 } else if (b) { url = 2 }',
      ['url module @ module', 'url module @ module/if', 'url module @ module/else/if'],
    ],
    [
      'function f() { url = 1; var url }',
      ['f module @ module', 'url module/function @ module/function', 'url module/function @ module/function'],
    ],
    ['{ function g() {} }', ['g module @ module/plain']],
    ['for (let i = 0; ;) { const j = i }', ['i module/loop @ module/loop', 'j module/loop @ module/loop']],
    [
      'try { var a = 1 } catch (e) { let b } finally { a = 2 }',
      [
        'a module @ module/try',
        'e module/catch @ module/catch',
        'b module/catch @ module/catch',
        'a module @ module/finally',
      ],
    ],
    [
      'switch (x) { case 1: let u = 1; break; default: u = 2 }',
      ['u module/plain @ module/plain/case', 'u module/plain @ module/plain/case'],
    ],
    ['const f = () => { g = 1 }', ['f module @ module', 'g module @ module/function']],
    ['class A { static { const k = 1 } }', ['A module @ module', 'k module/class/plain @ module/class/plain']],
    ['while (x) url = 1', ['url module @ module/loop']],
  ])('scopes of %s', (source, expected) => {
    const facts = lowerTypescript('src/client.ts', source);
    expect(
      facts.bindings.map((b) => `${b.name} ${printScope(facts, b.scope)} @ ${printScope(facts, b.block)}`),
    ).toEqual(expected);
  });
});
