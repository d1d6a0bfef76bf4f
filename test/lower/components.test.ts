import { describe, expect, it } from 'vitest';
import { componentScripts, lowerComponent } from '../../src/lower/components.js';
import { printBindings, printCalls } from './print.js';

/** What is left of a component, without blanks and the closing semicolons. */
function codeOf(path: string, text: string): string {
  const code = componentScripts(path, text);
  expect(code).toHaveLength(text.length);
  expect(code.split('\n')).toHaveLength(text.split('\n').length);
  return code
    .replace(/;(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('component scripts', () => {
  it.each([
    [
      'App.vue',
      '<template>\n<p title="<script>no</script>">{{ a > b }}</p>\n</template>\n<script setup lang="ts">\nyes\n</script>',
      'yes',
    ],
    ['App.vue', '<script>\none\n</script>\n<script setup>\ntwo\n</script>', 'one two'],
    ['App.vue', '<!-- <script>no</script> --><script >yes</script\n>', 'yes'],
    ['App.vue', '<script src="./a.ts" /><script>yes</script>', 'yes'],
    ['App.vue', '<SCRIPT LANG="TS">yes</SCRIPT>', 'yes'],
    ['App.vue', '<style>a::after { content: "<script>no</script>" }</style><script>yes</script>', 'yes'],
    ['App.vue', '<script type="application/json">no</script><script type="importmap">no</script>', ''],
    ['App.vue', '<script type="application/ld+json">no</script><script type="speculationrules">no</script>', ''],
    ['App.vue', '<script type="text/template">no</script><script lang="coffee">no</script><scripts>no</scripts>', ''],
    ['App.vue', "<script type='module'>yes</script><script type=text/javascript>too</script>", 'yes too'],
    ['App.vue', '<script>never closed', 'never closed'],
    ['A.svelte', '<script context="module">one</script><script>two</script>{#if a <b}<i/>{/if}', 'one two'],
    [
      'A.svelte',
      '<button on:click={() => a > b ? "<script>" : { c: 1 }}>x</button><script lang="ts">yes</script>',
      'yes',
    ],
    ['A.svelte', '<b class={{{{ x="1">n</b><script>yes</script>', 'yes'],
    ['A.astro', '---\nfront\n---\n<p class={a}>x</p><script>\nback\n</script>', 'front back'],
    ['A.astro', '\n---\r\nfront "---" \r\n---\r\n<script is:inline>back</script>', 'front "---" back'],
    ['A.astro', '<p>---</p><script>only</script>', 'only'],
    ['A.vue', '---\nno\n---\n<script>yes</script>', 'yes'],
  ])('%s: %s', (path, text, expected) => {
    expect(codeOf(path, text)).toBe(expected);
  });

  it('takes linear time on markup that never ends', () => {
    for (const part of ['<a {', '<a "', '<!--', '<script>', '<a ', ' '])
      componentScripts('A.vue', `<a${part.repeat(100_000)}`);
  });
});

describe('component facts', () => {
  it('reads all scripts as one module, at their place', () => {
    const text =
      '<script>\nimport { Client } from "sdk"\nconst a = 1\n</script>\n<script setup lang="ts">\n(new Client<X>())\nconst a = 2\n</script>';
    const facts = lowerComponent('App.vue', text);
    expect(printBindings(facts)).toEqual(['import Client = import(sdk:Client)', 'a = 1', 'a = 2']);
    expect(printCalls(facts)).toEqual(['new Client()']);
    expect(facts.problems).toEqual([]);
    expect(text.slice(...(facts.calls[0]?.call.span ?? [0, 0]))).toBe('new Client<X>()');
  });

  it.each([
    ['App.vue', '<script lang="tsx">const view = () => <p>{load()}</p>;</script>'],
    ['A.svelte', '<script>$: client = load();</script>'],
    ['A.astro', '---\nconst { id } = Astro.params; if (!id) return load();\n---\n<p/>'],
  ])('%s: %s', (path, text) => {
    const facts = lowerComponent(path, text);
    expect(facts.language).toBe('typescript');
    expect(facts.problems).toEqual([]);
    expect(facts.calls).toHaveLength(1);
  });

  it('loses only the script that can not be read', () => {
    const facts = lowerComponent('App.vue', '<script>const a = {</script><script>load();</script>');
    expect(printCalls(facts)).toEqual(['load()']);
    expect(facts.problems).toEqual([{ message: 'unreadable script', span: [8, 19] }]);
    expect(() => lowerComponent('App.vue', '<script>const a = {</script>')).toThrow('syntax error');
  });
});
