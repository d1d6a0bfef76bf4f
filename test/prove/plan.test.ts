import { describe, expect, it } from 'vitest';
import type { ProvidersRule } from '../../src/model/rule.js';
import { planFor } from '../../src/prove/index.js';

const hosts: ProvidersRule['hosts'] = [
  { host: 'api.harbour.example', provider: 'other', wire: true },
  { host: '*.azure.example', provider: 'azure', wire: true },
  { host: '/^\\{\\}/', provider: 'azure', wire: true },
  { host: 'www.harbour.example', provider: 'other', wire: false },
  { host: 'gateway.internal', provider: 'local', wire: true },
];
const rules: ProvidersRule[] = [{ kind: 'providers', id: 'providers', title: 'Hosts', hosts }];
const plan = (gateways: string[], allowed: string[] = []) =>
  planFor(rules, { root: '/r', gateways, allowed, block: false }, '/log');

describe('the plan for the probes', () => {
  it('names the hosts that speak the protocol', () => {
    expect(plan([])).toMatchObject({ hosts: ['api.harbour.example'], suffixes: ['azure.example'], gateways: [] });
  });

  it('leaves out what is allowed', () => {
    expect(plan([], ['API.harbour.example', '*.azure.example'])).toMatchObject({ hosts: [], suffixes: [] });
  });

  it.each<[string, [string, number][]]>([
    ['http://127.0.0.1:4000/v1', [['localhost', 4000]]],
    ['http://[::1]:4000', [['localhost', 4000]]],
    ['https://gateway.example/v1', [['gateway.example', 443]]],
    ['http://gateway.example', [['gateway.example', 80]]],
    ['gateway', []],
  ])('reads the gateway %s', (url, gateways) => {
    expect(plan([url]).gateways).toEqual(gateways);
  });
});
