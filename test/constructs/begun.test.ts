/** Settings that begin as an empty text: where they are set, this code does not show. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';
import { expectMarked } from '../helpers/typescript.js';

describe('a setting that begins empty', () => {
  it('of another file, set in a third', async () => {
    await expectMarked({
      'src/settings.ts': `export const settings = { apiBase: '', model: '' }`,
      'src/load.ts': `
        import { settings } from './settings'
        export const load = (saved: { url: string }) => { settings.apiBase = saved.url }
      `,
      'src/ask.ts': `
        import { settings } from './settings'
        const BASE = ''
        export const ask = (body: string) => fetch(\`\${settings.apiBase}/v1/chat/completions\`, { method: 'POST', body }) //= http config-driven unknown
        export const own = (body: string) => fetch(BASE + '/v1/chat/completions', { method: 'POST', body })
      `,
    });
  });
  it('of a class', async () => {
    await expectSites(
      `
        import requests
        BASE = ""
        class Model:
            api_base = ""
            def ask(self, body):
                return requests.post(self.api_base + "/v1/chat/completions", json=body)
        def own(body):
            return requests.post(BASE + "/v1/chat/completions", json=body)
      `,
      ['6 http config-driven unknown'],
    );
  });
});
