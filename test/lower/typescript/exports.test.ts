import { describe, expect, it } from 'vitest';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { printExports } from '../print.js';

describe('exports', () => {
  it.each<[string, string[]]>([
    ['export const url = 1, { key, ...rest } = x;', ['url = url', 'key = key', 'rest = rest']],
    [
      'export function connect() {} export class Llm {} export enum Url {}',
      ['connect = connect', 'Llm = Llm', 'Url = Url'],
    ],
    ["export { a, b as c, d as 'e-f' };", ['a = a', 'c = b', 'e-f = d']],
    ["export { a, default as b } from './m';", ['a from ./m:a', 'b from ./m:default']],
    ["export * from './m'; export * as ns from './n';", ['* from ./m', 'ns from ./n']],
    ['export default new Client();', ['default = new Client()']],
    ['export default function connect() {}', ['default = connect']],
    ['export default () => 1;', ['default = fn#0']],
    ['export default class {}', ['default = class#0']],
    ['export default interface Options {}', ['type default = Options']],
    ['export = sdk;', ['= = sdk']],
    ["export import fs = require('fs');", ['fs = fs']],
    [
      "export type { A }; export { type B, c }; export type * from './t';",
      ['type A = A', 'type B = B', 'c = c', 'type * from ./t'],
    ],
    ['export interface Options {} export type Key = string;', ['type Options = Options', 'type Key = Key']],
    ["export v from './v';", ['v from ./v:default']],
    ['export namespace Llm { export const url = 1; }', ['Llm = Llm']],
    ['module.exports = { url, connect };', ['= = {url: url, connect: connect}']],
    ['exports = module.exports = connect;', ['= = connect']],
    ["module.exports.url = 1; exports.key = 2; exports['a-b'] = 3;", ['url = 1', 'key = 2', 'a-b = 3']],
    ['function f(exports, module) { exports.a = 1; module.exports = 2; }', []],
    ['config.exports.url = 1;', []],
  ])('%s', (source, expected) => {
    expect(printExports(lowerTypescript('src/index.ts', source))).toEqual(expected);
  });
});
