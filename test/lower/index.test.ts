import { describe, expect, it } from 'vitest';
import { lowerFile } from '../../src/lower/index.js';

describe('lowerFile', () => {
  it.each([
    ['src/client.ts', 'const a: A = 1', 'typescript'],
    ['src/Client.TSX', 'const a = <p/>', 'typescript'],
    ['src/App.vue', '<script>const a = 1</script>', 'typescript'],
    ['app/main.py', 'a = 1\n', 'python'],
    ['lab.ipynb', '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}', 'python'],
  ])('analyses %s', (path, text, language) => {
    expect(lowerFile(path, Buffer.from(text))).toMatchObject({ status: 'analysed', path, facts: { path, language } });
  });

  const longLine = `const a = "${'x'.repeat(50_000)}";`;
  const wide = `f(${'a,'.repeat(300)}b);\n`.repeat(40);

  it.each([
    ['sdk.d.ts', '', 'type declarations only'],
    ['sdk.d.mts', '', 'type declarations only'],
    ['README.md', '', 'not a source file'],
    ['Makefile', '', 'not a source file'],
    ['a.ts', 'a\0b', 'binary file'],
    ['dist/a.js', longLine, 'minified'],
    ['dist/a.js', wide, 'minified'],
  ])('skips %s %.10s', (path, text, reason) => {
    expect(lowerFile(path, Buffer.from(text))).toEqual({ status: 'skipped', path, reason });
  });

  it('does not mind long lines beside the script of a component', () => {
    const logo = `<svg d="${'M1 2'.repeat(20_000)}"/>\n<script>load()</script>`;
    expect(lowerFile('Logo.vue', Buffer.from(logo)).status).toBe('analysed');
    expect(lowerFile('Logo.vue', Buffer.from(`<script>${wide}</script>`)).status).toBe('skipped');
  });

  it('reads small files however long their lines are', () => {
    expect(lowerFile('a.js', Buffer.from(`f(${'a,'.repeat(900)}b)`)).status).toBe('analysed');
  });

  it.each([
    ['a.ts', 'const a = {', 'syntax error: unexpected token (line 1)'],
    ['a.ts', `x = ${'['.repeat(15_000)}`, 'nested too deeply'],
  ])('fails %s %.10s in one clean line', (path, text, reason) => {
    expect(lowerFile(path, Buffer.from(text))).toEqual({ status: 'failed', path, reason });
  });
});
