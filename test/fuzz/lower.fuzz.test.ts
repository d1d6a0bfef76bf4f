import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/discover/names.js';
import { lowerFile } from '../../src/lower/index.js';
import type { FileFacts } from '../../src/model/facts.js';
import type { Span } from '../../src/model/span.js';
import { corpus, mutated, runs } from './mutate.js';

const FOREVER = 3_600_000;
const SLOW = 10_000;
const programs = corpus().filter(({ path }) => languageOf(path) !== undefined);
const EXTENSIONS = ['py', 'ts', 'tsx', 'js', 'ipynb', 'vue', 'svelte', 'astro'];

function holdsItsPromises(path: string, bytes: Buffer): void {
  const begun = performance.now();
  const outcome = lowerFile(path, bytes);
  expect(performance.now() - begun).toBeLessThan(SLOW);
  if (outcome.status === 'failed') expect(outcome.reason).toMatch(/^(syntax error|nested too deeply|Not a notebook)/);
  if (outcome.status !== 'analysed') return;
  const { facts } = outcome;
  for (const span of spansOf(facts)) {
    expect(span[0]).toBeGreaterThanOrEqual(0);
    expect(span[1]).toBeGreaterThanOrEqual(span[0]);
    expect(span[1]).toBeLessThanOrEqual(facts.text.length);
  }
  expect(JSON.stringify(lowerFile(path, bytes))).toBe(JSON.stringify(outcome));
}

function spansOf(facts: FileFacts): Span[] {
  const { bindings, functions, classes, types, calls, writes, exports, stars, directives, problems } = facts;
  return [
    bindings,
    functions,
    classes,
    types,
    calls.map(({ call }) => call),
    writes,
    exports,
    stars,
    directives,
    problems,
  ]
    .flat()
    .map(({ span }) => span);
}

describe('reading', () => {
  it('survives what is left of a program', { timeout: FOREVER }, ({ task }) => {
    fc.assert(
      fc.property(mutated(programs), ({ path, text }) => holdsItsPromises(path, Buffer.from(text))),
      runs(150, task),
    );
  });

  it('survives any bytes', { timeout: FOREVER }, ({ task }) => {
    fc.assert(
      fc.property(fc.constantFrom(...EXTENSIONS), fc.uint8Array({ maxLength: 300 }), (extension, bytes) =>
        holdsItsPromises(`a.${extension}`, Buffer.from(bytes)),
      ),
      runs(150, task),
    );
  });
});
