import { describe, expect, it } from 'vitest';
import { baselineText, readBaseline } from '../../src/gate/baseline.js';
import { judge, type Gated } from '../../src/gate/index.js';
import { policyFrom } from '../../src/model/policy.js';
import type { Site } from '../../src/model/report.js';
import { makeTree, write } from '../discover/tree.js';
import { configured, report, site } from '../report/build.js';

function gate(sites: Site[], before?: Site[]): Gated {
  const run = (of: Site[], baseline?: Gated['debt']): Gated =>
    judge(report({ sites: of }), {
      policy: policyFrom(),
      today: '2026-06-01',
      baseline: baseline && { entries: baseline },
    });
  return run(sites, before && run(before).debt);
}

const client = (code: string, fields: Partial<Site> = {}): Site => site({ snippet: code, within: 'f', ...fields });
const top = (code: string, fields: Partial<Site> = {}): Site => site({ snippet: code, within: '', ...fields });
const mended = (code: string, fields: Partial<Site> = {}): Site =>
  configured({ ...client(code), status: 'config-driven', ...fields });

describe('a baseline', () => {
  it.each<[string, Site[], Site[], number, number]>([
    ['covers what it holds', [client('a = X()')], [client('a = X()')], 0, 0],
    ['on another line', [client('a = X()', { line: 9 })], [client('a = X()', { line: 90 })], 0, 0],
    ['with other arguments', [client('a = X(k)')], [client('a = X(\n    k,\n    timeout=3,\n)')], 0, 0],
    ['under another name in its function', [client('a = X()')], [client('b = X()')], 0, 0],
    ['not under another name in its module', [top('a = X()')], [top('b = X()')], 1, 1],
    ['not in another function', [client('a = X()')], [client('a = X()', { within: 'g' })], 1, 1],
    ['not in another file', [client('a = X()')], [client('a = X()', { path: 'b.py' })], 1, 1],
    ['not of another kind', [client('a = X()')], [client('a = X()', { kind: 'wrapper' })], 1, 1],
    ['one each', [client('a = X()')], [client('a = X()'), client('a = X()')], 1, 0],
    ['not a new one beside a mended one', [client('a = X()')], [client('b = X()'), mended('a = X(u)')], 1, 1],
    ['a bypass does not become another', [site({ status: 'unresolved' })], [site()], 1, 0],
    ['mended is stale', [client('a = X()')], [mended('a = X(u)')], 0, 1],
    ['gone is stale', [client('a = X()')], [], 0, 1],
  ])('%s', (_what, before, after, failures, stale) => {
    const { verdict } = gate(after, before);
    expect([verdict.failures.length, verdict.stale.length]).toEqual([failures, stale]);
  });

  it('shows debt as debt', () => {
    const { verdict, report: judged } = gate([client('a = X()')], [client('a = X()')]);
    expect(verdict.known).toHaveLength(1);
    expect(judged.sites[0]?.gate).toEqual({ severity: 'fail', known: true });
  });

  it('of many is spent to the last', () => {
    const many = Array.from({ length: 30_000 }, (_, index) =>
      client(`a${index} = X()`, { path: `p${index % 100}.py` }),
    );
    expect(gate(many, many).verdict).toMatchObject({ failures: [], stale: [] });
  });
});

describe('its file', () => {
  it('is read as it was written, sorted, one entry a line', () => {
    const { debt } = gate([client('b = X()', { path: 'b.py' }), client('a = X()', { path: 'a.py' })]);
    const text = baselineText({ entries: debt });
    const root = makeTree({ 'known.json': text });
    expect(readBaseline(`${root}/known.json`)?.entries.map(({ path }) => path)).toEqual(['a.py', 'b.py']);
    expect(text.split('\n').filter((line) => line.includes('"path"'))).toHaveLength(2);
    expect(baselineText({ entries: [...debt].reverse() })).toBe(text);
  });

  it.each([
    ['not JSON', '{', 'is not JSON'],
    ['something else', '{"version":1}', 'sites'],
    ['of the future', '{"version":2,"sites":[]}', 'version'],
  ])('%s', (_what, text, message) => {
    const root = makeTree({});
    write(root, 'known.json', text);
    expect(() => readBaseline(`${root}/known.json`)).toThrow(message);
  });

  it('may not be there', () => {
    expect(readBaseline(`${makeTree({})}/known.json`)).toBeUndefined();
  });
});
