import { describe, expect, it } from 'vitest';
import { targetsOf } from '../../src/doctor/index.js';
import { configured, report, site } from '../report/build.js';

const env = { OPENAI_BASE_URL: 'http://gateway:4000/v1' };
const chosen = { url: undefined, keyEnv: undefined };
const implicit = { implicitEnv: ['OPENAI_BASE_URL'] };

describe('the gateway of a repository', () => {
  it.each([
    ['a client without a base URL', site(implicit), 1],
    ['a client whose base URL may be absent', configured({ ...implicit, whenUnset: 'vendor' }), 1],
    ['a client that falls back to an address in the code', configured({ ...implicit, whenUnset: 'literal' }), 0],
    ['a client that fails without its own variable', configured({ ...implicit, whenUnset: 'error' }), 0],
    ['a test', site({ ...implicit, test: true }), 0],
  ])('is what the SDK reads by itself for %s', (_what, one, count) => {
    expect(targetsOf(report({ sites: [one] }), chosen, env)).toHaveLength(count);
  });
});
