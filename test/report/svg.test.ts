import { describe, expect, it } from 'vitest';
import { render } from '../../src/report/index.js';
import { report, site } from './build.js';

const picture = (path: string): string =>
  render(report({ sites: [site({ path })] }), 'svg', { color: false, width: 80 });

describe('svg', () => {
  it('is the terminal view, in colour, one text a line', () => {
    expect(picture('shop/assistant.py')).toMatch(/<text [^>]*><tspan[^>]*>[^<]*shop\/assistant\.py<\/tspan><\/text>/);
    expect(picture('shop/assistant.py')).toMatch(/<tspan fill="#[0-9a-f]{6}"/);
  });

  it('escapes what the repository named', () => {
    expect(picture('<script>&.py')).toContain('&lt;script&gt;&amp;.py');
    expect(picture('<script>&.py')).not.toContain('<script>');
  });
});
