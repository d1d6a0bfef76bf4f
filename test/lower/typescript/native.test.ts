import { describe, expect, it } from 'vitest';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { readNatively } from '../../../src/lower/typescript/native/index.js';
import { LONGEST } from '../../../src/lower/typescript/native/thread.js';
import type { FileFacts } from '../../../src/model/facts.js';

/** Where the two parsers' trees differ in what lowering reads. */
const TYPED = [
  'const all = ["a", 1, true, null, 12n, 0x1_fn, /a/g, -1, `t${1}`];',
  'const o = { a, b: 1, "c": 2, [d]: 3, m() { go(); }, async *n() {}, get g() { return url; }, set s(v) {}, ...rest };',
  'const { a, b: { c = 1 }, ...others } = options; [x, , y = 2] = list;',
  'class A extends B<C> { x = 1; #p = call(); static s?: string; accessor z = 2; constructor(private readonly u: string) { super(u); } }',
  'class A { #p = 1; #m() { return this.#p; } get g() { return 1; } set g(v) {} static t() {} static { go(); } [k]() {} }',
  'abstract class A { abstract m(): void; abstract x: string; f(a: string): void; f(a: any) {} protected abstract get g(): T; }',
  'a?.b; a?.b.c(d)?.[e]!.f; (a?.b).c; a?.(); new (a?.b)(); if (a?.b) go(a?.b.c); process?.exit();',
  'if (!x) process.exit(1); if (!y) process?.exit(1); run(x, y);',
  'enum E { A, B = 5, C, "d-e", F = call() } const enum G { H = "h" } declare enum I { J }',
  'namespace A.B.C { export const x = 1; } declare module "m" { const y: string; } declare global { var z: string; }',
  'interface I extends J.K<L>, M { a?: string; readonly b: null; c(): void; [k: string]: unknown }',
  'type T = A.B<C<D>> | import("m").N.O<P> | typeof q.r | typeof this.s | "lit" | 1 | -1 | (E & F)[] | `t${string}`;',
  'import d, { type a, b as c, default as e } from "m"; import * as ns from "n"; import type F from "f"; import "side";',
  'import fs = require("fs"); import X = Y.Z; export import W = V.U; export = X;',
  'export * from "a"; export /* * */ * as /* * */ ns from "b"; export type * as types from "c"; export { x as "y z", type T } from "d";',
  '@decorated({ a: call() }) export class A { @field() x = 1; @method() m(@param() p: string) {} constructor(@other() public q = 1) {} }',
  '@one export default class extends B {} export abstract class C {}',
  'export default function (this: Window, a?: string, b = 1, ...c: string[]): a is string { return true; }',
  'export default async (a: string) => { await using x = open(); for await (const y of z) go(y); label: while (1) break label; };',
  'const v = <T,>(x: T) => x as unknown as string; f<string>(x!); x satisfies Y; new Map<string, A>(); tag<A>`x${y}`;',
  'const m = await import("m"); const n = require("n"); import.meta.url; exports.a = 1; module.exports = { b };',
  'switch (a) { case "b": { let c = 1; } default: var d; } try { go(); } catch ({ message }) { } finally { end(); }',
  'let 𝒳 = "💥"; call("é", 𝒳); // reroute: ignore because 💥\n/* reroute: other */ last();',
  '"use strict"; function f() { "use client"; return 1; } declare function g(): void; function h(): void; function h() {}',
  "const escaped = '\\u0041\\x42\\uD83D'; const big = 1e999; a ||= b; a ??= c; a **= 2; void 0; class B { #x; c(y) { return #x in y; } }",
].map((code): [path: string, code: string] => ['source.ts', code]);

const OTHERS: [path: string, code: string][] = [
  [
    'page.tsx',
    'const p = <A b="&amp;c" {...d} e={f(g)}>it\'s {h()} <></> <I.J k:l="m" /></A>; const q = <T,>(x: T) => x;',
  ],
  ['page.jsx', 'export const P = () => <div onClick={() => go({ a: 1 })}>{list.map((x) => <X key={x} />)}</div>;'],
  ['tool.js', '#!/usr/bin/env node reroute: no\nconst a = require("a"); class B { static #c = 1; d = () => this.#c; }'],
  ['tool.cjs', 'module.exports.run = function run() { return arguments; }; with_(x); var undefined_ = void 0;'],
  ['tool.mjs', 'export { default } from "a"; export { default as b } from "b"; const c = import.meta.env; await d();'],
  ['marked.ts', '\uFEFFconst a = call("b");'],
];

describe('the native parser', () => {
  it.each([...TYPED, ...OTHERS])('leads to the same facts as Babel: %s %s', (path, code) => {
    const facts = lowerTypescript(path, code);
    expect(facts.problems).toEqual([]);
    expect(withoutText(facts)).toEqual(withoutText(lowerTypescript(path, code + TOO_LONG)));
  });

  it.each([...TYPED, ...OTHERS.slice(0, -1)])('reads %s %s', (path, code) => {
    expect(readNatively(path, code)?.program.type).toBe('Program');
  });

  it.each([
    ['broken.ts', 'const a = 1;\nconst b = ;'],
    ['flow.js', 'const c = (d: any);'],
    ['proposal.js', 'export v from "mod"; const a = 1;'],
    ['long.ts', `const a = 1;${' '.repeat(LONGEST)}`],
  ])('leaves to Babel: %s', (path, code) => {
    expect(readNatively(path, code)).toBeUndefined();
    expect(lowerTypescript(path, code).bindings.length).toBe(1);
  });

  it.each([
    ['(', ')'],
    ['[', ']'],
    ['({a:', '})'],
    ['class A{x=', '}'],
    ['function f(){', '}'],
    ['`${', '}`'],
    ['let x:A<', '>'],
    ['if(a){}else ', ''],
    ['()=>', ''],
  ])('survives the deepest nesting it is shown: %s', (open, close) => {
    const levels = Math.floor((LONGEST - 10) / (open.length + close.length));
    const code = `${open.repeat(levels)}1${close.repeat(levels)}`;
    expect(code.length).toBeLessThan(LONGEST);
    readNatively('deep.ts', code);
    expect(readNatively('next.ts', 'call()')).toBeDefined();
  });
});

const TOO_LONG = ' '.repeat(LONGEST);

function withoutText({ text, lines, ...facts }: FileFacts): unknown {
  expect(text.length).toBeGreaterThan(0);
  expect(lines[0]).toBe(0);
  return facts;
}
